import { posix } from "node:path";
import { z } from "zod";
import { ToolError } from "../../runtime/errors.js";
import type { Workspace, WrittenFile } from "../../runtime/workspace/workspace.js";
import { defineTool, type ToolResult } from "../tool.js";
import { type Evidence, evidenceOf } from "./evidence.js";
import { htmlPage } from "./html-page.js";
import { markdownToHtml, picturePaths } from "./markdown-html.js";
import { type Reopened, reopened } from "./writers/reopened.js";

const PAGE_CSS = `
body { max-width: 44rem; }
.scroll { overflow-x: auto; }
.sources { margin-top: 3rem; border-top: 1px solid var(--line); font-size: 0.92rem; }
.sources li:target { background: var(--wash); outline: 6px solid var(--wash); }
.unfound { color: var(--bad); }
`;
const MAX_PICTURE_BYTES = 2_000_000;
const PICTURE_TYPES: Record<string, string> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  svg: "image/svg+xml",
  avif: "image/avif",
}; // prettier-ignore

const READABLE = new Set(["html", "htm", "md", "markdown", "docx", "pdf"]);

/** The tool that writes a finished document, and opens it again to see whether all is there. */
export const documentWrite = defineTool({
  name: "document_write",
  description:
    'Write a document from Markdown; the path\'s ending decides: .html (one self-contained, printable page), .pdf, .docx or .md. Link evidence with its quote: [page 2](cvs/anna.pdf#page=2 "the quote").',
  input: z.object({
    path: z.string().min(1).describe("Ends in .html, .pdf, .docx or .md"),
    markdown: z.string().min(1),
    title: z.string().optional().describe("Default the first heading"),
  }),
  effect: "write",
  async run({ path, markdown, title = firstHeading(markdown) }, { workspace, signal }): Promise<ToolResult> {
    const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
    if (!READABLE.has(extension)) throw unwritable(path, extension);
    await workspace.resolve(path);
    const evidence = await evidenceOf(markdown, path, workspace);
    const source: Source = { path, markdown, title: title ?? posix.basename(path), evidence };
    const content = await contentOf(extension, source, workspace, signal);
    const check = extension.startsWith("m") ? undefined : await reopened(content, path, await plainText(markdown));
    const written = await workspace.write(path, content);
    const unfound = evidence.filter(({ isFound }) => isFound === false).map(({ quote }) => quote);
    return {
      text: toldOf(written, check, unfound),
      data: { ...written, ...(check ? { check } : {}), unfound },
      files: [written.path],
    };
  },
});

interface Source {
  path: string;
  markdown: string;
  title: string;
  evidence: Evidence[];
}

async function contentOf(
  extension: string,
  source: Source,
  workspace: Workspace,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { path, markdown, title, evidence } = source;
  if (extension.startsWith("m")) return new TextEncoder().encode(markdown.endsWith("\n") ? markdown : `${markdown}\n`);
  const pictures = await picturesOf(workspace, path, markdown);
  if (extension === "docx") {
    const { docxOf } = await import("./writers/docx/document.js");
    return docxOf(markdown, { title, pictureOf: (picture) => pictures.get(picture)?.bytes });
  }
  const uriOf = (picture: string) => {
    const found = pictures.get(picture);
    return found && `data:${found.type};base64,${Buffer.from(found.bytes).toString("base64")}`;
  };
  const page = htmlPage({ title, body: await markdownToHtml(markdown, uriOf, evidence), css: PAGE_CSS });
  if (extension !== "pdf") return new TextEncoder().encode(page);
  const { printPage } = await import("../browser/print-page.js");
  return printPage(page, { signal });
}

function unwritable(path: string, extension: string): ToolError {
  const what = extension === "" ? "a file without extension" : `.${extension} files`;
  return new ToolError("tool.bad-input", `document_write can't write ${what}: ${path}`, {
    hint: "Give a path that ends in .html (also prints well), .pdf, .docx or .md; tables go to .xlsx and .csv with table_write.",
    data: { field: "path", expected: ".html, .pdf, .docx or .md" },
  });
}

function toldOf(written: WrittenFile, check: Reopened | undefined, unfound: string[]): string {
  const pages = check && check.pages > 1 ? `, ${check.pages} pages` : "";
  const words = check ? `; opened again: ${check.words - check.missing.length} of ${check.words} words are there` : "";
  const quotes = unfound.map((quote) => `Not found in its source: "${quote.slice(0, 100)}"`);
  return [`Wrote ${written.path} (${written.bytes} bytes${pages})${words}.`, ...quotes].join("\n");
}

/** What a reader should find in the document: the text of its Markdown, without marks, links and pictures. */
async function plainText(markdown: string): Promise<string> {
  const { source } = await markdownToHtml(markdown.replace(/!\[[^\]]*\]\([^)]*\)/g, ""));
  const text = source.replace(/<[^>]*>/g, " ");
  const names: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code?: string, name?: string) =>
    code ? String.fromCodePoint(Number(code)) : (names[name ?? ""] ?? whole),
  );
}

const firstHeading = (markdown: string) => /^#{1,6}\s+(.+?)\s*#*$/m.exec(markdown)?.[1]?.replace(/[*_`]/g, "");

interface Picture {
  type: string;
  bytes: Uint8Array;
}

/** The pictures of the workspace that a text shows: the document holds them itself and stays whole when it is sent on. */
async function picturesOf(workspace: Workspace, path: string, markdown: string): Promise<Map<string, Picture>> {
  const pictures = new Map<string, Picture>();
  for (const picture of picturePaths(markdown)) {
    const type = PICTURE_TYPES[posix.extname(picture).slice(1).toLowerCase()];
    const file = posix.join(posix.dirname(path), decodeURI(picture));
    if (!type || !(await workspace.exists(file))) continue;
    const bytes = await workspace.readBytes(file, { maxBytes: MAX_PICTURE_BYTES }).catch(() => undefined);
    if (bytes) pictures.set(picture, { type, bytes });
  }
  return pictures;
}
