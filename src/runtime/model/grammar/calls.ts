import type { StructuredToolInterface } from "@langchain/core/tools";
import type { Profile } from "../profile.js";
import type { ToolDefinition } from "../template/render.js";
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

export function toolNameOf(_tool: AnyTool): string {
  throw new Error("not yet");
}

export function toolSchemaOf(_tool: AnyTool): JsonSchema {
  throw new Error("not yet");
}

/** The whole reply after the thought: one or more calls. */
export function toolCallGbnf(_tools: AnyTool[], _options: CallOptions = {}): Grammar {
  throw new Error("not yet");
}

/** Exactly one of the names, nothing around it. */
export function toolNameGbnf(_names: string[]): Grammar {
  throw new Error("not yet");
}

/** Exactly the JSON of a tool's arguments, nothing around it. */
export function toolArgsGbnf(_tool: AnyTool, _options: Omit<CallOptions, "allowed" | "parallel"> = {}): Grammar {
  throw new Error("not yet");
}
