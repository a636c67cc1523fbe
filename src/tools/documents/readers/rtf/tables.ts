/** What an RTF file says at its beginning: its fonts' encodings, its colours, and which styles are headings. */
import { encodingOfCharset } from "./charsets.js";

export class Tables {
  private readonly encodings = new Map<number, string>();
  private readonly colors: { red: number; green: number; blue: number }[] = [];
  private readonly headings = new Map<number, number>();
  private color = { red: 0, green: 0, blue: 0 };
  private font = 0;
  private style = 0;
  private styleName = "";

  /** A word of the font table. */
  fontWord(name: string, value = 0): void {
    if (name === "f") this.font = value;
    const encoding = name === "fcharset" ? encodingOfCharset(value) : undefined;
    if (encoding !== undefined) this.encodings.set(this.font, encoding);
  }

  colorWord(name: string, value = 0): void {
    if (name === "red" || name === "green" || name === "blue") this.color[name] = value;
  }

  /** Each colour ends with a semicolon; the first is often the default one, without a value. */
  colorText(text: string): void {
    for (const _ of text.matchAll(/;/g)) {
      this.colors.push(this.color);
      this.color = { red: 0, green: 0, blue: 0 };
    }
  }

  styleWord(name: string, value = 0): void {
    if (name === "s") [this.style, this.styleName] = [value, ""];
    // Styles of letters and sections have numbers of their own.
    if (name === "cs" || name === "ds" || name === "ts") this.style = -1;
  }

  styleText(text: string): void {
    this.styleName += text;
    if (!text.includes(";")) return;
    const name = this.styleName.replace(/;.*$/s, "").trim().toLowerCase();
    const level = name === "title" ? 1 : Number(/^heading ([1-9])$/.exec(name)?.[1] ?? 0);
    if (level > 0 && this.style >= 0) this.headings.set(this.style, Math.min(6, level));
    [this.style, this.styleName] = [0, ""];
  }

  encodingOf(font: number): string | undefined {
    return this.encodings.get(font);
  }

  headingOf(style: number): number {
    return this.headings.get(style) ?? 0;
  }

  isWhite(color: number): boolean {
    const { red, green, blue } = this.colors[color] ?? { red: 0, green: 0, blue: 0 };
    return Math.min(red, green, blue) >= 0xfc;
  }
}
