/** A candidate's years of work: counted from their periods of work, or stated. */
import { isGap } from "../documents/period-kind.js";
import { type Period, parsePeriod, type YearMonth } from "../documents/periods.js";
import { statedYears } from "../documents/stated.js";
import { yearsOfExperience } from "../documents/years.js";
import type { Source } from "./sources.js";
import { isSamePeriod, workPeriods } from "./work-periods.js";

export interface Experience {
  years: number | undefined;
  /** What the years rest on, verbatim, the first the most telling. */
  quotes: string[];
  notes: string[];
}

/** A difference of more years than this between what is counted and what is stated is worth a note. */
const NOTEWORTHY_YEARS = 2;
/** Whether a line that holds the words speaks of work: "Professional experience (23 years)". */
const isOfWork = (stated: string, { lines }: Source) =>
  lines.some(({ text }) => text.includes(stated) && WORK.test(text));
const WORK =
  /experience|career|work|employ|profession|trade|erfahrung|beruf|expérience|carrière|métier|experiencia|carrera|esperienza|experiência|ervaring|doświadczenie|erfaring|erfarenhet|经验|خبرة/iu;
const BARE_YEARS = /^\W*(?:\p{L}+|\d+)[\s-]+(?:years?|jahren?|ans|années|años|anni|anos|jaar|lata?|år)\W*$/iu;

/**
 * Counts the years of work up to a day.
 *
 * Which periods are work, section and line of the document say where they can, the record elsewhere.
 *
 * @param employment Periods as the record has them, verbatim.
 * @param stated The phrase that states the total, or "".
 */
export function experienceOf(input: { employment: string[]; stated: string; source: Source; asOf: Date }): Experience {
  const { source, asOf } = input;
  const notes: string[] = [];
  const unread = input.employment.filter((quote) => !isFound(quote, source) && !parsePeriod(quote));
  if (unread.length > 0)
    notes.push(`${unread.length} of ${input.employment.length} periods of work could not be read as dates`);
  // What the record lists and the document's facts don't know counts as it reads.
  const others = input.employment.filter((quote) => !isFound(quote, source) && !unread.includes(quote));
  const known = workPeriods(source.facts.periods, input.employment);
  const periods: Period[] = [...known, ...others.flatMap((quote) => parsePeriod(quote) ?? [])];
  const quotes = [...known.map(({ text }) => text), ...others];
  notes.push(...differences(input.employment, quotes, source));
  const gaps = source.facts.periods.filter(isGap);
  const counted = periods.length > 0 ? yearsOfExperience(withoutGaps(periods, gaps), { asOf }) : undefined;
  // "Forty years" may be those of anything, where dates tell how long somebody has worked.
  const isBare = counted !== undefined && BARE_YEARS.test(input.stated) && !isOfWork(input.stated, source);
  const stated = input.stated === "" || isBare ? undefined : statedYears(input.stated);
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

/** "I have worked as an engineer since 2014" holds the years at home, of which another sentence tells. */
function withoutGaps(periods: readonly Period[], gaps: readonly Period[]): Period[] {
  return gaps.reduce<Period[]>(
    (rest, gap) => rest.flatMap((period) => (holds(period, gap) ? around(period, gap) : [period])),
    [...periods],
  );
}

const monthOf = ({ year, month = 1 }: YearMonth) => year * 12 + month - 1;
const monthAt = (months: number): YearMonth => ({ year: Math.floor(months / 12), month: (months % 12) + 1 });
const lastMonthOf = (to: Period["to"]) => (to === "present" ? Infinity : to.year * 12 + (to.month ?? 12) - 1);

const holds = (period: Period, gap: Period) =>
  monthOf(period.from) < monthOf(gap.from) && lastMonthOf(period.to) > lastMonthOf(gap.to);

function around(period: Period, gap: Period): Period[] {
  return [
    { from: period.from, to: monthAt(monthOf(gap.from) - 1) },
    { from: monthAt(lastMonthOf(gap.to) + 1), to: period.to },
  ];
}

/** What was counted otherwise than the record has it, in words. */
function differences(listed: string[], counted: string[], source: Source): string[] {
  const added = counted.filter((quote) => !listed.some((other) => isSamePeriod(other, quote)));
  const left = listed.filter((quote) => isFound(quote, source) && !counted.some((one) => isSamePeriod(one, quote)));
  if (listed.length === 0 && added.length > 0) return ["years counted from the document's periods of work"];
  return [
    ...(added.length > 0 ? [`counted too, as periods of work: ${added.join(", ")}`] : []),
    ...(left.length > 0 ? [`not counted, since it isn't work: ${left.join(", ")}`] : []),
  ];
}

function isFound(quote: string, { facts }: Source): boolean {
  return facts.periods.some(({ text }) => isSamePeriod(text, quote));
}
