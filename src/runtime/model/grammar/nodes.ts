import { CHOICE_KEY, DOMAIN_KEY, DOMAIN_NAMES, type DomainName, EMPTY_KEY } from "../../domain-keys.js";
import { admits, uncheckedKeywords } from "./check.js";
import { disjoint } from "./disjoint.js";
import { assertOneDocument, assertWellFormed, draft2020, spokenOf, withoutUnevaluated } from "./keywords.js";
import { arrayNode, integerNode, numberNode, stringNode } from "./leaves.js";
import { assertionsOf, enumOf, isSchemaObject, Merger, type SchemaObject, typesOf } from "./merge.js";
import { anyNode, type ExtraMembers, type Json, type Node, type ObjectNode, type UnionNode } from "./node.js";
import { resolveRef, unsupported } from "./refs.js";
import { matches } from "./regex.js";
import type { JsonSchema } from "./types.js";

const MAX_ALTERNATIVES = 256;
const MAX_DEPTH = 64;
/** Levels of schemas inside schemas; far more would overflow the stack. */
const MAX_NESTING = 400;

/** Keywords that no grammar holds, by the type they speak of. */
const UNHELD: Record<string, string[]> = {
  object: ["dependentRequired", "dependentSchemas", "dependencies"],
  array: ["uniqueItems", "contains", "minContains", "maxContains"],
};
/** Reads a JSON Schema into the graph of what it admits. */
export class NodeBuilder {
  readonly notes = new Set<string>();
  /** Where each node comes from, for messages. */
  readonly places = new Map<Node, string>();
  readonly #document: JsonSchema;
  readonly #merger = new Merger();
  readonly #known = new Map<SchemaObject, UnionNode>();
  #nesting = 0;

  constructor(document: JsonSchema) {
    this.#document = document;
  }

  /**
   * What the schema admits; `at` is its JSON pointer.
   *
   * @throws ModelError `model.schema-unsupported` for a schema that is malformed or refers elsewhere.
   */
  nodeOf(schema: unknown, at: string): Node {
    if (schema === true || schema === undefined) return anyNode;
    if (schema === false) return this.#place({ kind: "union", options: [] }, at);
    if (!isSchemaObject(schema)) throw unsupported(at, "is no schema", "A schema is an object, true or false.");
    const known = this.#known.get(schema);
    if (known) return known;
    const node: UnionNode = { kind: "union", options: [] };
    this.#known.set(schema, node);
    this.#place(node, at);
    if (this.#nesting >= MAX_NESTING) throw unsupported(at, "nests too deeply", `At most ${MAX_NESTING} levels.`);
    this.#nesting += 1;
    node.options = this.#options(schema, at);
    this.#nesting -= 1;
    return node;
  }

  note(keyword: string, at: string, why = "is not held by the grammar; validate the value"): void {
    this.notes.add(`${keyword} at ${at} ${why}`);
  }

  #place<T extends Node>(node: T, at: string): T {
    if (!this.places.has(node)) this.places.set(node, at);
    return node;
  }

  /** References and plain unions keep the identity of what they name, so that recursion stays finite. */
  #options(schema: SchemaObject, at: string): Node[] {
    if (schema !== this.#document) assertOneDocument(schema, at);
    const own = assertionsOf(schema);
    const keywords = Object.keys(own);
    if (keywords.length === 1) {
      if (keywords[0] === "$ref") return [this.nodeOf(resolveRef(this.#document, own.$ref, at), String(own.$ref))];
      if (keywords[0] === "anyOf") return this.#list(own, "anyOf", at).map(([one, place]) => this.nodeOf(one, place));
      if (keywords[0] === "oneOf") {
        this.#noteOneOf(own, at, [schema]);
        return this.#list(own, "oneOf", at).map(([one, place]) => this.nodeOf(one, place));
      }
    }
    return this.#expand(schema, at, []).flatMap((plain) => this.#leaves(plain, at));
  }

  #list(schema: SchemaObject, keyword: string, at: string): [JsonSchema, string][] {
    const list = schema[keyword];
    if (list === undefined) return [];
    if (!Array.isArray(list) || list.length === 0) {
      throw unsupported(at, `has a ${keyword} that is no list of schemas`, "Give it at least one schema.");
    }
    return list.map((one, place) => [one as JsonSchema, `${at}/${keyword}/${place}`]);
  }

  /** The schema as alternatives without combinators. `chain` holds what is being opened: a loop adds nothing. */
  #expand(schema: JsonSchema, at: string, chain: JsonSchema[]): SchemaObject[] {
    if (schema === true) return [{}];
    if (schema === false || chain.includes(schema)) return [];
    if (!isSchemaObject(schema)) throw unsupported(at, "is no schema", "A schema is an object, true or false.");
    if (chain.length > MAX_DEPTH) throw unsupported(at, "nests too deeply", "Split it with $defs.");
    assertWellFormed(schema, at);
    const inner = [...chain, schema];
    const { $ref, allOf: _all, anyOf: _any, oneOf: _one, not, nullable, ...own } = assertionsOf(schema);
    if (typeof own.required === "boolean") {
      if (own.required)
        this.note("required", at, "is no list of names and is passed over; list them beside properties");
      delete own.required;
    }
    let found: SchemaObject[] = [draft2020(own)];
    if ($ref !== undefined) {
      const target = resolveRef(this.#document, $ref, at);
      found = this.#cross(found, this.#expand(target, String($ref), inner), at);
    }
    for (const [part, place] of this.#list(schema, "allOf", at)) {
      found = this.#cross(found, this.#expand(part, place, inner), at);
    }
    for (const keyword of ["anyOf", "oneOf"]) {
      const options = this.#list(schema, keyword, at);
      if (options.length === 0) continue;
      if (keyword === "oneOf") this.#noteOneOf(schema, at, inner);
      const opened = options.flatMap(([one, place]) => this.#expand(one, place, inner));
      found = this.#cross(found, opened, at);
    }
    if (not === true || (isSchemaObject(not) && Object.keys(assertionsOf(not)).length === 0)) return [];
    if (not !== undefined && not !== false) this.note("not", at);
    for (const keyword of ["if", "$dynamicRef", "$recursiveRef"]) if (keyword in own) this.note(keyword, at);
    found = found.map(withoutUnevaluated);
    return nullable === true ? [...found, { type: "null" }] : found;
  }

  #cross(left: SchemaObject[], right: SchemaObject[], at: string): SchemaObject[] {
    if (left.length * right.length > MAX_ALTERNATIVES) {
      throw unsupported(at, `opens into more than ${MAX_ALTERNATIVES} alternatives`, "Use fewer anyOf inside allOf.");
    }
    const lost = (keyword: string) => this.note(keyword, at);
    return left.flatMap((a) => right.map((b) => this.#merger.merge(a, b, lost)));
  }

  /** `oneOf` is held when no value can be of two options: they differ in type or in a required constant. */
  #noteOneOf(schema: SchemaObject, at: string, chain: JsonSchema[]): void {
    const options = this.#list(schema, "oneOf", at).flatMap(([one, place]) => this.#expand(one, place, chain));
    const apart = options.every((a, i) => options.slice(i + 1).every((b) => disjoint(a, b)));
    if (!apart) this.note("oneOf", at, "admits values of several options in the grammar; validate the value");
  }

  #leaves(plain: SchemaObject, at: string): Node[] {
    const values = enumOf(plain);
    if (values) {
      const { enum: _enum, const: _const, ...rest } = plain;
      const admitted = values.filter((value) => admits(rest, value));
      for (const keyword of uncheckedKeywords(rest, admitted)) this.note(keyword, at);
      return admitted.length > 0 ? [this.#place({ kind: "literals", values: admitted as Json[] }, at)] : [];
    }
    const types = typesOf(plain) ?? spokenOf(plain);
    if (types === undefined) return [anyNode];
    // Every integer is a number: one of the two is enough.
    const distinct = types.includes("number") ? types.filter((type) => type !== "integer") : types;
    return [...new Set(distinct)].map((type) => this.#place(this.#leaf(plain, type, at), at));
  }

  #leaf(plain: SchemaObject, type: string, at: string): Node {
    for (const keyword of UNHELD[type] ?? []) {
      if (plain[keyword] !== undefined && plain[keyword] !== false) this.note(keyword, at);
    }
    const note = (keyword: string) => this.note(keyword, at);
    if (type === "null") return { kind: "literals", values: [null] };
    if (type === "boolean") return { kind: "literals", values: [true, false] };
    if (type === "integer") return integerNode(plain, note);
    if (type === "number") return numberNode(plain, note);
    if (type === "string") return this.#string(plain, at, note);
    if (type === "array") return arrayNode(plain, (schema, place) => this.nodeOf(schema, `${at}/${place}`));
    if (type === "object") return this.#object(plain, at);
    throw unsupported(
      at,
      `has the unknown type "${type}"`,
      "Types are null, boolean, integer, number, string, array, object.",
    );
  }

  #string(plain: SchemaObject, at: string, note: (keyword: string) => void): Node {
    const domain = plain[DOMAIN_KEY];
    if (domain === undefined) return stringNode(plain, note, at);
    if (!DOMAIN_NAMES.includes(domain as DomainName)) {
      throw unsupported(at, `names the unknown domain "${domain}"`, `Domains are ${DOMAIN_NAMES.join(", ")}.`);
    }
    for (const keyword of ["pattern", "format", "minLength"]) if (plain[keyword] !== undefined) note(keyword);
    const maxLength = typeof plain.maxLength === "number" ? plain.maxLength : undefined;
    const choice = typeof plain[CHOICE_KEY] === "string" ? plain[CHOICE_KEY] : "";
    return { kind: "domain", domain: domain as DomainName, choice, orEmpty: plain[EMPTY_KEY] === true, maxLength, at };
  }

  #object(plain: SchemaObject, at: string): ObjectNode {
    const declared = isSchemaObject(plain.properties) ? plain.properties : {};
    const patterns = isSchemaObject(plain.patternProperties) ? plain.patternProperties : {};
    const required = new Set(Array.isArray(plain.required) ? (plain.required as string[]) : []);
    const names = isSchemaObject(plain.propertyNames) ? enumOf(plain.propertyNames) : undefined;
    const keys = new Set([...Object.keys(declared), ...(names ?? []).map(String), ...required]);
    const node: ObjectNode = { kind: "object", properties: [], extras: [], minExtras: 0, maxExtras: 0 };
    for (const key of keys) {
      const matching = Object.entries(patterns).filter(([pattern]) => matches(pattern, key));
      let schema = Object.hasOwn(declared, key)
        ? declared[key]
        : matching.length > 0
          ? true
          : (plain.additionalProperties ?? true);
      for (const [, value] of matching) schema = this.#merger.both(schema, value);
      if (!admits(plain.propertyNames, key)) schema = false;
      node.properties.push({ key, node: this.nodeOf(schema, `${at}/properties/${key}`), required: required.has(key) });
    }
    this.#noteNames(plain, keys.size > 0, Object.keys(patterns).length > 0, at);
    if (names === undefined && plain.propertyNames !== false)
      node.extras = this.#extras(plain, patterns, keys.size > 0 || plain.properties !== undefined, at);
    this.#countExtras(node, plain, at);
    return node;
  }

  /** Names are held by lengths, patterns and lists; what else is said of declared ones only validation sees. */
  #noteNames({ propertyNames }: SchemaObject, declared: boolean, patterned: boolean, at: string): void {
    if (!isSchemaObject(propertyNames)) return;
    const keywords = Object.keys(assertionsOf(propertyNames));
    const beyond = (held: string[]) => keywords.some((keyword) => !held.includes(keyword));
    const sizes = ["type", "minLength", "maxLength"];
    const unheld = (declared && beyond([...sizes, "pattern", "enum", "const"])) || (patterned && beyond(sizes));
    if (unheld) this.note("propertyNames", at);
  }

  #extras(plain: SchemaObject, patterns: SchemaObject, hasDeclared: boolean, at: string): ExtraMembers[] {
    const matching = Object.entries(patterns).map(([pattern, value]) => {
      const key = this.nodeOf(
        { type: "string", pattern, ...sizesOf(plain.propertyNames) },
        `${at}/patternProperties/${pattern}`,
      );
      return { key, value: this.nodeOf(value, `${at}/patternProperties/${pattern}`) };
    });
    // A key of two patterns, or a declared one, must pass each of their schemas: only validation sees that.
    if (matching.length > 1 || (matching.length === 1 && hasDeclared)) this.note("patternProperties", at);
    if (matching.length > 0) return matching;
    // Unsaid, other members are valid; a model that was told some names has no use for others.
    const other = plain.additionalProperties ?? !hasDeclared;
    if (other === false) return [];
    const named = isSchemaObject(plain.propertyNames) && Object.keys(assertionsOf(plain.propertyNames)).length > 0;
    if (named && hasDeclared) this.note("propertyNames", at);
    const key = named
      ? this.nodeOf({ type: "string", ...(plain.propertyNames as SchemaObject) }, `${at}/propertyNames`)
      : undefined;
    return [{ key, value: this.nodeOf(other, `${at}/additionalProperties`) }];
  }

  /** `minProperties` and `maxProperties` are held by counting the extras, which is exact where nothing is optional. */
  #countExtras(node: ObjectNode, plain: SchemaObject, at: string): void {
    const required = node.properties.filter((property) => property.required).length;
    const exact = required === node.properties.length;
    const min = typeof plain.minProperties === "number" ? plain.minProperties : 0;
    const max = typeof plain.maxProperties === "number" ? plain.maxProperties : Number.POSITIVE_INFINITY;
    const open = node.extras.length > 0;
    if (open) node.minExtras = exact ? Math.max(min - required, 0) : 0;
    if (open) node.maxExtras = Math.max(max - (exact ? required : 0), 0);
    // The same key twice counts once, so more than one extra is only counted, not told apart.
    if (min > required && (!exact || !open || node.minExtras > 1)) this.note("minProperties", at);
    if (max < node.properties.length || (open && !exact && max !== Number.POSITIVE_INFINITY))
      this.note("maxProperties", at);
  }
}

function sizesOf(schema: unknown): SchemaObject {
  if (!isSchemaObject(schema)) return {};
  const { minLength, maxLength } = schema;
  return { ...(minLength === undefined ? {} : { minLength }), ...(maxLength === undefined ? {} : { maxLength }) };
}
