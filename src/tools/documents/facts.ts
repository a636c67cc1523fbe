/** The facts of a CV that code finds better than a model: contacts, stated years, periods with where they stand. */
import { findContacts } from "./contacts.js";
import type { ReadDocument } from "./document.js";
import { headingsAbove, isKnownHeading, looksLikeHeading, rankOf } from "./headings.js";
import { findNames } from "./names.js";
import { withoutOrders } from "./orders.js";
import { type FoundPeriod, findPeriods, type Period } from "./periods.js";
import { findStated } from "./stated.js";
import { findTitles } from "./titles.js";

/** A period and what it is said of. */
export interface PeriodFact extends Period {
  /** Verbatim. */
  text: string;
  /** The nearest heading above, or "". */
  heading: string;
  /** What its line says beside it, or the line next to it. */
  line: string;
  page: number;
  /** True where words stand right before it: it may date a detail of the sentence. */
  inProse: boolean;
}

export interface DocumentFacts {
  script: string;
  /** Whose document it may be, the likeliest first. */
  names: string[];
  /** What may be the title of the last job, the likeliest first. */
  titles: string[];
  emails: string[];
  phones: string[];
  links: string[];
  stated: string[];
  periods: PeriodFact[];
}

const MOST_PERIODS = 16;
const MOST_LINE_CHARACTERS = 80;
const BULLET = /^\s*(?:[•▪‣◦●○■*–—-]|\d{1,2}[.)])\s+/;
const FROM_WORD = /(?:^|[\s*_(])(?:from|between|von|vom|de|du|entre|desde|dal|da|van|od|من)\s*$/iu;

/** Finds the facts of a document. */
export function factsOf(document: Pick<ReadDocument, "pages" | "script">): DocumentFacts {
  const pages = document.pages.map((page) => ({ ...page, text: withoutOrders(page.text).text }));
  const text = pages.map((page) => page.text).join("\n");
  const contacts = findContacts(text);
  const periods = periodFacts({ pages });
  return {
    script: document.script,
    names: findNames(text, contacts.emails),
    titles: findTitles(text, periods),
    ...contacts,
    stated: findStated(text),
    periods: periods.slice(0, MOST_PERIODS),
  };
}

/** All periods of a document, with heading and line; a section that goes over a page keeps its heading. */
export function periodFacts({ pages }: Pick<ReadDocument, "pages">): PeriodFact[] {
  const lines = pages.flatMap(({ page, text }) => text.split("\n").map((line) => ({ page, line })));
  const texts = lines.map(({ line }) => line);
  const headings = headingsAbove(texts);
  const found = findPeriods(texts.join("\n"));
  const dated = new Set(found.map(({ line }) => line));
  return found.map((period) => ({
    text: period.text,
    from: period.from,
    to: period.to,
    heading: headings[period.line] ?? "",
    line: clipped(
      ownHeading(period.line, texts) || besideOf(period, found, texts) || neighbourOf(period.line, texts, dated),
    ),
    page: lines[period.line]?.page ?? 1,
    inProse: isInProse((texts[period.line] ?? "").slice(0, period.start).replace(FROM_WORD, ""), period.text),
  }));
}

/** A word stands right before it; or it is the "since 2023" at the end of a duty. */
function isInProse(before: string, period: string): boolean {
  const isSince = !/[.!?]\s*$/.test(before) && /^\p{L}[^\d–—-]*\d{4}$/u.test(period);
  return /[\p{L}\d] ?$/u.test(before) || (isSince && wordsIn(before) > MOST_BEFORE);
}

const MOST_BEFORE = 8;
const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** A heading right above that isn't a section's: the title of a job, of which the period's line says the rest. */
function ownHeading(number: number, lines: string[]): string {
  const above = lines[number - 1] || lines[number - 2] || "";
  return rankOf(above) > 2 && !isKnownHeading(above) ? trimSeparators(above) : "";
}

/**
 * The rest of a period's own line. Of several periods each has what stands between it and the one before it, or after
 * it; within running text the sentence that the period stands in counts.
 */
function besideOf(period: FoundPeriod, found: FoundPeriod[], lines: string[]): string {
  const line = lines[period.line] ?? "";
  const onLine = found.filter((one) => one.line === period.line);
  const at = onLine.indexOf(period);
  const last = onLine[at - 1];
  const next = onLine[at + 1];
  const before = lastSentence(
    line.slice(last ? last.start + last.text.length : 0, period.start).replace(FROM_WORD, ""),
  );
  const after = line.slice(period.start + period.text.length, next?.start ?? line.length);
  const parts =
    hasWords(before) && onLine.length > 1 ? [before] : [before, hasWords(before) ? firstSentence(after) : after];
  const rest = parts.map((part) => trimSeparators(unbracketed(part))).filter((part) => part !== "");
  return hasWords(rest.join(" ")) ? rest.join(", ") : "";
}

const hasWords = (text: string) => /\p{L}{2}/u.test(text);

/** What follows the last end of a sentence, when something does. */
const lastSentence = (text: string) =>
  text.split(/(?<=\p{Ll}{4}[.!?])\s+/u).findLast((sentence) => sentence !== "") ?? "";

const firstSentence = (text: string) => /^(.*?(?:\p{Ll}{4}|[)\d]))[.!?](?:\s|$)/u.exec(text)?.[1] ?? text;

/** Without the halves of a pair of brackets that the period stood in. */
function unbracketed(text: string): string {
  return text.replace(/[([]\s*$/, "").replace(/^\s*[)\]]/, "");
}

/** The line that belongs to a period that stands alone: above it, unless that one ends something else. */
function neighbourOf(number: number, lines: string[], dated: Set<number>): string {
  const above = lines[number - 1] ?? "";
  // The end of a period that goes on in the next line is no neighbour.
  const isWrapped =
    /^\s*(?:\p{L}+|[\p{L}.]*\s*\d{4})\s*$/u.test(lines[number + 1] ?? "") &&
    /(?:[-–—]|\bto)\s*$/.test(lines[number] ?? "");
  const below = lines.slice(number + (isWrapped ? 2 : 1)).find((line) => line.trim() !== "") ?? "";
  const isOther =
    dated.has(number - 1) || BULLET.test(above) || /[.;]$/.test(above.trim()) || isSection(above, lines[number - 2]);
  const line = above.trim() === "" || isOther ? below || above : above;
  return trimSeparators(line);
}

/** A heading of its own rank that isn't a usual one may well be the title of a job. */
function isSection(line: string, before: string | undefined): boolean {
  return isKnownHeading(line) || (rankOf(line) === 0 && looksLikeHeading(line, before));
}

function trimSeparators(text: string): string {
  return text
    .replace(BULLET, "")
    .replace(/^#{1,6}\s+/, "")
    .replace(/\*\*|__|^\*(?=\p{L})|(?<=\p{L})\*$/gu, "")
    .replace(/^[\s|,;:.)\]·•–—-]+|[\s|,;:([·•–—-]+$/gu, "")
    .replace(/^([^(]*)\)$/, "$1")
    .replace(/\s+/g, " ");
}

function clipped(text: string): string {
  if (text.length <= MOST_LINE_CHARACTERS) return text;
  const cut = text.slice(0, MOST_LINE_CHARACTERS);
  return cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut;
}

/** The facts as the model reads them. */
export function factsText(facts: DocumentFacts): string {
  const line = (name: string, values: string[], separator: string) =>
    `${name}: ${values.length > 0 ? values.join(separator) : "none"}`;
  const periods = facts.periods.map(
    ({ text, heading, line: beside }) => `${text} | ${heading || "-"} | ${beside || "-"}`,
  );
  return [
    `script: ${facts.script}`,
    line("names", facts.names, " | "),
    line("emails", facts.emails, ", "),
    line("phones", facts.phones, ", "),
    ...(facts.links.length > 0 ? [line("links", facts.links, ", ")] : []),
    line("stated", facts.stated, " | "),
    ...(periods.length > 0 ? ["periods:", ...periods] : ["periods: none"]),
  ].join("\n");
}
