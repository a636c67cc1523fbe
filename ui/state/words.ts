/** Numbers, names and calls as people read them. Pure. */

/** Characters that turn the reading direction around: in a name they make one file look like another. */
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069\u200E\u200F]/g;

/** A name or title of a stranger as one line: no line breaks, controls or turned directions. */
export function plain(text: string): string {
  return text
    .replace(DIRECTION_CONTROLS, "\uFFFD")
    .replace(/\p{Cc}+/gu, " ")
    .trim();
}

/** The beginning of a text that is too long, with an ellipsis. */
export function shorten(text: string, maxChars: number): string {
  return text.length <= maxChars ? text : `${text.slice(0, maxChars - 1).trimEnd()}…`;
}

/** `0.4 s`, `12 s`, `2 min 5 s`, `1 h 4 min`. */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `512 bytes`, `1.8 MB`: powers of ten. */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const power = Math.min(4, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${["kB", "MB", "GB", "TB"][power - 1]}`;
}

/** `12,345`. */
export function number(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

/** `1 file`, `3 files`. */
export function plural(amount: number, noun: string): string {
  return `${number(amount)} ${noun}${amount === 1 ? "" : "s"}`;
}

/** What a call is about, on one line: its code, the first text among its arguments, or all of them. */
export function aboutCall(args: Record<string, unknown>, maxChars = 90): string {
  const code = typeof args.code === "string" ? args.code.split("\n").find((line) => line.trim()) : undefined;
  if (code) return shorten(plain(code), maxChars);
  const first = Object.values(args).find((value) => typeof value === "string" && value.trim());
  return shorten(plain(typeof first === "string" ? first : JSON.stringify(args)), maxChars);
}
