import { isBlank, type QuotableText, quotable, standsAcross, standsIn } from "../../runtime/quotation.js";
import type { SourceText } from "../../tools/tool.js";
import { isFunctionWord } from "../constraints/languages.js";

/** A quote of a deliverable, and what it names as its source. */
export interface CitedQuote {
  quote: string;
  /** A file relative to the workspace, a file's name, or a URL; undefined where none is named. */
  source: string | undefined;
  page?: number;
  /** The deliverable itself says that it wasn't found. */
  marked: boolean;
}

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
  /** `common`: it shows nothing, since any text holds it. `unread`: its source can't be read. */
  why?: "common" | "unread";
}

/** Sources that are opened at most because nobody in the run has read them. */
const MAX_OPENED = 60;
/** A quote of fewer words than this that are all common ones shows nothing. */
const MIN_WORDS = 3;
/** What holds a quote may name its source under one of these. */
const SOURCE_KEYS = ["path", "file", "url", "href", "source", "item"];

/** A quote in a JSON value, and what holds it there. */
export interface JsonQuote {
  cited: CitedQuote;
  node: Record<string, unknown>;
}

/**
 * Every `{ quote, page?, verified? }` in a JSON value. The source is the quote's own `path`, `file` or `url`, or that of what
 * holds it; file names without a folder match by name.
 *
 * @example
 * quotesInJson([{ file: "anna.pdf", evidence: { name: { page: 1, quote: "Anna Berg" } } }]);
 */
export function quotesInJson(value: unknown): JsonQuote[] {
  return [...walk(value, undefined)];
}

function* walk(value: unknown, holder: string | undefined): Generator<JsonQuote> {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value) yield* walk(each, holder);
    return;
  }
  const node = value as Record<string, unknown>;
  const named = SOURCE_KEYS.map((key) => node[key]).find((name) => typeof name === "string" && /[./]/.test(name));
  const source = (named as string | undefined) ?? holder;
  const { quote, page, verified } = node;
  if (typeof quote !== "string") {
    for (const each of Object.values(node)) yield* walk(each, source);
    return;
  }
  // Where nothing is quoted nothing is claimed, unless it says so.
  if (quote.trim() === "" && verified !== true) return;
  const cited = { quote, source, ...(typeof page === "number" ? { page } : {}), marked: verified === false };
  yield { cited, node };
}

/**
 * Looks up quotes, in what was read and, where they aren't in it, in their sources as they are.
 *
 * @param textsOf reads a source that the run hasn't read; empty when there is none
 */
export async function findQuotes(
  quotes: readonly CitedQuote[],
  sources: readonly SourceText[],
  textsOf: (source: string) => Promise<SourceText[]>,
): Promise<QuoteReport> {
  const report: QuoteReport = { found: 0, missing: [], marked: 0 };
  const opened = new Map<string, SourceText[]>();
  for (const cited of quotes) {
    const { quote, source, marked } = cited;
    if (marked) {
      report.marked += 1;
    } else if (showsNothing(quote)) {
      report.missing.push({ quote, source, why: "common" });
    } else if (isQuoted(cited, sources)) {
      report.found += 1;
    } else {
      if (source !== undefined && !opened.has(source) && opened.size < MAX_OPENED)
        opened.set(source, await textsOf(source));
      const texts = source === undefined ? [] : (opened.get(source) ?? []);
      const isRead = source === undefined || texts.length > 0 || sources.some(({ path }) => isSource(path, source));
      if (isQuoted(cited, texts)) report.found += 1;
      else report.missing.push({ quote, source, ...(isRead ? {} : { why: "unread" as const }) });
    }
  }
  return report;
}

/** True for a quote that any text may hold: it is no evidence. */
export function showsNothing(quote: string): boolean {
  const words = quote.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return isBlank(quote) || (words.length < MIN_WORDS && words.every(isFunctionWord));
}

const prepared = new WeakMap<SourceText, QuotableText>();

/** A source as quotes are looked up in it: made once. */
export function preparedText(source: SourceText): QuotableText {
  const known = prepared.get(source) ?? quotable(source.text);
  prepared.set(source, known);
  return known;
}

/** Whether a quote stands in its source: on its page where it names one, or running over that page's beginning or end. */
function isQuoted({ quote, source, page }: CitedQuote, sources: readonly SourceText[]): boolean {
  const texts = sources.filter(({ path }) => source === undefined || isSource(path, source));
  const isPage = (text: SourceText | undefined) => !page || !text?.page || text.page === page;
  if (texts.some((text) => isPage(text) && standsIn(quote, preparedText(text)))) return true;
  return texts.some((text, index) => {
    const next = texts[index + 1];
    if (!next || next.path !== text.path || !(isPage(text) || isPage(next))) return false;
    const isNext = text.page === undefined || next.page === text.page + 1;
    return isNext && standsAcross(quote, text.text, next.text);
  });
}

/** Whether a source is the one that is named: a file by its path or its name alone, a page of the web by its address. */
function isSource(path: string, named: string): boolean {
  return bare(path) === bare(named) || (!named.includes("/") && path.split("/").at(-1) === named);
}

function bare(source: string): string {
  return /^https?:/i.test(source) ? source.replace(/#.*$/, "").replace(/\/$/, "") : source.replace(/^\.\//, "");
}
