import { basename } from "node:path";
import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import type { BaseLanguageModelInput, StructuredOutputMethodOptions } from "@langchain/core/language_models/base";
import {
  BaseChatModel,
  type BaseChatModelParams,
  type BindToolsInput,
  type LangSmithParams,
} from "@langchain/core/language_models/chat_models";
import type { ModelProfile } from "@langchain/core/language_models/profile";
import type { AIMessageChunk, BaseMessage } from "@langchain/core/messages";
import type { ChatGenerationChunk, ChatResult } from "@langchain/core/outputs";
import type { Runnable } from "@langchain/core/runnables";
import { baseParams, type ChatLlamaCallOptions, type ChatLlamaOptions, contextChoice } from "./chat-options.js";
import { type DecodeEvent, decode } from "./decoder/decode.js";
import { EventFeed } from "./event-feed.js";
import { LlamaEngine, type ModelAbout } from "./llama/engine.js";
import type { Profile } from "./profile.js";
import { profileOfFile } from "./profile-of-file.js";
import { messageOf, type Reply, ReplyChunks } from "./reply-message.js";
import { type OutputSchema, structuredOutput, type WithRaw } from "./structured-output.js";
import { renderChunks } from "./template/render.js";
import { explainedRoomError } from "./tools-room.js";
import { toolDefinition, toolsetOf } from "./toolset.js";

/** Tokens that must be free for the reply before it begins, at least. */
const LEAST_ROOM = 128;

interface Parts extends BaseChatModelParams {
  engine: LlamaEngine;
  profile: Profile;
  modelId: string;
  seed?: number;
}

/**
 * A model in GGUF format inside this process, as a LangChain chat model. It thinks freely up to a budget; from there on a
 * grammar made of the tools' schemas makes each call well-formed by construction.
 *
 * Calls may run side by side; there are {@link ChatLlama.slots} at a time, the others wait in order.
 *
 * @example
 * const model = await ChatLlama.load({ modelPath: "QwQ-32B-Q4_K_M.gguf" });
 * const reply = await model.bindTools([wordCount]).invoke("How long is notes.md?", { thinkTokens: 512 });
 * reply.tool_calls; // [{ name: "word_count", args: { path: "notes.md" }, … }]
 * await model.dispose();
 */
export class ChatLlama extends BaseChatModel<ChatLlamaCallOptions, AIMessageChunk> {
  /** What this model needs, as data. */
  readonly qwillProfile: Profile;
  /** The name in replies and traces. */
  readonly model: string;
  readonly #engine: LlamaEngine;
  readonly #seed: number | undefined;
  #calls = 0;

  private constructor({ engine, profile, modelId, seed, ...rest }: Parts) {
    super(rest);
    this.#engine = engine;
    this.#seed = seed;
    this.qwillProfile = profile;
    this.model = modelId;
  }

  static override lc_name(): string {
    return "ChatLlama";
  }

  /**
   * Loads a model file.
   *
   * @throws ModelError `model.missing`, `model.unsupported` (no GGUF, or a model that no profile fits), `model.no-memory`
   * (needed, free), `model.failed`
   */
  static async load(options: ChatLlamaOptions): Promise<ChatLlama> {
    const { modelPath, seed } = options;
    const profileFor = (about: ModelAbout) => options.profile ?? profileOfFile(about);
    const engine = await LlamaEngine.load({
      ...options,
      configure: (about) => contextChoice(about, profileFor(about), options),
    });
    const modelId = options.modelId ?? basename(modelPath, ".gguf");
    return new ChatLlama({ ...baseParams(options), engine, profile: profileFor(engine.about), modelId, seed });
  }

  _llmType(): string {
    return "qwill-llama";
  }

  /** Tokens per conversation, prompt and reply together. */
  get contextSize(): number {
    return this.#engine.contextSize;
  }

  /** How many replies can be made side by side. */
  get slots(): number {
    return this.#engine.slots;
  }

  /** How many replies are being made now. */
  get busySlots(): number {
    return this.#engine.busySlots;
  }

  /** LangChain's description of what the model can do. */
  override get profile(): ModelProfile {
    return {
      maxInputTokens: this.contextSize,
      maxOutputTokens: this.qwillProfile.defaultThinkTokens + this.qwillProfile.defaultMaxTokens,
      imageInputs: false,
      audioInputs: false,
      videoInputs: false,
      reasoningOutput: this.qwillProfile.thinking !== undefined,
      toolCalling: true,
      toolChoice: true,
      structuredOutput: true,
    };
  }

  override getLsParams(options: this["ParsedCallOptions"]): LangSmithParams {
    return {
      ls_provider: "qwill",
      ls_model_name: this.model,
      ls_model_type: "chat",
      ls_temperature: this.qwillProfile.sampling.temperature,
      ls_max_tokens: options.maxTokens ?? this.qwillProfile.defaultMaxTokens,
      ls_stop: options.stop,
    };
  }

  override bindTools(
    tools: BindToolsInput[],
    options: Partial<ChatLlamaCallOptions> = {},
  ): Runnable<BaseLanguageModelInput, AIMessageChunk, ChatLlamaCallOptions> {
    return this.withConfig({ ...options, tools });
  }

  override withStructuredOutput<Output extends Record<string, unknown> = Record<string, unknown>>(
    schema: OutputSchema<Output>,
    config?: StructuredOutputMethodOptions<false>,
  ): Runnable<BaseLanguageModelInput, Output>;
  override withStructuredOutput<Output extends Record<string, unknown> = Record<string, unknown>>(
    schema: OutputSchema<Output>,
    config?: StructuredOutputMethodOptions<true>,
  ): Runnable<BaseLanguageModelInput, WithRaw<Output>>;
  override withStructuredOutput<Output extends Record<string, unknown>>(
    schema: OutputSchema<Output>,
    config: StructuredOutputMethodOptions<boolean> = {},
  ): Runnable<BaseLanguageModelInput, Output> | Runnable<BaseLanguageModelInput, WithRaw<Output>> {
    return structuredOutput(this, schema, config);
  }

  /** The exact number of tokens of a text. */
  override async getNumTokens(content: Parameters<BaseChatModel["getNumTokens"]>[0]): Promise<number> {
    const text =
      typeof content === "string" ? content : content.map((block) => ("text" in block ? block.text : "")).join("");
    return this.#engine.count(text);
  }

  /** The prompt as the engine sees it, control tokens spelled out, with its number of tokens. */
  inspectPrompt(messages: BaseMessage[], options: ChatLlamaCallOptions = {}): { text: string; tokens: number[] } {
    const { definitions } = toolsetOf(this.qwillProfile, options);
    const tokens = this.#engine.tokens(
      this.qwillProfile,
      renderChunks(this.qwillProfile, messages, { tools: definitions }),
    );
    return { text: this.#engine.spell(tokens), tokens };
  }

  /**
   * Evaluates a conversation that is going to be continued, while nothing else does: a call with its result while the next
   * tool runs. Returns what was evaluated, or undefined when no slot was free.
   *
   * @throws ModelError `model.prompt-too-long`; the signal's reason when it is aborted: what is evaluated by then stays
   * @example
   * const stop = new AbortController();
   * const warming = model.prefill([...messages, reply], { tools, signal: stop.signal }).catch(() => undefined);
   * const result = await runTool(call);
   * stop.abort();
   */
  async prefill(
    messages: BaseMessage[],
    options: Pick<ChatLlamaCallOptions, "tools" | "signal" | "onPrefill"> = {},
  ): Promise<{ promptTokens: number; reusedTokens: number } | undefined> {
    const profile = this.qwillProfile;
    const tools = (options.tools ?? []).map(toolDefinition);
    const chunks = renderChunks(profile, messages, { tools, addGenerationPrompt: false });
    const { signal, onPrefill } = options;
    const usage = await this.#engine.prefill(chunks, {
      profile,
      ...(signal ? { signal } : {}),
      ...(onPrefill ? { onPrefill } : {}),
    });
    return usage && { promptTokens: usage.prompt, reusedTokens: usage.reused };
  }

  async _generate(messages: BaseMessage[], options: this["ParsedCallOptions"]): Promise<ChatResult> {
    const reply = await this.#reply(messages, options, () => {});
    const message = messageOf(reply);
    const { input_tokens, output_tokens, total_tokens } = message.usage_metadata ?? {};
    return {
      generations: [{ text: reply.text, message }],
      llmOutput: {
        tokenUsage: { promptTokens: input_tokens, completionTokens: output_tokens, totalTokens: total_tokens },
      },
    };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const feed = new EventFeed<DecodeEvent>();
    const stop = new AbortController();
    const forward = (): void => stop.abort(options.signal?.reason);
    options.signal?.addEventListener("abort", forward, { once: true });
    if (options.signal?.aborted) forward();
    // The reply is made apart from its reader: a reader that stalls or goes away never keeps a slot.
    const replying = this.#reply(messages, { ...options, signal: stop.signal }, (event) => feed.push(event));
    replying.then(
      () => feed.end(),
      (error: unknown) => feed.fail(error),
    );
    const chunks = new ReplyChunks();
    const told = async (chunk: ChatGenerationChunk): Promise<ChatGenerationChunk> => {
      await runManager?.handleLLMNewToken(chunk.text, undefined, undefined, undefined, undefined, { chunk });
      return chunk;
    };
    try {
      for await (const event of feed) yield await told(chunks.chunkOf(event));
      yield await told(chunks.last(await replying));
    } finally {
      options.signal?.removeEventListener("abort", forward);
      stop.abort(new DOMException("The reader of the stream went away.", "AbortError"));
    }
  }

  async #reply(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    emit: (event: DecodeEvent) => void,
  ): Promise<Reply> {
    const profile = this.qwillProfile;
    const { definitions, callable, choice } = toolsetOf(profile, options);
    const maxTokens = options.maxTokens ?? profile.defaultMaxTokens;
    const prompt = {
      chunks: renderChunks(profile, messages, { tools: definitions }),
      room: Math.min(maxTokens, LEAST_ROOM),
    };
    const plan = {
      profile,
      tools: callable,
      choice,
      parallel: options.parallel_tool_calls ?? false,
      thinkTokens: options.thinkTokens ?? profile.defaultThinkTokens,
      maxTokens,
      stop: options.stop ?? [],
    };
    const { signal, onPrefill } = options;
    const generation = {
      profile,
      seed: this.#nextSeed(),
      ...(signal ? { signal } : {}),
      ...(onPrefill ? { onPrefill } : {}),
    };
    return this.#engine
      .generate(prompt, generation, async (cursor, usage) => ({
        ...(await decode(cursor, plan, emit)),
        model: this.model,
        promptTokens: usage.prompt,
        reusedTokens: usage.reused,
      }))
      .catch((error: unknown) => {
        throw explainedRoomError(error, definitions, (text) => this.#engine.count(text));
      });
  }

  #nextSeed(): number {
    this.#calls += 1;
    // Far apart: a reply that is taken up again counts on from its seed.
    return this.#seed === undefined
      ? Math.floor(Math.random() * 2 ** 31)
      : (this.#seed + this.#calls * 0x9e3779b1) >>> 0;
  }

  /** Frees the memory; the model can't be used any more. */
  async dispose(): Promise<void> {
    await this.#engine.dispose();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispose();
  }
}
