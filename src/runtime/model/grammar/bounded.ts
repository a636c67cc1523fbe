/**
 * A regex together with a length, as one automaton: the states of the regex, each with the number of characters so far.
 */
import { anyChar, type CharSet, invert, jsonChar, unite, without } from "./charset.js";
import type { Regex } from "./regex.js";
import { after, isNullable, plainest } from "./regex-text.js";
import type { Rules } from "./rules.js";

interface State {
  accepts: boolean;
  /** At most one for each character. */
  next: { set: CharSet; char: string; to: number }[];
  /** Characters that it takes at least from here to the end. */
  distance: number;
}

/** A regex whose matches have between `min` and `max` code points. */
export interface Bounded {
  states: readonly State[];
  min: number;
  max: number;
}

/** Rules that a grammar may have for one string: more make it slow to compile. */
const MOST_RULES = 6_000;
const MOST_STATES = 300;

/** Made ones, by what they are of: a tool's schema is compiled anew for each call. */
const known = new Map<string, Bounded | undefined>();
const MOST_KNOWN = 200;

/**
 * The regex held to a length, undefined where that would make the grammar large or admits nothing. Repetitions that may
 * be `freeFrom` long or longer are bounded by the length alone.
 *
 * @example
 * bounded(wholeMatch("^(ab|c)*d*$"), 0, 4); // "", "abcd", not "ababab"
 */
export function bounded(regex: Regex, min: number, max: number, freeFrom = max): Bounded | undefined {
  const key = `${min} ${max} ${freeFrom} ${JSON.stringify(regex)}`;
  if (known.has(key)) return known.get(key);
  if (known.size >= MOST_KNOWN) known.clear();
  const made = newlyBounded(widened(regex, Math.min(max, freeFrom)), min, max);
  known.set(key, made);
  return made;
}

function newlyBounded(regex: Regex, min: number, max: number): Bounded | undefined {
  const counts = (Number.isFinite(max) ? max : min) + 1;
  const states = automatonOf(regex, Math.min(MOST_STATES, Math.floor(MOST_RULES / counts)));
  const made = states && { states, min, max };
  return made && shortestBounded(made, "") !== undefined ? made : undefined;
}

/** A repetition that the length bounds anyway needs no bound of its own: without it there are far fewer states. */
function widened(regex: Regex, from: number): Regex {
  if (regex.kind === "alt") return { kind: "alt", options: regex.options.map((option) => widened(option, from)) };
  if (regex.kind === "seq") return { kind: "seq", parts: regex.parts.map((part) => widened(part, from)) };
  if (regex.kind !== "repeat") return regex;
  const free = regex.max >= from && !isNullable(regex.body);
  return { ...regex, body: widened(regex.body, from), max: free ? Number.POSITIVE_INFINITY : regex.max };
}

function automatonOf(start: Regex, mostStates: number): State[] | undefined {
  const classes = classesOf(start);
  const places = new Map<string, number>([[JSON.stringify(start), 0]]);
  const regexes = [start];
  const states: State[] = [];
  for (let index = 0; index < regexes.length; index++) {
    const regex = regexes[index];
    if (!regex) break;
    const targets = new Map<number, { sets: CharSet[]; char: string }>();
    for (const { set, char } of classes) {
      const rest = after(regex, char);
      if (!rest) continue;
      const key = JSON.stringify(rest);
      const to = places.get(key) ?? regexes.push(rest) - 1;
      places.set(key, to);
      const target = targets.get(to) ?? { sets: [], char };
      target.sets.push(set);
      targets.set(to, target);
    }
    if (regexes.length > mostStates) return undefined;
    const next = [...targets].map(([to, { sets, char }]) => ({ set: unite(...sets), char, to }));
    states.push({ accepts: isNullable(regex), next, distance: Number.POSITIVE_INFINITY });
  }
  measure(states);
  return states;
}

function measure(states: State[]): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const state of states) {
      const best = state.accepts ? 0 : Math.min(...state.next.map(({ to }) => 1 + distanceOf(states, to)));
      if (best < state.distance) {
        state.distance = best;
        changed = true;
      }
    }
  }
}

function distanceOf(states: readonly State[], index: number): number {
  return states[index]?.distance ?? Number.POSITIVE_INFINITY;
}

/** Sets of characters that the regex never tells apart, of those that JSON can write. */
function classesOf(regex: Regex): { set: CharSet; char: string }[] {
  let classes: CharSet[] = [anyChar];
  for (const set of distinctSets(regex)) {
    classes = classes.flatMap((one) => [without(one, set), without(one, invert(set))]).filter((one) => one.length > 0);
  }
  return classes.flatMap((set) => {
    const written = jsonChar(set);
    const char = written === undefined ? undefined : plainest(set);
    return char === undefined ? [] : [{ set, char }];
  });
}

function distinctSets(regex: Regex): CharSet[] {
  const found = new Map<string, CharSet>();
  const visit = (one: Regex): void => {
    if (one.kind === "set") found.set(JSON.stringify(one.set), one.set);
    else if (one.kind === "repeat") visit(one.body);
    else if (one.kind === "seq") one.parts.forEach(visit);
    else if (one.kind === "alt") one.options.forEach(visit);
  };
  visit(regex);
  return [...found.values()];
}

/** An expression for it inside a JSON string. Each character has one way to go, whatever the bound. */
export function boundedExpression(rules: Rules, { states, min, max }: Bounded): string {
  // Without a greatest length counts above the least are all the same.
  const most = Number.isFinite(max) ? max : min;
  const names = new Map<string, string>();
  const waiting: { name: string; index: number; count: number }[] = [];
  const nameOf = (index: number, count: number): string => {
    const key = `${index} ${count}`;
    const known = names.get(key);
    if (known) return known;
    const name = rules.reserve("at");
    names.set(key, name);
    waiting.push({ name, index, count });
    return name;
  };
  const root = nameOf(0, 0);
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const state = states[place.index];
    const count = Math.min(place.count + 1, most);
    const options = state?.accepts && place.count >= min ? ['""'] : [];
    for (const { set, to } of place.count < max ? (state?.next ?? []) : []) {
      const char = jsonChar(set);
      if (char === undefined || place.count + 1 + distanceOf(states, to) > max) continue;
      options.push(`${char.length < 24 ? char : rules.add("char", char)} ${nameOf(to, count)}`);
    }
    rules.define(place.name, options.join(" | ") || "[^\\x00-\\U0010FFFF]");
  }
  return root;
}

/** The shortest text that completes `begun` to a match of an admitted length, undefined when nothing can. */
export function shortestBounded({ states, min, max }: Bounded, begun: string): string | undefined {
  let index = 0;
  let count = 0;
  for (const char of begun) {
    const code = char.codePointAt(0) ?? 0;
    const step = states[index]?.next.find(({ set }) => set.some(([from, to]) => from <= code && code <= to));
    if (!step) return undefined;
    index = step.to;
    count += 1;
  }
  // Breadth first; of the states with one count each is worth going on from once.
  let reached = new Map([[index, ""]]);
  for (; count <= Math.min(max, min + begun.length + states.length); count++) {
    const following = new Map<number, string>();
    for (const [at, text] of reached) {
      if (states[at]?.accepts && count >= min) return text;
      for (const { char, to } of states[at]?.next ?? []) if (!following.has(to)) following.set(to, text + char);
    }
    reached = following;
  }
  return undefined;
}

/** Whether the whole text matches. */
export function matchesBounded(given: Bounded, text: string): boolean {
  return shortestBounded(given, text) === "";
}
