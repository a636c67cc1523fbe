import { DOMAIN_KEY } from "../../domain-keys.js";
import { admits } from "./check.js";
import { isSchemaObject, type SchemaObject } from "./merge.js";
import { resolveRef } from "./refs.js";
import type { JsonSchema } from "./types.js";

/** A string of a live domain in a value. */
export interface DomainPlace {
  schema: SchemaObject;
  text: string;
  /** "records[0].name"; "" is the value itself. */
  path: string;
}

/**
 * The strings of a value that its schema binds to a live domain. `passes` decides between options of `anyOf` and `oneOf`:
 * an option counts as met when it fits and all its places pass.
 */
export function domainPlaces(
  document: JsonSchema,
  value: unknown,
  passes: (place: DomainPlace) => boolean,
): DomainPlace[] {
  const visit = (given: unknown, part: unknown, path: string, depth: number): DomainPlace[] => {
    if (!isSchemaObject(given) || depth > 64) return [];
    const found: DomainPlace[] = [];
    const follow = (schema: unknown) => found.push(...visit(schema, part, path, depth + 1));
    if (given.$ref !== undefined) follow(resolveRef(document, given.$ref, path));
    if (Array.isArray(given.allOf)) given.allOf.forEach(follow);
    for (const options of [given.anyOf, given.oneOf]) {
      if (!Array.isArray(options)) continue;
      const fitting = options.filter((option) => admits(opened(document, option), part));
      const places = fitting.map((option) => visit(option, part, path, depth + 1));
      // Met by one option is met; else the first that fits says what is wrong.
      if (!places.some((one) => one.every(passes))) found.push(...(places[0] ?? []));
    }
    if (typeof part === "string" && typeof given[DOMAIN_KEY] === "string")
      found.push({ schema: given, text: part, path });
    if (Array.isArray(part)) found.push(...itemsOf(given, part, path, depth));
    else if (isSchemaObject(part)) found.push(...membersOf(given, part, path, depth));
    return found;
  };
  const itemsOf = (schema: SchemaObject, items: unknown[], path: string, depth: number) => {
    const prefix = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
    return items.flatMap((item, place) => visit(prefix[place] ?? schema.items, item, `${path}[${place}]`, depth + 1));
  };
  const membersOf = (schema: SchemaObject, members: SchemaObject, path: string, depth: number) => {
    const properties = isSchemaObject(schema.properties) ? schema.properties : {};
    return Object.entries(members).flatMap(([key, member]) => {
      const own = Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties;
      return visit(own, member, path === "" ? key : `${path}.${key}`, depth + 1);
    });
  };
  return visit(document, value, "", 0);
}

function opened(document: JsonSchema, schema: unknown): unknown {
  if (!isSchemaObject(schema) || schema.$ref === undefined) return schema;
  return resolveRef(document, schema.$ref, "#");
}
