/** Marks in a deliverable the quotes that its sources don't hold, so that whoever reads it alone knows. */
import { type CitedQuote, type MissingQuote, quotesInJson } from "./quotes.js";
import { citedQuotes, isTextReport, NOT_FOUND } from "./text-quotes.js";

/** Between two words of a quote: white space, marks, tags and entities of HTML. */
const BETWEEN = String.raw`(?:[^\p{L}\p{N}<&]|<[^>]*>|&#?\w+;|<|&)*?`;
/** What may close a quote behind its last word. */
const CLOSING = /^(?:[.,;:!?…\s]|\\)*(?:<\/q\s*>|&(?:quot|rdquo|raquo|ldquo|#8221|#8220);|["”»“])(?:\s*\))?/;
const PUNCTUATION = /^[.,;:!?…]*/;

/**
 * The deliverable with each missing quote marked: `verified: false` in JSON, words behind the quote in Markdown and HTML.
 * Quotes that can't be marked where they stand stay as they are.
 */
export function withMarks(text: string, path: string, missing: readonly MissingQuote[]): string {
  return isTextReport(path) ? markedReport(text, path, missing) : markedJson(text, missing);
}

function markedJson(text: string, missing: readonly MissingQuote[]): string {
  const value: unknown = JSON.parse(text);
  const isMissing = ({ quote, source }: CitedQuote) =>
    missing.some((each) => each.quote === quote && each.source === source);
  for (const { node, cited } of quotesInJson(value)) if (!cited.marked && isMissing(cited)) node.verified = false;
  const indent = /^[[{]\s*\n([ \t]+)/.exec(text)?.[1];
  return `${JSON.stringify(value, undefined, indent)}${text.endsWith("\n") ? "\n" : ""}`;
}

function markedReport(text: string, path: string, missing: readonly MissingQuote[]): string {
  const mark = /\.html?$/i.test(path) ? ` <strong>${NOT_FOUND}</strong>` : ` **${NOT_FOUND}**`;
  const isMissing = new Set(missing.map(keyOf));
  let marked = text;
  let left = unmarkedIn(text, path);
  for (const quote of new Set(missing.map((each) => each.quote))) {
    for (const place of placesOf(quote, marked).reverse()) {
      const tried = marked.slice(0, place) + mark + marked.slice(place);
      const still = unmarkedIn(tried, path);
      // Only what is read as a mark of that one quote is one; the same words may stand elsewhere for something else.
      if (isMissing.has(onlyGone(left, still) ?? "")) [marked, left] = [tried, still];
    }
  }
  return marked;
}

function keyOf({ quote, source }: { quote: string; source: string | undefined }): string {
  return JSON.stringify([quote, source]);
}

function unmarkedIn(report: string, path: string): string[] {
  return citedQuotes(report, path)
    .filter(({ marked }) => !marked)
    .map(keyOf);
}

/** The one quote that is no longer unmarked; undefined where it is none, or not only one. */
function onlyGone(before: readonly string[], after: readonly string[]): string | undefined {
  if (after.length !== before.length - 1) return undefined;
  const at = before.findIndex((key, index) => after[index] !== key);
  return after.every((key, index) => key === before[index < at ? index : index + 1]) ? before[at] : undefined;
}

/** Where a mark would stand: behind each occurrence of a quote, and behind the link whose title it is. */
function placesOf(quote: string, text: string): number[] {
  const words = quote.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  return [...text.matchAll(new RegExp(words.join(BETWEEN), "gu"))].map((match) => {
    const end = match.index + match[0].length;
    const inTag = /<[^<>]*$/.test(text.slice(Math.max(0, match.index - 4_000), match.index));
    if (inTag) return end + (/^[^>]*>(?:[\s\S]*?<\/a\s*>)?/i.exec(text.slice(end))?.[0].length ?? 0);
    const behind = text.slice(end, end + 200);
    return end + (CLOSING.exec(behind) ?? PUNCTUATION.exec(behind) ?? [""])[0].length;
  });
}
