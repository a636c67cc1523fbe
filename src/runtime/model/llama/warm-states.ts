/**
 * KV states on disk: a run that was paused or killed goes on without evaluating its prompt again.
 */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Llama, LlamaContextSequence } from "node-llama-cpp";
import type { ContextChoice, EngineOptions } from "./engine.js";
import type { NodeLlamaCpp } from "./native.js";
import { loadState } from "./sequence-state.js";

export interface WarmStateOptions {
  /** Where the states lie; made when it isn't there. */
  folder: string;
  /** All states together take no more than this; 4 GB by default. The oldest go first. */
  maxBytes?: number;
  /** Least tokens of a prompt that are worth a file; 512 by default. */
  leastTokens?: number;
}

/** What a state's note says of it. The note is written last: a state without one is no state. */
interface Note {
  key: string;
  bytes: number;
  sha256: string;
  tokens: number[];
}

interface Found {
  name: string;
  note: Note;
}

const FORMAT = 1;
const LARGEST_DEFAULT = 4e9;
const LEAST_TOKENS = 512;
const MOST_KNOWN = 16;

export class WarmStates {
  readonly leastTokens: number;
  readonly #folder: string;
  readonly #maxBytes: number;
  readonly #key: string;
  /** What was written or read here lately: more of the same needs no file of its own. */
  readonly #known: number[][] = [];

  /** `key` names the model, the engine and all of the context that a state depends on. */
  constructor({ folder, maxBytes = LARGEST_DEFAULT, leastTokens = LEAST_TOKENS }: WarmStateOptions, key: string) {
    this.#folder = folder;
    this.#maxBytes = maxBytes;
    this.leastTokens = leastTokens;
    this.#key = key;
  }

  /**
   * Loads the state that shares most with the prompt, if one shares at least so many tokens. What is damaged, foreign or
   * not what its note says is deleted or ignored, never loaded.
   */
  async load(sequence: LlamaContextSequence, prompt: readonly number[], atLeast: number): Promise<boolean> {
    const found = await this.#notes();
    const scored = found.map((one) => ({ ...one, shared: sharedLength(one.note.tokens, prompt) }));
    const best = scored.filter(({ shared }) => shared >= atLeast).sort((a, b) => b.shared - a.shared)[0];
    if (!best || best.note.tokens.length > sequence.contextSize) return false;
    const file = join(this.#folder, `${best.name}.kv`);
    if (!(await isWhole(file, best.note))) {
      await this.#drop(best.name);
      return false;
    }
    const loaded = (await loadState(sequence, file)) && sameTokens(sequence.contextTokens, best.note.tokens);
    if (!loaded) {
      await sequence.clearHistory();
      await this.#drop(best.name);
      return false;
    }
    this.#remember(best.note.tokens);
    // Used states stay longest.
    await utimes(join(this.#folder, `${best.name}.json`), new Date(), new Date()).catch(() => {});
    return true;
  }

  /**
   * Keeps what the sequence holds now, if enough of it is new. States that are a beginning of it go. A failure costs
   * nothing but the state.
   */
  async keep(sequence: LlamaContextSequence): Promise<void> {
    const tokens: number[] = [...sequence.contextTokens];
    const known = Math.max(0, ...this.#known.map((one) => sharedLength(one, tokens)));
    if (tokens.length - known < this.leastTokens) return;
    this.#remember(tokens);
    const name = randomUUID();
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const draft = join(this.#folder, `${name}.part`);
      const { fileSize } = await sequence.saveStateToFile(draft);
      if (fileSize > this.#maxBytes) return await this.#drop(name);
      const file = join(this.#folder, `${name}.kv`);
      await rename(draft, file);
      const note: Note = { key: this.#key, bytes: fileSize, sha256: await hashOf(file), tokens };
      await writeWhole(join(this.#folder, `${name}.json`), JSON.stringify(note));
      await this.#tidy(name, tokens);
    } catch {
      await this.#drop(name).catch(() => {});
    }
  }

  #remember(tokens: number[]): void {
    this.#known.push(tokens);
    if (this.#known.length > MOST_KNOWN) this.#known.shift();
  }

  async #notes(): Promise<Found[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const notes = names.filter((name) => name.endsWith(".json")).map((name) => this.#note(name.slice(0, -5)));
    return (await Promise.all(notes)).filter((one) => one !== undefined);
  }

  async #note(name: string): Promise<Found | undefined> {
    try {
      const note = JSON.parse(await readFile(join(this.#folder, `${name}.json`), "utf8")) as Note;
      return note.key === this.#key && Array.isArray(note.tokens) ? { name, note } : undefined;
    } catch {
      return undefined;
    }
  }

  /** Drops what the new state holds too, and the oldest ones while all together are too large. */
  async #tidy(added: string, tokens: number[]): Promise<void> {
    const others = (await this.#notes()).filter(({ name }) => name !== added);
    for (const { name, note } of others) {
      if (sharedLength(note.tokens, tokens) === note.tokens.length) await this.#drop(name);
    }
    const files = await this.#sizes();
    let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { name, bytes } of files.sort((a, b) => a.usedAt - b.usedAt)) {
      if (total <= this.#maxBytes) return;
      if (name === added) continue;
      await this.#drop(name);
      total -= bytes;
    }
  }

  /** All states in the folder, those of other models too. */
  async #sizes(): Promise<{ name: string; bytes: number; usedAt: number }[]> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith(".kv"));
    const sizes = names.map(async (name) => {
      const base = name.slice(0, -3);
      const state = await stat(join(this.#folder, name)).catch(() => undefined);
      const note = await stat(join(this.#folder, `${base}.json`)).catch(() => undefined);
      return { name: base, bytes: state?.size ?? 0, usedAt: note?.mtimeMs ?? 0 };
    });
    return Promise.all(sizes);
  }

  async #drop(name: string): Promise<void> {
    for (const ending of ["json", "kv", "part"]) await rm(join(this.#folder, `${name}.${ending}`), { force: true });
  }
}

async function isWhole(file: string, note: Note): Promise<boolean> {
  const info = await stat(file).catch(() => undefined);
  return info?.size === note.bytes && (await hashOf(file).catch(() => "")) === note.sha256;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

/** Whole or not at all, also when the machine goes down. */
async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.part`;
  await writeFile(draft, text, { mode: 0o600 });
  const file = await open(draft, "r+");
  await file.sync();
  await file.close();
  await rename(draft, path);
}

/** The states that fit a context: the same file, engine, KV type and number of sequences. */
export async function warmStates(
  options: WarmStateOptions,
  { modelPath, kvType = "f16" }: Pick<EngineOptions, "modelPath" | "kvType">,
  { sequences }: Pick<ContextChoice, "sequences">,
  library: NodeLlamaCpp,
  llama: Llama,
): Promise<WarmStates> {
  const file = await fileFingerprint(modelPath);
  const parts = [FORMAT, file, kvType, sequences, llama.gpu, await library.getModuleVersion()];
  return new WarmStates(options, createHash("sha256").update(JSON.stringify(parts)).digest("hex"));
}

/**
 * Names a model file by its content, without reading all of it.
 */
async function fileFingerprint(path: string): Promise<string> {
  const SAMPLE = 1 << 20;
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const hash = createHash("sha256").update(String(size));
    for (const at of [0, Math.floor(size / 2), Math.max(0, size - SAMPLE)]) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, at);
      hash.update(buffer.subarray(0, bytesRead));
    }
    return hash.digest("hex");
  } finally {
    await file.close();
  }
}

function sharedLength(one: readonly number[], other: readonly number[]): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function sameTokens(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && sharedLength(one, other) === one.length;
}
