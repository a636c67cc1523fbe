import type { AIMessageChunk, BaseMessage } from "@langchain/core/messages";
import type { Usage } from "../runtime/run/events.js";

/** What the loop reads from a chat model's message, whichever model wrote it. */
export interface Reply {
  thought: string;
  text: string;
  calls: { name: string; args: Record<string, unknown> }[];
  /** Calls that couldn't be read: what the model wrote, and why. */
  problems: string[];
  /** The bound on its length ended the reply, so that a call in it may be a part that happens to parse. */
  cutOff: boolean;
  usage: Usage;
}

export function readReply(message: AIMessageChunk | BaseMessage): Reply {
  const ai = message as AIMessageChunk;
  return {
    thought: thoughtOf(ai),
    text: textOf(ai),
    calls: (ai.tool_calls ?? []).map(({ name, args }) => ({ name, args: args ?? {} })),
    problems: [
      ...(ai.invalid_tool_calls ?? []).map(
        (call) => `The call of ${call.name ?? "a tool"} is no valid JSON: ${call.error ?? call.args ?? ""}`,
      ),
      ...problemsOf(ai),
    ],
    cutOff: isCutOff(ai),
    usage: usageOf(ai),
  };
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
  const thought = usage?.output_token_details?.reasoning ?? 0;
  return {
    prompt: usage?.input_tokens ?? 0,
    reused: usage?.input_token_details?.cache_read ?? 0,
    thought,
    answer: Math.max(0, (usage?.output_tokens ?? 0) - thought),
  };
}
