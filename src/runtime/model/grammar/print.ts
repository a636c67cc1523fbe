import { boundedExpression } from "./bounded.js";
import { charSet, charsOf, invert, jsonChar, unite } from "./charset.js";
import type { DomainValues } from "./domain-values.js";
import type { Smallest } from "./minimal.js";
import {
  type ArrayNode,
  type Json,
  type LeafNode,
  leavesOf,
  type Node,
  type ObjectNode,
  type StringNode,
} from "./node.js";
import { integerExpression, numberExpression } from "./numbers.js";
import { regexExpression } from "./regex-text.js";
import { either, literal, type Rules, repeated, sequence } from "./rules.js";
import { selectionExpression } from "./selection.js";
import { trieExpression } from "./trie.js";

const CHAR =
  '[^"\\\\\\x00-\\x1F] | "\\\\" (["\\\\/bfnrt] | "u" ([0-9a-cA-CefEF] [0-9a-fA-F]{3} | [dD] [0-7] [0-9a-fA-F]{2} | ' +
  '[dD] [89abAB] [0-9a-fA-F]{2} "\\\\u" [dD] [c-fC-F] [0-9a-fA-F]{2}))';
/** Keys that the schema doesn't name: without `\u` escapes, which could spell a declared name in another way. */
const KEY_CHAR = '[^"\\\\\\x00-\\x1F] | "\\\\" ["\\\\bfnrt]';
/** An optional space, or a line break with its indentation. */
const SPACE = '" "? | "\\n" [ \\t]{0,80}';
/** From this many literals on, shared beginnings are written once. */
const MANY = 12;

/** Writes nodes as rules. Nodes that can't be finished are left out: a grammar must never lead into a dead end. */
export class NodePrinter {
  readonly #rules: Rules;
  readonly #smallest: Smallest;
  readonly #domains: DomainValues;
  readonly #free: boolean;
  readonly #names = new Map<Node, string>();

  constructor(rules: Rules, smallest: Smallest, domains: DomainValues, whitespace: "free" | "compact") {
    this.#rules = rules;
    this.#smallest = smallest;
    this.#domains = domains;
    this.#free = whitespace === "free";
  }

  /** An expression for the node, which must be one that can be finished. */
  expression(node: Node): string {
    const known = this.#names.get(node);
    if (known) return known;
    const leaves = leavesOf(node).filter((leaf) => this.#smallest.has(leaf));
    const [only] = leaves;
    if (leaves.length === 1 && only && only !== node) {
      const name = this.expression(only);
      this.#names.set(node, name);
      return name;
    }
    if (leaves.length === 1 && only && only.kind !== "array" && only.kind !== "object") {
      const name = this.#rules.add(only.kind, this.#leaf(only));
      this.#names.set(node, name);
      return name;
    }
    const name = this.#rules.reserve(node.kind);
    this.#names.set(node, name);
    const body = only === node ? this.#leaf(only) : leaves.map((leaf) => this.expression(leaf)).join(" | ");
    this.#rules.define(name, body);
    return name;
  }

  /** What may stand between tokens: nothing in compact JSON. */
  get #space(): string {
    return this.#free ? this.#rules.add("space", SPACE) : "";
  }

  get #afterColon(): string {
    return this.#free ? literal(" ").concat("?") : "";
  }

  #leaf(leaf: LeafNode): string {
    switch (leaf.kind) {
      case "literals":
        return this.#literals(leaf.values);
      case "integer":
        return integerExpression(leaf) ?? "";
      case "number":
        return numberExpression(leaf) ?? "";
      case "string":
        return this.#string(leaf);
      case "domain":
        return this.#domains.expression(this.#rules, leaf) ?? "";
      case "array":
        return this.#array(leaf);
      case "object":
        return this.#object(leaf);
    }
  }

  #literals(values: Json[]): string {
    const scalars = values.filter((value) => typeof value !== "object" || value === null);
    const others = values.filter((value) => typeof value === "object" && value !== null);
    const texts = [...new Set(scalars.map((value) => JSON.stringify(value)))];
    const options = others.map((value) => this.#constant(value));
    if (texts.length > MANY) options.push(trieExpression(texts.map((text) => ({ text, after: "" }))));
    else options.push(...texts.map(literal));
    return either(options);
  }

  #constant(value: Json): string {
    if (typeof value !== "object" || value === null) return literal(JSON.stringify(value));
    const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
    const items = Array.isArray(value)
      ? value.map((item) => this.#constant(item))
      : Object.entries(value).map(([key, member]) =>
          sequence(literal(`${JSON.stringify(key)}:`), this.#afterColon, this.#constant(member)),
        );
    const comma = sequence(literal(","), this.#space);
    const inner = items.length > 0 ? sequence(items.join(` ${comma} `), this.#space) : "";
    return sequence(literal(open), this.#space, inner, literal(close));
  }

  #string(node: StringNode): string {
    const char = this.#rules.add("char", CHAR);
    const inner = node.bounded
      ? boundedExpression(this.#rules, node.bounded)
      : node.regex
        ? regexExpression(this.#rules, node.regex)
        : repeated(this.#rules, char, node.minLength, node.maxLength);
    return sequence('"\\""', inner ?? "", '"\\""');
  }

  #array(node: ArrayNode): string {
    const comma = sequence(literal(","), this.#space);
    const selected = this.#domains.selection(node);
    const items = selected ? this.#selection(node, selected, comma) : this.#items(node, comma);
    return sequence(literal("["), this.#space, items, literal("]"));
  }

  #selection({ minItems: min, maxItems: max }: ArrayNode, values: string[], comma: string): string {
    return sequence(selectionExpression(this.#rules, values, comma, { min, max }), this.#space);
  }

  #items(node: ArrayNode, comma: string): string {
    const places = node.prefix.slice(0, node.maxItems);
    const rest = node.rest && this.#smallest.has(node.rest) ? this.expression(node.rest) : undefined;
    const low = Math.max(node.minItems - places.length, 0);
    const high = node.maxItems - places.length;
    let tail = "";
    if (rest !== undefined && high > 0) {
      const more = (min: number, max: number) =>
        repeated(this.#rules, this.#rules.add("item", `${comma} ${rest}`), min, max);
      tail = places.length > 0 ? more(low, high) : sequence(rest, more(Math.max(low - 1, 0), high - 1));
      if (places.length === 0 && low === 0) tail = tail === "" ? "" : `(${sequence(tail, this.#space)})?`;
      else if (places.length === 0) tail = sequence(tail, this.#space);
    }
    for (let place = places.length - 1; place >= 0; place--) {
      const item = places[place];
      // An item that can't be finished ends the array before it.
      if (!item || !this.#smallest.has(item)) tail = "";
      else tail = sequence(place > 0 ? comma : "", this.expression(item), tail);
      if (place === 0) tail = sequence(tail, this.#space);
      if (place >= node.minItems && tail !== "") tail = `(${tail})?`;
    }
    return tail;
  }

  #object(node: ObjectNode): string {
    const members = node.properties
      .filter((property) => this.#smallest.has(property.node))
      .map((property) => ({
        text: sequence(literal(`${JSON.stringify(property.key)}:`), this.#afterColon, this.expression(property.node)),
        required: property.required,
      }));
    const comma = sequence(literal(","), this.#space);
    const extra = this.#extra(node);
    const { minExtras, maxExtras } = node;
    const another = extra && this.#rules.add("member", `${comma} ${extra}`);
    // `after`: what may follow once a member stands; `first`: what may stand when none does yet.
    let after = another ? repeated(this.#rules, another, minExtras, maxExtras) : "";
    let first = another
      ? [sequence(extra, repeated(this.#rules, another, Math.max(minExtras - 1, 0), maxExtras - 1))]
      : [];
    let mayBeEmpty = minExtras === 0;
    if (maxExtras === 0) first = [];
    for (const member of members.reverse()) {
      const rest = after === "" ? "" : this.#rules.add("rest", after);
      const start = sequence(member.text, rest);
      first = member.required ? [start] : [start, ...first];
      after = member.required ? sequence(comma, start) : `(${sequence(comma, member.text)})? ${rest}`.trim();
      mayBeEmpty = mayBeEmpty && !member.required;
    }
    const inner = first.length === 0 ? "" : sequence(either(first), this.#space);
    return sequence(literal("{"), this.#space, mayBeEmpty && inner !== "" ? `(${inner})?` : inner, literal("}"));
  }

  /** One member beside the declared ones. */
  #extra(node: ObjectNode): string | undefined {
    const options = node.extras
      .filter(({ key, value }) => this.#smallest.has(value) && (!key || this.#smallest.has(key)))
      .map(({ key, value }) => {
        const name = key ? this.expression(key) : this.#otherKey(node.properties.map((property) => property.key));
        return sequence(name, literal(":"), this.#afterColon, this.expression(value));
      });
    return options.length > 0 ? this.#rules.add("extra", either(options)) : undefined;
  }

  /** A key that is none of the declared ones. */
  #otherKey(declared: string[]): string {
    const char = this.#rules.add("keychar", KEY_CHAR);
    const tail = this.#rules.add("keytail", `${char}{0,60}`);
    const texts = declared.map((key) => unitsOf(JSON.stringify(key).slice(1, -1)));
    return this.#rules.add("key", sequence('"\\""', this.#unlike(texts, tail), '"\\""'));
  }

  /** Texts of key characters that are none of the given ones: a trie with the ways out at each character. */
  #unlike(texts: string[][], tail: string): string {
    const heads = [...new Set(texts.flatMap((units) => units.slice(0, 1)))];
    const plain = heads.filter((head) => !head.startsWith("\\"));
    const escapes = heads.filter((head) => head.startsWith("\\")).map((head) => head.slice(1));
    const options = heads.map((head) => {
      const below = texts.filter((units) => units[0] === head).map((units) => units.slice(1));
      return sequence(literal(head), this.#unlike(below, tail));
    });
    const others = jsonChar(invert(unite(charSet([0, 0x1f]), charsOf('"\\'), charsOf(plain.join("")))));
    if (others) options.push(sequence(others, tail));
    const letters = [...'"\\bfnrt'].filter((letter) => !escapes.includes(letter));
    if (letters.length > 0) options.push(sequence('"\\\\"', either(letters.map(literal)), tail));
    // Stopping here is right unless exactly this text is declared.
    if (!texts.some((units) => units.length === 0)) options.push('""');
    return `(${options.join(" | ")})`;
  }
}

/** The characters of a JSON string's inside, each escape as one. */
function unitsOf(inner: string): string[] {
  return inner.match(/\\u[0-9a-f]{4}|\\.|./gsu) ?? [];
}
