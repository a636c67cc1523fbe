/**
 * A model behind an OpenAI-compatible URL. `@langchain/openai` talks to the server; this adds what local servers need: the
 * thought as a reasoning block, errors in our words, and our call options.
 */

import { randomUUID } from "node:crypto";
import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import type { BindToolsInput } from "@langchain/core/language_models/chat_models";
import { AIMessage, AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import { ChatOpenAICompletions, type ChatOpenAICompletionsCallOptions } from "@langchain/openai";
import { isQwillError, ModelError } from "../../errors.js";
import type { Profile } from "../profile.js";
import type { ParsedCall } from "../reply/types.js";
import { type OwnOptions, ownOptions } from "../serve/own-options.js";
import { toolDefinition, wholeDefinition } from "../toolset.js";
import { type ServerModel, unreachable } from "./server.js";
import { ServerReply } from "./server-reply.js";

export interface OpenAICompatibleCallOptions extends ChatOpenAICompletionsCallOptions {
  /** Bounds what follows the thought, tokens. */
  maxTokens?: number;
  /** Bounds the thought, tokens. The server has one bound for both. */
  thinkTokens?: number;
  /** What our own server holds its replies to; others don't know of it, and the executor checks all the same. */
  allowed?: string[];
  schemas?: OwnOptions["schemas"];
  domains?: OwnOptions["domains"];
}

export interface OpenAICompatibleOptions {
  server: ServerModel;
  profile: Profile;
  apiKey?: string;
  /** Longest time for one reply, ms; an hour by default, since local models may be slow. */
  timeoutMs?: number;
}

const LONGEST_REPLY_MS = 3_600_000;

type Params = ReturnType<ChatOpenAICompletions["invocationParams"]>;

export class ChatOpenAICompatible extends ChatOpenAICompletions<OpenAICompatibleCallOptions> {
  /** What this model needs, as data. */
  readonly qwillProfile: Profile;
  /** Conversations that the server keeps side by side, where it says it. */
  readonly slots: number | undefined;
  readonly #baseUrl: string;
  readonly #isOurs: boolean;

  constructor({ server, profile, apiKey = "none", timeoutMs = LONGEST_REPLY_MS }: OpenAICompatibleOptions) {
    super({
      model: server.model,
      apiKey,
      configuration: { baseURL: server.baseUrl },
      maxRetries: 1,
      timeout: timeoutMs,
      streamUsage: true,
    });
    this.slots = server.slots;
    this.#baseUrl = server.baseUrl;
    this.#isOurs = server.isOurs ?? false;
    this.qwillProfile = profile;
  }

  override bindTools(tools: BindToolsInput[], options: Partial<OpenAICompatibleCallOptions> = {}) {
    const described = tools.map(this.#isOurs ? wholeDefinition : toolDefinition);
    return super.bindTools(described, options as Partial<this["ParsedCallOptions"]>);
  }

  override invocationParams(options?: this["ParsedCallOptions"], extra?: { streaming?: boolean }): Params {
    const params = super.invocationParams(options, extra);
    const { sampling, thinking, defaultThinkTokens } = this.qwillProfile;
    const forThought = thinking ? (options?.thinkTokens ?? defaultThinkTokens) : 0;
    const bound = options?.maxTokens === undefined ? undefined : options.maxTokens + forThought;
    // The server knows hosted models better than a generic profile does.
    const sampled = thinking ? { temperature: sampling.temperature, top_p: sampling.topP } : {};
    return {
      ...sampled,
      ...withoutUndefined(params),
      ...(bound === undefined ? {} : { max_tokens: bound }),
      ...(this.#isOurs && thinking ? { think_tokens: forThought } : {}),
      ...(this.#isOurs && options ? { qwill: ownOptions(options) } : {}),
    } as Params;
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    const result = await this.#explained(options, () => super._generate(messages, options, runManager));
    for (const generation of result.generations) {
      const { message, generationInfo } = generation;
      if (AIMessage.isInstance(message)) generation.message = this.#taken(message, options, generationInfo);
      generation.text = generation.message.text;
    }
    return result;
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const reply = this.#replyFor(options);
    const inner = super._streamResponseChunks(messages, options);
    let finish: unknown;
    for (;;) {
      const { value, done } = await this.#explained(options, () => inner.next());
      finish = value?.generationInfo?.finish_reason ?? finish;
      const chunk = done ? lastChunk(reply, isCut(finish)) : takenChunk(reply, value);
      if (chunk) {
        await runManager?.handleLLMNewToken(chunk.text, undefined, undefined, undefined, undefined, { chunk });
        yield chunk;
      }
      if (done) return;
    }
  }

  #replyFor(options: this["ParsedCallOptions"]): ServerReply {
    return new ServerReply({ profile: this.qwillProfile, mayCall: (options.tools?.length ?? 0) > 0 });
  }

  #taken(message: AIMessage, options: this["ParsedCallOptions"], info: Record<string, unknown> | undefined): AIMessage {
    const { reasoning_content, reasoning, ...kwargs } = message.additional_kwargs;
    const whole = this.#replyFor(options);
    const begun = whole.push({ thought: textIn(reasoning_content) || textIn(reasoning), text: message.text });
    const rest = whole.end({ cutOff: isCut(info?.finish_reason ?? message.response_metadata.finish_reason) });
    const thought = (begun.thought + rest.thought).trim();
    const said = begun.text + rest.text;
    const { model_provider: _, usage: __, ...metadata } = message.response_metadata;
    const text = said === "" ? [] : [{ type: "text" as const, text: said }];
    return new AIMessage({
      content: thought === "" ? said : [{ type: "reasoning" as const, reasoning: thought }, ...text],
      additional_kwargs: kwargs,
      tool_calls: [...(message.tool_calls ?? []), ...rest.calls.map(writtenCall)],
      invalid_tool_calls: message.invalid_tool_calls ?? [],
      ...(message.usage_metadata ? { usage_metadata: message.usage_metadata } : {}),
      ...(message.id ? { id: message.id } : {}),
      response_metadata: {
        ...metadata,
        ...info,
        model: this.model,
        model_name: this.model,
        ...(rest.problems.length > 0 ? { problems: rest.problems } : {}),
        ...(thought === "" ? {} : { output_version: "v1" }),
      },
    });
  }

  /** vLLM's newer versions call it `reasoning`. */
  protected override _convertCompletionsDeltaToBaseMessageChunk(
    ...[delta, rawResponse, defaultRole]: Parameters<
      ChatOpenAICompletions["_convertCompletionsDeltaToBaseMessageChunk"]
    >
  ) {
    const thought = delta.reasoning_content ?? delta.reasoning;
    const named = thought === undefined ? delta : { ...delta, reasoning_content: thought };
    return super._convertCompletionsDeltaToBaseMessageChunk(named, rawResponse, defaultRole);
  }

  async #explained<Result>(options: { signal?: AbortSignal }, act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      options.signal?.throwIfAborted();
      throw this.#inWords(error);
    }
  }

  #inWords(error: unknown): unknown {
    if (isQwillError(error) || !(error instanceof Error)) return error;
    const status = (error as { status?: unknown }).status;
    const details = {
      data: { url: this.#baseUrl, model: this.model, ...(status === undefined ? {} : { status }) },
      cause: error,
    };
    if (error.name === "ContextOverflowError" || /context (length|size|window)|too many tokens/i.test(error.message)) {
      const hint = "Shorten the conversation, or start the server with a larger context.";
      return new ModelError("model.prompt-too-long", `The server refuses the prompt as too long: ${error.message}`, {
        hint,
        ...details,
      });
    }
    if (status === undefined) return unreachable(this.#baseUrl, error);
    const hint =
      status === 401 || status === 403 ? "Set QWILL_API_KEY, or pass apiKey." : "Look into the server's log.";
    return new ModelError("model.failed", `${this.#baseUrl} answers ${status}: ${error.message}`, { hint, ...details });
  }
}

function takenChunk(reply: ServerReply, chunk: ChatGenerationChunk): ChatGenerationChunk {
  const { message } = chunk;
  if (!AIMessageChunk.isInstance(message)) return chunk;
  const given = textIn(message.additional_kwargs.reasoning_content);
  const { thought, text } = reply.push({ thought: given, text: chunk.text });
  const { model_provider: _, usage: __, ...metadata } = message.response_metadata;
  const { finish_reason, model_name } = chunk.generationInfo ?? {};
  return new ChatGenerationChunk({
    text,
    message: new AIMessageChunk({
      content: blocksOf(thought, text),
      tool_call_chunks: message.tool_call_chunks ?? [],
      ...(message.usage_metadata ? { usage_metadata: message.usage_metadata } : {}),
      ...(message.id ? { id: message.id } : {}),
      response_metadata: {
        ...metadata,
        ...(finish_reason ? { finish_reason } : {}),
        ...(model_name ? { model_name, model: model_name } : {}),
      },
    }),
  });
}

/** What was held back, and the calls that stand in the text. */
function lastChunk(reply: ServerReply, cutOff: boolean): ChatGenerationChunk | undefined {
  const { thought, text, calls, problems } = reply.end({ cutOff });
  if (thought + text === "" && calls.length + problems.length === 0) return undefined;
  // Beyond the blocks and whatever calls the server itself has told of.
  const written = calls.map((call, place) => ({ ...chunkOf(writtenCall(call)), index: FIRST_WRITTEN + place }));
  const message = new AIMessageChunk({
    content: blocksOf(thought, text),
    tool_call_chunks: written,
    // What can't be used is told to the model.
    response_metadata: problems.length > 0 ? { problems } : {},
  });
  return new ChatGenerationChunk({ text, message });
}

const FIRST_WRITTEN = 100;

function writtenCall({ name, args }: ParsedCall) {
  return { type: "tool_call" as const, id: `call_${randomUUID().slice(0, 8)}`, name, args };
}

function chunkOf({ id, name, args }: ReturnType<typeof writtenCall>) {
  return { type: "tool_call_chunk" as const, id, name, args: JSON.stringify(args) };
}

function isCut(finish: unknown): boolean {
  return finish === "length";
}

function blocksOf(thought: string, text: string) {
  return [
    ...(thought === "" ? [] : [{ type: "reasoning" as const, reasoning: thought, index: 0 }]),
    ...(text === "" ? [] : [{ type: "text" as const, text, index: 1 }]),
  ];
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function withoutUndefined<Value extends object>(value: Value): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Partial<Value>;
}
