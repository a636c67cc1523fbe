import { z } from "zod";
import { workspaceFile } from "../../../runtime/domains.js";
import { defineTool, type ToolResult } from "../../tool.js";
import { styleFile, writeSite } from "../write-site.js";
import { type ChosenSection, readChosen, readChosenSite } from "./chosen.js";
import { briefText } from "./read-brief.js";
import { siteOfBrief } from "./site-of-brief.js";
import { splitBrief } from "./split-brief.js";

/** The tool that builds a brief's site from what was chosen for it. Whatever was chosen: all that the brief says is on it. */
export const briefBuild = defineTool({
  name: "brief_build",
  description: "Build the site of a brief into site/, from the records of the brief and of its sections.",
  input: z.object({
    brief: workspaceFile().describe("The brief"),
    site: workspaceFile().describe("File of records with name, tagline, theme"),
    sections: workspaceFile().describe("File of records with kind and page of each section"),
  }),
  effect: "write",
  async run({ brief: path, site: siteFile, sections: sectionsFile }, { workspace }): Promise<ToolResult> {
    const text = await briefText(workspace, path);
    const chosen = await readChosenSite(workspace, siteFile);
    const sections: ReadonlyMap<string, ChosenSection> = await readChosen(workspace, sectionsFile);
    const { site, remarks } = siteOfBrief(splitBrief(text), text, chosen, sections);
    const files = await writeSite(workspace, "site", site);
    const pages = site.pages.length === 1 ? "1 page" : `${site.pages.length} pages`;
    const leftOut = remarks.length > 0 ? ` Left out as remarks to whoever builds it: ${remarks.length}.` : "";
    return {
      text: `${pages} built for ${site.name.replace(/\.$/, "")}. Wrote ${files.join(", ")}.${leftOut}`,
      data: {
        name: site.name,
        theme: site.theme,
        lang: site.lang,
        pages: site.pages.map(({ file, title }) => ({ file, title })),
        remarks,
      },
      files: [...files, styleFile("site")],
    };
  },
});
