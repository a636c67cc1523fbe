import type { GgufTensor } from "./gguf.js";

/** Sizes of the network. */
export interface Shape {
  layers: number;
  width: number;
  hidden: number;
  heads: number;
  kvHeads: number;
  headSize: number;
}

export const tinyShape: Shape = { layers: 2, width: 64, hidden: 128, heads: 2, kvHeads: 1, headSize: 32 };

/**
 * Random weights for a Qwen2 network. The same seed gives the same weights.
 *
 * The first number of every embedding is the same and large, and nothing else changes it much, so the first column of the
 * output works as a bias per token: it makes tokens likelier (`bias` above 0) or rarer.
 */
export function randomWeights(shape: Shape, seed: number, bias: number[]): GgufTensor[] {
  const random = gaussian(seed);
  const { width } = shape;
  const vocabulary = bias.length;
  const embedding = matrix("token_embd.weight", width, vocabulary, 0.5, random);
  const output = matrix("output.weight", width, vocabulary, 0.15, random);
  bias.forEach((value, token) => {
    embedding.values[token * width] = 4;
    // After the norm the first number is about `4 / sqrt((16 + 63 / 4) / 64)`.
    output.values[token * width] = value / 5.7;
  });
  const layers = Array.from({ length: shape.layers }, (_, index) => layer(index, shape, random));
  return [embedding, output, ones("output_norm.weight", width), ...layers.flat()];
}

function layer(index: number, shape: Shape, random: () => number): GgufTensor[] {
  const { width, hidden } = shape;
  const name = (part: string) => `blk.${index}.${part}`;
  const query = shape.heads * shape.headSize;
  const keys = shape.kvHeads * shape.headSize;
  return [
    ones(name("attn_norm.weight"), width),
    ones(name("ffn_norm.weight"), width),
    matrix(name("attn_q.weight"), width, query, 0.15, random),
    zeros(name("attn_q.bias"), query),
    matrix(name("attn_k.weight"), width, keys, 0.15, random),
    zeros(name("attn_k.bias"), keys),
    matrix(name("attn_v.weight"), width, keys, 0.15, random),
    zeros(name("attn_v.bias"), keys),
    matrix(name("attn_output.weight"), query, width, 0.05, random),
    matrix(name("ffn_gate.weight"), width, hidden, 0.1, random),
    matrix(name("ffn_up.weight"), width, hidden, 0.1, random),
    matrix(name("ffn_down.weight"), hidden, width, 0.05, random),
  ];
}

function matrix(name: string, columns: number, rows: number, deviation: number, random: () => number): GgufTensor {
  return {
    name,
    shape: [columns, rows],
    values: Float32Array.from({ length: columns * rows }, () => random() * deviation),
  };
}

function ones(name: string, size: number): GgufTensor {
  return { name, shape: [size], values: new Float32Array(size).fill(1) };
}

function zeros(name: string, size: number): GgufTensor {
  return { name, shape: [size], values: new Float32Array(size) };
}

/** Normally distributed numbers (Box and Muller) over a small seeded generator (mulberry32). */
function gaussian(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
