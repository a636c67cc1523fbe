/** Opening again what was written: every word that was to be in it must be read from it. */
import { ToolError } from "../../../runtime/errors.js";
import type { ReadDocument } from "../document.js";
import { readDocument } from "../read-document.js";

export interface Reopened {
  pages: number;
  words: number;
  /** Words of the source that weren't read back, at most 20. */
  missing: string[];
}

/** Below this share of words a file isn't what was asked for. Browsers join letters of some scripts, so not all. */
const ENOUGH = 0.9;

/**
 * @param text what a reader should find in it
 * @throws ToolError `tool.failed` when the file can't be read, or most of the text isn't there.
 */
export async function reopened(bytes: Uint8Array, path: string, text: string): Promise<Reopened> {
  const document: ReadDocument = await readDocument(bytes, path);
  const found = new Set(wordsOf(document.pages.map((page) => page.text).join("\n")));
  const wanted = [...new Set(wordsOf(text))];
  const missing = wanted.filter((word) => !found.has(word));
  if (wanted.length > 0 && missing.length > wanted.length * (1 - ENOUGH)) {
    throw new ToolError(
      "tool.failed",
      `${path} was written, but opened again it lacks: ${missing.slice(0, 10).join(", ")}.`,
      {
        hint: "Write it as .html instead, or simpler.",
        data: { missing: missing.slice(0, 20) },
      },
    );
  }
  return { pages: document.pageCount, words: wanted.length, missing: missing.slice(0, 20) };
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
