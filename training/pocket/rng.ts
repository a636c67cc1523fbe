/** A list of words, a part of which is kept for held-out documents. */
export interface WordList {
  train: string[];
  held: string[];
}

/** A seeded source of chance: the same seed gives the same documents on every machine. */
export interface Rng {
  /** Draw from the words kept apart, too (documents that judge the model, never those that train it). */
  heldout: boolean;
  /** In [0, 1). */
  next(): number;
  /** An integer, both ends included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** A word of the list; held-out words only where `heldout` is set. */
  word(list: WordList): string;
  /** `count` different items in random order (fewer when there are fewer). */
  sample<T>(items: readonly T[], count: number): T[];
  shuffle<T>(items: readonly T[]): T[];
  /** One of the keys, by weight. */
  weighted<K extends string>(weights: Partial<Record<K, number>>): K;
}

const HELD_SHARE = 14;

/** Splits a text of words (by `|` or line) into those for training and every fourteenth or so for judging. */
export function wordList(text: string): WordList {
  const all = [...new Set(text.split(/[|\n]/).map((word) => word.trim()))].filter((word) => word !== "");
  const isHeld = (word: string) => all.length > 20 && hash(word) % HELD_SHARE === 0;
  return { train: all.filter((word) => !isHeld(word)), held: all.filter(isHeld) };
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  return value >>> 0;
}

export function createRng(seed: number, { heldout = false }: { heldout?: boolean } = {}): Rng {
  let state = (hash(`${seed}:${heldout}`) ^ seed) >>> 0;
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new Error("pick: nothing to pick from");
    return items[int(0, items.length - 1)] as T;
  };
  const shuffle = <T>(items: readonly T[]): T[] => {
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = int(0, i);
      [out[i], out[j]] = [out[j] as T, out[i] as T];
    }
    return out;
  };
  return {
    heldout,
    next,
    int,
    pick,
    shuffle,
    chance: (probability) => next() < probability,
    word: (list) => pick(heldout && list.held.length > 0 && next() < 0.4 ? list.held : list.train),
    sample: (items, count) => shuffle(items).slice(0, count),
    weighted(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights & string, number][];
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        rest -= weight;
        if (rest < 0) return key as never;
      }
      return (entries.at(-1) as [string, number])[0] as never;
    },
  };
}
