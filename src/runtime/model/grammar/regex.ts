import { anyChar, type CharRange, type CharSet, charSet, charsOf, invert, unite } from "./charset.js";

/** A regular expression of the regular kind. `anchor` stands only in what the parser returns to {@link wholeMatch}. */
export type Regex =
  | { kind: "set"; set: CharSet }
  | { kind: "seq"; parts: Regex[] }
  | { kind: "alt"; options: Regex[] }
  | { kind: "repeat"; body: Regex; min: number; max: number }
  | { kind: "anchor"; at: "start" | "end" };

/** The pattern has something that no grammar can hold: look-around, back-references, word boundaries. */
export class IrregularPattern extends Error {}

const anything: Regex = { kind: "repeat", body: { kind: "set", set: anyChar }, min: 0, max: Number.POSITIVE_INFINITY };

/**
 * What a whole string must look like to hold a match of `pattern` (JSON Schema patterns search; anchors bind).
 *
 * @throws IrregularPattern where no grammar can hold it; SyntaxError where it is no pattern at all.
 * @example
 * wholeMatch("^[a-z]+$"); // one or more of a to z
 */
export function wholeMatch(pattern: string): Regex {
  assertPattern(pattern);
  return withoutAnchors(new PatternReader(pattern).read());
}

/** JavaScript itself says whether it is a pattern; our reader may then trust it. */
function assertPattern(pattern: string): void {
  compiled(pattern);
}

/** JSON Schema's patterns are Unicode ones; what is none is taken as JavaScript's older kind. */
function compiled(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return new RegExp(pattern);
  }
}

/**
 * Whether a pattern of JSON Schema is found in a text.
 *
 * @throws SyntaxError where it is no pattern at all
 */
export function matches(pattern: string, text: string): boolean {
  return compiled(pattern).test(text);
}

function withoutAnchors(regex: Regex): Regex {
  if (regex.kind === "alt") return { kind: "alt", options: regex.options.map(withoutAnchors) };
  const parts = regex.kind === "seq" ? regex.parts : [regex];
  const only = parts[0];
  if (parts.length === 1 && only && (only.kind === "seq" || only.kind === "alt")) return withoutAnchors(only);
  const first = parts.findIndex((part) => !isAnchor(part, "start"));
  if (first < 0) return anything;
  const afterEnd = parts.findLastIndex((part) => !isAnchor(part, "end")) + 1;
  const inner = parts.slice(first, Math.max(afterEnd, first));
  if (inner.some(hasAnchor)) throw new IrregularPattern("an anchor inside the pattern");
  const before = first > 0 ? [] : [anything];
  const after = afterEnd < parts.length ? [] : [anything];
  return { kind: "seq", parts: [...before, ...inner, ...after] };
}

function isAnchor(regex: Regex, at: "start" | "end"): boolean {
  return regex.kind === "anchor" && regex.at === at;
}

function hasAnchor(regex: Regex): boolean {
  if (regex.kind === "anchor") return true;
  if (regex.kind === "seq") return regex.parts.some(hasAnchor);
  if (regex.kind === "alt") return regex.options.some(hasAnchor);
  return regex.kind === "repeat" && hasAnchor(regex.body);
}

/** How many characters a match can have. */
export function lengthsOf(regex: Regex): { min: number; max: number } {
  if (regex.kind === "set") return { min: 1, max: 1 };
  if (regex.kind === "anchor") return { min: 0, max: 0 };
  if (regex.kind === "repeat") {
    const body = lengthsOf(regex.body);
    return { min: body.min * regex.min, max: regex.max === 0 ? 0 : body.max === 0 ? 0 : body.max * regex.max };
  }
  if (regex.kind === "seq") {
    const all = regex.parts.map(lengthsOf);
    return { min: all.reduce((sum, part) => sum + part.min, 0), max: all.reduce((sum, part) => sum + part.max, 0) };
  }
  const all = regex.options.map(lengthsOf);
  return { min: Math.min(...all.map((option) => option.min)), max: Math.max(...all.map((option) => option.max)) };
}

/**
 * The regex narrowed to these lengths, where one repetition of single characters can take the bounds; else undefined.
 */
export function withLengths(regex: Regex, min: number, max: number): Regex | undefined {
  const own = lengthsOf(regex);
  if (own.min >= min && own.max <= max) return regex;
  const parts = regex.kind === "seq" ? regex.parts : [regex];
  const flexible = parts.filter((part) => lengthsOf(part).min !== lengthsOf(part).max);
  const [target] = flexible;
  if (flexible.length !== 1 || target?.kind !== "repeat" || lengthsOf(target.body).max !== 1) return undefined;
  const fixed = own.min - target.min;
  const narrowed = { ...target, min: Math.max(target.min, min - fixed), max: Math.min(target.max, max - fixed) };
  if (narrowed.min > narrowed.max) return undefined;
  return { kind: "seq", parts: parts.map((part) => (part === target ? narrowed : part)) };
}

const DIGIT = charSet([0x30, 0x39]);
const WORD = unite(DIGIT, charSet([0x41, 0x5a], [0x61, 0x7a]), charsOf("_"));
const SPACE = charsOf(
  "\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a",
);
const CLASSES: Record<string, CharSet> = {
  d: DIGIT,
  D: invert(DIGIT),
  w: WORD,
  W: invert(WORD),
  s: SPACE,
  S: invert(SPACE),
};
const CONTROLS: Record<string, number> = { n: 10, r: 13, t: 9, v: 11, f: 12, "0": 0 };

class PatternReader {
  readonly #chars: string[];
  #at = 0;

  constructor(pattern: string) {
    this.#chars = [...pattern];
  }

  read(): Regex {
    const regex = this.#alternatives();
    if (this.#at < this.#chars.length) throw new IrregularPattern(`"${this.#peek()}"`);
    return regex;
  }

  #peek(ahead = 0): string {
    return this.#chars[this.#at + ahead] ?? "";
  }

  #take(text: string): boolean {
    if (this.#chars.slice(this.#at, this.#at + text.length).join("") !== text) return false;
    this.#at += text.length;
    return true;
  }

  #next(): string {
    return this.#chars[this.#at++] ?? "";
  }

  #alternatives(): Regex {
    const options = [this.#sequence()];
    while (this.#take("|")) options.push(this.#sequence());
    return options.length === 1 && options[0] ? options[0] : { kind: "alt", options };
  }

  #sequence(): Regex {
    const parts: Regex[] = [];
    while (this.#at < this.#chars.length && this.#peek() !== "|" && this.#peek() !== ")")
      parts.push(this.#quantified());
    return { kind: "seq", parts };
  }

  #quantified(): Regex {
    const body = this.#atom();
    const bounds = this.#bounds();
    if (!bounds) return body;
    this.#take("?");
    if (hasAnchor(body)) throw new IrregularPattern("a repeated anchor");
    return { kind: "repeat", body, min: bounds[0], max: bounds[1] };
  }

  #bounds(): [number, number] | undefined {
    if (this.#take("*")) return [0, Number.POSITIVE_INFINITY];
    if (this.#take("+")) return [1, Number.POSITIVE_INFINITY];
    if (this.#take("?")) return [0, 1];
    const end = this.#chars.indexOf("}", this.#at);
    if (!/^\{\d+(,\d*)?\}$/.test(this.#chars.slice(this.#at, end + 1).join(""))) return undefined;
    const [min = "0", max] = this.#chars
      .slice(this.#at + 1, end)
      .join("")
      .split(",");
    this.#at = end + 1;
    return [Number(min), max === undefined ? Number(min) : max === "" ? Number.POSITIVE_INFINITY : Number(max)];
  }

  #atom(): Regex {
    const char = this.#next();
    if (char === "^") return { kind: "anchor", at: "start" };
    if (char === "$") return { kind: "anchor", at: "end" };
    if (char === ".") return { kind: "set", set: invert(charsOf("\n\r\u2028\u2029")) };
    if (char === "[") return { kind: "set", set: this.#class() };
    if (char === "(") return this.#group();
    if (char === "\\") return { kind: "set", set: this.#escape() };
    return { kind: "set", set: charsOf(char) };
  }

  #group(): Regex {
    if (this.#take("?<")) {
      if (this.#peek() === "=" || this.#peek() === "!") throw new IrregularPattern("look-behind");
      while (this.#next() !== ">");
    } else if (this.#peek() === "?" && !this.#take("?:")) throw new IrregularPattern("look-ahead");
    const inner = this.#alternatives();
    this.#next();
    return inner;
  }

  #class(): CharSet {
    const negated = this.#take("^");
    const sets: CharSet[] = [];
    while (this.#peek() !== "]") {
      const from = this.#classItem();
      if (this.#peek() !== "-" || this.#peek(1) === "]") sets.push(from);
      else {
        this.#next();
        sets.push(span(from, this.#classItem()));
      }
    }
    this.#next();
    const set = unite(...sets);
    return negated ? invert(set) : set;
  }

  #classItem(): CharSet {
    const char = this.#next();
    if (char !== "\\") return charsOf(char);
    return this.#take("b") ? charsOf("\b") : this.#escape();
  }

  #escape(): CharSet {
    const char = this.#next();
    const known = CLASSES[char];
    if (known) return known;
    const control = CONTROLS[char];
    if (control !== undefined) return charSet([control, control]);
    if (char === "p" || char === "P") return this.#property(char === "P");
    if (char === "x") return this.#code(2);
    if (char === "u")
      return this.#take("{") ? this.#code(this.#chars.indexOf("}", this.#at) - this.#at, 1) : this.#code(4);
    if (/[bBk1-9c]/.test(char)) throw new IrregularPattern(`\\${char}`);
    return charsOf(char);
  }

  #code(digits: number, closing = 0): CharSet {
    const code = Number.parseInt(this.#chars.slice(this.#at, this.#at + digits).join(""), 16);
    this.#at += digits + closing;
    return charSet([code, code]);
  }

  #property(negated: boolean): CharSet {
    const end = this.#chars.indexOf("}", this.#at);
    const name = this.#chars.slice(this.#at + 1, end).join("");
    this.#at = end + 1;
    const set = propertySet(name);
    return negated ? invert(set) : set;
  }
}

/** From one character to the other; beside a class like \w the hyphen is a character itself. */
function span(from: CharSet, to: CharSet): CharSet {
  const [first, second] = [from[0], to[0]];
  const single = (set: CharSet) => set.length === 1 && set[0]?.[0] === set[0]?.[1];
  if (!first || !second || !single(from) || !single(to)) return unite(from, charsOf("-"), to);
  return charSet([first[0], second[0]]);
}

const propertySets = new Map<string, CharSet>();

/** The characters of a Unicode property, found by asking JavaScript; the basic plane is enough for what models write. */
function propertySet(name: string): CharSet {
  const known = propertySets.get(name);
  if (known) return known;
  const test = new RegExp(`^\\p{${name}}$`, "u");
  const ranges: CharRange[] = [];
  for (let code = 0; code <= 0xffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    if (test.test(String.fromCodePoint(code))) ranges.push([code, code]);
  }
  const set = charSet(...ranges);
  propertySets.set(name, set);
  return set;
}
