/** What a tool gave back, as all others may rely on it: whatever it is, it can be told, stored and read again. */
import type { SourceText, ToolResult } from "./tool.js";

/** Longer data isn't stored: it belongs into a file. */
const MAX_DATA_CHARS = 4_000_000;

/**
 * Reads what a tool returned. What isn't as it should be is made so or left out: the effect has happened, and a call that was
 * made must not be told as one that wasn't.
 */
export function readResult(value: unknown): ToolResult {
  if (typeof value === "string") return { text: value };
  if (typeof value !== "object" || value === null || !("text" in value) || typeof value.text !== "string") {
    return { text: textOf(value), ...dataOf(value) };
  }
  const { text, ok, data, files, sources, choices } = value as Record<string, unknown> & { text: string };
  return {
    text,
    ...(ok === false ? { ok } : {}),
    ...dataOf(data),
    ...listed("files", typeof files === "string" ? [files] : files, (file) => typeof file === "string"),
    ...listed("sources", sources, isSource),
    ...(isChoices(choices) ? { choices } : {}),
  };
}

/** Text of whatever a tool may return: text, content blocks, anything else as JSON. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === undefined || value === null) return "";
  if (value instanceof Uint8Array || value instanceof ArrayBuffer) return binary(value.byteLength);
  if (Array.isArray(value)) return value.map(textOf).join("\n");
  if (typeof value === "object" && "type" in value && value.type === "text" && "text" in value)
    return textOf(value.text);
  return inJson(value) ?? `(a value of type ${typeof value} that can't be shown)`;
}

/** The value when JSON can hold it, else a word about it: the journal must never fail on a tool's data. */
export function jsonSafe(data: unknown): unknown {
  const json = inJson(data);
  if (json === undefined) return { unserializable: true };
  return json.length > MAX_DATA_CHARS ? { tooLong: json.length } : JSON.parse(json);
}

function dataOf(data: unknown): { data?: unknown } {
  return data === undefined || data === null ? {} : { data: jsonSafe(data) };
}

function binary(bytes: number): string {
  return `(binary output, ${bytes} bytes, not shown)`;
}

function inJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, function (this: Record<string, unknown>, key, plain: unknown) {
      const original = this[key];
      if (original instanceof Uint8Array || original instanceof ArrayBuffer) return binary(original.byteLength);
      if (typeof plain === "string" && isMedia(this, key, plain)) return binary(Math.floor(plain.length * 0.75));
      return typeof plain === "bigint" ? String(plain) : plain;
    });
  } catch {
    return undefined;
  }
}

/** An image, a sound or a file in base64, as messages carry them: nothing that a model can read. */
function isMedia(holder: Record<string, unknown>, key: string, text: string): boolean {
  if (text.length < 1000) return false;
  return /^data:[^,]{0,200};base64,/.test(text) || (key === "data" && MEDIA.has(String(holder.type)));
}

const MEDIA = new Set(["image", "audio", "video", "file", "blob", "media", "document"]);

function listed<Name extends "files" | "sources">(
  name: Name,
  value: unknown,
  fits: (member: unknown) => boolean,
): Pick<ToolResult, Name> {
  const members = Array.isArray(value) ? value.filter(fits) : [];
  return (members.length > 0 ? { [name]: members } : {}) as Pick<ToolResult, Name>;
}

function isSource(value: unknown): value is SourceText {
  if (typeof value !== "object" || value === null) return false;
  const { path, page, text } = value as Record<string, unknown>;
  return typeof path === "string" && typeof text === "string" && (page === undefined || typeof page === "number");
}

function isChoices(value: unknown): value is Record<string, string[]> {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).every(
    (members) => Array.isArray(members) && members.every((member) => typeof member === "string"),
  );
}
