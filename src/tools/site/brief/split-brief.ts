/** Takes a brief apart: what the site is, which pages it is to have, and its sections. Every line goes somewhere. */
import { holdsFacts } from "../values.js";
import { type Chapter, chaptersOf } from "./chapters.js";
import { withoutLetter } from "./letter.js";
import { namedPages } from "./named-pages.js";
import { likelyPages } from "./page-words.js";
import { aboutIn, filesIn, pageIn, titleOf, type WantedPage } from "./pages-wanted.js";
import { isAboutTheSite, isRemark, sentencesOf, withoutLastRemarks } from "./remarks.js";
import { withoutMarks } from "./without-marks.js";

export interface BriefSection {
  /** "" where the brief gives it none. */
  heading: string;
  text: string;
  /** The page that the brief itself puts it on. */
  file?: string;
}

export interface Brief {
  /** The first heading, or the first line. */
  title: string;
  /** Said by themselves ("Name: …", "Slogan: …"); "" otherwise. */
  name: string;
  slogan: string;
  /** What the brief asks for; none when it names none. */
  pages: WantedPage[];
  sections: BriefSection[];
}

/** Longest section, characters: a longer one is taken apart between its paragraphs. */
const LONGEST = 6000;

/**
 * @throws ToolError `tool.bad-input` when a page's file name leads out of the site's folder
 * @example
 * splitBrief("# Krume\n\n- index.html\n- preise.html: was es kostet\n\n## Preise\n- Brot: 4 €").pages.length; // 2
 */
export function splitBrief(text: string): Brief {
  const said = { name: "", slogan: "" };
  const lines = withoutMarks(withoutLetter(text.replace(/^\uFEFF/, "")))
    .split(/\r\n?|\n/)
    .filter((line) => !isSaid(line, said));
  const chapters = chaptersOf(lines);
  const title = chapters[0]?.heading || takeFirstLine(chapters[0]?.lines ?? []);
  const pages = new Map<string, WantedPage>();
  const sections = chapters.flatMap((chapter, index) => sectionsOf(chapter, index === 0, pages));
  const parted =
    chapters.length > 1 ? sections : sections.flatMap((section) => byParagraph(section, [...pages.values()]));
  return {
    title: plainHeading(title),
    ...said,
    pages: withIndexFirst([...pages.values()]),
    sections: parted.flatMap(cutLong),
  };
}

const NAMED =
  /^\s*(?:[-*•]\s*)?(?:\*\*)?(?:business |company |shop |site )?(?:name|firma|nom|nombre|nome|naam|الاسم)(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*(.{2,60}?)\s*$/iu;
const SLOGAN =
  /^\s*(?:[-*•]\s*)?(?:\*\*)?(?:tag ?line|slogan|motto|claim|strap ?line|leitspruch|devise|accroche|lema|eslogan|sottotitolo|الشعار)(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*(.{2,90}?)\s*$/iu;

/** A line that only says the name or the slogan: kept apart, the first of each. */
function isSaid(line: string, said: { name: string; slogan: string }): boolean {
  for (const [key, pattern] of [
    ["name", NAMED],
    ["slogan", SLOGAN],
  ] as const) {
    const value = pattern
      .exec(line)?.[1]
      ?.replace(/^["“„«]|["”“»]$/gu, "")
      .trim();
    if (!value || said[key] !== "" || filesIn(value).length > 0) continue;
    said[key] = value;
    return true;
  }
  return false;
}

/** A brief without headings: each paragraph is a section; one that ends in a colon goes with what it announces. */
function byParagraph(section: BriefSection, pages: readonly WantedPage[]): BriefSection[] {
  const parts: string[] = [];
  for (const paragraph of section.text.split(/\n\s*\n/)) {
    if (parts.length > 0 && /[:：]\s*$/.test(parts.at(-1) ?? "")) parts[parts.length - 1] += `\n\n${paragraph}`;
    else parts.push(paragraph);
  }
  return parts.map((text) => labelled({ ...section, text }, withIndexFirst(pages)));
}

const LABEL = /^(\p{L}[\p{L}\p{N}’' &-]{2,30})[:：]\s+(?=\S)/u;

/** "Join: the Friends meet on …": what calls for one page is a heading. */
function labelled(section: BriefSection, pages: readonly WantedPage[]): BriefSection {
  const [start = "", label = ""] = LABEL.exec(section.text) ?? [];
  const isHeading =
    section.heading === "" && pages.length > 1 && label !== "" && likelyPages(label, pages).length === 1;
  return isHeading ? { ...section, heading: label, text: section.text.slice(start.length) } : section;
}

/** A first line that stands alone and is short is the title; of a longer one the first sentence, which stays where it is. */
function takeFirstLine(lines: string[]): string {
  const at = lines.findIndex((line) => line.trim() !== "");
  const line = (lines[at] ?? "").trim();
  const isAlone =
    line.length <= 90 && !/[.!?:]$/.test(line) && (lines[at + 1] ?? "").trim() === "" && lines.length > at + 1;
  if (isAlone) lines.splice(at, 1);
  return sentencesOf(line)[0]?.slice(0, 120) ?? "";
}

const plainHeading = (heading: string) => heading.replaceAll(/[`*_]/g, "").trim();

function sectionsOf({ heading, lines }: Chapter, isFirst: boolean, pages: Map<string, WantedPage>): BriefSection[] {
  const [own] = filesIn(heading);
  if (own) return ownPage(heading, own, lines, pages);
  const rest = isAboutTheSite(heading) ? namedPages(lines, pages) : lines;
  const { kept, placed } = withoutPageLines(rest, pages);
  const shown = isFirst ? "" : plainHeading(heading);
  const { content, remarks } = withoutRemarks(kept);
  return [
    ...(content.trim() === "" ? [] : [{ heading: shown, text: content.trim() }]),
    ...(remarks.trim() === "" ? [] : [{ heading: "", text: remarks.trim() }]),
    ...placed,
    // A heading with nothing below it is a line of the site all the same.
    ...(!isFirst &&
    content.trim() === "" &&
    remarks.trim() === "" &&
    placed.length === 0 &&
    rest === lines &&
    !lines.some((line) => line.trim() !== "")
      ? [{ heading: shown, text: "" }]
      : []),
  ];
}

/** "## Prices (prices.html)": what stands below is that page's. */
function ownPage(
  heading: string,
  file: string,
  lines: readonly string[],
  pages: Map<string, WantedPage>,
): BriefSection[] {
  const page = remember(pages, heading, file);
  const { kept, placed } = withoutPageLines(lines, pages);
  const { content, remarks } = withoutRemarks(kept);
  const title = page.about === "" || isAboutTheSite(page.about) ? "" : capitalised(page.about);
  return [
    ...(content.trim() === "" ? [] : [{ heading: title, text: content.trim(), file: page.file }]),
    ...(remarks.trim() === "" ? [] : [{ heading: "", text: remarks.trim() }]),
    ...placed,
  ];
}

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

function remember(pages: Map<string, WantedPage>, line: string, file: string): WantedPage {
  const page = pageIn(line, file);
  const known = pages.get(page.file);
  const merged = known ? { ...known, about: known.about || page.about } : page;
  pages.set(page.file, merged);
  return merged;
}

/** Lines that name pages are the brief's, not the site's; what they say of a page and is a fact stays, on that page. */
function withoutPageLines(
  lines: readonly string[],
  pages: Map<string, WantedPage>,
): { kept: string[]; placed: BriefSection[] } {
  const kept: string[] = [];
  const placed: BriefSection[] = [];
  let page: { file: string; indent: number; lines: string[] } | undefined;
  const close = () => {
    if (page && page.lines.length > 0) {
      const text = page.lines.join("\n");
      if (holdsFacts(text)) placed.push({ heading: "", text, file: page.file });
      else addAbout(pages, page.file, text);
    }
    page = undefined;
  };
  for (const line of lines) {
    const files = filesIn(line);
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    if (files.length === 1 && isPageLine(line)) {
      close();
      if (/^\s*\|/.test(line)) dropTableHead(kept);
      dropAnnouncement(kept);
      const { file, about } = remember(pages, line, files[0] ?? "");
      page = { file, indent, lines: holdsFacts(about) ? [about] : [] };
    } else if (page && line.trim() !== "" && indent > page.indent) page.lines.push(line.slice(page.indent));
    else {
      if (line.trim() !== "") close();
      for (const file of files) remember(pages, aboutIn(line, file), file);
      kept.push(line);
    }
  }
  close();
  return { kept, placed };
}

/** "| File | What goes on it |" */
function dropTableHead(kept: string[]): void {
  while (/^\s*\|/.test(kept.at(-1) ?? "") && !holdsFacts(kept.at(-1) ?? "")) kept.pop();
}

/** "We need 4 pages:" */
function dropAnnouncement(kept: string[]): void {
  const last = kept.findLastIndex((line) => line.trim() !== "");
  const line = kept[last] ?? "";
  if (!/[:：]\s*$/.test(line)) return;
  const sentences = sentencesOf(line);
  const rest = sentences.slice(0, -1).join(" ");
  if (rest === "") kept.splice(last, 1);
  else kept[last] = rest;
}

/** A line of a list of pages, or one that begins with a page. */
const isPageLine = (line: string) =>
  /^\s*(?:[-*•+]|\d{1,2}[.)]|\|)\s+/.test(line) || /^\s*[`*"]*[\p{L}\p{N}_./~-]+\.html?\b/iu.test(line);

function addAbout(pages: Map<string, WantedPage>, file: string, text: string): void {
  const page = pages.get(file);
  const said = text
    .replace(/^\s*[-*•+]\s+/gm, "")
    .replace(/\s*\n\s*/g, ", ")
    .trim();
  if (page) pages.set(file, { ...page, about: [page.about, said].filter((each) => each !== "").join(": ") });
}

/** Sentences to whoever builds the site, taken out of what the site says. */
function withoutRemarks(lines: readonly string[]): { content: string; remarks: string } {
  const remarks: string[] = [];
  const content = paragraphs(lines).map((paragraph) => {
    const isList = paragraph.some((line) => /^\s*(?:[-*•+>|#]|\d{1,2}[.)])\s*/.test(line));
    if (isList) {
      const kept = paragraph.filter((line) => !isRemark(line));
      remarks.push(...paragraph.filter(isRemark));
      return kept.join("\n");
    }
    return paragraph
      .map((line) => {
        const sentences = sentencesOf(line);
        remarks.push(...sentences.filter(isRemark));
        const ends = sentences.filter((sentence) => !isRemark(sentence)).map(withoutLastRemarks);
        remarks.push(...ends.map((end) => end.remarks).filter((each) => each !== ""));
        return ends.some((end) => end.remarks !== "") || ends.length < sentences.length
          ? ends.map(({ said }) => said).join(/[。！？]$/u.test(ends[0]?.said ?? "") ? "" : " ")
          : line;
      })
      .filter((line) => line !== "")
      .join("\n");
  });
  return {
    content: content.filter((text) => text !== "").join("\n\n"),
    remarks: remarks.map((line) => line.trim()).join("\n"),
  };
}

function paragraphs(lines: readonly string[]): string[][] {
  const all: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === "") all.push([]);
    else all.at(-1)?.push(line);
  }
  return all.filter((paragraph) => paragraph.length > 0);
}

function withIndexFirst(pages: readonly WantedPage[]): WantedPage[] {
  const index = pages.find(({ file }) => file === "index.html") ?? {
    file: "index.html",
    title: titleOf("index.html"),
    about: "",
  };
  return [index, ...pages.filter(({ file }) => file !== "index.html")];
}

/** A section that is too long is several, between paragraphs. */
function cutLong(section: BriefSection): BriefSection[] {
  if (section.text.length <= LONGEST) return [section];
  const parts: string[] = [""];
  for (const paragraph of section.text.split(/\n{2,}/)) {
    const last = parts.at(-1) ?? "";
    if (last !== "" && last.length + paragraph.length > LONGEST) parts.push(paragraph);
    else parts[parts.length - 1] = last === "" ? paragraph : `${last}\n\n${paragraph}`;
  }
  return parts.map((text, index) => ({ ...section, heading: index === 0 ? section.heading : "", text }));
}
