import { randomUUID } from "node:crypto";
import { AIMessage, AIMessageChunk, type UsageMetadata } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import type { Decoded, DecodedCall, DecodeEvent } from "./decoder/decode.js";

/** A reply with what it cost. */
export interface Reply extends Decoded {
  model: string;
  promptTokens: number;
  reusedTokens: number;
}

/** The tokens of a reply in LangChain's words. */
export function usageOf(reply: Reply): UsageMetadata {
  const output = reply.thoughtTokens + reply.answerTokens;
  return {
    input_tokens: reply.promptTokens,
    output_tokens: output,
    total_tokens: reply.promptTokens + output,
    input_token_details: { cache_read: reply.reusedTokens },
    output_token_details: { reasoning: reply.thoughtTokens },
  };
}

function metadataOf(reply: Reply): Record<string, unknown> {
  return {
    model: reply.model,
    model_name: reply.model,
    finish_reason: reply.finish,
    // At the bound, the engine completes a call under its grammar: what is valid is whole.
    ...(reply.finish === "length" && reply.calls.length > 0 && reply.calls.every((call) => call.valid)
      ? { calls_closed: true }
      : {}),
    ...(reply.nameProbability === undefined ? {} : { tool_name_probability: reply.nameProbability }),
  };
}

/** The whole reply as a message: a thought as a standard reasoning block, else plain text. */
export function messageOf(reply: Reply): AIMessage {
  const text = reply.text === "" ? [] : [{ type: "text" as const, text: reply.text }];
  const thought = { type: "reasoning" as const, reasoning: reply.thought };
  const calls = reply.calls.map((call) => ({ ...call, id: newCallId() }));
  return new AIMessage({
    content: reply.thought === "" ? reply.text : [thought, ...text],
    tool_calls: calls.filter((call) => call.valid).map(toolCall),
    invalid_tool_calls: calls.filter((call) => !call.valid).map(invalidCall),
    usage_metadata: usageOf(reply),
    response_metadata: { ...metadataOf(reply), ...(reply.thought === "" ? {} : { output_version: "v1" }) },
  });
}

function toolCall({ id, name, json }: DecodedCall & { id: string }) {
  return { type: "tool_call" as const, id, name, args: JSON.parse(json) as Record<string, unknown> };
}

function invalidCall({ id, name, json }: DecodedCall & { id: string }) {
  const error = "The bound on tokens cut the arguments off.";
  return { type: "invalid_tool_call" as const, id, name, args: json, error };
}

function newCallId(): string {
  return `call_${randomUUID().replaceAll("-", "").slice(0, 16)}`;
}

/** Turns the events of a reply into LangChain's chunks. One instance a reply. */
export class ReplyChunks {
  /** Blocks get their index in the order in which they appear; calls share the numbering. */
  readonly #indexes = new Map<string, number>();

  chunkOf(event: DecodeEvent): ChatGenerationChunk {
    switch (event.type) {
      case "thought":
        return chunk("", [{ type: "reasoning", reasoning: event.delta, index: this.#index("thought") }]);
      case "text":
        return chunk(event.delta, [{ type: "text", text: event.delta, index: this.#index("text") }]);
      case "call":
        return this.#callChunk(event.index, { id: newCallId(), name: event.name, args: "" });
      case "arguments":
        return this.#callChunk(event.index, { args: event.delta });
    }
  }

  #callChunk(call: number, part: { id?: string; name?: string; args: string }): ChatGenerationChunk {
    const index = this.#index(`call ${call}`);
    return chunk("", [], { tool_call_chunks: [{ type: "tool_call_chunk", index, ...part }] });
  }

  /** The last chunk: what the reply cost and how it ended. */
  last(reply: Reply): ChatGenerationChunk {
    return chunk("", [], { usage_metadata: usageOf(reply), response_metadata: metadataOf(reply) });
  }

  #index(block: string): number {
    const known = this.#indexes.get(block) ?? this.#indexes.size;
    this.#indexes.set(block, known);
    return known;
  }
}

type Block = { type: "reasoning"; reasoning: string; index: number } | { type: "text"; text: string; index: number };
type ChunkFields = Exclude<ConstructorParameters<typeof AIMessageChunk>[0], string | unknown[]>;

function chunk(text: string, content: Block[], fields: Omit<ChunkFields, "content"> = {}): ChatGenerationChunk {
  return new ChatGenerationChunk({ text, message: new AIMessageChunk({ content, ...fields }) });
}
