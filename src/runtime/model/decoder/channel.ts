import { Assembler } from "./assembler.js";
import type { TokenCursor } from "./cursor.js";

/**
 * A stretch of free text that is given out as it comes: without white space around it, and without what may turn out to be
 * a marker that is not part of it.
 */
export class Channel {
  readonly #assembler: Assembler;
  readonly #emit: (delta: string) => void;
  readonly #markers: string[];
  #raw = "";
  #sent = 0;

  constructor(cursor: Pick<TokenCursor, "textOf">, emit: (delta: string) => void, markers: string[] = []) {
    this.#assembler = new Assembler(cursor);
    this.#emit = emit;
    this.#markers = markers.filter((marker) => marker !== "");
  }

  /** All text so far, with its white space. */
  get raw(): string {
    return this.#raw;
  }

  /** What has been given out. */
  get text(): string {
    return this.#raw.slice(this.#start(), this.#sent);
  }

  push(token: number): void {
    this.append(this.#assembler.push(token));
  }

  append(text: string): void {
    if (text === "") return;
    this.#raw += text;
    this.#send(this.#raw.length - this.#held());
  }

  /** Gives out what is left, up to `end` in {@link raw}. */
  end(end?: number): void {
    if (end === undefined) this.#raw += this.#assembler.flush();
    this.#send((end === undefined ? this.#raw : this.#raw.slice(0, end)).trimEnd().length);
  }

  #send(end: number): void {
    const from = Math.max(this.#sent, this.#start());
    if (end <= from) return;
    this.#emit(this.#raw.slice(from, end));
    this.#sent = end;
  }

  #start(): number {
    return this.#raw.length - this.#raw.trimStart().length;
  }

  /** Length of the end that must wait: white space, or the beginning of a marker. */
  #held(): number {
    const longest = Math.max(0, ...this.#markers.map((marker) => overlap(this.#raw, marker)));
    const rest = this.#raw.slice(0, this.#raw.length - longest);
    return longest + rest.length - rest.trimEnd().length;
  }
}

/** How many characters at the end of `text` begin `marker`. */
function overlap(text: string, marker: string): number {
  for (let length = Math.min(marker.length, text.length); length > 0; length--) {
    if (text.endsWith(marker.slice(0, length))) return length;
  }
  return 0;
}
