import { editDistance } from "../edit-distance.js";

/** The names nearest to a wrong one, best first; what a message suggests instead. */
export function nearestNames(wanted: string, names: readonly string[], count = 3): string[] {
  const target = wanted.toLowerCase();
  return names
    .map((name) => ({ name, distance: distanceBetween(target, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(3, Math.ceil(Math.max(target.length, name.length) / 2)))
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, count)
    .map(({ name }) => name);
}

/** Whole path or last part, whichever is nearer: a right name in the wrong folder is a near miss. */
function distanceBetween(a: string, b: string): number {
  const lastA = a.slice(a.lastIndexOf("/") + 1);
  const lastB = b.slice(b.lastIndexOf("/") + 1);
  return Math.min(nameDistance(a, b), nameDistance(lastA, lastB) + (a === lastA && b === lastB ? 0 : 1));
}

/** Names of very different lengths, or very long ones, aren't meant for each other: they aren't worth comparing. */
function nameDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 40 || a.length > 200 || b.length > 200) return 1000;
  return editDistance(a, b);
}
