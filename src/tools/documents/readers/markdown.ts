/** Markdown stays as it is written, without the comments, which no reader sees. */
import type { ReaderResult } from "../document.js";
import { decodeText, partsOf, tidyText } from "./text.js";

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const REFERENCE_COMMENT = /^\[(?:\/\/|comment|_)\]:\s*(?:#|<>)\s*(.*)$/gim;

export function readMarkdown(bytes: Uint8Array): ReaderResult {
  let hiddenChars = 0;
  const hide = (hidden: string) => {
    hiddenChars += hidden.replace(/\s/g, "").length;
    return "";
  };
  const { text } = decodeText(bytes);
  const visible = text
    .replace(COMMENT, (comment) => hide(comment.slice(4).replace(/-->$/, "")))
    .replace(REFERENCE_COMMENT, (_, comment: string) => hide(comment.replace(/^[("']|[)"']$/g, "")));
  const tidy = tidyText(visible);
  return { pages: partsOf(tidy.text), hiddenChars: hiddenChars + tidy.hiddenChars, notes: [] };
}
