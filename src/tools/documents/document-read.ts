import { z } from "zod";
import { workspaceFile } from "../../runtime/domains.js";
import { ToolError } from "../../runtime/errors.js";
import { defineTool, type ToolResult } from "../tool.js";
import { PAGE_CHARACTERS, type ReadDocument } from "./document.js";
import { itemsOf } from "./items.js";
import { openDocument } from "./open-document.js";

/** The tool that reads any document's visible text. */
export const documentRead = defineTool({
  name: "document_read",
  description:
    "Read the text of a document: PDF, Word, Excel, PowerPoint, CSV, e-mail, HTML, Markdown or plain text; list an archive. Whole up to 20,000 characters, then page by page. Offers choices: items (list items, values after labels, sentences).",
  input: z.object({
    path: workspaceFile().describe("File, relative to the workspace"),
    page: z.number().int().min(1).optional().describe("Only this page, counted from 1"),
  }),
  effect: "read",
  async run({ path, page }, { workspace, signal }): Promise<ToolResult> {
    const document = await openDocument(workspace, path, { signal, ...(page === undefined ? {} : { page }) });
    if (page !== undefined && page > document.pageCount) {
      throw new ToolError("tool.bad-input", `${path} has no page ${page}: it has ${document.pageCount}.`, {
        hint: `Give a page from 1 to ${document.pageCount}.`,
        data: { field: "page", expected: `1 to ${document.pageCount}` },
      });
    }
    const { format, pageCount, script, hiddenChars } = document;
    const { text, shown } = selected(document, page);
    const body = text.slice(0, PAGE_CHARACTERS);
    return {
      text: [body, ...remarks(document, { text, shown })].filter((part) => part !== "").join("\n"),
      data: { format, pages: pageCount, script, hiddenChars },
      choices: { items: itemsOf(body) },
      sources: document.pages.map((part) => ({ path, page: part.page, text: part.text })),
    };
  },
});

/** What the model sees beside the text: a line in brackets for each thing that it should know. */
function remarks(document: ReadDocument, { text, shown }: { text: string; shown: number[] }): string[] {
  const isEmpty = text.trim() === "" && document.notes.length === 0;
  return [
    ...(isEmpty ? ["[no text]"] : []),
    ...document.notes.map((note) => `[${note}]`),
    ...(document.hiddenChars > 0 ? [`[${document.hiddenChars} characters of hidden text left out]`] : []),
    ...pageRemarks(document, shown),
    ...(text.length > PAGE_CHARACTERS ? [`[cut at ${PAGE_CHARACTERS} of ${text.length} characters]`] : []),
  ];
}

/** One page, or as many from the first as fit. */
function selected({ pages }: ReadDocument, page: number | undefined): { text: string; shown: number[] } {
  if (page !== undefined) {
    const part = pages.find((one) => one.page === page);
    return { text: part?.text ?? "", shown: [page] };
  }
  let text = "";
  const shown: number[] = [];
  for (const part of pages) {
    const longer = text === "" ? part.text : `${text}\n\n${part.text}`;
    if (longer.length > PAGE_CHARACTERS && shown.length > 0) break;
    text = longer;
    shown.push(part.page);
  }
  return { text, shown };
}

function pageRemarks({ pageCount }: ReadDocument, shown: number[]): string[] {
  const first = shown[0] ?? 1;
  const last = shown.at(-1) ?? 1;
  if (shown.length >= pageCount) return [];
  const pages = first === last ? `page ${first}` : `pages ${first} to ${last}`;
  return [`[${pages} of ${pageCount}${last < pageCount ? `; read on with page ${last + 1}` : ""}]`];
}
