/** Parts of a line that the content stream paints apart from it. */
import type { Line } from "./lines.js";

const SAME_BASELINE = 0.4;
/** An aside (a date set to the right, a place) is a short piece. */
const ASIDE_SHARE = 0.4;

/**
 * Browsers paint floating and positioned pieces before or after the text around them: a run of such short pieces,
 * each on the baseline of another line and beside it, goes back into those lines.
 */
export function joinAsides(lines: Line[]): Line[] {
  const width = Math.max(...lines.map(({ right }) => right), 0) - Math.min(...lines.map(({ left }) => left), 0);
  const moved = new Map<Line, Line>();
  const usual = lines.map(({ size }) => size).sort((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0;
  const isText = (group: Line[]) => group.every((line) => line.size < usual * 1.08 && isUpright(line));
  const groups = groupsOf(lines).filter(
    (group) => isText(group) && isAsideGroup(group, width) && isApart(group, lines),
  );
  for (const group of groups.sort((a, b) => Number(isDated(b)) - Number(isDated(a)))) {
    if (group.some((line) => [...moved.values()].includes(line))) continue;
    const hosts = group.map((line) => hostOf(line, lines, (other) => group.includes(other) || moved.has(other)));
    const found = hosts.filter((host) => host !== undefined);
    if (found.length < group.length) continue;
    for (const [index, line] of group.entries()) moved.set(line, found[index] ?? line);
  }
  if (moved.size === 0) return lines;
  for (const [line, host] of moved) {
    host.glyphs = line.left < host.left ? [...line.glyphs, ...host.glyphs] : [...host.glyphs, ...line.glyphs];
    host.left = Math.min(host.left, line.left);
    host.right = Math.max(host.right, line.right);
  }
  return lines.filter((line) => !moved.has(line));
}

const isUpright = ({ glyphs }: Line) => glyphs[0]?.upright === true;

/** Lines that follow each other downwards at about the same edge. */
function groupsOf(lines: Line[]): Line[][] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const sameEdge = last && (Math.abs(last.left - line.left) < 3 || Math.abs(last.right - line.right) < 3);
    if (group && last && sameEdge && line.y > last.y) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Pieces set apart are short, and either far from each other or dates. A column of text is neither. */
function isAsideGroup(group: Line[], pageWidth: number): boolean {
  if (group.some(({ left, right }) => right - left > pageWidth * ASIDE_SHARE)) return false;
  if (isDated(group)) return true;
  return group.every((line, index) => {
    const last = group[index - 1];
    return !last || line.y - last.y > 2.2 * line.size;
  });
}

function isDated(group: Line[]): boolean {
  const dated = group.filter(({ glyphs }) => /(19|20)\d\d/.test(glyphs.map(({ text }) => text).join("")));
  return dated.length >= group.length * 0.8;
}

/** True when neither the line painted before nor the one after continues the group's column. */
function isApart(group: Line[], lines: Line[]): boolean {
  const start = lines.indexOf(group[0] as Line);
  const continues = (above: Line | undefined, below: Line | undefined) =>
    above !== undefined &&
    below !== undefined &&
    below.y > above.y &&
    below.y - above.y < 2.6 * Math.max(above.size, below.size) &&
    Math.min(above.right, below.right) > Math.max(above.left, below.left);
  return !continues(lines[start - 1], group[0]) && !continues(group.at(-1), lines[start + group.length]);
}

/** The line on the same baseline that has room beside it. */
function hostOf(line: Line, lines: Line[], isTaken: (other: Line) => boolean): Line | undefined {
  return lines.find((other) => {
    if (other === line || isTaken(other) || !isUpright(other)) return false;
    if (Math.abs(other.y - line.y) > SAME_BASELINE * Math.max(other.size, line.size)) return false;
    return other.left >= line.right || other.right <= line.left;
  });
}
