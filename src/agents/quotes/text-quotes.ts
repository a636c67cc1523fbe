/** The quotes of a report that say where they stand: in Markdown, and in HTML that is read as Markdown. */
import { posix } from "node:path";
import { htmlAsMarkdown } from "./html-as-markdown.js";
import type { CitedQuote } from "./quotes.js";

/** The words and the target of a link as Markdown writes them: brackets escaped in the words, in pairs in the target. */
const WORDS = String.raw`\[((?:\\.|[^\]\\\n])*)\]`;
const TARGET = String.raw`\(\s*<?((?:[^()\s<>"]|\([^()\s<>"]*\))+)>?`;
const EVIDENCE = new RegExp(String.raw`${WORDS}${TARGET}\s+"((?:[^"\\\n]|\\.)+)"\s*\)`, "g");
/** Quotation marks, as they open and close: a quote may go on in the next line, and hold quotes of another kind. */
const MARKS = ['""', "“”", "„“”", "«»", "»«", "「」", "『』"];
const QUOTED = new RegExp(
  MARKS.map(([open, ...close]) => {
    const [closing, inside] = [close.join(""), String.raw`(?:[^${open}${close.join("")}\n]|\n(?![ \t]*\n))`];
    return `${open}(${inside}{2,800})[${closing}]`;
  }).join("|"),
  "g",
);
const LINK = new RegExp(String.raw`${WORDS}${TARGET}[^)\n]*\)`);
/** What may stand between a quote and its link: marks, and one word such as "see" or "from". */
const BEFORE_LINK = /^[\s.,;:()*_|·–—-]*(?:\p{L}{2,8}:?\s+)?$/u;
const FILE_NAME = /[\p{L}\p{N}_./-]+\.(?:pdf|docx?|md|txt|html?|csv|tsv|xlsx|pptx|odt|rtf|eml|json)\b/iu;
const PAGE = /(?:#page=|\b(?:page|p\.|seite|s\.|página|pagina)\s*)(\d{1,4})/i;
/** What a report says of a quote that was looked for in vain. */
export const NOT_FOUND = "(not found in its source)";
const MARK = /[\s*]*\(?\b(?:not found(?: in (?:its source|the post))?|unverified)\b\)?\**/i;
/** How far behind a quote its source may stand. */
const REACH = 240;

/** Whether a file is a report whose quotes can be read. */
export function isTextReport(path: string): boolean {
  return /\.(md|markdown|html?)$/i.test(path);
}

/**
 * The quotes in a report that a link, a file's name or the line below a block quote gives a source. Others are no citations:
 * titles, irony, a person's own words.
 *
 * @example
 * citedQuotes("He “led a team” ([page 2](cvs/anna.pdf#page=2)).", "report.md");
 * // [{ quote: "led a team", source: "cvs/anna.pdf", page: 2, marked: false }]
 */
export function citedQuotes(text: string, path: string): CitedQuote[] {
  const markdown = /\.html?$/i.test(path) ? htmlAsMarkdown(text) : withoutCode(text);
  const quotes: CitedQuote[] = [];
  const add = (quote: string, href: string, about: string, behind: string) => {
    const source = sourceOf(href, path);
    const clean = quote.replace(/\\(.)/g, "$1").replace(/\s+/g, " ").trim();
    if (source === undefined || !/[\p{L}\p{N}]/u.test(clean)) return;
    const page = PAGE.exec(href)?.[1] ?? PAGE.exec(about)?.[1];
    quotes.push({ quote: clean, source, ...(page ? { page: Number(page) } : {}), marked: MARK.test(behind) });
  };
  const plain = markdown.replace(EVIDENCE, (whole, words: string, href: string, quote: string, at: number) => {
    add(quote, href, words, ownPart(restOfLine(markdown, at + whole.length)));
    return `[${words}](${href})`;
  });
  const prose = plain.replace(/(?:^[ \t]*>.*(?:\n|$))+/gm, (block, at: number) => {
    const cited = blockQuote(block, plain.slice(at + block.length));
    if (!cited) return block.replace(/^[ \t]*>[ \t]?/gm, "");
    const isMarked = cited.quote.includes(NOT_FOUND);
    add(cited.quote.replace(MARK, isMarked ? "" : "$&"), cited.href, cited.about, isMarked ? NOT_FOUND : cited.about);
    return "\n";
  });
  for (const match of prose.matchAll(QUOTED)) {
    const behind = restOfLine(prose, match.index + match[0].length);
    // A mark may stand before the source or behind it.
    const mark = MARK.exec(behind)?.[0] ?? "";
    const near = namedSource(behind) ?? namedSource(behind.replace(mark, ""));
    if (!near) continue;
    const own = behind.slice(0, near.end) + ownPart(behind.slice(near.end));
    add(match.slice(1).find(Boolean) ?? "", near.href, near.about, own);
  }
  return quotes;
}

/** A block quote whose last line, or the line below it, names its source. */
function blockQuote(block: string, below: string): { quote: string; href: string; about: string } | undefined {
  const lines = block
    .split("\n")
    .map((line) => line.replace(/^[ \t]*>[ \t]?/, "").trim())
    .filter(Boolean);
  const last = lines.at(-1) ?? "";
  const inside = lines.length > 1 && /^([—–-]|\(|\[|source\b)/i.test(last) ? anySource(last) : undefined;
  const next = /^\s*([^\n]+)/.exec(below)?.[1] ?? "";
  const found = inside ?? (/^([—–]|\(|\[|source\b)/i.test(next) ? anySource(next) : undefined);
  const quote = (inside ? lines.slice(0, -1) : lines).join(" ").replace(/^[“„«"]|[”“»"]$/g, "");
  return found && quote ? { quote, ...found } : undefined;
}

/** The source right behind a quote: a link, or a file's name in brackets or after a dash. */
function namedSource(behind: string): { href: string; about: string; end: number } | undefined {
  const link = LINK.exec(behind);
  if (link && BEFORE_LINK.test(behind.slice(0, link.index)))
    return { href: link[2] ?? "", about: link[1] ?? "", end: link.index + link[0].length };
  const aside = /^[\s.,;:*_]{0,4}(?:\(([^()\n]{3,160})\)|[—–]\s*([^\n]{3,160}))/.exec(behind);
  const about = aside?.[1] ?? aside?.[2] ?? "";
  const name = FILE_NAME.exec(about)?.[0];
  return name ? { href: name, about, end: aside?.[0].length ?? 0 } : undefined;
}

/** What follows a source and still belongs to it: up to the next link. */
function ownPart(behind: string): string {
  return /^[^[]{0,60}/.exec(behind)?.[0] ?? "";
}

function anySource(line: string): { href: string; about: string } | undefined {
  const href = LINK.exec(line)?.[2] ?? FILE_NAME.exec(line)?.[0];
  return href ? { href, about: line } : undefined;
}

/** Up to the end of the paragraph or of the point, or the next quote: what stands there may belong to this one. */
function restOfLine(text: string, at: number): string {
  const rest = /^(?:[^\n“„«"「『]|\n(?![ \t]*(?:\n|[-*+#>|]|\d+[.)])))*/;
  return rest.exec(text.slice(at, at + REACH))?.[0] ?? "";
}

/** Undefined for places in the report itself, and for links that are no sources. */
function sourceOf(href: string, path: string): string | undefined {
  if (/^https?:/i.test(href)) return href.replace(/#.*$/, "");
  if (/^([a-z][a-z0-9+.-]*:|#|\/)/i.test(href)) return undefined;
  try {
    return posix.join(posix.dirname(path), decodeURIComponent(href.replace(/[#?].*$/, "")));
  } catch {
    return undefined;
  }
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^(```|~~~)[^\n]*\n[\s\S]*?^\1[^\n]*$/gm, "").replace(/`[^`\n]+`/g, "");
}
