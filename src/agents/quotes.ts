import type { SourceText } from "../tools/tool.js";
import type { CitedQuote } from "./text-quotes.js";

/** What came of looking up the quotes of a deliverable. */
export interface QuoteReport {
  found: number;
  /** Quotes that claim to be verified, or say nothing, and stand in no source. */
  missing: MissingQuote[];
  /** Quotes that the deliverable itself marks as not found. */
  marked: number;
}

/** A quote that isn't there, and the source in which it was looked for; undefined where it names none. */
export interface MissingQuote {
  quote: string;
  source: string | undefined;
}

/**
 * Looks up every `{ quote, page?, path? }` in a JSON value. The source is the quote's own `path`, or the `file`, `path` or
 * `item` of what holds it; file names without a folder match by name.
 *
 * @example
 * findQuotes([{ file: "anna.pdf", evidence: { name: { page: 1, quote: "Anna Berg" } } }], sources);
 */
export function findQuotes(value: unknown, sources: readonly SourceText[]): QuoteReport {
  const report: QuoteReport = { found: 0, missing: [], marked: 0 };
  const texts = sources.map((source) => ({ ...source, text: squeeze(source.text) }));
  walk(value, undefined, (quote, path, page, verified) => {
    if (verified === false) report.marked += 1;
    else if (stands(quote, path, page, texts)) report.found += 1;
    else report.missing.push({ quote, source: path });
  });
  return report;
}

type Visit = (quote: string, path: string | undefined, page: number | undefined, verified: unknown) => void;

function walk(value: unknown, holder: string | undefined, visit: Visit): void {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, holder, visit);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const node = value as Record<string, unknown>;
  const named = [node.path, node.file, node.item].find((name) => typeof name === "string") as string | undefined;
  const path = named ?? holder;
  if (typeof node.quote === "string") {
    if (node.quote) visit(node.quote, path, typeof node.page === "number" ? node.page : undefined, node.verified);
    return;
  }
  for (const each of Object.values(node)) walk(each, path, visit);
}

/** Characters of a word that may be broken by a line's end. */
const LEAST_BROKEN = 8;

function stands(
  quote: string,
  path: string | undefined,
  page: number | undefined,
  sources: readonly SourceText[],
): boolean {
  const wanted = squeeze(quote);
  // A word that a narrow column breaks, such as a long address, is one word all the same.
  const isOneWord = !wanted.includes(" ") && wanted.length >= LEAST_BROKEN;
  return sources.some(
    (source) =>
      (path === undefined || sameFile(source.path, path)) &&
      (page === undefined || source.page === undefined || source.page === page) &&
      (source.text.includes(wanted) || (isOneWord && source.text.replaceAll(" ", "").includes(wanted))),
  );
}

/**
 * Looks up the quotes that a report cites. `textsOf` reads a source that the run hasn't read; undefined when there is none.
 * A quote with gaps ("Led … a team") is looked up part by part; its marks and the mark at its end don't count.
 */
export async function findCitedQuotes(
  quotes: readonly CitedQuote[],
  sources: readonly SourceText[],
  textsOf: (path: string) => Promise<SourceText[]>,
): Promise<QuoteReport> {
  const report: QuoteReport = { found: 0, missing: [], marked: 0 };
  const read = sources.map((source) => ({ ...source, text: plain(source.text) }));
  const opened = new Map<string, SourceText[]>();
  for (const { quote, source, page, marked } of quotes) {
    if (marked) {
      report.marked += 1;
      continue;
    }
    const named = (texts: readonly SourceText[]) =>
      texts.filter((text) => isSource(text.path, source) && (!page || !text.page || text.page === page));
    if (holds(quote, named(read))) {
      report.found += 1;
      continue;
    }
    const whole = opened.get(source) ?? (await textsOf(source)).map((text) => ({ ...text, text: plain(text.text) }));
    opened.set(source, whole);
    if (holds(quote, named(whole))) report.found += 1;
    else report.missing.push({ quote, source });
  }
  return report;
}

function holds(quote: string, texts: readonly SourceText[]): boolean {
  const parts = plain(quote)
    .split(/\s*(?:\[?…\]?|\[?\.\.\.\]?)\s*/)
    .map((part) => part.replace(/[.,;:]$/, ""))
    .filter(Boolean);
  const all = texts.map(({ text }) => text).join(" ");
  return (
    parts.length > 0 &&
    (parts.every((part) => all.includes(part)) || texts.some(({ text }) => text.includes(plain(quote))))
  );
}

function isSource(path: string, named: string): boolean {
  const bare = (url: string) => url.replace(/#.*$/, "").replace(/\/$/, "");
  return bare(path) === bare(named) || path.split("/").at(-1) === named;
}

/** As both sides are compared: marks of Markdown and kinds of quotation marks don't make another quote. */
function plain(text: string): string {
  return squeeze(
    text
      .replace(/[*`]/g, "")
      .replace(/[“”„«»]/g, '"')
      .replace(/[‘’]/g, "'")
      .replace(/…/g, "..."),
  );
}

function sameFile(source: string, path: string): boolean {
  return source === path || (!path.includes("/") && source.split("/").at(-1) === path);
}

/** White space and look-alike characters don't make another quote. */
export function squeeze(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim();
}
