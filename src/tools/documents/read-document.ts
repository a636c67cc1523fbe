/** Any document to text: which format it is, and its reader. */
import { isQwillError, ToolError } from "../../runtime/errors.js";
import { isArchive } from "./archive/archive.js";
import type { DocumentFormat, ReadDocument, ReaderResult } from "./document.js";
import { openZip } from "./readers/zip.js";
import { scriptOf } from "./script.js";

/** The largest file that is read whole, by format. Text beyond this is read in parts (see `readTextPart`). */
export const MAX_DOCUMENT_BYTES: Record<DocumentFormat, number> = {
  pdf: 30_000_000,
  docx: 20_000_000,
  odt: 20_000_000,
  rtf: 20_000_000,
  xlsx: 50_000_000,
  pptx: 100_000_000,
  csv: 30_000_000,
  email: 40_000_000,
  archive: 100_000_000,
  html: 5_000_000,
  markdown: 4_000_000,
  text: 4_000_000,
};

const READABLE =
  "PDF, Word (.docx), OpenDocument text (.odt), RTF, Excel (.xlsx), PowerPoint (.pptx), CSV, e-mail (.eml), HTML, Markdown, plain text and archives are read.";

/**
 * Reads a document's text.
 *
 * @param bytes The file.
 * @param path Its name: decides between Markdown and text, and stands in errors.
 * @param signal Ends the reading between two pages.
 * @param page The page that is wanted: of a PDF too long to be read whole, only this one is read.
 * @throws ToolError `tool.failed` when it is encrypted, damaged, too large or of another kind.
 * @example
 * const { pages } = await readDocument(await workspace.readBytes("cv.pdf"), "cv.pdf");
 */
export async function readDocument(
  bytes: Uint8Array,
  path: string,
  signal?: AbortSignal,
  page?: number,
): Promise<ReadDocument> {
  const format = formatOf(bytes, path);
  if (bytes.length > MAX_DOCUMENT_BYTES[format]) throw tooLarge(path, bytes.length, format);
  const result = await readAs(format, bytes, { path, signal, page }).catch((cause) => {
    if (isQwillError(cause) || signal?.aborted) throw cause;
    throw damaged(path, format, cause);
  });
  return {
    format,
    ...result,
    pageCount: result.pageCount ?? result.pages.length,
    script: scriptOf(result.pages.map(({ text }) => text).join("\n")),
  };
}

interface Reading {
  path: string;
  signal: AbortSignal | undefined;
  page: number | undefined;
}

async function readAs(format: DocumentFormat, bytes: Uint8Array, reading: Reading): Promise<ReaderResult> {
  const { path } = reading;
  switch (format) {
    case "pdf":
      return (await import("./readers/pdf/reader.js")).readPdf(bytes, reading);
    case "docx":
      return (await import("./readers/docx/reader.js")).readDocx(bytes, path);
    case "odt":
      return (await import("./readers/odt/reader.js")).readOdt(bytes);
    case "rtf":
      return (await import("./readers/rtf/reader.js")).readRtf(bytes);
    case "xlsx":
      return (await import("./readers/xlsx/reader.js")).readXlsx(bytes);
    case "pptx":
      return (await import("./readers/pptx.js")).readPptx(bytes);
    case "csv":
      return (await import("./readers/csv.js")).readCsv(bytes);
    case "email":
      return (await import("./readers/email/reader.js")).readEmail(bytes);
    case "archive":
      return (await import("./readers/archive.js")).readArchive(bytes, path);
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
  if (head.startsWith("PK\u0003\u0004")) return packedFormat(bytes, path);
  if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) throw unreadable(path, oldOfficeWords(bytes));
  for (const [mark, kind] of OTHER_ARCHIVES) {
    if (head.startsWith(mark)) throw unreadable(path, `is a ${kind} archive, which can't be opened`);
  }
  if (isArchive(bytes)) return "archive";
  if (head.startsWith("{\\rtf")) return "rtf";
  if (/<office:document\b/.test(head)) return "odt";
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  if (isBinary(bytes))
    throw unreadable(
      path,
      extension === "pdf" || extension === "docx" ? `is no ${extension.toUpperCase()}: damaged` : "holds no text",
    );
  if (extension === "pdf" || extension === "docx") throw unreadable(path, `is no ${extension.toUpperCase()} inside`);
  if (["xlsx", "xlsm", "pptx"].includes(extension)) throw unreadable(path, `is no ${extension.toUpperCase()} inside`);
  if (extension === "eml") return "email";
  if (["csv", "tsv"].includes(extension)) return "csv";
  if (["html", "htm", "xhtml"].includes(extension) || /^\s*(?:\ufeff|ï»¿)?\s*<(?:!doctype html|html)/i.test(head))
    return "html";
  return ["md", "markdown", "mdown"].includes(extension) ? "markdown" : "text";
}

const OTHER_ARCHIVES = [
  ["Rar!", "RAR"],
  ["7z\u00bc\u00af", "7z"],
  ["\u00fd7zXZ", "xz"],
  ["BZh", "bzip2"],
] as const;

/** Office files are ZIP archives that hold a certain part. */
function packedFormat(bytes: Uint8Array, path: string): DocumentFormat {
  const names = latin1(bytes.subarray(-65_536));
  const holds = (part: string) => names.includes(part) || latin1(bytes).includes(part);
  if (holds("word/document.xml")) return "docx";
  if (holds("xl/workbook.xml")) return "xlsx";
  if (holds("ppt/presentation.xml")) return "pptx";
  if (holds("xl/workbook.bin")) throw unreadable(path, "is a binary workbook (.xlsb)");
  const openDocument = holds("content.xml") ? openDocumentKind(bytes) : undefined;
  if (openDocument?.startsWith("text")) return "odt";
  if (openDocument) throw unreadable(path, `is an OpenDocument file of another kind (${openDocument})`);
  return "archive";
}

/** "text", "spreadsheet", …; undefined for other archives. */
function openDocumentKind(bytes: Uint8Array): string | undefined {
  try {
    const type = latin1(openZip(bytes).file("mimetype", 200) ?? new Uint8Array());
    return /application\/vnd\.oasis\.opendocument\.([a-z-]+)/.exec(type)?.[1];
  } catch {
    return undefined;
  }
}

/** Office's old container: Word wraps encrypted new files in it too. */
function oldOfficeWords(bytes: Uint8Array): string {
  const text = latin1(bytes);
  const holds = (name: string) => text.includes([...name].join("\0"));
  if (holds("EncryptedPackage")) return "is encrypted: it can't be read without its password";
  if (holds("Workbook")) return "is in Excel's old .xls format";
  if (holds("PowerPoint Document")) return "is in PowerPoint's old .ppt format";
  return holds("__substg1.0_") ? "is an Outlook message (.msg)" : "is in Word's old .doc format";
}

const NAMES: Partial<Record<DocumentFormat, string>> = {
  odt: "OpenDocument text",
  rtf: "RTF document",
  xlsx: "Excel workbook",
  pptx: "PowerPoint presentation",
  csv: "CSV",
  email: "e-mail",
};

function damaged(path: string, format: DocumentFormat, cause: unknown): ToolError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ToolError("tool.failed", `${path} is not a readable ${NAMES[format] ?? format}: ${reason}.`, {
    hint: "The file is damaged, cut off or too large. Ask for another copy, or leave it out.",
    cause,
  });
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
