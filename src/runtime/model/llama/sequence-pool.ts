/**
 * The slots of an engine: each holds one conversation in its KV cache. A caller gets the slot that already holds most of
 * its prompt; when all are taken, callers wait in the order they came.
 */
import type { LlamaContextSequence, Token } from "node-llama-cpp";

interface Slot {
  sequence: LlamaContextSequence;
  busy: boolean;
  /** Number of the lease that used it last. */
  usedAt: number;
  /** Length of the last prompt: what a later prompt may share. Thoughts never come back. */
  promptTokens: number;
}

/** A slot for the time of one reply. */
export interface Lease {
  sequence: LlamaContextSequence;
  /** How many tokens of the prompt are in the cache already. */
  reused: number;
  /** Gives the slot back; calling it again does nothing. */
  release(): void;
}

interface Waiter {
  prompt: Token[];
  resolve(slot: Slot): void;
}

export class SequencePool {
  readonly #slots: Slot[];
  readonly #waiting: Waiter[] = [];
  #leases = 0;

  constructor(sequences: LlamaContextSequence[]) {
    this.#slots = sequences.map((sequence) => ({ sequence, busy: false, usedAt: 0, promptTokens: 0 }));
  }

  /** How many replies can be made side by side. */
  get size(): number {
    return this.#slots.length;
  }

  /** How many slots are taken now. */
  get busy(): number {
    return this.#slots.filter((slot) => slot.busy).length;
  }

  /**
   * Waits for a slot and drops from it what the prompt doesn't share.
   *
   * @throws the signal's reason when it is aborted while waiting
   */
  async acquire(prompt: Token[], signal?: AbortSignal): Promise<Lease> {
    const slot = await this.#slot(prompt, signal);
    const { sequence } = slot;
    let held = true;
    const release = (): void => {
      if (held) this.#release(slot);
      held = false;
    };
    try {
      // The last token is always evaluated anew: its logits choose the first token of the reply.
      const reused = Math.min(sharedTokens(sequence, prompt), prompt.length - 1);
      if (reused < sequence.nextTokenIndex) {
        await sequence.eraseContextTokenRanges([{ start: reused, end: sequence.nextTokenIndex }]);
      }
      slot.promptTokens = prompt.length;
      return { sequence, reused, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  #slot(prompt: Token[], signal?: AbortSignal): Promise<Slot> {
    signal?.throwIfAborted();
    const free = this.#slots.filter((slot) => !slot.busy);
    if (free.length > 0) return Promise.resolve(this.#take(cheapest(free, prompt, this.#leases)));
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        prompt,
        resolve: (slot) => {
          signal?.removeEventListener("abort", stop);
          resolve(slot);
        },
      };
      signal?.addEventListener("abort", stop, { once: true });
      this.#waiting.push(waiter);
    });
  }

  #take(slot: Slot): Slot {
    slot.busy = true;
    slot.usedAt = ++this.#leases;
    return slot;
  }

  #release(slot: Slot): void {
    slot.busy = false;
    const next = this.#waiting.shift();
    if (next) next.resolve(this.#take(slot));
  }
}

/**
 * The slot that costs least: what must be evaluated now, plus what is thrown away and may be wanted again. What was used
 * long ago weighs little, so a branch that rests between two calls keeps its slot while an older one is given up.
 */
function cheapest(free: Slot[], prompt: Token[], now: number): Slot {
  const cost = (slot: Slot): number => {
    const shared = sharedTokens(slot.sequence, prompt);
    const lost = Math.max(0, slot.promptTokens - shared);
    return prompt.length - shared + lost / (1 + now - slot.usedAt);
  };
  return free.reduce((best, slot) => (cost(slot) < cost(best) ? slot : best));
}

function sharedTokens(sequence: LlamaContextSequence, prompt: Token[]): number {
  return sequence.compareContextTokens(prompt).firstDifferentIndex;
}
