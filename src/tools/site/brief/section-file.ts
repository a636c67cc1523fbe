/** The sections of a brief as files, one each, so that each can be read by itself. */

import { slugOf } from "../slug.js";
import type { WantedPage } from "./pages-wanted.js";
import type { Brief, BriefSection } from "./split-brief.js";

export interface SectionFile {
  path: string;
  section: BriefSection;
  content: string;
}

export const SECTIONS_FOLDER = "sections";
const HEAD = /^---\npages:\n([\s\S]*?)\n---\n/;

/** The files of a brief's sections, in order: always the same for the same brief. */
export function sectionFiles(brief: Brief): SectionFile[] {
  return brief.sections.map((section, index) => {
    const name = slugOf(section.heading || firstWords(section.text)) || "section";
    return {
      path: `${SECTIONS_FOLDER}/${String(index + 1).padStart(2, "0")}-${name}.md`,
      section,
      content: contentOf(section, brief.pages),
    };
  });
}

const firstWords = (text: string) => text.split(/\s+/).slice(0, 3).join(" ");

function contentOf({ heading, text, file }: BriefSection, pages: readonly WantedPage[]): string {
  const offered = file === undefined ? pages : pages.filter((page) => page.file === file);
  const lines = offered.map(
    (page) => `- ${page.file} | ${oneLine(page.about || (page.title === "Index" ? "Home" : page.title))}`,
  );
  return ["---", "pages:", ...lines, "---", ...(heading === "" ? [] : [`## ${heading}`, ""]), text, ""].join("\n");
}

/** A section file read again: the pages that it may go on, its heading and its text. */
export function readSectionFile(content: string): {
  pages: { file: string; about: string }[];
  heading: string;
  text: string;
} {
  const head = HEAD.exec(content);
  const rest = head ? content.slice(head[0].length) : content;
  const pages = (head?.[1] ?? "").split("\n").flatMap((line) => {
    const [file, about = ""] = line.replace(/^- /, "").split(" | ");
    return file ? [{ file, about }] : [];
  });
  const [, heading = "", text = rest] = /^## (.*)\n\n([\s\S]*)$/.exec(rest) ?? [];
  return { pages: pages.length > 0 ? pages : [{ file: "index.html", about: "" }], heading, text: text.trim() };
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
