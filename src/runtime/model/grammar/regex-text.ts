import { type CharSet, hasChar, jsonChar } from "./charset.js";
import type { Regex } from "./regex.js";
import { either, type Rules, repeated, sequence } from "./rules.js";

/** An expression for the regex inside a JSON string, undefined when it admits nothing that JSON can write. */
export function regexExpression(rules: Rules, regex: Regex): string | undefined {
  if (regex.kind === "set") {
    const char = jsonChar(regex.set);
    return char === undefined || char.length < 24 ? char : rules.add("char", char);
  }
  if (regex.kind === "anchor") return "";
  if (regex.kind === "seq") {
    const parts = regex.parts.map((part) => regexExpression(rules, part));
    return parts.includes(undefined) ? undefined : sequence(...(parts as string[]));
  }
  if (regex.kind === "alt") {
    const options = regex.options.map((option) => regexExpression(rules, option));
    const admitted = options.filter((option) => option !== undefined).map((option) => option || '""');
    return admitted.length === 0 ? undefined : either(admitted);
  }
  // What may be empty adds nothing by being repeated empty; a rule that did so would never come to an end.
  const nullable = isNullable(regex.body);
  const body = regexExpression(rules, nullable ? nonEmpty(regex.body) : regex.body);
  const min = nullable ? 0 : regex.min;
  if (body === undefined) return min === 0 ? "" : undefined;
  return body === "" ? "" : repeated(rules, body, min, regex.max);
}

/** The regex without the empty text. */
function nonEmpty(regex: Regex): Regex {
  if (regex.kind === "alt") return { kind: "alt", options: regex.options.map(nonEmpty) };
  if (regex.kind === "repeat") {
    const body = nonEmpty(regex.body);
    return { kind: "repeat", body, min: isNullable(regex.body) ? 1 : Math.max(regex.min, 1), max: regex.max };
  }
  if (regex.kind !== "seq") return regex.kind === "set" ? regex : { kind: "set", set: [] };
  const [first, ...others] = regex.parts;
  if (!first) return { kind: "set", set: [] };
  const rest: Regex = { kind: "seq", parts: others };
  if (!isNullable(first)) return regex;
  return { kind: "alt", options: [join(nonEmpty(first), rest), nonEmpty(rest)] };
}

/** What may follow one character; undefined when the character can't stand there (Brzozowski's derivative). */
export function after(regex: Regex, char: string): Regex | undefined {
  if (regex.kind === "set") return hasChar(regex.set, char) ? EMPTY : undefined;
  if (regex.kind === "anchor") return undefined;
  if (regex.kind === "alt") return oneOf(regex.options.map((option) => after(option, char)));
  if (regex.kind === "repeat") {
    if (regex.max === 0) return undefined;
    const rest = after(regex.body, char);
    const more: Regex = { ...regex, min: Math.max(regex.min - 1, 0), max: regex.max - 1 };
    return rest && join(rest, more.max === 0 ? EMPTY : more);
  }
  const [first, ...others] = regex.parts;
  if (!first) return undefined;
  const rest = after(first, char);
  const taken = rest && join(rest, { kind: "seq", parts: others });
  const skipped = isNullable(first) ? after({ kind: "seq", parts: others }, char) : undefined;
  return oneOf([taken, skipped]);
}

const EMPTY: Regex = { kind: "seq", parts: [] };

function join(left: Regex, right: Regex): Regex {
  const parts = [left, right].flatMap((part) => (part.kind === "seq" ? part.parts : [part]));
  return parts.length === 1 && parts[0] ? parts[0] : { kind: "seq", parts };
}

/** Alternatives are flat and each is there once: only so do derivatives stay small, however long the text. */
function oneOf(options: (Regex | undefined)[]): Regex | undefined {
  const distinct = new Map<string, Regex>();
  for (const option of options) {
    if (!option) continue;
    for (const one of option.kind === "alt" ? option.options : [option]) distinct.set(JSON.stringify(one), one);
  }
  const found = [...distinct.values()];
  return found.length < 2 ? found[0] : { kind: "alt", options: found };
}

/** Whether the regex matches the empty text. */
export function isNullable(regex: Regex): boolean {
  if (regex.kind === "set") return false;
  if (regex.kind === "anchor") return true;
  if (regex.kind === "seq") return regex.parts.every(isNullable);
  if (regex.kind === "alt") return regex.options.some(isNullable);
  return regex.min === 0 || isNullable(regex.body);
}

/** The shortest text that the regex matches, undefined when it matches none. */
export function shortestMatch(regex: Regex): string | undefined {
  if (regex.kind === "set") return plainest(regex.set);
  if (regex.kind === "anchor") return "";
  if (regex.kind === "seq") {
    const parts = regex.parts.map(shortestMatch);
    return parts.includes(undefined) ? undefined : parts.join("");
  }
  if (regex.kind === "alt") {
    const options = regex.options.map(shortestMatch).filter((option) => option !== undefined);
    return options.sort((a, b) => a.length - b.length)[0];
  }
  if (regex.min === 0) return "";
  return shortestMatch(regex.body)?.repeat(regex.min);
}

/** The character of a set that is the easiest to read. */
export function plainest(set: CharSet): string | undefined {
  const nice = [..."a0A-. "].find((char) => hasChar(set, char));
  if (nice !== undefined) return nice;
  const range = set.find(([, to]) => to >= 0x20);
  return range === undefined ? undefined : String.fromCodePoint(Math.max(range[0], 0x20));
}

/** The shortest text that completes `begun` to a match, undefined when nothing can. */
export function shortestRest(regex: Regex, begun: string): string | undefined {
  let rest: Regex | undefined = regex;
  for (const char of begun) {
    rest = rest && after(rest, char);
    if (!rest) return undefined;
  }
  return shortestMatch(rest);
}

/** Whether the regex matches the whole text. */
export function matches(regex: Regex, text: string): boolean {
  let rest: Regex | undefined = regex;
  for (const char of text) {
    rest = rest && after(rest, char);
    if (!rest) return false;
  }
  return isNullable(rest);
}
