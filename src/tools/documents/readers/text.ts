/** Plain text in any encoding. */
import { type DocumentPage, PAGE_CHARACTERS, type ReaderResult } from "../document.js";
import { foreignEncoding, isCentralEuropean, isMostlyUtf8 } from "./encoding.js";

/** Characters that show nothing but carry text: tags (U+E0000) and most zero-width ones. */
const INVISIBLE = /[\u{e0000}-\u{e007f}\u200b\u2060-\u2064\ufeff]/gu;

export interface Decoded {
  text: string;
  encoding: string;
}

/**
 * Bytes as text: by the byte order mark, else UTF-8, else UTF-16 where every second byte is zero, else
 * what its bytes spell in another script, else Windows-1252.
 *
 * @example
 * decodeText(new Uint8Array([0xe9])).text; // "é"
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  return { text: decodeAs(bytes, encoding), encoding };
}

/** Bytes of a known encoding as text. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes);
  return encoding === "windows-1252" ? withoutControls(text) : text;
}

/** What Windows-1252 has from 0x80 to 0x9f; "." where it has nothing. */
const WINDOWS_1252 = "€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ";

/** Node 20 takes Windows-1252 for Latin-1: dashes, quotes and € would be control characters. */
function withoutControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control);
}

export function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 4096);
  // Seven bits with escapes that switch between alphabets: UTF-8 as well, and nothing else looks like it.
  const head = Buffer.from(sample).toString("latin1");
  if (head.includes("\u001b$B") || head.includes("\u001b$@")) return "iso-2022-jp";
  const zeros = (start: number) => sample.filter((byte, index) => index % 2 === start && byte === 0).length;
  if (zeros(1) > sample.length * 0.3) return "utf-16le";
  if (zeros(0) > sample.length * 0.3) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    if (isMostlyUtf8(bytes)) return "utf-8";
    return foreignEncoding(bytes) ?? (isCentralEuropean(bytes) ? "windows-1250" : "windows-1252");
  }
}

/** Lines with single ends, two spaces for tabs and wide gaps, at most one empty line in a row; and what can't be seen, counted. */
export function tidyText(text: string): { text: string; hiddenChars: number } {
  let hiddenChars = 0;
  const visible = text.replace(INVISIBLE, (character) => {
    // Zero-width spaces and marks are typesetting; tag characters spell text that nobody sees.
    if ((character.codePointAt(0) ?? 0) >= 0xe0000) hiddenChars += 1;
    return "";
  });
  const lines = visible
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .split("\n")
    .map(tidyLine);
  return {
    text: lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .replace(/^\n+|\n+$/g, ""),
    hiddenChars,
  };
}

function tidyLine(line: string): string {
  const text = line
    .replace(/[\u00a0\u2007\u202f]/g, " ")
    .replace(/\t/g, "  ")
    .replace(/(?![\n\t])\p{Cc}/gu, "");
  const indent = /^ */.exec(text)?.[0].length ?? 0;
  // Deep indents are there to centre a line.
  return " ".repeat(indent > 8 ? 0 : indent) + text.trim().replace(/ {3,}/g, "  ");
}

/** A text without pages as parts of at most {@link PAGE_CHARACTERS}, cut at line ends where there are any. */
export function partsOf(text: string): DocumentPage[] {
  const pages: DocumentPage[] = [];
  let start = 0;
  while (start < text.length || pages.length === 0) {
    let end = Math.min(text.length, start + PAGE_CHARACTERS);
    if (end < text.length) {
      const cut = text.lastIndexOf("\n", end);
      if (cut > start + PAGE_CHARACTERS / 2) end = cut + 1;
    }
    pages.push({ page: pages.length + 1, text: text.slice(start, end).replace(/\n$/, "") });
    start = end;
  }
  return pages;
}

export function readText(bytes: Uint8Array): ReaderResult {
  const { text, encoding } = decodeText(bytes);
  const tidy = tidyText(text);
  const notes = encoding === "utf-8" ? [] : [`Read as ${encoding}.`];
  return { pages: partsOf(tidy.text), hiddenChars: tidy.hiddenChars, notes };
}
