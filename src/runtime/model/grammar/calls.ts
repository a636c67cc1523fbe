import type { StructuredToolInterface } from "@langchain/core/tools";
import { toJsonSchema } from "@langchain/core/utils/json_schema";
import { z } from "zod";
import { ConfigError, isQwillError, ModelError } from "../../errors.js";
import { type Profile, profiles } from "../profile.js";
import { callParts } from "../scaffolding.js";
import type { ToolDefinition } from "../template/render.js";
import { DomainValues } from "./domain-values.js";
import { literal, Rules, repeated, sequence } from "./rules.js";
import { readSchema, schemaExpression } from "./schema.js";
import { trieExpression } from "./trie.js";
import type { Grammar, GrammarOptions, JsonSchema } from "./types.js";

/** A tool in any of the shapes that LangChain binds: a LangChain tool (zod or JSON Schema) or an OpenAI definition. */
export type AnyTool = ToolDefinition | StructuredToolInterface;

export interface CallOptions extends Omit<GrammarOptions, "whitespace"> {
  /** Names of the tools that may be called; undefined means all. */
  allowed?: string[];
  /** Admit several calls in one reply; false by default. */
  parallel?: boolean;
  /** Whose format; `qwq-32b` by default. */
  profile?: Profile;
}

export type ArgsOptions = Omit<CallOptions, "allowed" | "parallel">;

/** Calls in one reply when several are admitted. */
const MOST_CALLS = 8;

/** The name by which the model calls the tool. */
export function toolNameOf(tool: AnyTool): string {
  return isDefinition(tool) ? tool.function.name : tool.name;
}

const schemas = new WeakMap<object, JsonSchema>();

/**
 * The JSON Schema of what the tool takes in. A property with a default may be left out, whatever a library writes into
 * `required`: the grammar is made from what zod accepts.
 *
 * @throws ModelError `model.schema-unsupported` where zod has no JSON Schema for it (dates, big integers, maps)
 */
export function toolSchemaOf(tool: AnyTool): JsonSchema {
  // A definition's parameters are taken as they are: zod marks what it makes, and a converter would make it anew.
  if (isDefinition(tool)) return (tool.function.parameters ?? { type: "object", properties: {} }) as JsonSchema;
  const schema: unknown = tool.schema;
  if (typeof schema !== "object" || schema === null) return { type: "object" };
  const known = schemas.get(schema);
  if (known !== undefined) return known;
  const converted = convertedSchema(schema, tool.name);
  schemas.set(schema, converted);
  return converted;
}

/** What goes in; where zod can't say it (`preprocess` takes anything), what comes out of the first step. */
function convertedSchema(schema: object, name: string): JsonSchema {
  try {
    if (isZod4(schema)) return z.toJSONSchema(schema, { io: "input" }) as JsonSchema;
  } catch {
    // LangChain's own conversion is tried, which is also what the prompt is made from.
  }
  try {
    return toJsonSchema(schema as never) as JsonSchema;
  } catch (cause) {
    throw new ModelError("model.schema-unsupported", `The schema of ${name} can't be said in JSON: ${String(cause)}`, {
      hint: "Take text or numbers instead, and convert them inside the tool.",
      data: { path: "#", tool: name },
      cause,
    });
  }
}

function isDefinition(tool: AnyTool): tool is ToolDefinition {
  return "function" in tool && typeof tool.function === "object";
}

function isZod4(schema: object): schema is z.ZodType {
  return "_zod" in schema;
}

/** Whether a call of the tool can be finished now; not when a live domain that it needs is empty. */
export function isCallable(tool: AnyTool, options: ArgsOptions = {}): boolean {
  try {
    readSchema(toolSchemaOf(tool), options);
    return true;
  } catch (error) {
    if (isEmptyDomain(error)) return false;
    throw error;
  }
}

function isEmptyDomain(error: unknown): boolean {
  return isQwillError(error) && error.code === "model.schema-unsupported" && error.data?.reason === "empty-domain";
}

/**
 * Exactly the JSON of a tool's arguments, nothing around it. A decoder that feeds the literal parts itself
 * (`callParts(profile.toolCalls)`) samples only these.
 *
 * @throws ModelError `model.schema-unsupported` when no grammar can be right, or a live domain that is needed is empty.
 * @example
 * toolArgsGbnf(tool, { profile, domains: { workspaceFile: ["job.md"] } }).gbnf;
 */
export function toolArgsGbnf(tool: AnyTool, options: ArgsOptions = {}): Grammar {
  const rules = new Rules();
  const read = readSchema(toolSchemaOf(tool), options);
  return { gbnf: rules.text(schemaExpression(rules, read, whitespaceOf(options))), notes: read.notes };
}

/**
 * Exactly one of the names, nothing around it.
 *
 * @throws ConfigError `config.invalid` without names.
 */
export function toolNameGbnf(names: string[]): Grammar {
  if (names.length === 0) throw nothingToCall([]);
  return { gbnf: new Rules().text(trieExpression(names.map((name) => ({ text: name, after: "" })))), notes: [] };
}

/**
 * The whole reply after the thought: one call, or with `parallel` up to eight, in the profile's format, each tool's
 * arguments by its own schema. Tools whose live domains are empty now are left out; a note says so.
 *
 * @throws ModelError `model.schema-unsupported` where no grammar can be right; ConfigError `config.invalid` when no tool is left.
 * @example
 * const { gbnf, notes } = toolCallGbnf(tools, { allowed: ["file_read"] });
 */
export function toolCallGbnf(tools: AnyTool[], options: CallOptions = {}): Grammar {
  const { allowed, parallel = false, profile = profiles["qwq-32b"] } = options;
  const parts = callParts(profile.toolCalls);
  const rules = new Rules();
  const notes: string[] = [];
  const domains = new DomainValues(options.domains, options.scripts);
  const entries: { text: string; after: string }[] = [];
  for (const tool of tools) {
    const name = toolNameOf(tool);
    if (allowed && !allowed.includes(name)) continue;
    try {
      const read = readSchema(toolSchemaOf(tool), options, domains);
      notes.push(...read.notes.map((note) => `${name}: ${note}`));
      const args = schemaExpression(rules, read, whitespaceOf(options));
      entries.push({ text: name + parts.middle, after: args });
    } catch (error) {
      if (!isEmptyDomain(error)) throw error;
      notes.push(`${name}: ${(error as Error).message} It can't be called now.`);
    }
  }
  if (entries.length === 0) throw nothingToCall(tools.map(toolNameOf), notes);
  const call = rules.add("call", sequence(literal(parts.opening), trieExpression(entries), literal(parts.closing)));
  const another = rules.add("another", sequence(literal(parts.between), call));
  const root = sequence('("\\n" "\\n"?)?', call, parallel ? repeated(rules, another, 0, MOST_CALLS - 1) : "");
  return { gbnf: rules.text(root), notes };
}

function whitespaceOf({ profile = profiles["qwq-32b"] }: ArgsOptions): "free" | "compact" {
  return profile.toolCalls.compactJson ? "compact" : "free";
}

function nothingToCall(names: string[], notes: string[] = []): ConfigError {
  return new ConfigError("config.invalid", `No tool may be called${notes.length > 0 ? `: ${notes.join(" ")}` : "."}`, {
    hint: names.length > 0 ? `There are: ${names.join(", ")}.` : "Give at least one tool.",
  });
}
