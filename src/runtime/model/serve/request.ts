import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import { z } from "zod";
import { ModelError } from "../../errors.js";
import type { ChatLlamaCallOptions } from "../chat-options.js";
import { ownOptionsSchema } from "./own-options.js";

const content = z.union([
  z.string(),
  z.null(),
  z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
]);

const call = z.object({
  id: z.string().optional(),
  function: z.object({ name: z.string(), arguments: z.string() }),
});

const message = z.object({
  role: z.enum(["system", "developer", "user", "assistant", "tool"]),
  content: content.optional(),
  reasoning_content: z.string().nullish(),
  tool_calls: z.array(call).nullish(),
  tool_call_id: z.string().optional(),
});

const tool = z.object({
  type: z.literal("function"),
  function: z.object({
    name: z.string(),
    description: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
  }),
});

/** What we understand of a request for a chat completion; other members are ignored. */
const request = z.object({
  model: z.string().optional(),
  messages: z.array(message).min(1),
  tools: z.array(tool).optional(),
  tool_choice: z.unknown().optional(),
  parallel_tool_calls: z.boolean().optional(),
  max_tokens: z.number().int().positive().nullish(),
  max_completion_tokens: z.number().int().positive().nullish(),
  /** Ours: bounds the thought, tokens. */
  think_tokens: z.number().int().min(0).optional(),
  stop: z.union([z.string(), z.array(z.string())]).nullish(),
  stream: z.boolean().optional(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  qwill: ownOptionsSchema.optional(),
  response_format: z.looseObject({ type: z.string() }).optional(),
});

export interface CompletionRequest {
  model: string | undefined;
  messages: BaseMessage[];
  options: ChatLlamaCallOptions;
  stream: boolean;
  includeUsage: boolean;
}

/**
 * Reads a request for a chat completion. OpenAI has one bound for thought and answer: without one for the thought, it gets
 * half of it at most.
 *
 * @throws ModelError `model.failed` with `data.status` 400 for what can't be understood or done
 */
export function readRequest(body: unknown, defaultThinkTokens: number): CompletionRequest {
  const read = request.safeParse(body);
  if (!read.success) throw badRequest(z.prettifyError(read.error));
  const asked = read.data;
  if (asked.response_format && asked.response_format.type !== "text") {
    throw badRequest(
      "response_format is not supported: offer one tool and name it in tool_choice; its arguments are exact.",
    );
  }
  const bound = asked.max_completion_tokens ?? asked.max_tokens ?? undefined;
  const usual = bound === undefined ? undefined : Math.min(defaultThinkTokens, Math.floor(bound / 2));
  const thinkTokens = asked.think_tokens ?? usual;
  const stop = typeof asked.stop === "string" ? [asked.stop] : asked.stop;
  return {
    model: asked.model,
    messages: asked.messages.map(messageOf),
    stream: asked.stream ?? false,
    includeUsage: asked.stream_options?.include_usage ?? false,
    options: {
      ...(asked.tools ? { tools: asked.tools } : {}),
      ...(asked.tool_choice === undefined ? {} : { tool_choice: asked.tool_choice as never }),
      ...(asked.parallel_tool_calls === undefined ? {} : { parallel_tool_calls: asked.parallel_tool_calls }),
      ...(bound === undefined ? {} : { maxTokens: Math.max(1, bound - (thinkTokens ?? 0)) }),
      ...(thinkTokens === undefined ? {} : { thinkTokens }),
      ...(stop ? { stop } : {}),
      ...asked.qwill,
    },
  };
}

function messageOf(given: z.infer<typeof message>): BaseMessage {
  const text = textOf(given.content);
  if (given.role === "user") return new HumanMessage(text);
  if (given.role === "tool") return new ToolMessage({ content: text, tool_call_id: given.tool_call_id ?? "" });
  if (given.role !== "assistant") return new SystemMessage(text);
  const thought = given.reasoning_content;
  return new AIMessage({
    content: thought
      ? [
          { type: "reasoning" as const, reasoning: thought },
          { type: "text" as const, text },
        ]
      : text,
    tool_calls: (given.tool_calls ?? []).map(({ id, function: { name, arguments: json } }) => ({
      name,
      args: argumentsOf(name, json),
      ...(id ? { id } : {}),
    })),
  });
}

function textOf(given: z.infer<typeof content> | undefined): string {
  if (typeof given === "string") return given;
  const parts = given ?? [];
  const other = parts.find((part) => part.text === undefined);
  if (other) throw badRequest(`This model reads text only; a message holds "${other.type}".`);
  return parts.map((part) => part.text).join("");
}

function argumentsOf(name: string, json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw badRequest(`The arguments of the call of ${name} in the history are no JSON object.`);
}

/** A request that can't be done as it is. */
export function badRequest(text: string): ModelError {
  return new ModelError("model.failed", text, { data: { status: 400 } });
}
