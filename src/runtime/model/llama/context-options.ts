import { availableParallelism } from "node:os";
import type { Llama } from "node-llama-cpp";
import type { ContextChoice, EngineOptions } from "./engine.js";
import { PREFILL_TOKENS } from "./prefill.js";

/** The least context that is asked for, tokens. */
export function smallest(contextSize: ContextChoice["contextSize"]): number {
  return typeof contextSize === "number" ? contextSize : contextSize.min;
}

/** What the library is told when it makes the context. */
export function contextOptions({ threads, kvType, signal }: EngineOptions, llama: Llama) {
  const kv = kvType && kvType !== "f16" ? (kvType.toUpperCase() as "Q8_0" | "Q4_0") : undefined;
  return {
    // Threads that wait for each other by spinning: more of them than cores makes everything a hundred times slower.
    threads: threads ?? Math.max(1, Math.min(llama.cpuMathCores, availableParallelism())),
    batchSize: PREFILL_TOKENS,
    ...(kv ? { experimentalKvCacheKeyType: kv, experimentalKvCacheValueType: kv } : {}),
    ...(signal ? { createSignal: signal } : {}),
  };
}
