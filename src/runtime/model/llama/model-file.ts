/**
 * What can be said of a model file before the native code sees it, and the words for what goes wrong after.
 */
import { open, stat } from "node:fs/promises";
import { ModelError } from "../../errors.js";
import { nodeLlamaCpp } from "./native.js";
import { tensorsEnd } from "./tensor-sizes.js";

/**
 * Checks that a file is there and is a GGUF.
 *
 * @throws ModelError `model.missing`, `model.unsupported` when it is something else, `model.failed` when its start is damaged
 */
export async function checkModelFile(path: string): Promise<{ bytes: number }> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new ModelError("model.missing", `There is no model file at ${path}.`, {
      hint: "Check the path, or see `qwill models list` for models to get.",
      data: { path },
      cause,
    });
  });
  if (!info.isFile()) {
    throw new ModelError("model.missing", `${path} is not a file.`, {
      hint: "Name the .gguf file itself; of a split model the first part (…-00001-of-….gguf).",
      data: { path },
    });
  }
  const start = await firstBytes(path, COUNTS_END);
  const magic = start.toString("latin1", 0, 4);
  if (magic !== "GGUF") {
    const what = info.size === 0 ? "is empty" : `is not a GGUF file: it starts with ${JSON.stringify(magic)}`;
    throw new ModelError("model.unsupported", `${path} ${what}.`, {
      hint: "qwill runs models in GGUF format. Get one with `qwill models pull`, or convert yours with llama.cpp.",
      data: { path, bytes: info.size },
    });
  }
  if (!hasLikelyCounts(start)) throw damaged(path);
  return { bytes: info.size };
}

/** Magic, version, then how many tensors and how many entries there are, as 64-bit numbers. */
const COUNTS_END = 24;
const NEWEST_VERSION = 3;
const MOST_ENTRIES = 1_000_000n;

/** A reader that believes the counts of a damaged file reads for ever. */
function hasLikelyCounts(start: Buffer): boolean {
  if (start.length < COUNTS_END) return false;
  const version = start.readUInt32LE(4);
  const counts = [start.readBigUInt64LE(8), start.readBigUInt64LE(16)];
  return version >= 1 && version <= NEWEST_VERSION && counts.every((count) => count <= MOST_ENTRIES);
}

function damaged(path: string, cause?: unknown): ModelError {
  return new ModelError("model.failed", `The header of ${path} can't be read: it is cut off or damaged.`, {
    hint: "Get the file again: qwill models pull checks what it gets.",
    data: { path },
    cause,
  });
}

/**
 * Checks that a file is as long as its header promises: it ends where its last tensor does, or later.
 *
 * @throws ModelError `model.failed` when it is cut off
 */
export async function checkWhole(path: string): Promise<ModelHeader> {
  const header = await readHeader(path);
  const { size } = await stat(path);
  if (size >= header.expectedBytes) return header;
  throw new ModelError("model.failed", `${path} is cut off: it has ${size} of ${header.expectedBytes} bytes.`, {
    hint: "Get it again: qwill models pull goes on where a download stopped.",
    data: { path, bytes: size, expectedBytes: header.expectedBytes },
  });
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** What the header of a GGUF file says, in our words. */
export interface ModelHeader {
  architecture: string;
  name: string | undefined;
  layers: number;
  trainedContext: number | undefined;
  /** Bytes of KV cache per token with f16 keys and values. */
  kvBytesPerToken: number;
  /** Bytes that the header promises; of a split model those of the first part. */
  expectedBytes: number;
  /** "Q4_K - Medium" and the like, as far as the file says it. */
  quantisation: string | undefined;
}

/**
 * Reads the header of a GGUF file; `path` may be a URL, then only the header is fetched.
 *
 * @throws ModelError `model.failed` when the header can't be read
 */
export async function readHeader(path: string): Promise<ModelHeader> {
  const { readGgufFileInfo, GgufFileType } = await nodeLlamaCpp();
  const info = await readGgufFileInfo(path, { logWarnings: false }).catch((cause: unknown) => {
    throw damaged(path, cause);
  });
  const { general } = info.metadata;
  const architecture = info.architectureMetadata;
  // A header that ends after its first bytes is read as an empty one.
  if (general?.architecture === undefined || architecture === undefined) throw damaged(path);
  const type = general.file_type;
  return {
    architecture: general.architecture,
    name: general.name,
    layers: architecture.block_count ?? 0,
    trainedContext: architecture.context_length,
    kvBytesPerToken: kvBytesPerToken(architecture),
    expectedBytes: tensorsEnd(info.fullTensorInfo ?? []),
    quantisation: type === undefined ? undefined : GgufFileType[type]?.replace(/^MOSTLY_/, ""),
  };
}

/** The sizes in a header that the KV cache depends on. */
export interface AttentionSizes {
  block_count?: number;
  embedding_length?: number;
  attention?: { head_count?: unknown; head_count_kv?: unknown; key_length?: unknown; value_length?: unknown };
}

/** Bytes of KV cache per token with f16 keys and values. */
export function kvBytesPerToken({ block_count = 0, embedding_length = 0, attention = {} }: AttentionSizes): number {
  const heads = numberOf(attention.head_count) ?? 1;
  const kvHeads = numberOf(attention.head_count_kv) ?? heads;
  const headSize = embedding_length / heads;
  const perHead = (numberOf(attention.key_length) ?? headSize) + (numberOf(attention.value_length) ?? headSize);
  return block_count * kvHeads * perHead * 2;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  // Per-layer values: the largest decides what fits.
  return Array.isArray(value) ? Math.max(...value.filter((item) => typeof item === "number")) : undefined;
}
