import { z } from "zod";
import { ToolError } from "../../runtime/errors.js";
import { defineTool, type ToolResult } from "../tool.js";
import { blocksOf } from "./blocks.js";
import { siteFile } from "./file-names.js";
import { directionOf, languageOf } from "./language.js";
import { SECTION_KINDS, type Site, type SitePage, THEMES } from "./site.js";
import { styleFile, writeSite } from "./write-site.js";

const section = z.object({
  kind: z.enum(SECTION_KINDS),
  title: z.string().optional(),
  text: z.string().describe("Markdown; prices, hours: - name: value; cards, questions: ### name"),
});

/** The tool that makes a whole site of its content. */
export const siteBuild = defineTool({
  name: "site_build",
  description: "Build a polished static site from its content. One page is index.html; its hero stands below the name.",
  input: z.object({
    folder: z.string().optional(),
    name: z.string().min(1),
    tagline: z.string().optional(),
    theme: z.enum(THEMES).optional(),
    lang: z.string().optional(),
    footer: z.string().optional(),
    pages: z.array(z.object({ file: z.string(), title: z.string(), sections: z.array(section) })).min(1),
  }),
  effect: "write",
  async run({ folder = "site", ...input }, { workspace }): Promise<ToolResult> {
    const site = siteOf(input);
    const files = await writeSite(workspace, folder, site);
    return {
      text: `Built ${files.join(", ")}. Check it with site_check.`,
      data: {
        folder,
        theme: site.theme,
        lang: site.lang,
        pages: site.pages.map(({ file, title }) => ({ file, title })),
      },
      files: [...files, styleFile(folder)],
    };
  },
});

interface Content {
  name: string;
  tagline?: string;
  theme?: Site["theme"];
  lang?: string;
  footer?: string;
  pages: { file: string; title: string; sections: z.output<typeof section>[] }[];
}

function siteOf({ name, tagline = "", theme = "studio", lang, footer = name, pages }: Content): Site {
  const all = pages.flatMap((page) => [page.title, ...page.sections.flatMap(({ title = "", text }) => [title, text])]);
  const language = lang?.trim() || languageOf(all.join("\n"));
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language))
    throw wrong("lang", `"${language.slice(0, 40)}" is no language tag.`, "Give one like en, de or pt-BR.");
  const made = pages.map(
    (page): SitePage => ({
      file: siteFile(page.file),
      title: page.title,
      sections: page.sections.map(({ kind, title = "", text }) => ({ kind, title, blocks: blocksOf(text) })),
    }),
  );
  checkFiles(made.map(({ file }) => file));
  return { name, tagline, theme, lang: language, dir: directionOf(language), footer, pages: made };
}

/** Some systems don't tell Prices.html from prices.html. */
function checkFiles(files: readonly string[]): void {
  const twice = files.find(
    (file, index) => files.findIndex((other) => other.toLowerCase() === file.toLowerCase()) < index,
  );
  if (twice) throw wrong("pages", `Two pages are called ${twice}.`, "Give each page a file of its own.");
  if (!files.includes("index.html"))
    throw wrong("pages", "No page is called index.html.", "Name the first page index.html.");
}

const wrong = (field: string, message: string, hint: string) =>
  new ToolError("tool.bad-input", message, { hint, data: { field } });
