/** A candidate's years of work: counted from their periods of work, or stated. */
import type { PeriodFact } from "../documents/facts.js";
import { type Period, parsePeriod } from "../documents/periods.js";
import { statedYears } from "../documents/stated.js";
import { yearsOfExperience } from "../documents/years.js";
import type { Source } from "./sources.js";

export interface Experience {
  years: number | undefined;
  /** What the years rest on, verbatim, the first the most telling. */
  quotes: string[];
  notes: string[];
}

/** A difference of more years than this between what is counted and what is stated is worth a note. */
const NOTEWORTHY_YEARS = 2;
const WORK_HEADING =
  /experience|employment|career|work|jobs?\b|positions|history|expérience|parcours|erfahrung|werdegang|tätigkeit|experiencia|esperienz|experiência|ervaring|doświadczenie|erfaring|erfarenhet|työ|опыт|الخبر|工作|职业|経歴|職歴|경력/i;
const OTHER_HEADING = /volunt|education|ehrenamt|bénévol|study|studies|course/i;

/**
 * Counts the years of work up to a day.
 *
 * @param employment Periods as the record has them, verbatim.
 * @param stated The phrase that states the total, or "".
 */
export function experienceOf(input: { employment: string[]; stated: string; source: Source; asOf: Date }): Experience {
  const { source, asOf } = input;
  const notes: string[] = [];
  let quotes = input.employment;
  let periods = quotes.flatMap((quote) => periodOf(quote, source) ?? []);
  const unread = quotes.length - periods.length;
  if (unread > 0) notes.push(`${unread} of ${quotes.length} periods of work could not be read as dates`);
  if (quotes.length === 0) {
    const found = periodsOfWork(source);
    periods = found;
    quotes = found.map(({ text }) => text);
    if (found.length > 0) notes.push("years counted from the periods in the section on work");
  }
  const counted = periods.length > 0 ? yearsOfExperience(periods, { asOf }) : undefined;
  const stated = input.stated === "" ? undefined : statedYears(input.stated);
  if (counted !== undefined && stated !== undefined && Math.abs(counted - stated) > NOTEWORTHY_YEARS) {
    notes.push(`states ${stated} years, the dates give ${counted}`);
  }
  if (counted === undefined && stated === undefined) notes.push("no years of work found");
  const statedCounts = stated !== undefined && stated > (counted ?? -1);
  return {
    years: counted === undefined && stated === undefined ? undefined : Math.max(counted ?? 0, stated ?? 0),
    quotes: statedCounts
      ? [input.stated, ...quotes]
      : quotes.length > 0
        ? quotes
        : input.stated === ""
          ? []
          : [input.stated],
    notes,
  };
}

/** The periods in sections on work; those within sentences only where there are no others. */
function periodsOfWork({ facts }: Source): PeriodFact[] {
  const found = facts.periods.filter(({ heading }) => WORK_HEADING.test(heading) && !OTHER_HEADING.test(heading));
  const apart = found.filter(({ inProse }) => !inProse);
  return apart.length > 0 ? apart : found;
}

/** A period as the document has it, where it may go on in the next line; else as the quote itself reads. */
function periodOf(quote: string, source: Source): Period | undefined {
  const plain = (text: string) => text.replace(/\s+/g, " ").trim();
  return source.facts.periods.find(({ text }) => plain(text) === plain(quote)) ?? parsePeriod(quote);
}
