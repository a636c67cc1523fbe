import type { BaseLanguageModelInput } from "@langchain/core/language_models/base";
import {
  BaseChatModel,
  type BaseChatModelCallOptions,
  type BindToolsInput,
} from "@langchain/core/language_models/chat_models";
import { type AIMessage, AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";
import type { Runnable } from "@langchain/core/runnables";
import type { Domains } from "../runtime/domains.js";
import { ModelError } from "../runtime/errors.js";
import { type Profile, profiles } from "../runtime/model/profile.js";
import { parseReply } from "../runtime/model/reply/parse.js";

/** What a scripted model says: text, or its parts; `raw` is read by the reply parser as if the model had written it. */
export type ScriptedReply =
  | string
  | { thought?: string; text?: string; calls?: { name: string; args: Record<string, unknown> }[]; raw?: string };

/** What it is asked for. */
export interface ScriptedInfo {
  tools: string[];
  /** The tools that this call may use. */
  allowed: string[];
  purpose: "plan" | "revise" | "step" | "finish";
  stepId?: string;
  item?: { index: number; key: string };
  /** What is really there at this call: files, spans, choices. */
  domains?: Domains;
}

type Script = (messages: BaseMessage[], info: ScriptedInfo) => ScriptedReply | Promise<ScriptedReply>;

export interface ScriptedOptions {
  /** Context window in tokens (characters ÷ 4); unlimited unless given. */
  contextSize?: number;
  /** The profile it pretends to have, so that prompts are written for it. */
  profile?: Profile;
}

interface CallOptions extends BaseChatModelCallOptions {
  tools?: BindToolsInput[];
  allowed?: string[];
  purpose?: ScriptedInfo["purpose"];
  stepId?: string;
  item?: ScriptedInfo["item"];
  domains?: Domains;
}

/**
 * A chat model that says what it is told to: the only fake in qwill's tests, and yours.
 *
 * @param script replies in order (each a reply or a function of the messages), or one function for all calls
 * @example
 * const model = scriptedModel([
 *   { calls: [{ name: "plan", args: { steps: [{ id: "say", title: "Say", instruction: "Say hello", tools: [] }] } }] },
 *   { calls: [{ name: "step_done", args: { result: "hello" } }] },
 * ]);
 * await createAgent({ model, tools: [], workspace: dir }).run("Say hello");
 * model.calls.length; // 2
 */
export function scriptedModel(
  script: readonly (ScriptedReply | Script)[] | Script,
  options: ScriptedOptions = {},
): ScriptedModel {
  return new ScriptedModel(script, options);
}

export class ScriptedModel extends BaseChatModel<CallOptions> {
  /** What it was asked, in order. */
  readonly calls: { messages: BaseMessage[]; info: ScriptedInfo }[] = [];
  readonly model = "scripted";
  readonly qwillProfile: Profile | undefined;
  private readonly script: readonly (ScriptedReply | Script)[] | Script;
  private readonly contextSize: number | undefined;
  private position = 0;

  constructor(script: readonly (ScriptedReply | Script)[] | Script, options: ScriptedOptions) {
    super({});
    this.script = script;
    this.contextSize = options.contextSize;
    this.qwillProfile = options.profile;
  }

  _llmType(): string {
    return "scripted";
  }

  override bindTools(
    tools: BindToolsInput[],
    kwargs?: Partial<CallOptions>,
  ): Runnable<BaseLanguageModelInput, AIMessageChunk, CallOptions> {
    return this.withConfig({ tools, ...kwargs } as Partial<CallOptions>);
  }

  async _generate(messages: BaseMessage[], options: this["ParsedCallOptions"]): Promise<ChatResult> {
    const tools = (options.tools ?? []).map(nameOf);
    const info: ScriptedInfo = {
      tools,
      allowed: options.allowed ?? tools,
      purpose: options.purpose ?? "step",
      ...(options.stepId ? { stepId: options.stepId } : {}),
      ...(options.item ? { item: options.item } : {}),
      ...(options.domains ? { domains: options.domains } : {}),
    };
    this.calls.push({ messages, info });
    const prompt = Math.ceil(messages.reduce((sum, message) => sum + lengthOf(message) + 1, 0) / 4);
    if (this.contextSize !== undefined && prompt > this.contextSize) {
      throw new ModelError(
        "model.prompt-too-long",
        `The prompt has ${prompt} tokens, the context ${this.contextSize}.`,
        {
          hint: "Give the model a larger context.",
          data: { needed: prompt, available: this.contextSize },
        },
      );
    }
    const turn = this.calls.length;
    const reply = await this.reply(messages, info);
    options.signal?.throwIfAborted();
    const message = messageOf(reply, this.qwillProfile ?? profiles["qwq-32b"], prompt, turn);
    return { generations: [{ text: message.text, message }] };
  }

  private async reply(messages: BaseMessage[], info: ScriptedInfo): Promise<ScriptedReply> {
    if (typeof this.script === "function") return this.script(messages, info);
    const next = this.script[this.position];
    if (next === undefined) {
      throw new ModelError(
        "model.failed",
        `The script has ${this.script.length} replies; reply ${this.position + 1} was asked for (${info.purpose}).`,
        {
          hint: "Add a reply, or script a function.",
        },
      );
    }
    this.position += 1;
    return typeof next === "function" ? next(messages, info) : next;
  }
}

function nameOf(tool: BindToolsInput): string {
  if ("name" in tool && typeof tool.name === "string") return tool.name;
  const spec = (tool as { function?: { name?: string } }).function;
  return spec?.name ?? "";
}

function messageOf(reply: ScriptedReply, profile: Profile, prompt: number, turn: number): AIMessageChunk {
  const parts = typeof reply === "string" ? { text: reply } : reply;
  const read = parts.raw === undefined ? undefined : parseReply(profile, parts.raw);
  const thought = read?.thought ?? parts.thought ?? "";
  const text = read?.text ?? parts.text ?? "";
  const calls = read?.calls ?? parts.calls ?? [];
  const answer = tokens(text) + calls.reduce((sum, call) => sum + tokens(JSON.stringify(call)), 0);
  return new AIMessageChunk({
    content: text,
    additional_kwargs: thought ? { reasoning_content: thought } : {},
    tool_call_chunks: calls.map((call, index) => ({
      index,
      id: `scripted_${turn}_${index}`,
      name: call.name,
      args: JSON.stringify(call.args),
      type: "tool_call_chunk" as const,
    })),
    response_metadata: { model_name: "scripted", problems: read?.problems ?? [] },
    usage_metadata: {
      input_tokens: prompt,
      output_tokens: tokens(thought) + answer,
      total_tokens: prompt + tokens(thought) + answer,
      output_token_details: { reasoning: tokens(thought) },
    },
  });
}

const lengths = new WeakMap<BaseMessage, number>();

/** Characters of a message, counted once: the history is sent again with every call. */
function lengthOf(message: BaseMessage): number {
  const known = lengths.get(message);
  if (known !== undefined) return known;
  const { content } = message;
  const text = typeof content === "string" ? content : message.text;
  const length = text.length + JSON.stringify((message as AIMessage).tool_calls ?? "").length;
  lengths.set(message, length);
  return length;
}

function tokens(text: string): number {
  return Math.ceil(text.length / 4);
}
