/**
 * Writes GGUF files (version 3), as far as a small model needs it: metadata and float tensors.
 */
const VERSION = 3;
const ALIGNMENT = 32;

/** GGUF's type numbers. */
const TYPE = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const;
const TENSOR_F32 = 0;
const TENSOR_Q8_0 = 8;

export type GgufValue =
  | { type: "u32" | "f32"; value: number }
  | { type: "bool"; value: boolean }
  | { type: "string"; value: string }
  | { type: "strings"; value: string[] }
  | { type: "i32s"; value: number[] };

export interface GgufTensor {
  name: string;
  /** Sizes, the fastest-running first (columns, then rows). */
  shape: number[];
  /** Numbers, or blocks of the type Q8_0 as they are: 32 numbers in 34 bytes. */
  values: Float32Array | Uint8Array;
}

/**
 * The bytes of a GGUF file.
 *
 * @example
 * ggufFile({ "general.architecture": { type: "string", value: "qwen2" } }, []);
 */
export function ggufFile(metadata: Record<string, GgufValue>, tensors: GgufTensor[]): Buffer {
  const entries = Object.entries(metadata);
  const head: Buffer[] = [Buffer.from("GGUF"), u32(VERSION), u64(tensors.length), u64(entries.length)];
  for (const [key, value] of entries) head.push(string(key), encode(value));
  let offset = 0;
  for (const tensor of tensors) {
    const { name, shape, values } = tensor;
    const type = values instanceof Float32Array ? TENSOR_F32 : TENSOR_Q8_0;
    head.push(string(name), u32(shape.length), ...shape.map(u64), u32(type), u64(offset));
    offset += aligned(values.byteLength);
  }
  const header = padded(Buffer.concat(head));
  const bodies = tensors.map(({ values }) => padded(Buffer.from(values.buffer, values.byteOffset, values.byteLength)));
  return Buffer.concat([header, ...bodies]);
}

function encode(value: GgufValue): Buffer {
  switch (value.type) {
    case "u32":
      return Buffer.concat([u32(TYPE.u32), u32(value.value)]);
    case "f32":
      return Buffer.concat([u32(TYPE.f32), f32(value.value)]);
    case "bool":
      return Buffer.concat([u32(TYPE.bool), Buffer.from([value.value ? 1 : 0])]);
    case "string":
      return Buffer.concat([u32(TYPE.string), string(value.value)]);
    case "strings":
      return Buffer.concat([u32(TYPE.array), u32(TYPE.string), u64(value.value.length), ...value.value.map(string)]);
    case "i32s":
      return Buffer.concat([u32(TYPE.array), u32(TYPE.i32), u64(value.value.length), ...value.value.map(i32)]);
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes], aligned(bytes.length));
}

function string(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  return Buffer.concat([u64(bytes.length), bytes]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function i32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function f32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
