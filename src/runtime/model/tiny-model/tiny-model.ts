/**
 * A tiny model with random weights that looks like QwQ-32B from outside: same architecture, same special tokens, same
 * prompt format. It says nonsense, so what it does right is done by the engine: for tests of agents and of the engine.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChatLlama } from "../chat-llama.js";
import type { ChatLlamaOptions } from "../chat-options.js";
import { profiles } from "../profile.js";
import { type GgufValue, ggufFile } from "./gguf.js";
import { TOKEN_KIND, tinyVocabulary, type Vocabulary } from "./vocabulary.js";
import { randomWeights, type Shape, tinyShape } from "./weights.js";

export interface TinyModelOptions extends Pick<ChatLlamaOptions, "leastForkTokens" | "warmState"> {
  /** Chooses the weights and, with the number of the call, the sampling; 1 by default. */
  seed?: number;
  /** Tokens of context per sequence; 4,096 by default. */
  contextSize?: number;
  /** Conversations that can be decoded side by side; 2 by default. */
  sequences?: number;
  /** CPU threads; 1 by default. */
  threads?: number;
  /** Makes tokens likelier (above 0) or rarer, by their text: `{ "<|im_end|>": 8 }` ends every thought early. */
  bias?: Record<string, number>;
}

/** Raise it when the file's content changes: old files in the temporary folder are then not used any more. */
const FORMAT = 3;
const TRAINED_CONTEXT = 131_072;

/** Our own words for the format; the engine renders prompts itself and never reads this. */
const CHAT_TEMPLATE =
  "{%- for message in messages -%}" +
  "<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n" +
  "{%- endfor -%}" +
  "{%- if add_generation_prompt -%}<|im_start|>assistant\n<think>\n{%- endif -%}";

/**
 * Writes a tiny random GGUF into the temporary folder and loads it as a {@link ChatLlama} with QwQ's profile.
 *
 * @example
 * const model = await tinyModel({ seed: 7 });
 * const reply = await model.bindTools([wordCount]).invoke("Go.", { tool_choice: "any", thinkTokens: 16 });
 * await model.dispose();
 */
export async function tinyModel(options: TinyModelOptions = {}): Promise<ChatLlama> {
  const { seed = 1, contextSize = 4096, sequences = 2, threads = 1, leastForkTokens, warmState } = options;
  return ChatLlama.load({
    modelPath: await writeTinyModel(options),
    profile: { ...profiles["qwq-32b"], contextTokens: contextSize },
    modelId: "tiny",
    contextSize,
    sequences,
    threads,
    gpu: false,
    seed,
    leastForkTokens,
    warmState,
  });
}

/** Writes the file, unless the same one is there already, and returns its path. */
export async function writeTinyModel({
  seed = 1,
  bias = {},
}: Pick<TinyModelOptions, "seed" | "bias"> = {}): Promise<string> {
  const key = createHash("sha256")
    .update(JSON.stringify([FORMAT, seed, bias]))
    .digest("hex")
    .slice(0, 16);
  const folder = join(tmpdir(), "qwill-tiny");
  const path = join(folder, `${key}.gguf`);
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  // Written beside and renamed: a test in another process never reads half a file.
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, tinyGguf(seed, bias));
  await rename(draft, path);
  return path;
}

function tinyGguf(seed: number, bias: Record<string, number>): Buffer {
  const vocabulary = tinyVocabulary();
  return ggufFile(qwenMetadata(vocabulary, tinyShape), randomWeights(tinyShape, seed, tokenBias(vocabulary, bias)));
}

/** Control tokens and bytes beyond ASCII are rare, as they are with a real model; strings end soon, to keep tests short. */
function tokenBias(vocabulary: Vocabulary, bias: Record<string, number>): number[] {
  const values = vocabulary.tokens.map((token, id): number => {
    if (vocabulary.kinds[id] !== TOKEN_KIND.normal) return -4;
    if (/^"[,}\]]*$/.test(token)) return 2.5;
    return [...token].length === 1 && !/^[\x20-\x7eĠĊ]$/.test(token) ? -4 : 0;
  });
  for (const [text, value] of Object.entries(bias)) {
    const id = vocabulary.idOf(text);
    if (id >= 0) values[id] = value;
  }
  return values;
}

/** What a GGUF says of a Qwen2 network with this vocabulary and these sizes. */
export function qwenMetadata(vocabulary: Vocabulary, shape: Shape): Record<string, GgufValue> {
  const { tokens, kinds, merges, idOf } = vocabulary;
  return {
    "general.architecture": { type: "string", value: "qwen2" },
    "general.name": { type: "string", value: "QwQ tiny (random weights)" },
    "general.file_type": { type: "u32", value: 0 },
    "general.quantization_version": { type: "u32", value: 2 },
    "qwen2.block_count": { type: "u32", value: shape.layers },
    "qwen2.context_length": { type: "u32", value: TRAINED_CONTEXT },
    "qwen2.embedding_length": { type: "u32", value: shape.width },
    "qwen2.feed_forward_length": { type: "u32", value: shape.hidden },
    "qwen2.attention.head_count": { type: "u32", value: shape.heads },
    "qwen2.attention.head_count_kv": { type: "u32", value: shape.kvHeads },
    "qwen2.attention.layer_norm_rms_epsilon": { type: "f32", value: 1e-6 },
    "qwen2.rope.freq_base": { type: "f32", value: 1e6 },
    "tokenizer.ggml.model": { type: "string", value: "gpt2" },
    "tokenizer.ggml.pre": { type: "string", value: "qwen2" },
    "tokenizer.ggml.tokens": { type: "strings", value: tokens },
    "tokenizer.ggml.token_type": { type: "i32s", value: kinds },
    "tokenizer.ggml.merges": { type: "strings", value: merges },
    "tokenizer.ggml.eos_token_id": { type: "u32", value: idOf("<|im_end|>") },
    "tokenizer.ggml.padding_token_id": { type: "u32", value: idOf("<|endoftext|>") },
    "tokenizer.ggml.add_bos_token": { type: "bool", value: false },
    "tokenizer.chat_template": { type: "string", value: CHAT_TEMPLATE },
  };
}
