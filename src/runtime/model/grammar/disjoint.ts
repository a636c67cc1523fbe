import { admits } from "./check.js";
import { spokenOf } from "./keywords.js";
import { enumOf, isSchemaObject, type SchemaObject, typesOf } from "./merge.js";

/** True when no value can be of both schemas: they differ in type or in a required constant. */
export function disjoint(a: SchemaObject, b: SchemaObject): boolean {
  const [left, right] = [enumOf(a), enumOf(b)];
  if (left && right)
    return !left.some((value) => right.some((other) => JSON.stringify(value) === JSON.stringify(other)));
  if (left) return !left.some((value) => admits(b, value));
  if (right) return !right.some((value) => admits(a, value));
  const [types, others] = [typesOf(a) ?? spokenOf(a), typesOf(b) ?? spokenOf(b)];
  if (!types || !others || passesUnread(a, types, others) || passesUnread(b, others, types)) return false;
  const numeric = (type: string) => (type === "integer" ? "number" : type);
  if (!types.some((type) => others.some((other) => numeric(type) === numeric(other)))) return true;
  if (types.join() !== "object" || others.join() !== "object") return false;
  return requiredKeys(a).some((key) => requiredKeys(b).includes(key) && distinctConstants(a, b, key));
}

/** Without `type`, a schema lets all pass that it doesn't speak of. */
function passesUnread(schema: SchemaObject, spoken: string[], written: string[]): boolean {
  return typesOf(schema) === undefined && !written.every((type) => spoken.includes(type));
}

function requiredKeys(schema: SchemaObject): string[] {
  return Array.isArray(schema.required) ? (schema.required as string[]) : [];
}

function distinctConstants(a: SchemaObject, b: SchemaObject, key: string): boolean {
  const of = (schema: SchemaObject) => (isSchemaObject(schema.properties) ? schema.properties[key] : undefined);
  const [left, right] = [of(a), of(b)];
  return isSchemaObject(left) && isSchemaObject(right) && enumOf(left) && enumOf(right) ? disjoint(left, right) : false;
}
