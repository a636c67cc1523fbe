import type { Json } from "./node.js";
import { matches } from "./regex.js";
import type { JsonSchema } from "./types.js";

export type SchemaObject = { [keyword: string]: unknown };

/** Says nothing about which values are valid. */
const ANNOTATIONS = new Set([
  "$schema",
  "$id",
  "$comment",
  "$defs",
  "definitions",
  "$anchor",
  "title",
  "description",
  "default",
  "examples",
  "example",
  "deprecated",
  "readOnly",
  "writeOnly",
  "contentMediaType",
  "contentEncoding",
  "contentSchema",
]);

/** The schema without its annotations. */
export function assertionsOf(schema: SchemaObject): SchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !ANNOTATIONS.has(keyword)));
}

export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The types that a schema names, undefined when it names none. */
export function typesOf(schema: SchemaObject): string[] | undefined {
  const { type } = schema;
  if (typeof type === "string") return [type];
  return Array.isArray(type) ? type.filter((one): one is string => typeof one === "string") : undefined;
}

/** The same value, whatever the order of keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  if (Array.isArray(a) !== Array.isArray(b) || left.length !== right.length) return false;
  return left.every(([key, value]) => Object.hasOwn(b, key) && sameJson(value, (b as SchemaObject)[key]));
}

/** The values that `enum` and `const` leave, undefined when neither is there. */
export function enumOf(schema: SchemaObject): Json[] | undefined {
  const values = Array.isArray(schema.enum) ? (schema.enum as Json[]) : undefined;
  if (!Object.hasOwn(schema, "const")) return values;
  const constant = schema.const as Json;
  return values === undefined || values.some((value) => sameJson(value, constant)) ? [constant] : [];
}

/**
 * Both schemas at once. What is joined is kept as a set of the schemas that were written, and the same set gives the same
 * object: there are finitely many sets, so recursion through `allOf` comes to an end.
 */
export class Merger {
  readonly #joined = new Map<string, SchemaObject>();
  readonly #parts = new WeakMap<SchemaObject, SchemaObject[]>();
  readonly #numbers = new Map<SchemaObject, number>();

  /** A schema that is as strict as both; a value of a keyword that can't be joined goes to `lost`. */
  merge(a: SchemaObject, b: SchemaObject, lost: (keyword: string) => void): SchemaObject {
    const merged: SchemaObject = { ...a };
    for (const [keyword, value] of Object.entries(b)) {
      if (!Object.hasOwn(a, keyword)) merged[keyword] = value;
      else merged[keyword] = this.#join(keyword, a[keyword], value, lost);
    }
    if (a.type !== undefined && b.type !== undefined) merged.type = commonTypes(typesOf(a) ?? [], typesOf(b) ?? []);
    const values = enumOf(a)?.filter((value) => enumOf(b)?.some((other) => sameJson(value, other)) ?? true);
    const common = values ?? enumOf(b);
    delete merged.const;
    if (common) merged.enum = common;
    if (a.properties ?? b.properties) merged.properties = this.#properties(a, b);
    if (a.patternProperties ?? b.patternProperties) merged.patternProperties = this.#patterns(a, b, lost);
    if (a.prefixItems ?? b.prefixItems) merged.prefixItems = this.#byPlace(a, b);
    return merged;
  }

  /** `allOf` of two schemas. */
  both(a: unknown, b: unknown): JsonSchema {
    if (a === false || b === false) return false;
    if (a === undefined || a === true || sameJson(a, b)) return (b ?? true) as JsonSchema;
    if (b === undefined || b === true) return a as JsonSchema;
    if (!isSchemaObject(a) || !isSchemaObject(b)) return false;
    const parts = new Set([a, b].flatMap((one) => this.#parts.get(one) ?? [one]));
    const key = [...parts]
      .map((part) => this.#numberOf(part))
      .sort()
      .join();
    const joined = this.#joined.get(key) ?? { allOf: [...parts] };
    this.#joined.set(key, joined);
    this.#parts.set(joined, [...parts]);
    return joined;
  }

  #numberOf(schema: SchemaObject): number {
    const number = this.#numbers.get(schema) ?? this.#numbers.size;
    this.#numbers.set(schema, number);
    return number;
  }

  #join(keyword: string, a: unknown, b: unknown, lost: (keyword: string) => void): unknown {
    if (/^(minimum|exclusiveMinimum|min[A-Z])/.test(keyword)) return Math.max(Number(a), Number(b));
    if (/^(maximum|exclusiveMaximum|max[A-Z])/.test(keyword)) return Math.min(Number(a), Number(b));
    if (keyword === "required") return [...new Set([...(a as string[]), ...(b as string[])])];
    if (keyword === "additionalProperties" || keyword === "items" || keyword === "propertyNames")
      return this.both(a, b);
    if (keyword === "uniqueItems") return a === true || b === true;
    if (
      !["type", "enum", "const", "properties", "patternProperties", "prefixItems"].includes(keyword) &&
      !sameJson(a, b)
    )
      lost(keyword);
    return a;
  }

  /** What one schema leaves to its `additionalProperties` binds what only the other's patterns admit. */
  #patterns(a: SchemaObject, b: SchemaObject, lost: (keyword: string) => void): SchemaObject {
    const [left, right] = [(a.patternProperties ?? {}) as SchemaObject, (b.patternProperties ?? {}) as SchemaObject];
    const closed = (schema: SchemaObject) =>
      !(schema.additionalProperties === undefined || schema.additionalProperties === true);
    // Keys of other patterns, or declared ones, are no additional ones: which that are only validation sees.
    if ((closed(a) && Object.keys(left).length > 0) || (closed(b) && Object.keys(right).length > 0))
      lost("patternProperties");
    const bound = (own: SchemaObject, other: SchemaObject) =>
      Object.keys(other.patternProperties ?? {}).length === 0 && closed(other)
        ? Object.fromEntries(
            Object.entries(own).map(([key, schema]) => [key, this.both(schema, other.additionalProperties)]),
          )
        : own;
    return this.#byKey(bound(left, b), bound(right, a));
  }

  #byKey(a: unknown, b: unknown): SchemaObject {
    const joined = new Map(Object.entries(a as SchemaObject));
    for (const [key, schema] of Object.entries(b as SchemaObject)) joined.set(key, this.both(joined.get(key), schema));
    return Object.fromEntries(joined);
  }

  #byPlace(a: SchemaObject, b: SchemaObject): JsonSchema[] {
    const [left, right] = [(a.prefixItems ?? []) as unknown[], (b.prefixItems ?? []) as unknown[]];
    const length = Math.max(left.length, right.length);
    return Array.from({ length }, (_, place) => this.both(left[place] ?? a.items, right[place] ?? b.items));
  }

  /** What one schema leaves to its `additionalProperties` binds the properties that only the other declares. */
  #properties(a: SchemaObject, b: SchemaObject): SchemaObject {
    const [left, right] = [(a.properties ?? {}) as SchemaObject, (b.properties ?? {}) as SchemaObject];
    // A map: a property may be called __proto__.
    const joined = new Map<string, JsonSchema>();
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const ofLeft = Object.hasOwn(left, key) ? left[key] : undeclared(a, key);
      const ofRight = Object.hasOwn(right, key) ? right[key] : undeclared(b, key);
      joined.set(key, this.both(ofLeft, ofRight));
    }
    return Object.fromEntries(joined);
  }
}

/** What a schema asks of a property that it doesn't declare (patternProperties are joined elsewhere). */
function undeclared(schema: SchemaObject, key: string): unknown {
  const patterns = Object.keys((schema.patternProperties ?? {}) as SchemaObject);
  if (patterns.some((pattern) => matches(pattern, key))) return true;
  return schema.additionalProperties ?? true;
}

function commonTypes(a: string[], b: string[]): string[] {
  const accepts = (types: string[], type: string) =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  const common = a.filter((type) => accepts(b, type));
  return [...new Set([...common, ...b.filter((type) => accepts(a, type))])];
}
