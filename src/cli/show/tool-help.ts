import type { StructuredToolInterface } from "@langchain/core/tools";
import { toJsonSchema } from "@langchain/core/utils/json_schema";
import { effectOf } from "../../tools/tool.js";
import { onStdout } from "../terminal.js";

interface Property {
  type?: string;
  description?: string;
  enum?: unknown[];
  items?: Property;
  default?: unknown;
  anyOf?: Property[];
  properties?: Record<string, Property>;
}

/** A tool as a person reads it: what it does, what it may do to the world, its arguments, a call. */
export function toolHelp(tool: StructuredToolInterface): string {
  const schema = toJsonSchema(tool.schema) as Property & { required?: string[] };
  const required = new Set(schema.required ?? []);
  const properties = Object.entries(schema.properties ?? {});
  const width = Math.max(0, ...properties.map(([name]) => name.length + 1));
  const lines = properties.map(([name, property]) => {
    const label = required.has(name) ? name : `${name}?`;
    const words = [typeInWords(property), property.description].filter(Boolean).join("  ");
    return `  ${label.padEnd(width)}  ${words}`;
  });
  const sample = Object.fromEntries(
    properties.filter(([name]) => required.has(name)).map(([name, property]) => [name, sampleOf(property)]),
  );
  return [
    `${onStdout.bold(tool.name)}  (${effectOf(tool)})`,
    tool.description,
    ...(lines.length > 0 ? ["", "Arguments", ...lines] : []),
    "",
    "Example",
    `  $ qwill tools call ${tool.name} '${JSON.stringify(sample)}'`,
  ].join("\n");
}

function typeInWords({ type, enum: values, items, anyOf }: Property): string {
  if (values) return values.map((value) => JSON.stringify(value)).join(" | ");
  if (anyOf) return anyOf.map(typeInWords).join(" | ");
  if (type === "array") return `${items ? typeInWords(items) : "anything"}[]`;
  return type ?? "anything";
}

function sampleOf({ type, enum: values, items, anyOf, properties }: Property): unknown {
  if (values) return values[0];
  if (anyOf?.[0]) return sampleOf(anyOf[0]);
  if (type === "array") return items ? [sampleOf(items)] : [];
  if (type === "object")
    return Object.fromEntries(Object.entries(properties ?? {}).map(([name, each]) => [name, sampleOf(each)]));
  if (type === "number" || type === "integer") return 1;
  if (type === "boolean") return true;
  return "…";
}
