import { isLangChainTool } from "@langchain/core/utils/function_calling";
import type { Domains } from "../domains.js";
import { ConfigError } from "../errors.js";
import type { CallableTool } from "./decoder/call.js";
import { type AnyTool, type ArgsOptions, isCallable, toolArgsGbnf, toolNameOf, toolSchemaOf } from "./grammar/calls.js";
import { shortestCompletion } from "./grammar/completion.js";
import type { Profile } from "./profile.js";
import type { ToolDefinition } from "./template/render.js";

/** What the model may do in one reply. */
export interface Toolset {
  /** All bound tools, for the prompt: it stays the same whatever is allowed. */
  definitions: ToolDefinition[];
  /** The tools that may be called now. */
  callable: CallableTool[];
  choice: "auto" | "any" | "none";
}

export interface ToolsetOptions {
  tools?: unknown[];
  allowed?: string[];
  tool_choice?: unknown;
  domains?: Domains;
  schemas?: Record<string, Record<string, unknown>>;
}

/**
 * Reads LangChain's ways to bind tools and to choose among them.
 *
 * @throws ConfigError `config.invalid` when a call is demanded that no bound and allowed tool can make
 */
export function toolsetOf(profile: Profile, options: ToolsetOptions): Toolset {
  const tools = (options.tools ?? []) as AnyTool[];
  const named = namedChoice(options.tool_choice);
  const names = tools.map(toolNameOf);
  if (named !== undefined && !names.includes(named)) throw unknownTool(named, names);
  const mayCall = (name: string) =>
    (named === undefined || name === named) && (options.allowed?.includes(name) ?? true);
  const wanted = tools
    .filter((tool) => mayCall(toolNameOf(tool)))
    .map((tool) => narrowed(tool, options.schemas))
    // A tool that needs a file can't be called where there is none.
    .filter((tool) => isCallable(tool, argsOptions(profile, options.domains)));
  const choice = named === undefined ? generalChoice(options.tool_choice) : "any";
  if (choice === "any" && wanted.length === 0) throw nothingAllowed(options.allowed, names);
  return {
    definitions: tools.map(toolDefinition),
    callable: wanted.map((tool) => callableTool(profile, tool, options.domains)),
    choice: wanted.length === 0 ? "none" : choice,
  };
}

/** The tool with the schema that holds for this call, where there is a narrower one than the prompt documents. */
function narrowed(tool: AnyTool, schemas: ToolsetOptions["schemas"]): AnyTool {
  const name = toolNameOf(tool);
  const parameters = schemas?.[name];
  return parameters ? { type: "function", function: { name, parameters } } : tool;
}

function callableTool(profile: Profile, tool: AnyTool, domains: Domains | undefined): CallableTool {
  const given = argsOptions(profile, domains);
  const whitespace = profile.toolCalls.compactJson ? "compact" : "free";
  let gbnf: string | undefined;
  return {
    name: toolNameOf(tool),
    gbnf: () => {
      gbnf ??= toolArgsGbnf(tool, given).gbnf;
      return gbnf;
    },
    complete: (partial) => shortestCompletion(toolSchemaOf(tool), partial, { ...given, whitespace }),
  };
}

function argsOptions(profile: Profile, domains: Domains | undefined): ArgsOptions {
  return { profile, ...(domains ? { domains } : {}), ...(profile.scripts ? { scripts: profile.scripts } : {}) };
}

const definitions = new WeakMap<object, ToolDefinition>();

/** The tool as a prompt or a server is told of it: without what says nothing to a model. */
export function toolDefinition(given: unknown): ToolDefinition {
  const tool = given as AnyTool;
  const known = definitions.get(tool);
  if (known) return known;
  const definition = withoutNoise(wholeDefinition(tool)) as ToolDefinition;
  definitions.set(tool, definition);
  return definition;
}

/** The tool with all that its schema says, also what only our own grammars understand. */
export function wholeDefinition(given: unknown): ToolDefinition {
  const tool = given as AnyTool;
  if (!isLangChainTool(tool)) return tool as ToolDefinition;
  const { name, description = "" } = tool;
  return { type: "function", function: { name, description, parameters: toolSchemaOf(tool) } };
}

/** Drops our own keywords, the dialect's name, and the bounds that zod gives to every whole number. */
function withoutNoise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNoise);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, member]) =>
      !key.startsWith("x-qwill-") &&
      key !== "$schema" &&
      !((key === "minimum" || key === "maximum") && Math.abs(Number(member)) === Number.MAX_SAFE_INTEGER),
  );
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutNoise(member)]));
}

function generalChoice(choice: unknown): Toolset["choice"] {
  if (choice === "any" || choice === "required") return "any";
  return choice === "none" ? "none" : "auto";
}

/** The tool that a choice names, in any of the spellings of LangChain, OpenAI and Anthropic. */
function namedChoice(choice: unknown): string | undefined {
  if (typeof choice === "string") return ["auto", "any", "required", "none"].includes(choice) ? undefined : choice;
  if (typeof choice !== "object" || choice === null) return undefined;
  const { name, function: called } = choice as { name?: unknown; function?: { name?: unknown } };
  const found = called?.name ?? name;
  return typeof found === "string" ? found : undefined;
}

function unknownTool(name: string, names: string[]): ConfigError {
  return new ConfigError("config.invalid", `tool_choice names "${name}", which is not bound.`, {
    hint: names.length > 0 ? `Bound are: ${names.join(", ")}.` : "Bind it with bindTools([...]).",
  });
}

function nothingAllowed(allowed: string[] | undefined, names: string[]): ConfigError {
  return new ConfigError("config.invalid", "tool_choice asks for a call, but no tool may be called.", {
    hint: `Bound: ${names.join(", ") || "none"}; allowed: ${allowed?.join(", ") ?? "all"}. One that needs a file, a page or a source can't be called without.`,
  });
}
