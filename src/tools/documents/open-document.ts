/** A workspace's file as a document: whole, or of a very large text only the part that is asked for. */
import { open, stat } from "node:fs/promises";
import { ToolError } from "../../runtime/errors.js";
import type { Workspace } from "../../runtime/workspace/workspace.js";
import { PAGE_CHARACTERS, type ReadDocument } from "./document.js";
import { formatOf, MAX_DOCUMENT_BYTES, readDocument } from "./read-document.js";
import { encodingOf, tidyText } from "./readers/text.js";
import { scriptOf } from "./script.js";

const HEAD_BYTES = 65_536;
const MAX_FILE_BYTES = 100_000_000;

/**
 * Reads a document of the workspace.
 *
 * @param options.page The page that will be shown: of a text above 4 MB or a PDF of many pages only this is read.
 * @throws ToolError as `readDocument` and the workspace do.
 */
export async function openDocument(
  workspace: Workspace,
  path: string,
  options: { page?: number; signal?: AbortSignal } = {},
): Promise<ReadDocument> {
  const file = await workspace.resolve(path);
  const info = await stat(file).catch(() => undefined);
  if (info?.isFile() && info.size > MAX_DOCUMENT_BYTES.text) {
    const head = await readBytesAt(file, 0, HEAD_BYTES);
    const format = formatOf(head, path);
    if (format === "text" || format === "markdown")
      return readTextPart(file, info.size, { format, page: options.page ?? 1, head });
    if (info.size > MAX_DOCUMENT_BYTES[format]) {
      throw new ToolError(
        "tool.failed",
        `${path} has ${Math.round(info.size / 1_000_000)} MB; ${format} files are read up to ${MAX_DOCUMENT_BYTES[format] / 1_000_000} MB.`,
        {
          hint: "Split the file, or name another one.",
        },
      );
    }
  }
  const bytes = await workspace.readBytes(path, { maxBytes: MAX_FILE_BYTES });
  return readDocument(bytes, path, options.signal, options.page);
}

interface TextPart {
  format: "text" | "markdown";
  page: number;
  head: Uint8Array;
}

/** One part of a large text: from the line end before its first byte to the one before the next part's. */
async function readTextPart(file: string, size: number, { format, page, head }: TextPart): Promise<ReadDocument> {
  const encoding = encodingOf(head.subarray(0, lastWholeCharacter(head)));
  const unit = encoding.startsWith("utf-16") ? 2 : 1;
  const partBytes = PAGE_CHARACTERS * unit;
  const pageCount = Math.ceil(size / partBytes);
  const start = await lineStart(file, Math.min(size, (page - 1) * partBytes), unit);
  const end = page >= pageCount ? size : await lineStart(file, page * partBytes, unit);
  const bytes = page > pageCount ? new Uint8Array() : await readBytesAt(file, start, end - start);
  const { text, hiddenChars } = tidyText(new TextDecoder(encoding).decode(bytes));
  return { format, pages: [{ page, text }], pageCount, hiddenChars, script: scriptOf(text), notes: [] };
}

/** The place after the first line end in the last bytes before a place; the place itself, on a whole character, where there is none. */
async function lineStart(file: string, place: number, unit: number): Promise<number> {
  if (place === 0) return 0;
  const window = Math.min(place, 4096);
  const bytes = await readBytesAt(file, place - window, window);
  for (let index = bytes.length - 1; index >= 0; index -= 1) {
    if (bytes[index] === 10 && (unit === 1 || (bytes[index + 1] ?? 0) === 0)) {
      const after = place - window + index + 1;
      return unit === 1 ? after : after + (after % 2);
    }
  }
  return unit === 2 ? place - (place % 2) : place - window + lastWholeCharacter(bytes);
}

/** Bytes up to the last one that doesn't leave a UTF-8 character cut. */
function lastWholeCharacter(bytes: Uint8Array): number {
  let index = bytes.length - 1;
  while (index > bytes.length - 4 && index > 0 && ((bytes[index] ?? 0) & 0xc0) === 0x80) index -= 1;
  const lead = bytes[index] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return index + length <= bytes.length ? bytes.length : index;
}

async function readBytesAt(file: string, position: number, length: number): Promise<Uint8Array> {
  const handle = await open(file, "r");
  try {
    const buffer = new Uint8Array(length);
    const { bytesRead } = await handle.read(buffer, 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
