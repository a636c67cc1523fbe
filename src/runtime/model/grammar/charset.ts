/** Inclusive range of code points. */
export type CharRange = readonly [from: number, to: number];
/** Sorted, disjoint, not touching. */
export type CharSet = readonly CharRange[];

const LAST = 0x10ffff;

export const anyChar: CharSet = [[0, LAST]];

/** The set of all code points in any of the ranges. */
export function charSet(...ranges: CharRange[]): CharSet {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** The set of the characters of a text. */
export function charsOf(text: string): CharSet {
  return charSet(...[...text].map((char): CharRange => [codeOf(char), codeOf(char)]));
}

export function unite(...sets: CharSet[]): CharSet {
  return charSet(...sets.flat());
}

export function invert(set: CharSet): CharSet {
  const ranges: CharRange[] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) ranges.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= LAST) ranges.push([next, LAST]);
  return ranges;
}

export function without(set: CharSet, removed: CharSet): CharSet {
  return invert(unite(invert(set), removed));
}

export function hasChar(set: CharSet, char: string): boolean {
  const code = codeOf(char);
  return set.some(([from, to]) => from <= code && code <= to);
}

export function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}

/** What a JSON string can't hold as it is. */
const ESCAPED = charSet([0, 0x1f], [0x22, 0x22], [0x5c, 0x5c]);
const SURROGATES = charSet([0xd800, 0xdfff]);
/** Control characters that JSON writes with one letter; the others are not admitted. */
const ESCAPES: [string, string][] = [
  ['"', '"'],
  ["\\", "\\"],
  ["\b", "b"],
  ["\f", "f"],
  ["\n", "n"],
  ["\r", "r"],
  ["\t", "t"],
];

/**
 * A grammar expression for one character of the set as it stands inside a JSON string, or undefined when there is none.
 *
 * @example
 * jsonChar(charsOf('a"')); // ([a] | "\\\"")
 */
export function jsonChar(set: CharSet): string | undefined {
  const plain = without(set, unite(ESCAPED, SURROGATES));
  const escapes = ESCAPES.filter(([char]) => hasChar(set, char)).map(([, letter]) => letter);
  const parts: string[] = [];
  if (plain.length > 0) parts.push(classOf(plain));
  if (escapes.length > 0) parts.push(`"\\\\" ${classOf(unite(...escapes.map(charsOf)))}`);
  if (parts.length === 0) return undefined;
  return parts.length === 1 && plain.length > 0 ? (parts[0] ?? "") : `(${parts.join(" | ")})`;
}

/** A character class in llama.cpp's notation. Everything but letters and digits is written as a number. */
export function classOf(set: CharSet): string {
  const ranges = set.map(([from, to]) => (from === to ? classChar(from) : `${classChar(from)}-${classChar(to)}`));
  return `[${ranges.join("")}]`;
}

function classChar(code: number): string {
  const char = String.fromCodePoint(code);
  if (/^[A-Za-z0-9]$/.test(char)) return char;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
