import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type GgufTensor, ggufFile } from "../../src/runtime/model/tiny-model/gguf.js";
import { qwenMetadata } from "../../src/runtime/model/tiny-model/tiny-model.js";
import { TOKEN_KIND, tinyVocabulary, type Vocabulary } from "../../src/runtime/model/tiny-model/vocabulary.js";
import { type Shape, tinyShape } from "../../src/runtime/model/tiny-model/weights.js";

/** As many tokens as QwQ's vocabulary has. */
export const FULL_VOCABULARY = 151_936;

/** A network of 0.36 B parameters; with the full vocabulary most of them are its tokens. */
export const halfShape: Shape = { layers: 5, width: 1024, hidden: 2816, heads: 16, kvHeads: 8, headSize: 64 };

const Q8_BLOCK = 34;

/** Writes a model with random weights (Q8_0) and a vocabulary of a size, and returns its path. It is kept for the next time. */
export function randomModel(shape: Shape = tinyShape, vocabularySize = FULL_VOCABULARY): string {
  const folder = path.join(tmpdir(), "qwill-bench-models");
  const file = path.join(folder, `qwq-random-${shape.layers}x${shape.width}-${vocabularySize}.gguf`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const vocabulary = largeVocabulary(vocabularySize);
  writeFileSync(`${file}.part`, ggufFile(qwenMetadata(vocabulary, shape), weights(shape, vocabulary.tokens.length)));
  renameSync(`${file}.part`, file);
  return file;
}

/** The parameters of a network, in billions. */
export function billions({ layers, width, hidden, heads, kvHeads, headSize }: Shape, vocabulary: number): number {
  const attention = width * headSize * (2 * heads + 2 * kvHeads);
  return (layers * (attention + 3 * width * hidden) + 2 * vocabulary * width) / 1e9;
}

/** The tiny vocabulary with words made of syllables up to the size; nobody's text is cut into them, but they can be chosen. */
function largeVocabulary(size: number): Vocabulary {
  const tiny = tinyVocabulary();
  const syllables = [
    "ba",
    "ker",
    "ing",
    "lo",
    "mi",
    "st",
    "ra",
    "ent",
    "Go",
    "Pro",
    "tion",
    "é",
    "32",
    "_x",
    "der",
    "or",
  ];
  const words = new Set<string>();
  for (let number = 0; words.size < size - tiny.tokens.length; number++) {
    let word = number % 3 === 0 ? "Ġ" : "";
    for (let rest = number + 17; rest > 0; rest = Math.floor(rest / syllables.length)) {
      word += syllables[rest % syllables.length];
    }
    if (tiny.idOf(word) < 0) words.add(word);
  }
  return {
    ...tiny,
    tokens: [...tiny.tokens, ...words],
    kinds: [...tiny.kinds, ...Array.from(words, () => TOKEN_KIND.normal)],
  };
}

function weights({ layers, width, hidden, heads, kvHeads, headSize }: Shape, vocabulary: number): GgufTensor[] {
  const ones = (name: string, size: number) => ({ name, shape: [size], values: new Float32Array(size).fill(1) });
  const zeros = (name: string, size: number) => ({ name, shape: [size], values: new Float32Array(size) });
  const blocks = Array.from({ length: layers }, (_, index) => {
    const of = (part: string) => `blk.${index}.${part}`;
    return [
      ones(of("attn_norm.weight"), width),
      ones(of("ffn_norm.weight"), width),
      matrix(of("attn_q.weight"), width, heads * headSize),
      zeros(of("attn_q.bias"), heads * headSize),
      matrix(of("attn_k.weight"), width, kvHeads * headSize),
      zeros(of("attn_k.bias"), kvHeads * headSize),
      matrix(of("attn_v.weight"), width, kvHeads * headSize),
      zeros(of("attn_v.bias"), kvHeads * headSize),
      matrix(of("attn_output.weight"), heads * headSize, width),
      matrix(of("ffn_gate.weight"), width, hidden),
      matrix(of("ffn_up.weight"), width, hidden),
      matrix(of("ffn_down.weight"), hidden, width),
    ];
  });
  const tokens = [matrix("token_embd.weight", width, vocabulary), matrix("output.weight", width, vocabulary)];
  return [...tokens, ones("output_norm.weight", width), ...blocks.flat()];
}

/** Blocks of random bytes, all at one scale. */
function matrix(name: string, columns: number, rows: number): GgufTensor {
  const values = new Uint8Array(((columns * rows) / 32) * Q8_BLOCK);
  let state = columns * 31 + rows + name.length;
  for (let at = 0; at < values.length; at += 1) {
    const place = at % Q8_BLOCK;
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    // The scale is a half-precision number: 0x1000 is about 0.0005.
    values[at] = place === 0 ? 0x00 : place === 1 ? 0x10 : state >>> 24;
  }
  return { name, shape: [columns, rows], values };
}
