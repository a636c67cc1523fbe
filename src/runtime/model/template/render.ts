import type { BaseMessage } from "@langchain/core/messages";
import type { Profile } from "../profile.js";

/** `scaffold`: tokenise with control tokens. `content`: came from outside, control tokens must stay plain text. */
export type ChunkKind = "scaffold" | "content";

export interface Chunk {
  kind: ChunkKind;
  text: string;
}

/** A tool as OpenAI's API describes it; written into the prompt unchanged. */
export interface ToolDefinition {
  type: "function";
  function: { name: string; description?: string; parameters?: unknown; strict?: boolean };
}

export interface RenderOptions {
  tools?: ToolDefinition[];
  /** Ask for a reply at the end; true by default. */
  addGenerationPrompt?: boolean;
}

export function renderChunks(_profile: Profile, _messages: BaseMessage[], _options: RenderOptions = {}): Chunk[] {
  throw new Error("not yet");
}

export function renderPrompt(profile: Profile, messages: BaseMessage[], options: RenderOptions = {}): string {
  return renderChunks(profile, messages, options)
    .map((chunk) => chunk.text)
    .join("");
}
