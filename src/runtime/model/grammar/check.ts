import { assertionsOf, enumOf, isSchemaObject, type SchemaObject, sameJson, typesOf } from "./merge.js";
import { matches } from "./regex.js";

/** Whether a value of `enum` or `const` passes the other keywords beside it. Keywords that it doesn't know pass. */
export function admits(schema: unknown, value: unknown): boolean {
  if (schema === false) return false;
  if (!isSchemaObject(schema)) return true;
  const types = typesOf(schema);
  if (types && !types.some((type) => hasType(value, type))) return false;
  const values = enumOf(schema);
  if (values && !values.some((one) => sameJson(one, value))) return false;
  if (typeof value === "string") return admitsString(schema, value);
  if (typeof value === "number") return admitsNumber(schema, value);
  if (Array.isArray(value)) return admitsArray(schema, value);
  return isSchemaObject(value) ? admitsObject(schema, value) : true;
}

/** Keywords that {@link admits} passes unread, by the kind of value that they speak of. */
const UNREAD: Record<string, string[]> = {
  string: ["format"],
  number: ["multipleOf"],
  array: ["uniqueItems", "contains", "unevaluatedItems"],
  object: [
    "patternProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "unevaluatedProperties",
  ],
};

const READ = new Set([
  ...["type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["minLength", "maxLength", "pattern", "minItems", "maxItems", "prefixItems", "items"],
  ...["properties", "required", "additionalProperties"],
]);

/** The keywords of the schema that speak of one of the values and that {@link admits} doesn't read. */
export function uncheckedKeywords(schema: SchemaObject, values: unknown[]): string[] {
  const kinds = new Set(
    values.map((value) => (Array.isArray(value) ? "array" : value === null ? "null" : typeof value)),
  );
  const own = [...kinds].flatMap((kind) => UNREAD[kind] ?? []).filter((keyword) => schema[keyword] !== undefined);
  const inside = kinds.has("object") || kinds.has("array") ? partsOf(schema).flatMap(unreadInside) : [];
  return [...new Set([...own, ...inside])];
}

/** Keywords of a part that {@link admits} passes unread, whatever they speak of. */
function unreadInside(schema: SchemaObject): string[] {
  const own = Object.keys(assertionsOf(schema)).filter((keyword) => !READ.has(keyword));
  return [...own, ...partsOf(schema).flatMap(unreadInside)];
}

/** The schemas of members and items that {@link admits} looks into. */
function partsOf({ properties, items, prefixItems, additionalProperties }: SchemaObject): SchemaObject[] {
  const members = isSchemaObject(properties) ? Object.values(properties) : [];
  const places = Array.isArray(prefixItems) ? prefixItems : [];
  return [...members, ...places, items, additionalProperties].filter(isSchemaObject);
}

function hasType(value: unknown, type: string): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isSchemaObject(value);
  return typeof value === type;
}

const atLeast = (bound: unknown, value: number) => typeof bound !== "number" || value >= bound;
const atMost = (bound: unknown, value: number) => typeof bound !== "number" || value <= bound;

function admitsString(schema: SchemaObject, value: string): boolean {
  const length = [...value].length;
  if (!atLeast(schema.minLength, length) || !atMost(schema.maxLength, length)) return false;
  return typeof schema.pattern !== "string" || matches(schema.pattern, value);
}

function admitsNumber(schema: SchemaObject, value: number): boolean {
  const { exclusiveMinimum, exclusiveMaximum } = schema;
  if (!atLeast(schema.minimum, value) || !atMost(schema.maximum, value)) return false;
  if (typeof exclusiveMinimum === "number" && value <= exclusiveMinimum) return false;
  return !(typeof exclusiveMaximum === "number" && value >= exclusiveMaximum);
}

function admitsArray(schema: SchemaObject, value: unknown[]): boolean {
  if (!atLeast(schema.minItems, value.length) || !atMost(schema.maxItems, value.length)) return false;
  const prefix = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
  return value.every((item, place) => admits(prefix[place] ?? schema.items, item));
}

function admitsObject(schema: SchemaObject, value: SchemaObject): boolean {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const properties = isSchemaObject(schema.properties) ? schema.properties : {};
  const patterns = Object.keys(schema.patternProperties ?? {});
  if (!required.every((key) => Object.hasOwn(value, key))) return false;
  return Object.entries(value).every(([key, member]) => {
    if (Object.hasOwn(properties, key)) return admits(properties[key], member);
    return patterns.some((pattern) => matches(pattern, key)) || admits(schema.additionalProperties, member);
  });
}
