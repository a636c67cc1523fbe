import { literal, type Rules } from "./rules.js";
import { type Entry, trieExpression } from "./trie.js";

/** Above this many entries of its tries a selection isn't worth its grammar. */
const MOST_ENTRIES = 30_000;

/** How many values may be chosen. */
export interface SelectionBounds {
  min: number;
  max: number;
}

/** Whether a selection among so many values can be held by a grammar of a bearable size. */
export function isSelectable(count: number, bounds: SelectionBounds): boolean {
  const levels = Math.ceil(Math.log2(count + 1)) + 1;
  return count * levels * (countedUpTo(count, bounds) + 1) <= MOST_ENTRIES;
}

/**
 * An expression for what stands inside an array that selects some of the values, each at most once, in their order: a
 * tiny model can't repeat itself without end.
 *
 * What may follow a value is any later one. Written out for each value that would grow with the square of their number;
 * here the later ones are covered by halves, quarters and so on, each with one trie of its own that all share.
 *
 * @example
 * selectionExpression(rules, ["a", "b"], '","', { min: 0, max: 2 }); // admits: nothing, "a", "b", "a","b"
 */
export function selectionExpression(
  rules: Rules,
  values: readonly string[],
  comma: string,
  bounds: SelectionBounds,
): string {
  return new SelectionWriter(rules, values, comma, bounds).root();
}

/** The number of chosen values matters up to here: to the bound where it binds, else until there are enough. */
function countedUpTo(values: number, { min, max }: SelectionBounds): number {
  return max < values ? max : Math.min(min, values);
}

class SelectionWriter {
  readonly #rules: Rules;
  readonly #comma: string;
  readonly #min: number;
  readonly #max: number;
  readonly #counted: number;
  /** The beginning by which a text differs from all others, and the rest of it. */
  readonly #parts: { head: string; rest: string }[];
  readonly #tries = new Map<string, string>();
  readonly #afters = new Map<string, string>();
  readonly #waiting: { place: number; chosen: number; name: string }[] = [];

  constructor(rules: Rules, values: readonly string[], comma: string, bounds: SelectionBounds) {
    this.#rules = rules;
    this.#comma = comma;
    this.#min = bounds.min;
    this.#max = bounds.max;
    this.#counted = countedUpTo(values.length, bounds);
    this.#parts = partsOf(values.map((value) => JSON.stringify(value)));
  }

  root(): string {
    const first = this.#oneOf(0, 0);
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      this.#rules.define(next.name, this.#afterBody(next.place, next.chosen));
    }
    if (first === "") return "";
    return this.#min === 0 ? `(${first})?` : first;
  }

  /** One of the values from a place on, when so many are chosen; "" when there is none. */
  #oneOf(from: number, chosen: number): string {
    const missing = Math.max(0, this.#min - chosen - 1);
    const to = chosen >= this.#max ? from : this.#parts.length - missing;
    const options = this.#covered(0, powerOfTwo(this.#parts.length), from, to, chosen);
    return options.length > 1 ? `(${options.join(" | ")})` : (options[0] ?? "");
  }

  /** Tries that together hold exactly the values of `[from, to)`. */
  #covered(low: number, high: number, from: number, to: number, chosen: number): string[] {
    if (high <= from || low >= to || from >= to) return [];
    if (low >= from && high <= to) return [this.#trie(low, high, chosen)];
    const middle = (low + high) / 2;
    return [...this.#covered(low, middle, from, to, chosen), ...this.#covered(middle, high, from, to, chosen)];
  }

  #trie(low: number, high: number, chosen: number): string {
    const key = `${low}:${high}:${chosen}`;
    const known = this.#tries.get(key);
    if (known !== undefined) return known;
    const entries = this.#parts.slice(low, high).map(({ head }, index): Entry => {
      return { text: head, after: this.#after(low + index, Math.min(chosen + 1, this.#counted)) };
    });
    const name = this.#rules.add("pick", trieExpression(entries));
    this.#tries.set(key, name);
    return name;
  }

  /** A rule for the rest of a value and all that may follow it; `chosen` counts the value itself. */
  #after(place: number, chosen: number): string {
    const key = `${place}:${chosen}`;
    const known = this.#afters.get(key);
    if (known !== undefined) return known;
    const name = this.#rules.reserve("picked");
    this.#afters.set(key, name);
    this.#waiting.push({ place, chosen, name });
    return name;
  }

  #afterBody(place: number, chosen: number): string {
    const rest = literal(this.#parts[place]?.rest ?? "");
    const next = this.#oneOf(place + 1, chosen);
    if (next === "") return rest;
    const more = `${this.#comma} ${next}`;
    return `${rest} ${chosen >= this.#min ? `(${more})?` : more}`;
  }
}

function powerOfTwo(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, count)));
}

/** Each text cut behind the shortest beginning by which it differs from all others; whole characters. */
function partsOf(texts: string[]): { head: string; rest: string }[] {
  const letters = texts.map((text) => [...text]);
  const sorted = letters.map((_, index) => index).sort((a, b) => ((texts[a] ?? "") < (texts[b] ?? "") ? -1 : 1));
  const heads = new Map<number, number>();
  sorted.forEach((index, rank) => {
    // In their order the texts that begin most alike are neighbours.
    const neighbours = [sorted[rank - 1], sorted[rank + 1]].filter((one) => one !== undefined);
    const shared = neighbours.map((other) => sharedLength(letters[index] ?? [], letters[other] ?? []));
    heads.set(index, Math.max(0, ...shared) + 1);
  });
  return letters.map((text, index) => {
    const end = heads.get(index) ?? text.length;
    return { head: text.slice(0, end).join(""), rest: text.slice(end).join("") };
  });
}

function sharedLength(one: string[], other: string[]): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
