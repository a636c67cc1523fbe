/**
 * The slots of an engine: each holds one conversation in its KV cache. A caller gets the slot that already holds most of
 * its prompt; when all are taken, callers wait in the order they came.
 */
import type { LlamaContextSequence, Token } from "node-llama-cpp";
import { copyState } from "./sequence-state.js";
import type { WarmStates } from "./warm-states.js";

interface Slot {
  sequence: LlamaContextSequence;
  busy: boolean;
  /** Number of the lease that used it last. */
  usedAt: number;
  /** The last prompt: what a later prompt may share. Thoughts never come back. */
  prompt: readonly Token[];
  /** Settles when the last prompt is evaluated, or never will be. */
  prefilled: Promise<void>;
}

/** A slot for the time of one reply. */
export interface Lease {
  sequence: LlamaContextSequence;
  /** How many tokens of the prompt are in the cache already. */
  reused: number;
  /** Says that the prompt is evaluated: branches that begin like it may then go on from it. */
  ready(): void;
  /** Gives the slot back; calling it again does nothing. */
  release(): void;
}

interface Waiter {
  prompt: Token[];
  resolve(slot: Slot): void;
}

export interface PoolOptions {
  /** Tokens that a branch must gain by a copy of another slot's beginning; never copied when left out. */
  leastForkTokens?: number;
  /** States of earlier processes. */
  states?: WarmStates;
}

export class SequencePool {
  readonly #slots: Slot[];
  readonly #options: PoolOptions;
  readonly #waiting: Waiter[] = [];
  #leases = 0;

  constructor(sequences: LlamaContextSequence[], options: PoolOptions = {}) {
    this.#options = options;
    this.#slots = sequences.map((sequence) => {
      return { sequence, busy: false, usedAt: 0, prompt: [], prefilled: Promise.resolve() };
    });
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
    let ready = (): void => {};
    // What comes later may begin like this prompt: it waits for it instead of evaluating it too.
    const others = this.#slots.map((other) => ({ ...other }));
    slot.prompt = prompt;
    slot.prefilled = new Promise((resolve) => {
      ready = resolve;
    });
    const release = (): void => {
      ready();
      if (held) this.#release(slot);
      held = false;
    };
    try {
      await this.#begin(sequence, prompt, others, signal);
      // The last token is always evaluated anew: its logits choose the first token of the reply.
      const reused = Math.min(sharedTokens(sequence, prompt), prompt.length - 1);
      if (reused < sequence.nextTokenIndex) {
        await sequence.eraseContextTokenRanges([{ start: reused, end: sequence.nextTokenIndex }]);
      }
      return { sequence, reused, ready, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Brings the beginning of the prompt into the sequence, where another slot or a file has more of it. */
  async #begin(sequence: LlamaContextSequence, prompt: Token[], slots: Slot[], signal?: AbortSignal): Promise<void> {
    const { leastForkTokens = Number.POSITIVE_INFINITY, states } = this.#options;
    const own = sharedTokens(sequence, prompt);
    const others = slots.filter((slot) => slot.sequence !== sequence);
    // A prompt that is still being evaluated counts as if it were there: it soon is.
    const promised = (slot: Slot) => Math.max(sharedTokens(slot.sequence, prompt), sharedLength(slot.prompt, prompt));
    const richest = others.sort((a, b) => promised(b) - promised(a))[0];
    if (richest && promised(richest) - own >= leastForkTokens) {
      await settled(richest.prefilled, signal);
      const gained = sharedTokens(richest.sequence, prompt) - own;
      if (gained >= leastForkTokens && (await copyState(richest.sequence, sequence))) return;
    }
    const now = sharedTokens(sequence, prompt);
    await states?.load(sequence, prompt, now + states.leastTokens);
    signal?.throwIfAborted();
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
    const lost = Math.max(0, slot.prompt.length - shared);
    return prompt.length - shared + lost / (1 + now - slot.usedAt);
  };
  return free.reduce((best, slot) => (cost(slot) < cost(best) ? slot : best));
}

function sharedTokens(sequence: LlamaContextSequence, prompt: Token[]): number {
  return sequence.compareContextTokens(prompt).firstDifferentIndex;
}

function sharedLength(one: readonly Token[], other: readonly Token[]): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** Waits, unless the signal aborts. */
function settled(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve).finally(() => signal.removeEventListener("abort", stop));
  });
}
