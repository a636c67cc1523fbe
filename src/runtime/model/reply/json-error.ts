/**
 * The index of the first character that can't stand where it does in a JSON text; the text's length when it is whole or
 * just ends too early. Engines word their errors differently and often leave the place out.
 */
export function jsonErrorIndex(text: string): number {
  const reader = new Reader(text);
  reader.value();
  reader.space();
  return reader.at;
}

const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
/** As far as a string is right; with its closing quote when it has one. */
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*("?)/uy;

/** Each method goes on as far as the text is right, and says whether it was to its end. */
class Reader {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  space(): void {
    this.#match(SPACE);
  }

  value(): boolean {
    this.space();
    const char = this.#text.charAt(this.at);
    if (char === "{") return this.#list("}", () => this.#member());
    if (char === "[") return this.#list("]", () => this.value());
    return char === '"' ? this.#string() : this.#match(LITERAL) !== undefined;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text) ?? undefined;
    this.at += found?.[0].length ?? 0;
    return found;
  }

  #string(): boolean {
    return this.#match(STRING)?.[1] === '"';
  }

  #member(): boolean {
    this.space();
    return this.#text.charAt(this.at) === '"' && this.#string() && this.#take(":") && this.value();
  }

  #take(char: string): boolean {
    this.space();
    if (this.#text.charAt(this.at) !== char) return false;
    this.at += 1;
    return true;
  }

  #list(close: string, item: () => boolean): boolean {
    this.at += 1;
    if (this.#take(close)) return true;
    do if (!item()) return false;
    while (this.#take(","));
    return this.#take(close);
  }
}
