/**
 * One model file in memory with its slots: tokenise, prefill, decode. The lowest level of node-llama-cpp, on purpose: its
 * chat classes can't think first and then keep to a grammar, and shift the beginning of long prompts away in silence.
 */
import type { Llama, LlamaContext, LlamaModel, Token } from "node-llama-cpp";
import { ModelError } from "../../errors.js";
import type { Profile } from "../profile.js";
import type { Chunk } from "../template/render.js";
import { contextOptions, smallest } from "./context-options.js";
import { LlamaCursor } from "./cursor.js";
import { GrammarCache } from "./grammar-cache.js";
import { explainedLoadError, freeBytes, noMemory } from "./load-error.js";
import { checkModelFile, kvBytesPerToken } from "./model-file.js";
import { type GpuChoice, type NodeLlamaCpp, nativeEngine, nodeLlamaCpp } from "./native.js";
import { type PrefillOptions, prefill } from "./prefill.js";
import { type Lease, SequencePool } from "./sequence-pool.js";
import { Tokeniser } from "./tokeniser.js";
import { type WarmStateOptions, type WarmStates, warmStates } from "./warm-states.js";

/** A model whose weights are smaller than this evaluates a prompt faster than a copy of it is made, bytes. */
const WORTH_A_COPY = 5e8;
const LEAST_FORK_TOKENS = 256;

/** What a loaded file says of itself. */
export interface ModelAbout {
  path: string;
  name: string | undefined;
  chatTemplate: string | undefined;
  trainedContext: number;
  kvBytesPerToken: number;
}

export interface ContextChoice {
  /** Tokens per conversation. A range takes what fits into memory. */
  contextSize: number | { min: number; max: number };
  /** Conversations side by side; each has its own context. */
  sequences: number;
}

export interface EngineOptions {
  modelPath: string;
  /** Chooses the context once the file is known. */
  configure: (about: ModelAbout) => ContextChoice;
  /** CPU threads; by default as many as there are physical cores. */
  threads?: number;
  gpu?: GpuChoice;
  gpuLayers?: number | "auto" | "max";
  /** Type of the KV cache; smaller ones hold more context and are a little less exact. */
  kvType?: "f16" | "q8_0" | "q4_0";
  /** KV states on disk, so that a run that was stopped goes on without evaluating its prompt again; off by default. */
  warmState?: WarmStateOptions;
  /** Tokens that two conversations must share before one is copied to begin the other; by default 256 for large models. */
  leastForkTokens?: number;
  onLoadProgress?: (part: number) => void;
  signal?: AbortSignal;
}

export interface Prompt {
  chunks: Chunk[];
  /** Tokens that must be free for the reply at least. */
  room: number;
}

export interface GenerateOptions extends PrefillOptions {
  profile: Profile;
  seed: number;
}

/** What a reply cost before its first token. */
export interface PromptUsage {
  prompt: number;
  reused: number;
}

export class LlamaEngine {
  readonly about: ModelAbout;
  readonly #library: NodeLlamaCpp;
  readonly #llama: Llama;
  readonly #model: LlamaModel;
  readonly #context: LlamaContext;
  readonly #pool: SequencePool;
  readonly #grammars: GrammarCache;
  readonly #tokeniser: Tokeniser;
  readonly #states: WarmStates | undefined;
  #disposed = false;

  private constructor(parts: {
    library: NodeLlamaCpp;
    llama: Llama;
    model: LlamaModel;
    context: LlamaContext;
    about: ModelAbout;
    states: WarmStates | undefined;
    leastForkTokens: number;
  }) {
    this.about = parts.about;
    this.#library = parts.library;
    this.#llama = parts.llama;
    this.#model = parts.model;
    this.#context = parts.context;
    const sequences = Array.from({ length: parts.context.totalSequences }, () => parts.context.getSequence());
    this.#states = parts.states;
    const { states, leastForkTokens } = parts;
    this.#pool = new SequencePool(sequences, { leastForkTokens, ...(states ? { states } : {}) });
    this.#grammars = new GrammarCache(parts.library, parts.llama);
    this.#tokeniser = new Tokeniser(parts.model);
  }

  /**
   * Loads a model file.
   *
   * @throws ModelError `model.missing`, `.unsupported`, `.no-memory` (needed, free) or `.failed`
   */
  static async load(options: EngineOptions): Promise<LlamaEngine> {
    const { modelPath, threads } = options;
    const { bytes } = await checkModelFile(modelPath);
    const library = await nodeLlamaCpp();
    const llama = await nativeEngine(options.gpu ?? "auto", threads ?? 0);
    const free = await freeBytes(llama);
    // A file larger than all memory would be read anew for each token: days, not minutes.
    if (bytes > free) throw noMemory({ path: modelPath, needed: bytes, free });
    let model: LlamaModel | undefined;
    let needed = bytes;
    try {
      model = await llama.loadModel({
        modelPath,
        gpuLayers: options.gpuLayers ?? "auto",
        ...(options.signal ? { loadSignal: options.signal } : {}),
        ...(options.onLoadProgress ? { onLoadProgress: options.onLoadProgress } : {}),
      });
      const about = aboutModel(model, modelPath);
      const choice = options.configure(about);
      const kvBytes = about.kvBytesPerToken * smallest(choice.contextSize) * choice.sequences;
      needed += kvBytes;
      // The weights may be paged in from the file; the cache must be there. The engine itself hangs on absurd sizes.
      if (kvBytes > (await freeBytes(llama))) throw new Error("Not enough memory for the KV cache.");
      const context = await model.createContext({ ...contextOptions(options, llama), ...choice });
      const leastForkTokens = options.leastForkTokens ?? (bytes > WORTH_A_COPY ? LEAST_FORK_TOKENS : Infinity);
      const states = options.warmState && (await warmStates(options.warmState, options, choice, library, llama));
      return new LlamaEngine({ library, llama, model, context, about, states, leastForkTokens });
    } catch (cause) {
      await model?.dispose();
      options.signal?.throwIfAborted();
      throw await explainedLoadError(cause, { path: modelPath, needed, llama });
    }
  }

  /** Tokens per conversation, prompt and reply together. */
  get contextSize(): number {
    return this.#context.contextSize;
  }

  /** How many replies can be made side by side. */
  get slots(): number {
    return this.#pool.size;
  }

  /** How many slots are taken now. */
  get busySlots(): number {
    return this.#pool.busy;
  }

  /** The number of tokens of a text. */
  count(text: string): number {
    return this.#model.tokenize(text, false).length;
  }

  /** The prompt's tokens, as the engine sees them. */
  tokens(profile: Profile, chunks: Chunk[]): number[] {
    return this.#tokeniser.tokens(profile, chunks);
  }

  /** A token's text with control tokens spelled out: for looking at prompts. */
  spell(tokens: number[]): string {
    return this.#model.detokenize(tokens as Token[], true);
  }

  /**
   * Prepares a slot with the prompt and lends it to `use`. The slot is free again when `use` is over or failed.
   *
   * @throws ModelError `model.prompt-too-long` (needed, available), before anything is evaluated
   */
  async generate<Result>(
    prompt: Prompt,
    options: GenerateOptions,
    use: (cursor: LlamaCursor, usage: PromptUsage) => Promise<Result>,
  ): Promise<Result> {
    this.#ensureLoaded();
    const tokens = this.#tokeniser.tokens(options.profile, prompt.chunks) as Token[];
    this.#checkRoom(tokens.length, prompt.room);
    const lease = await this.#pool.acquire(tokens, options.signal);
    try {
      await prefill(lease, tokens, options);
      lease.ready();
      await this.#states?.keep(lease.sequence);
      const cursor = new LlamaCursor(this.#cursorParts(lease, options), tokens.slice(-1));
      try {
        return await use(cursor, { prompt: tokens.length, reused: lease.reused });
      } finally {
        await cursor.close();
      }
    } finally {
      lease.release();
    }
  }

  /**
   * Evaluates a prompt that is going to be asked, while nothing else does. Does nothing when no slot is free.
   *
   * @throws ModelError `model.prompt-too-long`; the signal's reason when it is aborted: what is evaluated by then stays
   */
  async prefill(chunks: Chunk[], options: PrefillOptions & { profile: Profile }): Promise<PromptUsage | undefined> {
    this.#ensureLoaded();
    const tokens = this.#tokeniser.tokens(options.profile, chunks) as Token[];
    this.#checkRoom(tokens.length, 0);
    if (this.busySlots === this.slots || tokens.length === 0) return undefined;
    const lease = await this.#pool.acquire(tokens, options.signal);
    try {
      await prefill(lease, tokens, options);
      return { prompt: tokens.length, reused: lease.reused };
    } finally {
      lease.release();
    }
  }

  #cursorParts(lease: Lease, { profile, seed, signal }: GenerateOptions) {
    const markers = this.#tokeniser.idsOf(markersOf(profile));
    return {
      library: this.#library,
      llama: this.#llama,
      model: this.#model,
      sequence: lease.sequence,
      grammars: this.#grammars,
      sampling: profile.sampling,
      stopTokens: this.#tokeniser.idsOf(profile.stopTokens),
      controlTokens: this.#tokeniser.controlTokens.filter((token) => !markers.has(token)),
      seed,
      ...(signal ? { signal } : {}),
    };
  }

  #checkRoom(promptTokens: number, room: number): void {
    // The engine keeps one place free.
    const available = this.contextSize - 1;
    const needed = promptTokens + room;
    if (needed <= available) return;
    throw new ModelError(
      "model.prompt-too-long",
      `The prompt has ${promptTokens} tokens and needs room for ${room} more; the context holds ${available}.`,
      {
        hint: "Shorten the conversation or the documents in it, or load the model with a larger contextSize.",
        data: { needed, available, promptTokens },
      },
    );
  }

  #ensureLoaded(): void {
    if (!this.#disposed) return;
    throw new ModelError("model.failed", "This model was disposed.", { hint: "Load it again with loadModel()." });
  }

  /** Frees the memory. Replies that are being made fail. */
  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    await this.#context.dispose();
    await this.#model.dispose();
  }
}

/** The texts that make up a call or a thought: where they are control tokens, the model must be able to say them. */
function markersOf({ toolCalls, thinking }: Profile): string[] {
  const { open, beforeName, beforeArgs, afterArgs, close, between } = toolCalls;
  const thought = thinking ? [thinking.open, thinking.close] : [];
  return [open, beforeName, beforeArgs, afterArgs, close, between, ...thought].filter((text) => text !== "");
}

function aboutModel(model: LlamaModel, path: string): ModelAbout {
  const { metadata } = model.fileInfo;
  return {
    path,
    name: metadata.general.name,
    chatTemplate: metadata.tokenizer.chat_template,
    trainedContext: model.trainContextSize,
    kvBytesPerToken: kvBytesPerToken(model.fileInfo.architectureMetadata),
  };
}
