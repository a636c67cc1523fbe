import type {
  BaseChatModelCallOptions,
  BaseChatModelParams,
  BindToolsInput,
} from "@langchain/core/language_models/chat_models";
import type { Domains } from "../domains.js";
import type { ContextChoice, EngineOptions, ModelAbout } from "./llama/engine.js";
import type { Profile } from "./profile.js";

/** KV cache that conversations side by side may take together when nobody says how many there should be, bytes. */
const SIDE_BY_SIDE_BYTES = 1e9;
const MOST_SIDE_BY_SIDE = 4;
/** Least context that is worth loading a model for, tokens. */
const LEAST_CONTEXT = 2048;

export interface ChatLlamaOptions extends BaseChatModelParams, Omit<EngineOptions, "configure"> {
  /** What the model needs; found by the file's name when left out. */
  profile?: Profile;
  /** The name in replies and traces; the file's name by default. */
  modelId?: string;
  /** Tokens per conversation; by default what the profile wants, less where memory is short. */
  contextSize?: number;
  /** Conversations side by side; each takes a KV cache. */
  sequences?: number;
  /** Makes replies repeatable: the same calls in the same order give the same replies. */
  seed?: number;
}

export interface ChatLlamaCallOptions extends BaseChatModelCallOptions {
  tools?: BindToolsInput[];
  /** Bounds what follows the thought, tokens. */
  maxTokens?: number;
  /** Bounds the thought, tokens; 0 for none. */
  thinkTokens?: number;
  /** Names of the bound tools that may be called now. The prompt stays the same. */
  allowed?: string[];
  /** JSON Schemas that tools' arguments must meet in this call, narrower than those in the prompt. */
  schemas?: Record<string, Record<string, unknown>>;
  /** Several calls in one reply; false by default. */
  parallel_tool_calls?: boolean;
  /** What live domains admit now. */
  domains?: Domains;
  onPrefill?: (progress: { done: number; total: number }) => void;
}

/** The context to make for a model file: what was asked for, else what the profile wants and the memory holds. */
export function contextChoice(
  about: ModelAbout,
  profile: Profile,
  { contextSize, sequences }: Pick<ChatLlamaOptions, "contextSize" | "sequences">,
): ContextChoice {
  const most = Math.min(profile.contextTokens, about.trainedContext);
  return {
    contextSize: contextSize ?? { min: Math.min(LEAST_CONTEXT, most), max: most },
    sequences: sequences ?? profile.sideBySide ?? sideBySide(about.kvBytesPerToken * (contextSize ?? most)),
  };
}

function sideBySide(bytesEach: number): number {
  return Math.max(1, Math.min(MOST_SIDE_BY_SIDE, Math.floor(SIDE_BY_SIDE_BYTES / Math.max(1, bytesEach))));
}

/** What LangChain's own base class wants of the options. */
export function baseParams({
  callbacks,
  tags,
  metadata,
  verbose,
  cache,
  maxConcurrency,
  maxRetries,
  onFailedAttempt,
}: ChatLlamaOptions): BaseChatModelParams {
  return { callbacks, tags, metadata, verbose, cache, maxConcurrency, maxRetries, onFailedAttempt };
}
