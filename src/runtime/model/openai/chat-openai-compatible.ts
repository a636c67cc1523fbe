/**
 * A model behind an OpenAI-compatible URL. `@langchain/openai` talks to the server; this adds what local servers need: the
 * thought as a reasoning block, errors in our words, and our call options.
 */

import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import type { BindToolsInput } from "@langchain/core/language_models/chat_models";
import { AIMessage, AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import { ChatOpenAICompletions, type ChatOpenAICompletionsCallOptions } from "@langchain/openai";
import { isQwillError, ModelError } from "../../errors.js";
import type { Profile } from "../profile.js";
import { toolDefinition } from "../toolset.js";
import { type ServerModel, unreachable } from "./server.js";
import { splitThought, ThoughtSplitter } from "./thought-splitter.js";

export interface OpenAICompatibleCallOptions extends ChatOpenAICompletionsCallOptions {
  /** Bounds what follows the thought, tokens. */
  maxTokens?: number;
  /** Bounds the thought, tokens. The server has one bound for both. */
  thinkTokens?: number;
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
  readonly #baseUrl: string;

  constructor({ server, profile, apiKey = "none", timeoutMs = LONGEST_REPLY_MS }: OpenAICompatibleOptions) {
    super({
      model: server.model,
      apiKey,
      configuration: { baseURL: server.baseUrl },
      maxRetries: 1,
      timeout: timeoutMs,
      streamUsage: true,
    });
    this.#baseUrl = server.baseUrl;
    this.qwillProfile = profile;
  }

  override bindTools(tools: BindToolsInput[], options: Partial<OpenAICompatibleCallOptions> = {}) {
    return super.bindTools(tools.map(toolDefinition), options as Partial<this["ParsedCallOptions"]>);
  }

  override invocationParams(options?: this["ParsedCallOptions"], extra?: { streaming?: boolean }): Params {
    const params = super.invocationParams(options, extra);
    const { sampling, thinking, defaultThinkTokens } = this.qwillProfile;
    const forThought = thinking ? (options?.thinkTokens ?? defaultThinkTokens) : 0;
    const bound = options?.maxTokens === undefined ? undefined : options.maxTokens + forThought;
    // The server knows hosted models better than a generic profile does.
    const sampled = thinking ? { temperature: sampling.temperature, top_p: sampling.topP } : {};
    return { ...sampled, ...withoutUndefined(params), ...(bound === undefined ? {} : { max_tokens: bound }) } as Params;
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    const result = await this.#explained(options, () => super._generate(messages, options, runManager));
    for (const generation of result.generations) {
      const { message, generationInfo } = generation;
      if (AIMessage.isInstance(message)) generation.message = this.#withThought(message, generationInfo);
      generation.text = generation.message.text;
    }
    return result;
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const splitter = new ThoughtSplitter(this.qwillProfile.thinking);
    const inner = super._streamResponseChunks(messages, options);
    for (;;) {
      const { value, done } = await this.#explained(options, () => inner.next());
      const chunk = done ? lastWords(splitter) : splitChunk(splitter, value);
      if (chunk) {
        await runManager?.handleLLMNewToken(chunk.text, undefined, undefined, undefined, undefined, { chunk });
        yield chunk;
      }
      if (done) return;
    }
  }

  #withThought(message: AIMessage, info: Record<string, unknown> | undefined): AIMessage {
    const { reasoning_content, reasoning, ...kwargs } = message.additional_kwargs;
    const inText = splitThought(this.qwillProfile.thinking, message.text);
    const thought = textIn(reasoning_content) || textIn(reasoning) || inText.thought;
    const { model_provider: _, usage: __, ...metadata } = message.response_metadata;
    const text = inText.text === "" ? [] : [{ type: "text" as const, text: inText.text }];
    return new AIMessage({
      content: thought === "" ? inText.text : [{ type: "reasoning" as const, reasoning: thought }, ...text],
      additional_kwargs: kwargs,
      tool_calls: message.tool_calls ?? [],
      invalid_tool_calls: message.invalid_tool_calls ?? [],
      ...(message.usage_metadata ? { usage_metadata: message.usage_metadata } : {}),
      ...(message.id ? { id: message.id } : {}),
      response_metadata: {
        ...metadata,
        ...info,
        model: this.model,
        model_name: this.model,
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

function splitChunk(splitter: ThoughtSplitter, chunk: ChatGenerationChunk): ChatGenerationChunk {
  const { message } = chunk;
  if (!AIMessageChunk.isInstance(message)) return chunk;
  const given = textIn(message.additional_kwargs.reasoning_content);
  const { thought, text } = splitter.push(chunk.text);
  const { model_provider: _, usage: __, ...metadata } = message.response_metadata;
  const { finish_reason, model_name } = chunk.generationInfo ?? {};
  return new ChatGenerationChunk({
    text,
    message: new AIMessageChunk({
      content: blocksOf(given + thought, text),
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

function lastWords(splitter: ThoughtSplitter): ChatGenerationChunk | undefined {
  const { thought, text } = splitter.end();
  if (thought + text === "") return undefined;
  return new ChatGenerationChunk({ text, message: new AIMessageChunk({ content: blocksOf(thought, text) }) });
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
