import { z } from "zod";
import { workspaceFile } from "../../../runtime/domains.js";
import { defineTool, type ToolResult } from "../../tool.js";
import { THEMES } from "../site.js";
import { lineCandidates, nameCandidates } from "./candidates.js";
import { briefText } from "./read-brief.js";
import { type Brief, splitBrief } from "./split-brief.js";

const MOST_ABOUT = 320;
const MOST_REMARKS = 160;
const MOST_HEADINGS = 10;

/** The tool that reads a brief as a whole: what the site may be called, what may stand below it, how it may look. */
export const briefRead = defineTool({
  name: "brief_read",
  description:
    "Read the brief of a site as a whole, in short. Offers choices: names, lines (for below the name), themes.",
  input: z.object({ path: workspaceFile().describe("The brief") }),
  effect: "read",
  async run({ path }, { workspace }): Promise<ToolResult> {
    const text = await briefText(workspace, path);
    const brief = splitBrief(text);
    const [names, lines] = [nameCandidates(brief), lineCandidates(brief)];
    return {
      text: [...aboutLines(brief), "names:", ...orNone(names), "lines:", ...orNone(lines)].join("\n"),
      data: { pages: brief.pages, sections: brief.sections.length },
      choices: { names, lines, themes: [...THEMES] },
      sources: [
        { path, text },
        { path, text: [...names, ...lines, ...THEMES].join("\n") },
      ],
    };
  },
});

/** The beginning, and what it is about: enough to tell a bakery from a law firm. */
function aboutLines({ title, sections }: Brief): string[] {
  const [first, ...others] = sections;
  const about = first ? [first, ...others].map(({ text }) => text).find((text) => text !== "") : "";
  const wishes = others.find(({ heading, text }) => heading === "" && text !== "" && text.length < 400)?.text ?? "";
  const headings = others.map(({ heading }) => heading).filter((heading) => heading !== "");
  return [
    `title: ${title}`,
    `about: ${shortened(about ?? "", MOST_ABOUT)}`,
    ...(wishes ? [`remarks: ${shortened(wishes, MOST_REMARKS)}`] : []),
    ...(headings.length > 0 ? [`headings: ${headings.slice(0, MOST_HEADINGS).join(" | ")}`] : []),
  ];
}

function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, line.lastIndexOf(" ", most))} …` : line;
}

const orNone = (values: readonly string[]) => (values.length > 0 ? values : ["none"]);
