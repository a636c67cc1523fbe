/** Real documents for the tests. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Color,
  PDFDocument,
  type PDFFont,
  type PDFPage,
  pushGraphicsState,
  rgb,
  StandardFonts,
  setTextRenderingMode,
  TextRenderingMode,
} from "pdf-lib";
import { openWorkspace, type Workspace } from "../../../src/runtime/workspace/workspace.js";
import type { QwillTool, ToolResult } from "../../../src/tools/tool.js";

export const white = rgb(1, 1, 1);
export const black = rgb(0, 0, 0);

export interface Pen {
  page: PDFPage;
  /** Writes a text; y is counted from the top. */
  write(
    text: string,
    at: { x?: number; y: number; size?: number; color?: Color; opacity?: number; bold?: boolean },
  ): void;
  /** Writes a text without painting it, as scanners do. */
  writeUnpainted(text: string, at: { x: number; y: number }): void;
}

/** A PDF of pages that each function draws. */
export async function makePdf(
  ...draw: ((pen: Pen, document: PDFDocument) => void | Promise<void>)[]
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  for (const one of draw) {
    const page = document.addPage([595, 842]);
    await one(penFor(page, font, bold), document);
  }
  return document.save();
}

function penFor(page: PDFPage, font: PDFFont, bold: PDFFont): Pen {
  return {
    page,
    write(text, { x = 50, y, size = 11, color = black, opacity = 1, bold: isBold = false }) {
      page.drawText(text, { x, y: 842 - y, size, color, opacity, font: isBold ? bold : font });
    },
    writeUnpainted(text, { x, y }) {
      page.pushOperators(pushGraphicsState(), setTextRenderingMode(TextRenderingMode.Invisible));
      page.drawText(text, { x, y: 842 - y, size: 11, font });
    },
  };
}

/** A workspace in a new folder, with these files. */
export async function workspaceWith(files: Record<string, string | Uint8Array>): Promise<Workspace> {
  const workspace = await openWorkspace(mkdtempSync(join(tmpdir(), "qwill-documents-")));
  for (const [path, content] of Object.entries(files)) await workspace.write(path, content);
  return workspace;
}

/** Runs a tool in a workspace. */
export function call(tool: QwillTool, input: Record<string, unknown>, workspace: Workspace): Promise<ToolResult> {
  return tool.run(tool.schema.parse(input), {
    workspace,
    signal: new AbortController().signal,
    progress: () => {},
    callId: "test",
  });
}

/** A pixel, as a picture. */
export const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
