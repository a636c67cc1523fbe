import type { LlamaModel } from "node-llama-cpp";
import type { Profile } from "../profile.js";
import type { Chunk } from "../template/render.js";

/** Texts from this length on are remembered: a conversation's old messages come again with every call. */
const WORTH_KEEPING = 200;
const MOST_KEPT = 256;

/** Chunks to tokens: control tokens come from the scaffold only, never from content. */
export class Tokeniser {
  readonly #model: LlamaModel;
  readonly #kept = new Map<string, number[]>();
  readonly #markers = new Map<string, RegExp>();

  /** Control tokens that don't end a reply: they are for prompts only. */
  readonly controlTokens: readonly number[];

  constructor(model: LlamaModel) {
    this.#model = model;
    const all = [...model.iterateAllTokens()];
    this.controlTokens = all.filter((token) => model.isSpecialToken(token) && !model.isEogToken(token));
  }

  tokens(profile: Profile, chunks: Chunk[]): number[] {
    return chunks.flatMap((chunk) =>
      chunk.kind === "scaffold" ? this.#model.tokenize(chunk.text, true) : this.#content(profile, chunk.text),
    );
  }

  /** The tokens that are these very texts. */
  idsOf(texts: string[]): Set<number> {
    const ids = texts.map((text) => this.#model.tokenize(text, true)).filter((tokens) => tokens.length === 1);
    return new Set(ids.flat());
  }

  #content(profile: Profile, text: string): number[] {
    if (text.length < WORTH_KEEPING) return this.#plain(profile, text);
    const kept = this.#kept.get(text);
    const tokens = kept ?? this.#plain(profile, text);
    // Deleted and set again: the map's order is the order of use.
    this.#kept.delete(text);
    this.#kept.set(text, tokens);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MOST_KEPT && !oldest.done) this.#kept.delete(oldest.value);
    return tokens;
  }

  /**
   * Markers like `<tool_call>` are no control tokens to llama.cpp: it makes them from plain text too. Cut in two they stay
   * the letters that they are, so a page that quotes them doesn't open a call.
   */
  #plain(profile: Profile, text: string): number[] {
    const pieces = text.split(this.#markersOf(profile));
    return pieces.flatMap((piece) => this.#model.tokenize(piece, false));
  }

  #markersOf(profile: Profile): RegExp {
    const known = this.#markers.get(profile.id);
    if (known) return known;
    const { toolCalls, thinking } = profile;
    const texts = [toolCalls.open, toolCalls.close, thinking?.open, thinking?.close].filter(
      (text) => text && text.length > 1,
    );
    const cuts = texts.map((text) => `(?<=${escaped(text?.slice(0, 1) ?? "")})(?=${escaped(text?.slice(1) ?? "")})`);
    const pattern = cuts.length > 0 ? new RegExp(cuts.join("|"), "g") : /(?!)/;
    this.#markers.set(profile.id, pattern);
    return pattern;
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
