/**
 * What the decoder needs of an engine: choose a token, force a text, hold a grammar. Nothing here knows llama.cpp.
 */

/** A chosen token. */
export interface Choice {
  token: number;
  /** True when the model wants to end its turn. */
  ends: boolean;
  /** How likely the token was among those that were admitted; only where it was asked for. */
  probability?: number;
}

/** `scaffold`: control tokens allowed; `content`: plain text. */
export type FeedKind = "scaffold" | "content";

export interface TokenCursor {
  /**
   * Chooses the next token and accepts it.
   *
   * @throws the signal's reason when the reply was aborted
   */
  next(options?: { probability?: boolean }): Promise<Choice>;
  /** Takes the token back that was chosen last, before anything else is done. */
  drop(): void;
  /** Forces a text; it is evaluated together with the next choice. Returns the number of tokens. */
  feed(text: string, kind: FeedKind): number;
  /** Admits only what this grammar admits from here on; undefined admits all. `prefix` and `suffix` are literal texts. */
  constrain(gbnf: string | undefined, frame?: { prefix?: string; suffix?: string }): void;
  /** Never chooses these tokens from here on. */
  ban(tokens: number[]): void;
  /** The token that is this very text, if there is one. */
  tokenOf(text: string): number | undefined;
  /** How many tokens a text has. */
  measure(text: string): number;
  /** The text that a forced literal ends with and that a model may write as part of a longer token. */
  tail(text: string): string;
  /** The text of tokens; bytes that are no UTF-8 (yet) are U+FFFD. */
  textOf(tokens: number[]): string;
  /** Tokens of the reply so far, forced ones included. */
  readonly used: number;
  /** Tokens that still fit into the context. */
  readonly left: number;
}
