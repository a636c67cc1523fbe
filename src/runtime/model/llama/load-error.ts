import type { Llama } from "node-llama-cpp";
import { isQwillError, ModelError } from "../../errors.js";
import { freeMemory } from "../hardware.js";
import { gigabytes } from "../units.js";
import { checkWhole } from "./model-file.js";

export interface FailedLoad {
  path: string;
  /** Bytes of weights and KV cache, as far as they were known. */
  needed: number;
  llama: Llama;
}

interface NeededMemory {
  path: string;
  needed: number;
  free: number;
  cause?: unknown;
}

/** A failed load in words: what is wrong with which file, and what to do. */
export async function explainedLoadError(cause: unknown, { path, needed, llama }: FailedLoad): Promise<unknown> {
  if (isQwillError(cause)) return cause;
  const text = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  try {
    const { architecture } = await checkWhole(path);
    if (!isShortOfMemory(text)) return unsupported(path, architecture, text, cause);
  } catch (damage) {
    return damage;
  }
  return noMemory({ path, needed, free: await freeBytes(llama), cause });
}

/** The error of a model that is larger than the memory. */
export function noMemory({ path, needed, free, cause }: NeededMemory): ModelError {
  return new ModelError(
    "model.no-memory",
    `${path} needs ${gigabytes(needed)} with its context; ${gigabytes(free)} are free.`,
    {
      hint: 'Ask for a smaller contextSize, for kvType: "q8_0", or for a smaller model: qwill models fit says which.',
      data: { path, needed, free },
      cause,
    },
  );
}

function isShortOfMemory(text: string): boolean {
  return /insufficientmemory|too large|failed to (create|load) context|not enough|alloc/i.test(text);
}

function unsupported(path: string, architecture: string, text: string, cause: unknown): ModelError {
  return new ModelError("model.failed", `${path} can't be loaded (architecture ${architecture}): ${text}`, {
    hint: "The engine may be too old for this model; try another file of it.",
    data: { path, architecture },
    cause,
  });
}

/** Free memory, the GPU's included. */
export async function freeBytes(llama: Llama): Promise<number> {
  if (llama.gpu === false) return freeMemory();
  const vram = await llama.getVramState().catch(() => ({ free: 0 }));
  return freeMemory() + vram.free;
}
