import type { Choice, FeedKind, TokenCursor } from "../../../../src/runtime/model/decoder/cursor.js";

const END = 0;

/**
 * A cursor whose model says what a script says: a text is chosen letter by letter, `END` ends the turn. Each letter is a
 * token, so are the markers.
 */
export class ScriptedCursor implements TokenCursor {
  /** All that was said and fed, in order. */
  transcript = "";
  used = 0;
  readonly constraints: (string | undefined)[] = [];
  readonly banned: number[][] = [];
  readonly #script: string[];
  readonly #markers: string[];
  readonly #room: number;
  #dropped = false;

  constructor(script: string, { room = 10_000, markers = [] as string[] } = {}) {
    this.#markers = markers;
    this.#room = room;
    this.#script = this.#pieces(script);
  }

  get left(): number {
    return this.#room - this.used;
  }

  async next(): Promise<Choice> {
    const piece = this.#script.shift() ?? "END";
    this.used += 1;
    if (piece === "END") return { token: END, ends: true };
    this.transcript += piece;
    return { token: this.#id(piece), ends: false, probability: 0.5 };
  }

  drop(): void {
    this.used -= 1;
    this.#dropped = true;
  }

  feed(text: string, _kind: FeedKind): number {
    const count = this.#pieces(text).length;
    this.transcript += text;
    this.used += count;
    return count;
  }

  constrain(gbnf: string | undefined): void {
    this.constraints.push(gbnf);
  }

  ban(tokens: number[]): void {
    this.banned.push(tokens);
  }

  tokenOf(text: string): number | undefined {
    const pieces = this.#pieces(text);
    return pieces.length === 1 ? this.#id(pieces[0] ?? "") : undefined;
  }

  measure(text: string): number {
    return this.#pieces(text).length;
  }

  tail(_text: string): string {
    return "";
  }

  textOf(tokens: number[]): string {
    return tokens.map((id) => this.#markers[id - 0x200000] ?? String.fromCodePoint(id)).join("");
  }

  get ended(): boolean {
    return this.#dropped;
  }

  #id(piece: string): number {
    const marker = this.#markers.indexOf(piece);
    return marker < 0 ? (piece.codePointAt(0) ?? END) : 0x200000 + marker;
  }

  #pieces(text: string): string[] {
    const marks = [...this.#markers, "END"].map((marker) => marker.replace(/[|\\{}()[\]^$+*?.]/g, "\\$&"));
    return text.match(new RegExp(`${marks.join("|")}|[^]`, "gu")) ?? [];
  }
}
