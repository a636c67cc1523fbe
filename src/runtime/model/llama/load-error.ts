import { stat } from "node:fs/promises";
import { freemem } from "node:os";
import type { Llama } from "node-llama-cpp";
import { isQwillError, ModelError } from "../../errors.js";
import { gigabytes } from "../units.js";
import { checkWhole, type ModelHeader } from "./model-file.js";

/** A failed load in words: what is wrong with which file, and what to do. */
export async function explainedLoadError(cause: unknown, path: string, llama: Llama): Promise<unknown> {
  if (isQwillError(cause)) return cause;
  const text = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const bytes = await stat(path).then((info) => info.size);
  const header = await checkWhole(path).catch((error: unknown) => error);
  if (isQwillError(header)) return header;
  if (/insufficientmemory|too large|failed to (create|load) context|not enough|alloc/i.test(text)) {
    const free = freemem() + (await freeVram(llama));
    return new ModelError(
      "model.no-memory",
      `${path} (${gigabytes(bytes)}) and its context don't fit: ${gigabytes(free)} are free.`,
      {
        hint: 'Ask for a smaller contextSize, a smaller KV type (kvType: "q8_0") or a smaller model; qwill models fit shows which.',
        data: { path, needed: bytes, free },
        cause,
      },
    );
  }
  return new ModelError(
    "model.failed",
    `${path} can't be loaded (architecture ${(header as ModelHeader).architecture}): ${text}`,
    {
      hint: "The engine may be too old for this model; try another file of it.",
      data: { path },
      cause,
    },
  );
}

async function freeVram(llama: Llama): Promise<number> {
  if (llama.gpu === false) return 0;
  return llama.getVramState().then(
    (state) => state.free,
    () => 0,
  );
}
