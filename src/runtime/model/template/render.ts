import type { AIMessage, BaseMessage } from "@langchain/core/messages";
import { ModelError } from "../../errors.js";
import type { Profile, Thinking } from "../profile.js";
import { callParts, type Frame } from "../scaffolding.js";
import { reasoningOf, textOf } from "./content.js";
import { templateJson } from "./json.js";

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

/**
 * A conversation as typed chunks. Joined they are the prompt; tokenised one by one, with control tokens only in
 * `scaffold`, no text from outside can forge a turn. Thoughts are left out, except where the model's template keeps them.
 *
 * @throws ModelError `model.unsupported` for images and other things that are not text.
 * @example
 * renderChunks(profiles["qwq-32b"], [new HumanMessage("Hi")]);
 * // scaffold "<|im_start|>user\n", content "Hi", scaffold "<|im_end|>\n<|im_start|>assistant\n<think>\n"
 */
export function renderChunks(profile: Profile, messages: BaseMessage[], options: RenderOptions = {}): Chunk[] {
  const { tools = [], addGenerationPrompt = true } = options;
  const writer = new ChunkWriter();
  writer.scaffold(profile.template.start);
  const rest = writeHead(writer, profile, messages, tools);
  const question = lastQuestion(rest);
  rest.forEach((message, index) => {
    const previous = rest[index - 1];
    const next = rest[index + 1];
    writeMessage(writer, profile, message, { previous, next, sinceQuestion: index > question });
  });
  if (addGenerationPrompt) writer.scaffold(profile.template.generation);
  return writer.chunks;
}

/**
 * A conversation as the text that the model was trained on: for QwQ and Qwen byte-equal to the official template.
 * For looking at and for tests; an engine tokenises {@link renderChunks}.
 *
 * @throws ModelError `model.unsupported` for images and other things that are not text.
 * @example
 * renderPrompt(profiles["qwq-32b"], [new HumanMessage("Hi")]);
 * // "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n<think>\n"
 */
export function renderPrompt(profile: Profile, messages: BaseMessage[], options: RenderOptions = {}): string {
  return renderChunks(profile, messages, options)
    .map((chunk) => chunk.text)
    .join("");
}

/** Joins neighbouring scaffolds, drops empty texts. Contents stay apart: each is tokenised as it was generated. */
class ChunkWriter {
  readonly chunks: Chunk[] = [];

  scaffold(text: string): void {
    const last = this.chunks.at(-1);
    if (text === "") return;
    if (last?.kind === "scaffold") last.text += text;
    else this.chunks.push({ kind: "scaffold", text });
  }

  content(text: string): void {
    if (text !== "") this.chunks.push({ kind: "content", text });
  }

  framed(frame: Frame, text: string): void {
    this.scaffold(frame.open);
    this.content(text);
    this.scaffold(frame.close);
  }
}

/** Writes the opening system message and the tools; returns the messages that are left. */
function writeHead(
  writer: ChunkWriter,
  { template }: Profile,
  messages: BaseMessage[],
  tools: ToolDefinition[],
): BaseMessage[] {
  const docs = tools.length > 0 ? template.toolDocs : undefined;
  const first = messages[0];
  const system = first?.getType() === "system" ? first : undefined;
  const inside = docs?.place === "system";
  if (system || inside) {
    writer.scaffold(template.system.open);
    if (system) writer.content(textOf(system));
    if (docs && inside) {
      if (system || docs.separateAlways) writer.scaffold(docs.separator);
      writeTools(writer, docs, tools);
    }
    writer.scaffold(template.system.close);
  }
  if (docs && !inside) writeTools(writer, docs, tools);
  return system ? messages.slice(1) : messages;
}

function writeTools(
  writer: ChunkWriter,
  docs: { open: string; between: string; close: string },
  tools: ToolDefinition[],
): void {
  writer.scaffold(docs.open);
  tools.forEach((tool, index) => {
    if (index > 0) writer.scaffold(docs.between);
    // Descriptions may come from a server somewhere: they are content.
    writer.content(templateJson(tool));
  });
  writer.scaffold(docs.close);
}

interface Neighbours {
  previous: BaseMessage | undefined;
  next: BaseMessage | undefined;
  /** It stands after the last message of a person. */
  sinceQuestion: boolean;
}

/** The place of the last message of a person; results of tools in a person's words are none. */
function lastQuestion(messages: BaseMessage[]): number {
  const asks = (message: BaseMessage) =>
    message.getType() === "human" && !/^<tool_response>[\s\S]*<\/tool_response>$/.test(textOf(message));
  const place = messages.findLastIndex(asks);
  return place < 0 ? messages.length : place;
}

function writeMessage(writer: ChunkWriter, profile: Profile, message: BaseMessage, near: Neighbours): void {
  const { template } = profile;
  const type = message.getType();
  if (type === "human") writer.framed(template.user, textOf(message));
  else if (type === "system") writer.framed(template.system, textOf(message));
  else if (type === "ai") writeAssistant(writer, profile, message as AIMessage, near);
  else if (type === "tool" || type === "function") {
    if (!isResult(near.previous)) writer.scaffold(template.results.group.open);
    writer.framed(template.results, textOf(message));
    if (!isResult(near.next)) writer.scaffold(template.results.group.close);
  } else {
    throw new ModelError("model.unsupported", `Messages of type "${type}" have no place in a prompt.`, {
      hint: "Use system, human, ai and tool messages.",
    });
  }
}

function isResult(message: BaseMessage | undefined): boolean {
  const type = message?.getType();
  return type === "tool" || type === "function";
}

function writeAssistant(writer: ChunkWriter, profile: Profile, message: AIMessage, near: Neighbours): void {
  const { assistant, thoughts } = profile.template;
  const calls = message.tool_calls ?? [];
  writer.scaffold(assistant.open);
  if (thoughts === "since-question" && profile.thinking) {
    const { thought, text } = thoughtAndText(profile.thinking, message);
    const thinks = near.sinceQuestion && (near.next === undefined || thought !== "");
    writer.scaffold(assistant.beforeText);
    if (thinks) writeThought(writer, profile.thinking, thought);
    writer.content(thinks ? text.replace(/^\n+/, "") : text);
    writeCalls(writer, profile, calls, text === "" ? "" : assistant.beforeCall);
  } else {
    const whole = textOf(message);
    // The official templates decide by the unstripped text; so do we, to be equal in every byte.
    if (whole !== "" || calls.length === 0) {
      writer.scaffold(assistant.beforeText);
      writer.content(near.next === undefined ? whole : withoutThought(profile, whole));
    }
    writeCalls(writer, profile, calls, assistant.beforeCall);
  }
  writer.scaffold(assistant.close);
}

function writeThought(writer: ChunkWriter, thinking: Thinking, thought: string): void {
  writer.scaffold(`${thinking.open}\n`);
  writer.content(thought.replace(/^\n+|\n+$/g, ""));
  writer.scaffold(`\n${thinking.close}${thinking.beforeAnswer}`);
}

function writeCalls(
  writer: ChunkWriter,
  { template, toolCalls }: Profile,
  calls: NonNullable<AIMessage["tool_calls"]>,
  beforeFirst: string,
): void {
  const parts = callParts(toolCalls);
  calls.forEach((call, index) => {
    writer.scaffold((index === 0 ? beforeFirst : template.assistant.beforeCall) + parts.opening);
    writer.content(call.name);
    writer.scaffold(parts.middle);
    writer.content(templateJson(call.args, { compact: toolCalls.compactJson }));
    writer.scaffold(parts.closing);
  });
}

/** The thought of a turn, from its own block or out of its text, and the text without it. */
function thoughtAndText(thinking: Thinking, message: AIMessage): { thought: string; text: string } {
  const whole = textOf(message);
  const given = reasoningOf(message);
  if (given !== undefined) return { thought: given, text: whole };
  const end = whole.lastIndexOf(thinking.close);
  if (end < 0) return { thought: "", text: whole };
  const before = whole.slice(0, whole.indexOf(thinking.close)).replace(/\n+$/, "");
  const open = before.lastIndexOf(thinking.open);
  return {
    thought: before.slice(open < 0 ? 0 : open + thinking.open.length).replace(/^\n+/, ""),
    text: whole.slice(end + thinking.close.length).replace(/^\n+/, ""),
  };
}

/** What stands after the last end of a thought. */
function withoutThought({ thinking }: Profile, text: string): string {
  if (!thinking) return text;
  const end = text.lastIndexOf(thinking.close);
  return (end < 0 ? text : text.slice(end + thinking.close.length)).replace(/^\n+/, "");
}
