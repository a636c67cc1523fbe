import type { Token } from "node-llama-cpp";
import type { Lease } from "./sequence-pool.js";

/** Tokens per bite of prompt: small enough to stop soon after an abort, large enough to cost nothing. */
export const PREFILL_TOKENS = 512;

export interface PrefillOptions {
  signal?: AbortSignal;
  onPrefill?: (progress: { done: number; total: number }) => void;
}

/** Evaluates all of the prompt but its last token, in bites, so that it can be watched and stopped. */
export async function prefill(
  { sequence, reused }: Lease,
  tokens: readonly number[],
  options: PrefillOptions,
): Promise<void> {
  const { signal, onPrefill } = options;
  const end = tokens.length - 1;
  const total = end - reused;
  for (let done = reused; done < end; done += PREFILL_TOKENS) {
    signal?.throwIfAborted();
    const bite = tokens.slice(done, Math.min(done + PREFILL_TOKENS, end)) as Token[];
    await sequence.evaluateWithoutGeneratingNewTokens(bite);
    onPrefill?.({ done: done + bite.length - reused, total });
  }
  signal?.throwIfAborted();
}
