import type { TokenCursor } from "./cursor.js";

/** Tokens to text: a character whose bytes are spread over several tokens comes out when it is whole. */
export class Assembler {
  readonly #cursor: Pick<TokenCursor, "textOf">;
  #waiting: number[] = [];

  constructor(cursor: Pick<TokenCursor, "textOf">) {
    this.#cursor = cursor;
  }

  /** The text that this token completes; "" while a character is incomplete. */
  push(token: number): string {
    this.#waiting.push(token);
    const text = this.#cursor.textOf(this.#waiting);
    if (text.endsWith("\uFFFD")) return "";
    this.#waiting = [];
    return collapsed(text);
  }

  /** What is left when nothing more comes: bytes that are no character. */
  flush(): string {
    const text = this.#waiting.length > 0 ? collapsed(this.#cursor.textOf(this.#waiting)) : "";
    this.#waiting = [];
    return text;
  }
}

/**
 * A grammar counts an ill-formed character of three or four bytes as one; decoding shows one U+FFFD for each of its bytes.
 * One per character keeps the lengths that the grammar promised.
 */
function collapsed(text: string): string {
  return text.replace(/\uFFFD{2,}/g, (run) => "\uFFFD".repeat(Math.ceil(run.length / 4)));
}
