import { z } from "zod";
import { workspaceFile } from "../../runtime/domains.js";
import { defineTool, type ToolResult } from "../tool.js";
import { type DocumentFacts, factsOf, factsText } from "./facts.js";
import { openDocument } from "./open-document.js";

/** The tool that finds contacts, stated years and periods in a document, by code. */
export const documentFacts = defineTool({
  name: "document_facts",
  description:
    "Find the facts of a document that code finds best: names, e-mail addresses, phone numbers, links, stated years of experience, and periods of time with the heading and the line they belong to. All verbatim. Offers choices: names, titles (of jobs), emails, phones, stated, periods.",
  input: z.object({ path: workspaceFile().describe("File, relative to the workspace") }),
  effect: "read",
  async run({ path }, { workspace, signal }): Promise<ToolResult> {
    const document = await openDocument(workspace, path, { signal });
    const facts = factsOf(document);
    return {
      text: factsText(facts),
      data: facts,
      choices: choicesOf(facts),
      sources: document.pages.map(({ page, text }) => ({ path, page, text })),
    };
  },
});

/** The facts that a record's field may be one of. */
function choicesOf({ names, titles, emails, phones, stated, periods }: DocumentFacts): Record<string, string[]> {
  return { names, titles, emails, phones, stated, periods: [...new Set(periods.map(({ text }) => text))] };
}
