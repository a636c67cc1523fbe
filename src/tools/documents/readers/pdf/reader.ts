/** PDF: the visible text, page by page, in reading order. */
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/types/src/display/api.js";
import { ToolError } from "../../../../runtime/errors.js";
import type { ReaderResult } from "../../document.js";
import { plainCharacters } from "./characters.js";
import { inReadingOrder } from "./columns.js";
import { type Line, linesOf } from "./lines.js";
import type { Matrix } from "./matrix.js";
import { pageTexts } from "./page-text.js";
import { type OperatorNames, paintPage } from "./paint.js";
import type { Glyph, PagePaint, PdfFont } from "./painter.js";

const MAX_PAGES = 300;

type PdfJs = typeof import("pdfjs-dist/legacy/build/pdf.mjs");

let loading: Promise<PdfJs> | undefined;

/** pdf.js, loaded once. Its worker runs in this thread: one document takes milliseconds, starting a thread many. */
function loadPdfJs(): Promise<PdfJs> {
  loading ??= (async () => {
    // pdf.js looks for a canvas when it is loaded and complains when there is none; nothing here draws.
    const scope = globalThis as Record<string, unknown>;
    for (const name of ["DOMMatrix", "ImageData", "Path2D"]) scope[name] ??= class {};
    // @ts-expect-error: pdf.js ships no types for its worker; it is only handed back to pdf.js.
    scope.pdfjsWorker ??= await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
    return import("pdfjs-dist/legacy/build/pdf.mjs");
  })();
  return loading;
}

export interface PdfReading {
  path: string;
  signal?: AbortSignal | undefined;
  /** Of a long document only this page is read. */
  page?: number | undefined;
}

/**
 * Reads a PDF.
 *
 * @throws ToolError `tool.failed` when it is encrypted, damaged, or too long and no page is named.
 */
export async function readPdf(bytes: Uint8Array, { path, signal, page }: PdfReading): Promise<ReaderResult> {
  const pdfjs = await loadPdfJs();
  const document = await openPdf(pdfjs, bytes, path);
  const pageCount = document.numPages;
  try {
    if (pageCount <= MAX_PAGES) return await readPages(pdfjs, document, [1, pageCount], signal);
    if (page === undefined) throw tooLong(path, pageCount);
    if (page > pageCount) return { pages: [], pageCount, hiddenChars: 0, notes: [] };
    return { ...(await readPages(pdfjs, document, [page, page], signal)), pageCount };
  } finally {
    await document.loadingTask.destroy();
  }
}

function tooLong(path: string, pageCount: number): ToolError {
  return new ToolError(
    "tool.failed",
    `${path} has ${pageCount} pages; the most that is read at once is ${MAX_PAGES}.`,
    {
      hint: `Read it page by page: give page, from 1 to ${pageCount}.`,
    },
  );
}

async function openPdf(pdfjs: PdfJs, bytes: Uint8Array, path: string): Promise<PDFDocumentProxy> {
  try {
    return await pdfjs.getDocument({
      // pdf.js takes the buffer over; the caller's bytes stay whole.
      data: new Uint8Array(bytes),
      disableFontFace: true,
      useSystemFonts: false,
      isEvalSupported: false,
      useWasm: false,
      // Pictures are never decoded: only where they stand is of interest.
      maxImageSize: 0,
      enableXfa: false,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    } as Parameters<PdfJs["getDocument"]>[0]).promise;
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : "";
    if (name === "PasswordException") {
      throw new ToolError("tool.failed", `${path} is encrypted: it can't be read without its password.`, {
        hint: "Ask for a copy without a password, or leave the file out.",
        cause,
      });
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ToolError("tool.failed", `${path} is not a readable PDF: ${reason}`, {
      hint: "The file is damaged or cut off. Ask for another copy, or leave it out.",
      cause,
    });
  }
}

async function readPages(
  pdfjs: PdfJs,
  document: PDFDocumentProxy,
  [first, last]: readonly [number, number],
  signal?: AbortSignal,
): Promise<ReaderResult> {
  const lines: Line[][] = [];
  const scanned: number[] = [];
  const recognised: number[] = [];
  let hiddenChars = 0;
  for (let number = first; number <= last; number += 1) {
    signal?.throwIfAborted();
    const paint = await paintOf(pdfjs, await document.getPage(number));
    const visible = inkOf(paint.glyphs);
    // A scan's text layer is unpainted by nature; unpainted text beside visible text is hidden.
    const textLayer = visible === 0 && paint.images > 0 && paint.unpainted.length > 0;
    if (textLayer) recognised.push(number);
    else if (visible === 0 && paint.images > 0) scanned.push(number);
    hiddenChars += inkOf(paint.hidden) + (textLayer ? 0 : inkOf(paint.unpainted));
    lines.push(inReadingOrder(linesOf(textLayer ? paint.unpainted : paint.glyphs)));
  }
  const pages = pageTexts(lines).map((text, index) => ({ page: first + index, text }));
  return { pages, hiddenChars, notes: scanNotes(scanned, recognised, pages.length) };
}

/** Letters, a ligature's one by one. */
const inkOf = (glyphs: Glyph[]) => glyphs.reduce((sum, { text }) => sum + plainCharacters(text).trim().length, 0);

/** The page as it lies, or turned so that most of its text is upright. */
async function paintOf(pdfjs: PdfJs, page: PDFPageProxy): Promise<PagePaint> {
  const list = await page.getOperatorList({ intent: "display" });
  const uprightOf = ({ glyphs, unpainted }: PagePaint) =>
    [...glyphs, ...unpainted].filter(({ upright }) => upright).length;
  let best = paintTurned(pdfjs, page, list, 0);
  const all = best.glyphs.length + best.unpainted.length;
  for (const turn of uprightOf(best) < all / 2 ? [90, 270, 180] : []) {
    const turned = paintTurned(pdfjs, page, list, turn);
    if (uprightOf(turned) > uprightOf(best)) best = turned;
  }
  return best;
}

type Operators = Awaited<ReturnType<PDFPageProxy["getOperatorList"]>>;

function paintTurned(pdfjs: PdfJs, page: PDFPageProxy, list: Operators, turn: number): PagePaint {
  const { transform, width, height } = page.getViewport({ scale: 1, rotation: (page.rotate + turn) % 360 });
  const fonts = new Map<string, PdfFont | undefined>();
  const fontOf = (name: string) => {
    if (!fonts.has(name)) fonts.set(name, page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined);
    return fonts.get(name);
  };
  const where = { base: transform as unknown as Matrix, size: [width, height] as const };
  return paintPage(list, pdfjs.OPS as OperatorNames, fontOf, where);
}

function scanNotes(scanned: number[], recognised: number[], pageCount: number): string[] {
  const notes: string[] = [];
  if (scanned.length === pageCount && pageCount > 0) {
    notes.push("This is a scan: its pages are pictures and hold no text that can be read.");
  } else if (scanned.length > 0) {
    notes.push(`Scanned, no text that can be read: page ${scanned.join(", ")}.`);
  }
  if (recognised.length > 0) {
    notes.push(`Scanned, the text comes from the scanner's own recognition: page ${recognised.join(", ")}.`);
  }
  return notes;
}
