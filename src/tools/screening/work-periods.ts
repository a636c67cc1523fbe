/** Which of a document's periods are work: by the section they stand in and what their line says. */
import type { PeriodFact } from "../documents/facts.js";
import { namesRole } from "../documents/job-words.js";
import { isWork } from "../documents/period-kind.js";
import { yearsOfExperience } from "../documents/years.js";

/**
 * The periods of work of a document: those of its sections on work, and elsewhere those that the record lists. Periods
 * within sentences count where the record lists them, or where there are no others. Where that leaves none, those count
 * of which nothing says that they are something else.
 *
 * @param recorded The record's periods, verbatim.
 */
export function workPeriods(periods: readonly PeriodFact[], recorded: readonly string[]): PeriodFact[] {
  const names = new Set(recorded.map(plain));
  const isListed = (period: PeriodFact) => names.has(plain(period.text));
  const sure = periods.filter((period) => isWork(period) === true);
  const apart = sure.filter((period) => !period.inProse || isListed(period));
  const inSections = new Set(apart.length > 0 ? apart : sure);
  const unsure = periods.filter((period) => isWork(period) === undefined);
  const listed = unsure.filter(isListed);
  // A reader who leaves out most of the time has overlooked it.
  const isOverlooked = inSections.size === 0 && yearsIn(listed) < LEAST_LISTED * yearsIn(unsure.filter(isApart));
  const listedToo = new Set(isOverlooked ? unsure.filter(isApart) : listed);
  const counted = inSections.size + listedToo.size > 0 ? new Set([...inSections, ...listedToo]) : new Set(unsure);
  return periods.filter((period) => counted.has(period));
}

/** The share of the time told about that a record must list to be believed. */
const LEAST_LISTED = 0.67;
/** Where there are no sections a sentence tells of a job by its title. */
const isApart = ({ inProse, line, text }: PeriodFact) => !inProse || namesRole(line) || namesRole(text);
const yearsIn = (periods: readonly PeriodFact[]) => yearsOfExperience([...periods], { asOf: new Date() });

/** Whether two quotes are the same period, however they are spaced. */
export const isSamePeriod = (one: string, other: string) => plain(one) === plain(other);

const plain = (text: string) => text.replace(/\s+/g, " ").trim();
