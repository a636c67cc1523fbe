/** Any document to text: which format it is, and its reader. */
import { ToolError } from "../../runtime/errors.js";
import type { DocumentFormat, ReadDocument, ReaderResult } from "./document.js";
import { scriptOf } from "./script.js";

/** The largest file that is read whole, by format. Text beyond this is read in parts (see `readTextPart`). */
export const MAX_DOCUMENT_BYTES: Record<DocumentFormat, number> = {
  pdf: 30_000_000,
  docx: 20_000_000,
  html: 5_000_000,
  markdown: 4_000_000,
  text: 4_000_000,
};

const READABLE = "PDF, Word (.docx), HTML, Markdown and plain text are read.";

/**
 * Reads a document's text.
 *
 * @param bytes The file.
 * @param path Its name: decides between Markdown and text, and stands in errors.
 * @param signal Ends the reading between two pages.
 * @throws ToolError `tool.failed` when it is encrypted, damaged, too large or of another kind.
 * @example
 * const { pages } = await readDocument(await workspace.readBytes("cv.pdf"), "cv.pdf");
 */
export async function readDocument(bytes: Uint8Array, path: string, signal?: AbortSignal): Promise<ReadDocument> {
  const format = formatOf(bytes, path);
  if (bytes.length > MAX_DOCUMENT_BYTES[format]) throw tooLarge(path, bytes.length, format);
  const result = await readAs(format, bytes, path, signal);
  return {
    format,
    ...result,
    pageCount: result.pages.length,
    script: scriptOf(result.pages.map(({ text }) => text).join("\n")),
  };
}

async function readAs(
  format: DocumentFormat,
  bytes: Uint8Array,
  path: string,
  signal?: AbortSignal,
): Promise<ReaderResult> {
  switch (format) {
    case "pdf":
      return (await import("./readers/pdf/reader.js")).readPdf(bytes, path, signal);
    case "docx":
      return (await import("./readers/docx/reader.js")).readDocx(bytes, path);
    case "html":
      return (await import("./readers/html.js")).readHtml(bytes);
    case "markdown":
      return (await import("./readers/markdown.js")).readMarkdown(bytes);
    case "text":
      return (await import("./readers/text.js")).readText(bytes);
  }
}

/** The format by what the bytes say; the name decides where they leave a choice. @throws ToolError */
export function formatOf(bytes: Uint8Array, path: string): DocumentFormat {
  const head = latin1(bytes.subarray(0, 1024));
  if (head.includes("%PDF-")) return "pdf";
  if (head.startsWith("PK\u0003\u0004")) {
    if (latin1(bytes.subarray(-65_536)).includes("word/document.xml") || latin1(bytes).includes("word/document.xml"))
      return "docx";
    throw unreadable(path, "is an archive or an office file of another kind");
  }
  if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
    // Word wraps encrypted .docx files in the container of its old format.
    const encrypted = latin1(bytes).includes("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e");
    throw unreadable(
      path,
      encrypted ? "is encrypted: it can't be read without its password" : "is in Word's old .doc format",
    );
  }
  if (head.startsWith("{\\rtf")) throw unreadable(path, "is in RTF");
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  if (isBinary(bytes))
    throw unreadable(
      path,
      extension === "pdf" || extension === "docx" ? `is no ${extension.toUpperCase()}: damaged` : "holds no text",
    );
  if (extension === "pdf" || extension === "docx") throw unreadable(path, `is no ${extension.toUpperCase()} inside`);
  if (["html", "htm", "xhtml"].includes(extension) || /^\s*(?:\ufeff|ï»¿)?\s*<(?:!doctype html|html)/i.test(head))
    return "html";
  return ["md", "markdown", "mdown"].includes(extension) ? "markdown" : "text";
}

function isBinary(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return false;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return false;
  const sample = bytes.subarray(0, 4096);
  const zeros = sample.filter((byte) => byte === 0).length;
  // UTF-16 without its mark has zeros in every other place; anything else with zeros is no text.
  const even = sample.filter((byte, index) => byte === 0 && index % 2 === 0).length;
  const isWide = zeros > sample.length * 0.3 && (even === 0 || even === zeros);
  return zeros > 0 && !isWide;
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

function unreadable(path: string, what: string): ToolError {
  return new ToolError("tool.failed", `${path} ${what}.`, {
    hint: `${READABLE} Ask for such a copy, or leave the file out.`,
  });
}

function tooLarge(path: string, bytes: number, format: DocumentFormat): ToolError {
  const megabytes = (count: number) => `${Math.round(count / 100_000) / 10} MB`;
  return new ToolError(
    "tool.failed",
    `${path} has ${megabytes(bytes)}; ${format} files are read up to ${megabytes(MAX_DOCUMENT_BYTES[format])}.`,
    {
      hint: "Split the file, or name another one.",
    },
  );
}
