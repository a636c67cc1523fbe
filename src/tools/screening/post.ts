/** What a post asks for. */
import { ToolError } from "../../runtime/errors.js";
import { parseDate } from "../documents/dates.js";
import { statedYears } from "../documents/stated.js";
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
  const criteria = (name: string): Criterion[] =>
    listField(record, name).map((text) => ({ text, quote: source ? checkQuote(source, text) : undefined }));
  const must = criteria("must");
  const minYearsText =
    textField(record, "minYears") || must.find(({ text }) => readRequirement(text).years !== undefined)?.text || "";
  const closing = textField(record, "closing");
  return {
    title: textField(record, "title") || "the post",
    must,
    nice: criteria("nice"),
    minYears: minYearsText === "" ? undefined : statedYears(minYearsText),
    minYearsText,
    asOf: (closing === "" ? undefined : parseDate(closing, { today })) ?? today,
    closing,
    path: source?.path,
  };
}
