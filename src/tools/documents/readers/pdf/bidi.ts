/**
 * Lines as they are painted, from left to right, put into the order in which they are read.
 *
 * Only the part of the bidirectional algorithm that printed lines need: the direction of the line, runs of the other
 * direction, numbers, mirrored brackets.
 */

const RTL = /[\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const DIGIT = /[0-9\u0660-\u0669\u06f0-\u06f9]/;
const LETTER = /\p{L}/u;
const MIRRORED: Record<string, string> = {
  "(": ")",
  ")": "(",
  "[": "]",
  "]": "[",
  "{": "}",
  "}": "{",
  "<": ">",
  ">": "<",
  "«": "»",
  "»": "«",
  "‹": "›",
  "›": "‹",
}; // prettier-ignore

export type Direction = "rtl" | "ltr";
type Kind = Direction | "number" | "neutral";

/** The direction that most letters of a document have: what lines of both directions go by. */
export function directionOf(text: string): Direction {
  const rtl = text.match(new RegExp(RTL, "g"))?.length ?? 0;
  return rtl > 0 && rtl * 2 >= (text.match(/\p{L}/gu)?.length ?? 0) ? "rtl" : "ltr";
}

export function hasRtl(text: string): boolean {
  return RTL.test(text);
}

/**
 * Units (glyphs or clusters) in painted order to a line in reading order.
 *
 * @example
 * logicalLine(["د", "م", "ح", "أ"]); // "أحمد"
 */
export function logicalLine(units: string[], usual?: Direction): string {
  const kinds = units.map(kindOf);
  if (isSetFromLeft(units, kinds)) return fromLeft(units, kinds);
  const base = baseDirection(kinds, usual);
  return inOrder(units, base, base === "rtl" ? inRtlLine(units, kinds) : inLtrLine(kinds));
}

/** Runs of one direction put into the order of the line. */
function inOrder(units: string[], base: Direction, directions: Direction[]): string {
  const runs: { direction: Direction; units: string[] }[] = [];
  units.forEach((unit, index) => {
    const direction = directions[index] ?? base;
    const last = runs.at(-1);
    if (last?.direction === direction) last.units.push(unit);
    else runs.push({ direction, units: [unit] });
  });
  const ordered = base === "rtl" ? runs.reverse() : runs;
  return ordered.map((run) => (run.direction === "rtl" ? reversed(run.units) : run.units.join(""))).join("");
}

/** A sentence of both directions whose full stop is painted at its right end was set from left to right. */
function isSetFromLeft(units: string[], kinds: Kind[]): boolean {
  const inked = units.map((unit) => unit.trim()).filter((unit) => unit !== "");
  return kinds.includes("rtl") && /^[.!?]$/.test(inked.at(-1) ?? "") && !/^[.!?:؟،]$/.test(inked[0] ?? "");
}

/** A line set from left to right: each stretch from one right-to-left letter to the last one before a word of the other direction. */
function fromLeft(units: string[], kinds: Kind[]): string {
  let text = "";
  let index = 0;
  while (index < units.length) {
    const next = kinds.findIndex((kind, at) => at >= index && kind === "ltr");
    const end = next < 0 ? units.length : next;
    const [first, last] = [kinds.indexOf("rtl", index), kinds.slice(0, end).lastIndexOf("rtl")];
    if (first < 0 || first >= end) {
      text += units.slice(index, Math.max(end, index + 1)).join("");
      index = Math.max(end, index + 1);
      continue;
    }
    const from = opens(units, index, first);
    const part = units.slice(from, last + 1);
    text += units.slice(index, from).join("") + inOrder(part, "rtl", inRtlLine(part, part.map(kindOf)));
    text += units.slice(last + 1, end).join("");
    index = end;
  }
  return text;
}

/** A bracket painted left of the stretch closes it, and belongs to it. */
function opens(units: string[], index: number, first: number): number {
  return first > index && MIRRORED[units[first - 1] ?? ""] !== undefined ? first - 1 : first;
}

function kindOf(unit: string): Kind {
  if (DIGIT.test(unit)) return "number";
  // Punctuation of right-to-left scripts goes with what is around it, as all punctuation does.
  if (RTL.test(unit) && !/^\p{P}+$/u.test(unit)) return "rtl";
  return LETTER.test(unit) ? "ltr" : "neutral";
}

/** A line of both directions goes as its document does, unless it is nearly all of the other. */
function baseDirection(kinds: Kind[], usual: Direction | undefined): Direction {
  const rtl = kinds.filter((kind) => kind === "rtl").length;
  const ltr = kinds.filter((kind) => kind === "ltr").length;
  if (rtl === 0) return "ltr";
  if (usual === "ltr") return rtl > ltr * 4 ? "rtl" : "ltr";
  if (usual === "rtl") return ltr > rtl * 12 ? "ltr" : "rtl";
  return rtl >= ltr ? "rtl" : "ltr";
}

/** Right-to-left stretches within a left-to-right line: neutrals and numbers between their letters belong to them. */
function inLtrLine(kinds: Kind[]): Direction[] {
  const directions: Direction[] = kinds.map((kind) => (kind === "rtl" ? "rtl" : "ltr"));
  for (let index = 0; index < kinds.length; index += 1) {
    if (kinds[index] !== "rtl") continue;
    let next = index + 1;
    while (kinds[next] === "neutral") next += 1;
    if (kinds[next] === "rtl") directions.fill("rtl", index, next);
  }
  return directions;
}

/** What keeps its painted order in a right-to-left line: words of other scripts, with what stands between them, and numbers. */
function inRtlLine(units: string[], kinds: Kind[]): Direction[] {
  const directions: Direction[] = kinds.map((kind) => (kind === "ltr" || kind === "number" ? "ltr" : "rtl"));
  let index = 0;
  while (index < kinds.length) {
    const end = islandEnd(units, kinds, index);
    if (end > index) {
      directions.fill("ltr", index, end);
      index = end;
    } else index += 1;
  }
  return directions;
}

/** Where a left-to-right island that starts here ends; `start` itself where none does. */
function islandEnd(units: string[], kinds: Kind[], start: number): number {
  const signed = (units[start] === "+" || units[start] === "#") && kinds[start + 1] === "number";
  if (!signed && kinds[start] !== "ltr" && kinds[start] !== "number") return start;
  // "+47 22 …" painted as it is written was set as an island; a number alone is not, its groups run right to left.
  let latin = signed || kinds[start] === "ltr";
  let end = start + 1;
  let at = end;
  while (at < units.length && kinds[at] !== "rtl") {
    const kind = kinds[at];
    if (kind === "ltr") {
      if (!latin && !joins(units, end, at)) break;
      latin = true;
    }
    if (kind === "ltr" || kind === "number") {
      if (kind === "number" && !latin && !joins(units, end, at) && !isAscendingRange(units, start, end, at)) break;
      end = at + 1;
    }
    at += 1;
  }
  // Signs that touch the island's end: "50%", "C++". (A plus after a number is the "+" that stands before it.)
  while (end < units.length && (units[end] === "%" || (latin && /^[+#]$/.test(units[end] ?? "")))) end += 1;
  return end;
}

/** True when what is between two parts keeps a number or an address together. */
function joins(units: string[], from: number, to: number): boolean {
  const between = units.slice(from, to).join("");
  return between === "" || /^[.,:/@_\-+']$/.test(between);
}

/** "2015 – 2019" painted in ascending order reads in this order. */
function isAscendingRange(units: string[], start: number, end: number, next: number): boolean {
  if (!/^ ?[–—-] ?$/.test(units.slice(end, next).join(""))) return false;
  const first = digitsOf(units.slice(start, end).join("").slice(-4));
  const second = digitsOf(units.slice(next, next + 4).join(""));
  return /^(19|20)\d\d$/.test(first) && /^(19|20)\d\d$/.test(second) && first < second;
}

function digitsOf(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
}

/** Fonts name a mirrored bracket by its look or by its meaning: what opens before it closes is right. */
function reversed(units: string[]): string {
  const turned = [...units].reverse();
  const mirrored = turned.map((unit) => MIRRORED[unit] ?? unit).join("");
  const asNamed = turned.join("");
  return !isBalanced(mirrored) && isBalanced(asNamed) ? asNamed : mirrored;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (/[([{]/.test(sign)) depth += 1;
    if (/[)\]}]/.test(sign) && --depth < 0) return false;
  }
  return depth === 0;
}
