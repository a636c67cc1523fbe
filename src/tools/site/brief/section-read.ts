import { z } from "zod";
import { workspaceFile } from "../../../runtime/domains.js";
import { defineTool, type ToolResult } from "../../tool.js";
import { holdingsOf, kindsFor } from "./kinds.js";
import { likelyPages } from "./page-words.js";
import { readSectionFile } from "./section-file.js";

const MOST_LINES = 6;
const MOST_LINE_CHARS = 100;
const MOST_PAGES = 8;
const MOST_ABOUT_CHARS = 70;

/** The tool that reads one section of a brief: what it holds, and the pages that it may go on. */
export const sectionRead = defineTool({
  name: "section_read",
  description:
    "Read one section of a brief: its beginning, what it holds, and the site's pages. Offers choices: kinds, pages.",
  input: z.object({ path: workspaceFile().describe("The section's file") }),
  effect: "read",
  async run({ path }, { workspace }): Promise<ToolResult> {
    const content = await workspace.readText(path);
    const { pages, heading, text } = readSectionFile(content);
    const kinds = kindsFor(heading, text);
    const files = likelyPages(heading, pages).map(({ file }) => file);
    return {
      text: [
        "pages:",
        ...pages.slice(0, MOST_PAGES).map(({ file, about }) => `${file} | ${cut(about, MOST_ABOUT_CHARS)}`),
        `heading: ${heading || "none"}`,
        `holds: ${holdsLine(text)}`,
        ...linesOf(text),
      ].join("\n"),
      data: { heading, kinds, pages: files },
      choices: { kinds, pages: files },
      sources: [
        { path, text: content },
        { path, text: [...kinds, ...files].join("\n") },
      ],
    };
  },
});

/** "6 rows, 6 times" */
function holdsLine(text: string): string {
  const parts = Object.entries(holdingsOf(text)).filter(([, count]) => count > 0);
  return parts.map(([what, count]) => `${count} ${what}`).join(", ") || "text";
}

function linesOf(text: string): string[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.slice(0, MOST_LINES).map((line) => cut(line, MOST_LINE_CHARS));
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const at = text.lastIndexOf(" ", most);
  return `${text.slice(0, at > 0 ? at : most)} …`;
}
