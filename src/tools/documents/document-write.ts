import { posix } from "node:path";
import { z } from "zod";
import { ToolError } from "../../runtime/errors.js";
import type { Workspace } from "../../runtime/workspace/workspace.js";
import { defineTool, type ToolResult } from "../tool.js";
import { htmlPage } from "./html-page.js";
import { markdownToHtml, picturePaths } from "./markdown-html.js";

const PAGE_CSS = `
body { max-width: 44rem; }
.scroll { overflow-x: auto; }
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

/** The tool that writes a finished document. */
export const documentWrite = defineTool({
  name: "document_write",
  description:
    "Write a document from Markdown: a .html path gives one self-contained, printable page; a .md path keeps the Markdown. Link evidence by relative paths, for example [page 2](cvs/anna.pdf#page=2).",
  input: z.object({
    path: z.string().min(1).describe("Where to write, relative to the workspace: ends in .html or .md"),
    markdown: z.string().min(1).describe("The document in Markdown"),
    title: z.string().optional().describe("The page's title; the first heading otherwise"),
  }),
  effect: "write",
  async run({ path, markdown, title }, { workspace }): Promise<ToolResult> {
    const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
    if (!["html", "htm", "md", "markdown"].includes(extension)) {
      throw new ToolError(
        "tool.bad-input",
        `document_write can't write ${extension === "" ? "a file without extension" : `.${extension} files`}: ${path}`,
        {
          hint: "Give a path that ends in .html (also prints well, as PDF too) or .md.",
          data: { field: "path", expected: ".html or .md" },
        },
      );
    }
    const content = extension.startsWith("m") ? withEnd(markdown) : await pageOf(workspace, path, markdown, title);
    const written = await workspace.write(path, content);
    return { text: `Wrote ${written.path} (${written.bytes} bytes).`, data: written, files: [written.path] };
  },
});

const withEnd = (text: string) => (text.endsWith("\n") ? text : `${text}\n`);

async function pageOf(
  workspace: Workspace,
  path: string,
  markdown: string,
  title: string | undefined,
): Promise<string> {
  const pictures = await picturesOf(workspace, path, markdown);
  const body = await markdownToHtml(markdown, (picture) => pictures.get(picture));
  return htmlPage({ title: title ?? firstHeading(markdown) ?? posix.basename(path), body, css: PAGE_CSS });
}

const firstHeading = (markdown: string) => /^#{1,6}\s+(.+?)\s*#*$/m.exec(markdown)?.[1]?.replace(/[*_`]/g, "");

/** The pictures of the workspace that a text shows, as data URIs: the page stays whole when it is sent on. */
async function picturesOf(workspace: Workspace, path: string, markdown: string): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  for (const picture of picturePaths(markdown)) {
    const type = PICTURE_TYPES[posix.extname(picture).slice(1).toLowerCase()];
    const file = posix.join(posix.dirname(path), decodeURI(picture));
    if (!type || !(await workspace.exists(file))) continue;
    const bytes = await workspace.readBytes(file, { maxBytes: MAX_PICTURE_BYTES }).catch(() => undefined);
    if (bytes) pictures.set(picture, `data:${type};base64,${Buffer.from(bytes).toString("base64")}`);
  }
  return pictures;
}
