import type { Completer, Outcome, Place } from "./completer.js";
import { decoded } from "./json-string.js";
import { type Smallest, smallestExtra } from "./minimal.js";
import type { Node, ObjectNode } from "./node.js";

/** Reads the members of one object. */
export class MemberReader {
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
