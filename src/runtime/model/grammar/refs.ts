import { ModelError } from "../../errors.js";
import { isSchemaObject } from "./merge.js";
import type { JsonSchema } from "./types.js";

/** The error for what no grammar can be right about; `at` is a JSON pointer into the schema. */
export function unsupported(at: string, problem: string, hint: string, data: Record<string, unknown> = {}): ModelError {
  const details = { hint, data: { path: at, ...data } };
  return new ModelError("model.schema-unsupported", `The schema at ${at} ${problem}.`, details);
}

/**
 * The schema that a `$ref` names: a JSON pointer (`#/$defs/x`, `#/definitions/x`, `#`) or an `$anchor` of the same document.
 *
 * @throws ModelError `model.schema-unsupported` when it leads elsewhere or nowhere.
 */
export function resolveRef(document: JsonSchema, ref: unknown, at: string): JsonSchema {
  if (typeof ref !== "string")
    throw unsupported(at, "has a $ref that is no text", "Write a JSON pointer like #/$defs/name.");
  const own = isSchemaObject(document) && typeof document.$id === "string" ? document.$id : "";
  const fragment = ref.startsWith("#")
    ? ref.slice(1)
    : ref === own
      ? ""
      : ref.startsWith(`${own}#`)
        ? ref.slice(own.length + 1)
        : undefined;
  if (fragment === undefined) {
    throw unsupported(
      at,
      `refers to another document: $ref "${ref}"`,
      "Put what it names into $defs and refer to it there.",
    );
  }
  const target =
    fragment === ""
      ? document
      : fragment.startsWith("/")
        ? atPointer(document, fragment)
        : anchored(document, fragment);
  if (typeof target !== "boolean" && !isSchemaObject(target)) {
    throw unsupported(at, `refers to nothing: $ref "${ref}"`, "Define it under $defs, or correct the name.");
  }
  return target;
}

function atPointer(document: unknown, pointer: string): unknown {
  let value: unknown = document;
  for (const part of pointer.slice(1).split("/")) {
    const key = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function anchored(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  const { $anchor, $id } = value as Record<string, unknown>;
  if ($anchor === name || $id === `#${name}`) return value;
  for (const child of Object.values(value)) {
    const found = anchored(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
