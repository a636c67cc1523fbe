import type { AIMessageChunk, BaseMessage } from "@langchain/core/messages";
import type { Usage } from "../../runtime/run/events.js";

/** What the loop reads from a chat model's message, whichever model wrote it. */
export interface Reply {
  thought: string;
  text: string;
  calls: { name: string; args: Record<string, unknown> }[];
  /** What couldn't be read: what the model wrote, and why. */
  problems: string[];
  /** Some of that is calls: nobody knows what the reply was meant to do. */
  broken: boolean;
  /** The bound on its length ended the reply, so that a call in it may be a part that happens to parse. */
  cutOff: boolean;
  usage: Usage;
}

export function readReply(message: AIMessageChunk | BaseMessage): Reply {
  const ai = message as AIMessageChunk;
  const read = (ai.tool_calls ?? []).map(callOf);
  const unread = [
    ...(ai.invalid_tool_calls ?? []).map(
      (call) => `The call of ${call.name ?? "a tool"} is no valid JSON: ${call.error ?? call.args ?? ""}`,
    ),
    ...read.filter((call) => typeof call === "string"),
  ];
  return {
    thought: thoughtOf(ai),
    text: textOf(ai),
    calls: read.filter((call) => typeof call !== "string"),
    problems: [...unread, ...problemsOf(ai)],
    broken: unread.length > 0,
    cutOff: isCutOff(ai),
    usage: usageOf(ai),
  };
}

/** A call as it can be stored, or why it is none: servers hand on whatever a model wrote. */
function callOf({ name, args }: { name?: unknown; args?: unknown }): Reply["calls"][number] | string {
  if (typeof name !== "string" || name === "") return "A call names no tool.";
  const value = typeof args === "string" ? parsed(args) : (args ?? {});
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return `The arguments of ${name} are no JSON object.`;
  return { name, args: value as Record<string, unknown> };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How servers say that a reply was cut off. */
const CUT_OFF = new Set<unknown>(["length", "max_tokens", "MAX_TOKENS"]);

function isCutOff({ response_metadata: how = {} }: AIMessageChunk): boolean {
  // Our engine closes a call at the bound under its grammar, and says so.
  if (how.calls_closed === true) return false;
  return [how.finish_reason, how.stop_reason, how.finishReason].some((reason) => CUT_OFF.has(reason));
}

function problemsOf(message: AIMessageChunk): string[] {
  const problems = message.response_metadata?.problems;
  return Array.isArray(problems) ? problems.filter((problem) => typeof problem === "string") : [];
}

/** Reasoning comes as content blocks (ours, and providers with a translator) or beside the content (many servers). */
function thoughtOf(message: AIMessageChunk): string {
  const beside = message.additional_kwargs?.reasoning_content;
  if (typeof beside === "string") return beside;
  return blocksOf(message, "reasoning");
}

function textOf(message: AIMessageChunk): string {
  return typeof message.content === "string" ? message.content : blocksOf(message, "text");
}

function blocksOf(message: AIMessageChunk, type: "reasoning" | "text"): string {
  if (typeof message.content === "string") return "";
  return message.content
    .map((block) => (block.type === type && typeof block[type] === "string" ? block[type] : ""))
    .join("");
}

function usageOf(message: AIMessageChunk): Usage {
  const usage = message.usage_metadata;
  const thought = tokens(usage?.output_token_details?.reasoning);
  return {
    prompt: tokens(usage?.input_tokens),
    reused: tokens(usage?.input_token_details?.cache_read),
    thought,
    answer: Math.max(0, tokens(usage?.output_tokens) - thought),
  };
}

function tokens(count: unknown): number {
  return typeof count === "number" && Number.isFinite(count) ? count : 0;
}
