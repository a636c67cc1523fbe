/** Numbers and calls as people read them. */
import { oneLine } from "../terminal.js";

/** `1.4 s`, `2 min 5 s`, `1 h 4 min`. */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `512 bytes`, `1.8 MB`: powers of ten. */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ["kB", "MB", "GB", "TB"];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** `12,345`. */
export function number(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

/** `1 file`, `3 files`. */
export function plural(amount: number, noun: string): string {
  return `${number(amount)} ${noun}${amount === 1 ? "" : "s"}`;
}

/** A call on one line: `file_write notes/a.md · content: # Notes …`. */
export function callInWords(name: string, args: Record<string, unknown>, maxChars = 100): string {
  const parts = Object.entries(args).map(([key, value], index) => {
    const text = oneLine(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
    return index === 0 && typeof value === "string" ? text : `${key}: ${text}`;
  });
  return shorten(`${name} ${parts.join(" · ")}`.trim(), maxChars);
}

/** The beginning of a text that is too long, with an ellipsis. */
export function shorten(text: string, maxChars: number): string {
  return text.length <= maxChars ? text : `${text.slice(0, Math.max(0, maxChars - 1)).trimEnd()}…`;
}

const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[！-｠]/u;
const ZERO = /\p{Mark}|\p{Cf}/u;

/** Columns that a text takes in a terminal. */
export function columns(text: string): number {
  let sum = 0;
  for (const character of text) sum += ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return sum;
}

/** A text cut to at most so many columns. */
export function truncate(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let taken = "";
  let used = 0;
  for (const character of text) {
    const next = columns(character);
    if (used + next > width - 1) break;
    taken += character;
    used += next;
  }
  return `${taken}…`;
}

/** A text filled up with spaces to so many columns. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columns(text)));
}
