/** A brief at its headings, however people mark them. */
import { holdsFacts } from "../values.js";
import { filesIn } from "./pages-wanted.js";
import { isAboutTheSite, isRemark } from "./remarks.js";

export interface Chapter {
  heading: string;
  lines: string[];
}

const HEADING = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const UNDERLINE = /^\s{0,3}(?:=+|-{3,})\s*$/;
const LABEL_LINE = /^(?:\*\*|__)?([\p{L}][\p{L}\p{N} &,/'’()-]{1,50}?)(?:\*\*|__)?:(?:\*\*|__)?\s*$/u;
const BOLD_LINE = /^\s*(?:\*\*|__)([^*_]{2,60})(?:\*\*|__)\s*$/;

/** The brief at its headings: marked ones, underlined ones, and lines that are nothing but a name. */
export function chaptersOf(lines: readonly string[]): Chapter[] {
  const chapters: Chapter[] = [{ heading: "", lines: [] }];
  const levels = levelsOf(lines);
  const names = levels.isMarked ? new Set<number>() : nameLines(lines);
  let inCode = false;
  lines.forEach((line, index) => {
    if (/^\s*(?:```|~~~)/.test(line)) {
      inCode = !inCode;
      return;
    }
    const heading = inCode
      ? undefined
      : names.has(index)
        ? line.trim().replace(/[:：]$/, "")
        : headingAt(lines, index, levels);
    if (heading === "") return;
    if (heading !== undefined) chapters.push({ heading, lines: [] });
    else chapters.at(-1)?.lines.push(line);
    if (heading !== undefined) levels.inside = WRAPPER.test(heading.trim()) || isAboutTheSite(heading);
  });
  return chapters.filter(({ heading, lines: own }) => heading !== "" || own.some((line) => line.trim() !== ""));
}

/** Where the brief's own headings begin and end sections; `inside` a chapter that only gathers others, the next level does. */
interface Levels {
  isMarked: boolean;
  section: number;
  inside: boolean;
}

const WRAPPER =
  /^(?:the )?(?:content|contents|texts?|facts|information|details|sections|copy|inhalte?|texte|fakten|angaben|contenus?|textes|contenidos?|contenuti|testi|inhoud|conteúdos?|المحتوى)(?: .{0,20})?:?$/iu;

function levelsOf(lines: readonly string[]): Levels {
  const own = lines.filter((line) => HEADING.test(line));
  // The first heading is the title. Those about the site itself say nothing of how the others are marked.
  const rest = own.slice(1).flatMap((line) => {
    const [, marks = "", heading = ""] = HEADING.exec(line) ?? [];
    return isAboutTheSite(heading) || WRAPPER.test(heading) ? [] : [marks.length];
  });
  const isUnderlined = lines.filter((_, index) => isUnderline(lines, index)).length > 1;
  return { isMarked: rest.length > 0 || isUnderlined, section: Math.min(...rest, isUnderlined ? 2 : 6), inside: false };
}

/** A rule right below a line that stands alone. */
function isUnderline(lines: readonly string[], index: number): boolean {
  const above = lines[index - 1] ?? "";
  return (
    UNDERLINE.test(lines[index] ?? "") && /^\s{0,3}\S.{0,80}$/.test(above) && (lines[index - 2] ?? "").trim() === ""
  );
}

const MOST_NAME_CHARS = 40;

/**
 * Short lines that stand on top of what belongs to them, as a heading does: where at least two paragraphs begin so. The
 * first paragraph has the title.
 */
function nameLines(lines: readonly string[]): Set<number> {
  const found = lines.flatMap((line, index) => {
    const [before = "", name, after = ""] = [lines[index - 1], line.trim(), lines[index + 1]];
    const isOnTop = index > 0 && before.trim() === "" && after.trim() !== "" && name !== "";
    const isName =
      name.length <= MOST_NAME_CHARS &&
      name.split(/\s+/).length <= 5 &&
      /^\p{L}/u.test(name) &&
      !/[.,;!?؟。！？]$/u.test(name) &&
      !/[:：].*\S/u.test(name.replace(/[:：]$/, "")) &&
      filesIn(name).length === 0 &&
      !holdsFacts(name);
    return isOnTop && isName ? [index] : [];
  });
  return new Set(found.length > 1 ? found : []);
}

/**
 * The heading that stands in a line; "" for a line that only underlines one; undefined for other lines. Where headings are
 * marked, bold lines and labels are no headings but parts of what stands below one.
 */
function headingAt(lines: readonly string[], index: number, levels: Levels): string | undefined {
  const line = lines[index] ?? "";
  const [, marks = "", marked = ""] = HEADING.exec(line) ?? [];
  const deepest = levels.inside ? levels.section + 1 : levels.section;
  if (marked && (marks.length <= deepest || filesIn(marked).length > 0)) return marked;
  if (marked) return undefined;
  const next = lines[index + 1] ?? "";
  const isAlone = (lines[index - 1] ?? "").trim() === "";
  if (isUnderline(lines, index)) return "";
  if (isAlone && /\S/.test(line) && UNDERLINE.test(next) && line.length < 80) return line.trim();
  if (levels.isMarked || !isAlone || filesIn(line).length > 0) return undefined;
  const bold = BOLD_LINE.exec(line)?.[1];
  const label = LABEL_LINE.exec(line.trim())?.[1];
  if (/[?؟]\W*$/u.test(line)) return undefined;
  if (label && label.split(/\s+/).length <= 5 && !isRemark(label)) return label;
  if (bold) return bold;
  return /^[\p{Lu}\d &'’-]{4,40}$/u.test(line.trim()) && /\p{Lu}{3}/u.test(line) ? line.trim() : undefined;
}
