/** The documents that records were read from, read again: to check quotes and to look up what records don't say. */
import { posix } from "node:path";
import { reportOf } from "../../runtime/errors.js";
import { type QuotableText, quotable, standsIn } from "../../runtime/quotation.js";
import type { Workspace } from "../../runtime/workspace/workspace.js";
import type { DocumentPage } from "../documents/document.js";
import { type DocumentFacts, factsOf } from "../documents/facts.js";
import { headingsAbove } from "../documents/headings.js";
import { openDocument } from "../documents/open-document.js";
import { withoutOrders } from "../documents/orders.js";
import type { SourceLine } from "./match.js";

export interface Source {
  path: string;
  pages: DocumentPage[];
  lines: SourceLine[];
  facts: DocumentFacts;
  /** Lines that tell the reader how to judge; they are in no other field but `pages`. */
  orders: string[];
  hiddenChars: number;
  notes: string[];
  /** Why it can't be read, if so. */
  problem?: string;
}

/** A quote and whether it stands in the document. */
export interface CheckedQuote {
  page: number;
  quote: string;
  verified: boolean;
}

const NO_FACTS: DocumentFacts = {
  script: "none",
  names: [],
  titles: [],
  emails: [],
  phones: [],
  links: [],
  stated: [],
  periods: [],
};

/** Reads a source; one that can't be read is a source without text and with a problem. */
export async function readSource(workspace: Workspace, path: string): Promise<Source> {
  try {
    const document = await openDocument(workspace, path);
    return {
      path,
      pages: document.pages,
      lines: logicalLines(document.pages.map((page) => ({ ...page, text: withoutOrders(page.text).text }))),
      facts: factsOf(document),
      orders: document.pages.flatMap((page) => withoutOrders(page.text).orders),
      hiddenChars: document.hiddenChars,
      notes: document.notes,
    };
  } catch (error) {
    const { message } = reportOf(error, "tool.failed");
    return { path, pages: [], lines: [], facts: NO_FACTS, orders: [], hiddenChars: 0, notes: [], problem: message };
  }
}

/** Shorter lines end by themselves; only longer ones go on in the next. */
const FULL_LINE = 40;

/** Lines with their headings; a line that starts in lower case goes on the one above. */
function logicalLines(pages: DocumentPage[]): SourceLine[] {
  const all = pages.flatMap(({ page, text }) => text.split("\n").map((line) => ({ page, line })));
  const headings = headingsAbove(all.map(({ line }) => line));
  const lines: SourceLine[] = [];
  let isOpen = false;
  all.forEach(({ page, line }, index) => {
    const last = lines.at(-1);
    if (line.trim() === "") isOpen = false;
    else {
      if (last && isOpen && last.page === page && last.text.length >= FULL_LINE && /^\p{Ll}/u.test(line))
        last.text += ` ${line.trim()}`;
      else lines.push({ page, text: line.trim(), heading: headings[index] ?? "" });
      isOpen = !/[.!?]$/.test(line);
    }
  });
  return lines;
}

/**
 * Looks a quote up in its page, then in all others; white space and case of typography don't count.
 *
 * @example
 * checkQuote(source, "8 years of experience", 1); // { page: 1, quote: "8 years of experience", verified: true }
 */
export function checkQuote(source: Source, quote: string, page?: number): CheckedQuote {
  const wanted = comparable(quote);
  const ordered = [...source.pages].sort((a, b) => Number(b.page === page) - Number(a.page === page));
  const found = wanted === "" ? undefined : ordered.find(({ text }) => comparable(text).includes(wanted));
  const said = found ? asItStands(quote, found.text) : quote;
  // Judged as every check of a deliverable's quotes judges it: what is said to be verified here holds there.
  const verified = found !== undefined && standsIn(said, quotableText(found));
  return { page: found?.page ?? page ?? 1, quote: said, verified };
}

const quotables = new WeakMap<DocumentPage, QuotableText>();

function quotableText(page: DocumentPage): QuotableText {
  const text = quotables.get(page) ?? quotable(page.text);
  quotables.set(page, text);
  return text;
}

/** A quote of several words that a line's end breaks within a word, with the space that is there: "ROTH- LUND". */
function asItStands(quote: string, text: string): string {
  const words = (one: string) => one.replace(/\s+/g, " ");
  if (!/\s/.test(quote.trim()) || words(text).includes(words(quote))) return quote;
  const characters = [...quote.replace(/\s+/g, "")].map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const standing = new RegExp(characters.join("\\s*"), "u").exec(text)?.[0];
  return standing ? words(standing) : quote;
}

const comparable = (text: string) => text.normalize("NFKC").replace(/[’‘]/g, "'").replace(/\s+/g, "");

/** A path as it is linked to from a file in `folder`. */
export function linkFrom(folder: string, path: string): string {
  return posix.relative(folder === "" ? "." : folder, path) || path;
}
