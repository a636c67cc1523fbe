import { matchesBounded, shortestBounded } from "./bounded.js";
import type { DomainValues } from "./domain-values.js";
import { decoded } from "./json-string.js";
import { LARGEST } from "./leaves.js";
import { MemberReader } from "./member-reader.js";
import type { Smallest } from "./minimal.js";
import {
  type ArrayNode,
  type DomainNode,
  type IntegerNode,
  type Json,
  type LeafNode,
  leavesOf,
  type Node,
  type NumberNode,
  type StringNode,
} from "./node.js";
import { matches, shortestRest } from "./regex-text.js";
import { readSelection } from "./selection-reader.js";

/** A value that ends at `end`, or one that the text breaks off in: `rest` completes it. */
export type Outcome = { end: number } | { rest: string };

/** What may stand next inside brackets. */
export type Place = "first" | "after item" | "after comma";

const NUMBER = /-?\d*(?:\.\d*)?(?:[eE][+-]?\d*)?/y;
const WHOLE_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const WHOLE_INTEGER = /^(0|-?[1-9]\d*)$/;
/** What may follow the beginning of a number, nearest first. */
const DIGITS = ["", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".5", "00", "01", "10", "99"];
/** What may follow a backslash that the text ends with. */
const ESCAPES = ["n", '"', "\\", "t", "r", "b", "f"];
const BROKEN_ESCAPE = /^\\(u[0-9a-fA-F]{0,3})?$/;
/** The two escapes of a character beyond the basic plane. */
const FIRST_HALF = /^\\u[dD][89abAB][0-9a-fA-F]{2}$/;
const SECOND_HALF = "\\udc00";

/** Reads the beginning of a JSON text by what is admitted, in the schema's order of keys, and completes it. */
export class Completer {
  readonly text: string;
  readonly #smallest: Smallest;
  readonly #domains: DomainValues;

  constructor(text: string, smallest: Smallest, domains: DomainValues) {
    this.text = text;
    this.#smallest = smallest;
    this.#domains = domains;
  }

  value(node: Node, at: number): Outcome[] {
    if (at >= this.text.length) {
      const rest = this.#smallest.get(node);
      return rest === undefined ? [] : [{ rest }];
    }
    return leavesOf(node)
      .filter((leaf) => this.#smallest.has(leaf))
      .flatMap((leaf) => this.#leaf(leaf, at));
  }

  #leaf(leaf: LeafNode, at: number): Outcome[] {
    switch (leaf.kind) {
      case "literals":
        return leaf.values.flatMap((value) => this.#constant(value, at));
      case "integer":
      case "number":
        return this.#number(leaf, at);
      case "string":
        return this.#string(at, (text, open) => restOfString(leaf, text, open));
      case "domain":
        return this.#string(at, (text) => this.#restOfDomain(leaf, text));
      case "array":
        return this.text[at] === "[" ? this.#array(leaf, at + 1) : [];
      case "object":
        return this.text[at] === "{" ? new MemberReader(this, this.text, leaf, this.#smallest).read(at + 1) : [];
    }
  }

  /** The literal as it is, or with spaces between its parts. */
  #constant(value: Json, at: number): Outcome[] {
    if (typeof value !== "object" || value === null) return this.#word(JSON.stringify(value), at);
    const parts = JSON.stringify(value).match(/"(?:[^"\\]|\\.)*":?|[[\]{},]|[^[\]{},"]+/g) ?? [];
    let place = at;
    for (const [index, part] of parts.entries()) {
      if (index > 0) place = this.skipSpace(place);
      const [outcome] = place >= this.text.length ? [{ rest: part }] : this.#word(part, place);
      if (!outcome) return [];
      if ("rest" in outcome) return [{ rest: outcome.rest + parts.slice(index + 1).join("") }];
      place = outcome.end;
    }
    return [{ end: place }];
  }

  #word(word: string, at: number): Outcome[] {
    if (this.text.startsWith(word, at)) return [{ end: at + word.length }];
    const begun = this.text.slice(at);
    return word.startsWith(begun) ? [{ rest: word.slice(begun.length) }] : [];
  }

  #number(node: IntegerNode | NumberNode, at: number): Outcome[] {
    NUMBER.lastIndex = at;
    const begun = NUMBER.exec(this.text)?.[0] ?? "";
    const end = at + begun.length;
    if (begun === "") return [];
    if (end < this.text.length) return fits(node, begun) ? [{ end }] : [];
    const room = Math.max(String(LARGEST).length - begun.length, 0);
    const longer = Array.from({ length: room }, (_, i) => ["0".repeat(i + 1), `1${"0".repeat(i)}`, "9".repeat(i + 1)]);
    const rest = [...DIGITS, ...longer.flat(), ...restsWithin(node, begun)].find((digits) =>
      fits(node, begun + digits),
    );
    return rest === undefined ? [] : rest === "" ? [{ end }] : [{ rest }];
  }

  /** A string; `restOf` says what completes its text, "" for nothing. */
  #string(at: number, restOf: (text: string, open: boolean) => string | undefined): Outcome[] {
    if (this.text[at] !== '"') return [];
    const { end, closed } = this.stringEnd(at);
    if (closed) {
      const text = decoded(this.text.slice(at + 1, end - 1));
      return text !== undefined && restOf(text, false) === "" ? [{ end }] : [];
    }
    for (const fix of this.openEscapes(at)) {
      const text = decoded(this.text.slice(at + 1) + fix);
      const rest = text === undefined ? undefined : restOf(text, true);
      if (rest !== undefined) return [{ rest: `${fix}${JSON.stringify(rest).slice(1, -1)}"` }];
    }
    return [];
  }

  /** Just after the closing quote of the string that begins at `at`, or the end of the text. */
  stringEnd(at: number): { end: number; closed: boolean } {
    for (let place = at + 1; place < this.text.length; place++) {
      if (this.text[place] === "\\") place += 1;
      else if (this.text[place] === '"') return { end: place + 1, closed: true };
    }
    return { end: this.text.length, closed: false };
  }

  /** What may complete an escape that the text breaks off in. */
  openEscapes(at: number): string[] {
    const units = this.text.slice(at + 1).match(/\\u[0-9a-fA-F]{4}|\\[^u]|\\u?[0-9a-fA-F]*|[^\\]/gsu) ?? [];
    const broken = BROKEN_ESCAPE.test(units.at(-1) ?? "") ? (units.pop() ?? "") : "";
    // Half of a pair needs its other half.
    if (FIRST_HALF.test(units.at(-1) ?? "")) return [SECOND_HALF.slice(broken.length)];
    if (broken === "") return [""];
    if (broken === "\\") return ESCAPES;
    const fix = "0020".slice(broken.length - 2);
    return [FIRST_HALF.test(broken + fix) ? fix + SECOND_HALF : fix];
  }

  #restOfDomain(node: DomainNode, text: string): string | undefined {
    return this.#domains.restOf(node, text);
  }

  skipSpace(at: number): number {
    let place = at;
    while (place < this.text.length && " \n\t".includes(this.text.charAt(place))) place += 1;
    return place;
  }

  #array(node: ArrayNode, at: number): Outcome[] {
    const selected = this.#domains.selection(node);
    if (!selected) return this.#items(node, 0, at, "first");
    return readSelection(this, selected, { min: node.minItems, max: node.maxItems }, at);
  }

  #items(node: ArrayNode, count: number, from: number, place: Place): Outcome[] {
    const at = this.skipSpace(from);
    if (at >= this.text.length) {
      const rest = this.#restOfItems(node, count, place);
      return rest === undefined ? [] : [{ rest }];
    }
    const char = this.text[at];
    if (char === "]") return place !== "after comma" && count >= node.minItems ? [{ end: at + 1 }] : [];
    if (count >= node.maxItems) return [];
    if (place === "after item") return char === "," ? this.#items(node, count, at + 1, "after comma") : [];
    const item = node.prefix[count] ?? node.rest;
    if (!item) return [];
    return this.value(item, at).flatMap((outcome): Outcome[] => {
      if ("end" in outcome) return this.#items(node, count + 1, outcome.end, "after item");
      const rest = this.#restOfItems(node, count + 1, "after item");
      return rest === undefined ? [] : [{ rest: outcome.rest + rest }];
    });
  }

  #restOfItems(node: ArrayNode, count: number, place: Place): string | undefined {
    const least = place === "after comma" ? count + 1 : count;
    const items: string[] = [];
    for (let next = count; next < Math.max(node.minItems, least); next++) {
      const item = node.prefix[next] ?? node.rest;
      const text = item && next < node.maxItems ? this.#smallest.get(item) : undefined;
      if (text === undefined) return undefined;
      items.push(text);
    }
    return `${place === "after item" && items.length > 0 ? "," : ""}${items.join(",")}]`;
  }
}

function restOfString(node: StringNode, text: string, open: boolean): string | undefined {
  if (node.bounded) {
    return open ? shortestBounded(node.bounded, text) : matchesBounded(node.bounded, text) ? "" : undefined;
  }
  if (node.regex) return open ? shortestRest(node.regex, text) : matches(node.regex, text) ? "" : undefined;
  const length = [...text].length;
  if (length > node.maxLength) return undefined;
  return "-".repeat(Math.max(node.minLength - length, 0));
}

/** What may follow the beginning of a number between two bounds, however near they are to each other. */
function restsWithin({ min, max }: IntegerNode | NumberNode, begun: string): string[] {
  const [low = 0, high = low + 1] = min === undefined && max !== undefined ? [max - 1, max] : [min, max];
  const [above, below] = [(low + Math.floor(low) + 1) / 2, (high + Math.ceil(high) - 1) / 2];
  const near = [low, above, (low + high) / 2, below, high];
  const texts = Array.from({ length: 13 }, (_, digits) => near.map((value) => value.toFixed(digits)));
  return texts.flat().flatMap((text) => (text.startsWith(begun) ? [text.slice(begun.length)] : []));
}

function fits(node: IntegerNode | NumberNode, text: string): boolean {
  if (!WHOLE_NUMBER.test(text) || (node.kind === "integer" && !WHOLE_INTEGER.test(text))) return false;
  const value = Number(text);
  if (Math.abs(Number.parseFloat(text.replace(/e.*/i, ""))) > LARGEST) return false;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = node;
  if (node.kind === "number" && ((node.aboveMin && value === min) || (node.belowMax && value === max))) return false;
  return value >= min && value <= max;
}
