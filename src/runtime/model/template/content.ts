import type { BaseMessage, ToolMessage } from "@langchain/core/messages";
import { ModelError } from "../../errors.js";

/** Blocks that say nothing to a text model: thoughts are left out of history, calls are written by the template. */
const SILENT = new Set([
  "reasoning",
  "reasoning_content",
  "thinking",
  "redacted_thinking",
  "tool_call",
  "tool_call_chunk",
  "tool_use",
  "invalid_tool_call",
  "server_tool_call",
  "server_tool_call_chunk",
  "server_tool_call_result",
  "input_json_delta",
  "citation",
  "non_standard",
]);

const TEXTUAL = new Set(["text", "text-plain", "text_delta", "input_text", "output_text"]);

/**
 * The text of a message: its string, or its text blocks joined.
 *
 * @throws ModelError `model.unsupported` for images, audio and files.
 */
export function textOf(message: BaseMessage): string {
  if (typeof message.content === "string") return message.content;
  return message.content.map((block) => blockText(block, message)).join("");
}

/** The thought that a message carries beside its text, undefined when it has none. */
export function reasoningOf(message: BaseMessage): string | undefined {
  const beside = message.additional_kwargs.reasoning_content;
  if (typeof beside === "string") return beside;
  if (typeof message.content === "string") return undefined;
  const blocks = message.content.filter((block) => block.type === "reasoning");
  return blocks.length === 0 ? undefined : blocks.map((block) => String(block.reasoning ?? "")).join("");
}

function blockText(block: string | { type: string; text?: unknown }, message: BaseMessage): string {
  if (typeof block === "string") return block;
  if (TEXTUAL.has(block.type)) return typeof block.text === "string" ? block.text : "";
  if (SILENT.has(block.type)) return "";
  throw new ModelError("model.unsupported", `This model reads text only; ${describe(message)} holds "${block.type}".`, {
    hint: "Give it the text instead: read documents with a tool, describe images in words.",
    data: { block: block.type },
  });
}

function describe(message: BaseMessage): string {
  const type = message.getType();
  if (type === "tool") return `the result of call ${(message as ToolMessage).tool_call_id}`;
  return `the ${type} message`;
}
