/** What a post asks for. */
import { ToolError } from "../../runtime/errors.js";
import { parseDate } from "../documents/dates.js";
import { statedYears } from "../documents/stated.js";
import { isNeed, needsIn, wishesIn } from "./post-prose.js";
import { closingIn, type PostSections, postSections } from "./post-sections.js";
import { listField, type RecordFile, textField } from "./records.js";
import { readRequirement } from "./requirement.js";
import { type CheckedQuote, checkQuote, type Source } from "./sources.js";

export interface Criterion {
  text: string;
  quote: CheckedQuote | undefined;
}

export interface Post {
  title: string;
  must: Criterion[];
  nice: Criterion[];
  minYears: number | undefined;
  /** As the post says it. */
  minYearsText: string;
  /** The day to which years are counted. */
  asOf: Date;
  /** As the post says it; "" when it names none. */
  closing: string;
  path: string | undefined;
}

/** The file that a post's record was read from, by its item or its evidence. */
export function postPath(file: RecordFile): string | undefined {
  const entry = file.records[0];
  return entry?.item ?? Object.values(entry?.evidence ?? {}).flat()[0]?.path;
}

/**
 * Reads the post's record.
 *
 * @param today Years are counted to this day where the post names no closing date.
 * @throws ToolError `tool.bad-input` without a record.
 */
export function readPost(file: RecordFile, source: Source | undefined, today: Date): Post {
  const entry = file.records[0];
  if (!entry) {
    throw new ToolError("tool.bad-input", "The post has no record: what is asked for isn't known.", {
      hint: "Read the post first, into a record with the fields title, must, nice, minYears and closing.",
      data: { field: "post", expected: "one record" },
    });
  }
  const { record } = entry;
  const text = source?.pages.map((page) => page.text).join("\n") ?? "";
  const lists = listsOf({ must: listField(record, "must"), nice: listField(record, "nice") }, postSections(text), text);
  const criteria = (items: string[]): Criterion[] =>
    items.map((item) => ({ text: item, quote: source ? checkQuote(source, item) : undefined }));
  const must = criteria(lists.must);
  const minYearsText =
    must.find((item) => readRequirement(item.text).years !== undefined)?.text || textField(record, "minYears");
  const closing = closingOf(textField(record, "closing"), text, today);
  return {
    title: textField(record, "title") || "the post",
    must,
    nice: criteria(lists.nice),
    minYears: minYearsText === "" ? undefined : statedYears(minYearsText),
    minYearsText,
    asOf: (closing === "" ? undefined : parseDate(closing, { today })) ?? today,
    closing,
    path: source?.path,
  };
}

type Lists = Record<"must" | "nice", string[]>;

/**
 * What the record lists, put right by the post's own headings: what stands under one that says what it is belongs there,
 * whether the reader has listed it or not, and nothing else does. Where the post has no such headings the record's lists hold.
 */
function listsOf(record: Lists, sections: PostSections, text: string): Lists {
  if (sections.must.length === 0) return inProse(record, text);
  const isElsewhere = (item: string) =>
    [...sections.must, ...sections.other].some((other) => isWithin(item, other) || isWithin(other, item));
  const wished = record.nice.filter((item) => !isElsewhere(item));
  return { must: sections.must, nice: sections.nice.length > 0 ? sections.nice : wished };
}

/** Least things that sentences must ask for, so that a reader's fragments of lines aren't needed. */
const LEAST_NEEDS = 3;

/** Of a post in sentences: what they ask for, and what the record lists of them. */
function inProse(record: Lists, text: string): Lists {
  const needs = needsIn(text);
  const wishes = wishesIn(text);
  const isTold = needs.length >= LEAST_NEEDS;
  const must = isTold ? [...needs, ...record.must.filter((item) => isNeed(item, text))] : record.must;
  return withoutParts({ must, nice: [...(wishes.length > 0 ? [] : record.nice), ...wishes] });
}

/** Each thing once: what is only the beginning of an item, or asked for among the others already, is left out. */
function withoutParts({ must, nice }: Lists): Lists {
  const isPart = (item: string, others: string[]) =>
    others.some((other) => squeezed(other) !== squeezed(item) && isWithin(item, other));
  const isShort = (item: string) => item.split(/\s+/).length <= MOST_SHORT_WORDS;
  const isBeginning = (item: string) =>
    must.some((other) => squeezed(other) !== squeezed(item) && squeezed(other).startsWith(squeezed(item)));
  const musts = must.filter((item) => !isPart(item, must.filter(isShort)) && !(isBeginning(item) && !isShort(item)));
  return {
    must: musts,
    nice: nice.filter((item) => !musts.some((other) => isWithin(item, other)) && !isPart(item, nice)),
  };
}

/** Longer items are sentences, of which a part may well be asked for by itself. */
const MOST_SHORT_WORDS = 8;

const isWithin = (part: string, whole: string) => squeezed(whole).includes(squeezed(part));
const squeezed = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The record's closing date where it is one, and the post says that it is; else the post's own words. */
function closingOf(recorded: string, text: string, today: Date): string {
  const told = closingIn(text, today) ?? "";
  const isTold = recorded !== "" && parseDate(recorded, { today }) !== undefined && isWithin(recorded, told);
  return isTold ? recorded : told || recorded;
}
