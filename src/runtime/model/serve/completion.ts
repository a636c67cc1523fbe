import type { AIMessageChunk, UsageMetadata } from "@langchain/core/messages";

/** A piece of a reply, as OpenAI's API says it. */
export interface Delta {
  role?: "assistant";
  reasoning_content?: string;
  content?: string;
  tool_calls?: CallDelta[];
}

interface CallDelta {
  index: number;
  id?: string;
  type?: "function";
  function: { name?: string; arguments: string };
}

/** Turns LangChain's chunks of a reply into OpenAI's; one instance a reply. */
export class Completion {
  #thought = "";
  #text = "";
  #finish = "stop";
  #usage: UsageMetadata | undefined;
  readonly #calls: Required<CallDelta>[] = [];
  /** LangChain numbers all blocks; OpenAI numbers the calls. */
  readonly #places = new Map<unknown, number>();

  /** What a chunk adds; undefined when that is nothing. */
  add(chunk: AIMessageChunk): Delta | undefined {
    this.#usage = chunk.usage_metadata ?? this.#usage;
    const { finish_reason } = chunk.response_metadata ?? {};
    if (typeof finish_reason === "string") this.#finish = finish_reason;
    const thought = wordsOf(chunk, "reasoning");
    const text = wordsOf(chunk, "text");
    const calls = (chunk.tool_call_chunks ?? []).map((part) => this.#call(part));
    this.#thought += thought;
    this.#text += text;
    if (thought + text === "" && calls.length === 0) return undefined;
    return {
      ...(thought === "" ? {} : { reasoning_content: thought }),
      ...(text === "" ? {} : { content: text }),
      ...(calls.length === 0 ? {} : { tool_calls: calls }),
    };
  }

  #call({ index, id, name, args = "" }: { index?: unknown; id?: string; name?: string; args?: string }): CallDelta {
    const known = this.#places.get(index);
    if (known === undefined) {
      const place = this.#calls.length;
      this.#places.set(index, place);
      const call = {
        index: place,
        id: id ?? "",
        type: "function" as const,
        function: { name: name ?? "", arguments: args },
      };
      this.#calls.push(call);
      return { ...call, function: { ...call.function } };
    }
    const call = this.#calls[known];
    if (call) call.function.arguments += args;
    return { index: known, function: { arguments: args } };
  }

  /** How the reply ended, in OpenAI's words. */
  get finish(): "stop" | "length" | "tool_calls" {
    if (this.#calls.length > 0 && this.#finish !== "length") return "tool_calls";
    return this.#finish === "length" ? "length" : "stop";
  }

  get usage(): Record<string, unknown> {
    const { input_tokens = 0, output_tokens = 0, input_token_details, output_token_details } = this.#usage ?? {};
    return {
      prompt_tokens: input_tokens,
      completion_tokens: output_tokens,
      total_tokens: input_tokens + output_tokens,
      prompt_tokens_details: { cached_tokens: input_token_details?.cache_read ?? 0 },
      completion_tokens_details: { reasoning_tokens: output_token_details?.reasoning ?? 0 },
    };
  }

  /** The whole reply as one message. */
  get message(): Record<string, unknown> {
    const calls = this.#calls.map(({ index: _, ...call }) => call);
    return {
      role: "assistant",
      content: this.#text === "" && calls.length > 0 ? null : this.#text,
      ...(this.#thought === "" ? {} : { reasoning_content: this.#thought }),
      ...(calls.length === 0 ? {} : { tool_calls: calls }),
    };
  }
}

function wordsOf({ content }: AIMessageChunk, type: "reasoning" | "text"): string {
  if (typeof content === "string") return type === "text" ? content : "";
  return content.map((block) => (block.type === type ? String(block[type] ?? "") : "")).join("");
}
