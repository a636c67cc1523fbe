import type { DomainValues } from "./domain-values.js";
import { type Smallest, smallestExtra } from "./minimal.js";
import {
  type ArrayNode,
  type DomainNode,
  type IntegerNode,
  type Json,
  type LeafNode,
  leavesOf,
  type Node,
  type NumberNode,
  type ObjectNode,
  type StringNode,
} from "./node.js";
import { matches, shortestRest } from "./regex-text.js";

/** A value that ends at `end`, or one that the text breaks off in: `rest` completes it. */
export type Outcome = { end: number } | { rest: string };

/** What may stand next inside brackets. */
type Place = "first" | "after item" | "after comma";

const NUMBER = /-?\d*(?:\.\d*)?(?:[eE][+-]?\d*)?/y;
const WHOLE_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
/** What may follow the beginning of a number, nearest first. */
const DIGITS = ["", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".5", "00", "01", "10", "99"];
/** What may follow a backslash that the text ends with. */
const ESCAPES = ["", "n", '"', "\\", "t", "r", "b", "f"];

/** Reads the beginning of a JSON text by what is admitted, in the schema's order of keys, and completes it. */
export class Completer {
  readonly #text: string;
  readonly #smallest: Smallest;
  readonly #domains: DomainValues;

  constructor(text: string, smallest: Smallest, domains: DomainValues) {
    this.#text = text;
    this.#smallest = smallest;
    this.#domains = domains;
  }

  value(node: Node, at: number): Outcome[] {
    if (at >= this.#text.length) {
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
        return this.#text[at] === "[" ? this.#items(leaf, 0, at + 1, "first") : [];
      case "object":
        return this.#text[at] === "{" ? new MemberReader(this, this.#text, leaf, this.#smallest).read(at + 1) : [];
    }
  }

  /** The literal as it is, or with spaces between its parts. */
  #constant(value: Json, at: number): Outcome[] {
    if (typeof value !== "object" || value === null) return this.#word(JSON.stringify(value), at);
    const parts = JSON.stringify(value).match(/"(?:[^"\\]|\\.)*":?|[[\]{},]|[^[\]{},"]+/g) ?? [];
    let place = at;
    for (const [index, part] of parts.entries()) {
      if (index > 0) place = this.skipSpace(place);
      const [outcome] = place >= this.#text.length ? [{ rest: part }] : this.#word(part, place);
      if (!outcome) return [];
      if ("rest" in outcome) return [{ rest: outcome.rest + parts.slice(index + 1).join("") }];
      place = outcome.end;
    }
    return [{ end: place }];
  }

  #word(word: string, at: number): Outcome[] {
    if (this.#text.startsWith(word, at)) return [{ end: at + word.length }];
    const begun = this.#text.slice(at);
    return word.startsWith(begun) ? [{ rest: word.slice(begun.length) }] : [];
  }

  #number(node: IntegerNode | NumberNode, at: number): Outcome[] {
    NUMBER.lastIndex = at;
    const begun = NUMBER.exec(this.#text)?.[0] ?? "";
    const end = at + begun.length;
    if (begun === "") return [];
    if (end < this.#text.length) return fits(node, begun) ? [{ end }] : [];
    const room = Math.max(15 - begun.length, 0);
    const longer = Array.from({ length: room }, (_, i) => ["0".repeat(i + 1), `1${"0".repeat(i)}`, "9".repeat(i + 1)]);
    const rest = [...DIGITS, ...longer.flat()].find((digits) => fits(node, begun + digits));
    return rest === undefined ? [] : rest === "" ? [{ end }] : [{ rest }];
  }

  /** A string; `restOf` says what completes its text, "" for nothing. */
  #string(at: number, restOf: (text: string, open: boolean) => string | undefined): Outcome[] {
    if (this.#text[at] !== '"') return [];
    const { end, closed } = this.stringEnd(at);
    if (closed) {
      const text = decoded(this.#text.slice(at + 1, end - 1));
      return text !== undefined && restOf(text, false) === "" ? [{ end }] : [];
    }
    for (const fix of this.openEscapes(at)) {
      const text = decoded(this.#text.slice(at + 1) + fix);
      const rest = text === undefined ? undefined : restOf(text, true);
      if (rest !== undefined) return [{ rest: `${fix}${JSON.stringify(rest).slice(1, -1)}"` }];
    }
    return [];
  }

  /** Just after the closing quote of the string that begins at `at`, or the end of the text. */
  stringEnd(at: number): { end: number; closed: boolean } {
    for (let place = at + 1; place < this.#text.length; place++) {
      if (this.#text[place] === "\\") place += 1;
      else if (this.#text[place] === '"') return { end: place + 1, closed: true };
    }
    return { end: this.#text.length, closed: false };
  }

  /** What may complete an escape that the text breaks off in. */
  openEscapes(at: number): string[] {
    const inner = this.#text.slice(at + 1);
    const broken = /^(?:[^\\]|\\u[0-9a-fA-F]{4}|\\[^u])*(\\(?:u[0-9a-fA-F]{0,3})?)$/su.exec(inner)?.[1];
    const digits = broken?.startsWith("\\u") ? "0020".slice(broken.length - 2) : undefined;
    const fixes = broken === undefined ? [""] : digits === undefined ? ESCAPES : [digits];
    // Half of a pair needs its other half.
    return fixes.map((fix) => (/\\u[dD][89abAB][0-9a-fA-F]{2}$/.test(inner + fix) ? `${fix}\\udc00` : fix));
  }

  #restOfDomain(node: DomainNode, text: string): string | undefined {
    return this.#domains.restOf(node, text);
  }

  skipSpace(at: number): number {
    let place = at;
    while (place < this.#text.length && " \n\t".includes(this.#text.charAt(place))) place += 1;
    return place;
  }

  #items(node: ArrayNode, count: number, from: number, place: Place): Outcome[] {
    const at = this.skipSpace(from);
    if (at >= this.#text.length) {
      const rest = this.#restOfItems(node, count, place);
      return rest === undefined ? [] : [{ rest }];
    }
    const char = this.#text[at];
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

/** Reads the members of one object. */
class MemberReader {
  readonly #completer: Completer;
  readonly #text: string;
  readonly #node: ObjectNode;
  readonly #smallest: Smallest;

  constructor(completer: Completer, text: string, node: ObjectNode, smallest: Smallest) {
    this.#completer = completer;
    this.#text = text;
    this.#node = node;
    this.#smallest = smallest;
  }

  read(at: number): Outcome[] {
    return this.#members(0, 0, at, "first");
  }

  /** From the declared property `index` on, with `extras` others written. */
  #members(index: number, extras: number, from: number, place: Place): Outcome[] {
    const at = this.#completer.skipSpace(from);
    if (at >= this.#text.length) return this.#completed("", index, extras, place);
    const char = this.#text[at];
    const open = this.#node.properties.slice(index).some((property) => property.required);
    if (char === "}") {
      const whole = !open && extras >= this.#node.minExtras && place !== "after comma";
      return whole ? [{ end: at + 1 }] : [];
    }
    if (place === "after item") return char === "," ? this.#members(index, extras, at + 1, "after comma") : [];
    const declared = this.#declared(index, extras, at);
    return open || extras >= this.#node.maxExtras ? declared : [...declared, ...this.#extra(extras, at)];
  }

  /** The next declared members: optional ones may be passed over, a required one not. */
  #declared(index: number, extras: number, at: number): Outcome[] {
    const found: Outcome[] = [];
    for (let next = index; next < this.#node.properties.length; next++) {
      const property = this.#node.properties[next];
      if (!property) break;
      const key = `${JSON.stringify(property.key)}:`;
      if (this.#smallest.has(property.node)) found.push(...this.#member(key, property.node, at, next + 1, extras));
      if (property.required) break;
    }
    return found;
  }

  #member(key: string, node: Node, at: number, index: number, extras: number): Outcome[] {
    const begun = this.#text.slice(at, at + key.length);
    if (begun.length < key.length) {
      if (!key.startsWith(begun)) return [];
      return this.#completed(key.slice(begun.length) + (this.#smallest.get(node) ?? ""), index, extras, "after item");
    }
    return begun === key ? this.#memberValue(node, at + key.length, index, extras) : [];
  }

  #memberValue(node: Node, from: number, index: number, extras: number): Outcome[] {
    const at = this.#text[from] === " " ? from + 1 : from;
    return this.#completer
      .value(node, at)
      .flatMap((outcome) =>
        "end" in outcome
          ? this.#members(index, extras, outcome.end, "after item")
          : this.#completed(outcome.rest, index, extras, "after item"),
      );
  }

  #extra(extras: number, at: number): Outcome[] {
    const last = this.#node.properties.length;
    return this.#node.extras.flatMap(({ key, value }) => {
      const smallest = this.#smallest.get(value);
      if (smallest === undefined) return [];
      const names = key ? this.#completer.value(key, at) : this.#otherName(at);
      return names.flatMap((name) => {
        if ("rest" in name) return this.#completed(`${name.rest}:${smallest}`, last, extras + 1, "after item");
        if (name.end >= this.#text.length) return this.#completed(`:${smallest}`, last, extras + 1, "after item");
        return this.#text[name.end] === ":" ? this.#memberValue(value, name.end + 1, last, extras + 1) : [];
      });
    });
  }

  /** A name that is none of the declared ones. */
  #otherName(at: number): Outcome[] {
    if (this.#text[at] !== '"') return [];
    const declared = new Set(this.#node.properties.map((property) => property.key));
    const { end, closed } = this.#completer.stringEnd(at);
    if (closed) return declared.has(decoded(this.#text.slice(at + 1, end - 1)) ?? "") ? [] : [{ end }];
    for (const fix of this.#completer.openEscapes(at)) {
      const name = decoded(this.#text.slice(at + 1) + fix);
      if (name === undefined) continue;
      const tail = ["", "a", "b", "c"].find((letter) => !declared.has(name + letter)) ?? "";
      return [{ rest: `${fix}${tail}"` }];
    }
    return [];
  }

  /** `begun`, then what the object still needs, and its end. */
  #completed(begun: string, index: number, extras: number, place: Place): Outcome[] {
    const members: string[] = [];
    const left = this.#node.properties.slice(index);
    for (const property of left) {
      if (property.required) members.push(`${JSON.stringify(property.key)}:${this.#smallest.get(property.node)}`);
    }
    const extra = smallestExtra(this.#node, this.#smallest);
    for (let count = extras; count < this.#node.minExtras; count++) members.push(extra ?? "");
    if (place === "after comma" && members.length === 0) {
      const optional = left.flatMap(({ key, node }) => {
        const text = this.#smallest.get(node);
        return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
      });
      const more = extra !== undefined && extras < this.#node.maxExtras ? [...optional, extra] : optional;
      const [shortest] = more.sort((a, b) => a.length - b.length);
      if (shortest === undefined) return [];
      members.push(shortest);
    }
    const comma = place === "after item" && members.length > 0 ? "," : "";
    return [{ rest: `${begun}${comma}${members.join(",")}}` }];
  }
}

function restOfString(node: StringNode, text: string, open: boolean): string | undefined {
  if (node.regex) return open ? shortestRest(node.regex, text) : matches(node.regex, text) ? "" : undefined;
  const length = [...text].length;
  if (length > node.maxLength) return undefined;
  return "-".repeat(Math.max(node.minLength - length, 0));
}

function fits(node: IntegerNode | NumberNode, text: string): boolean {
  if (!WHOLE_NUMBER.test(text) || (node.kind === "integer" && !/^-?\d+$/.test(text))) return false;
  const value = Number(text);
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = node;
  if (node.kind === "number" && ((node.aboveMin && value === min) || (node.belowMax && value === max))) return false;
  return value >= min && value <= max;
}

function decoded(inner: string): string | undefined {
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    return undefined;
  }
}
