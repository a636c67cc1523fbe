/** Which of a document's periods are work: by the section they stand in and what their line says. */
import type { PeriodFact } from "../documents/facts.js";
import { namesRole } from "../documents/job-words.js";

const VOLUNTARY_HEADING =
  /volunt|ehrenamt|bénévol|benevol|off duty|leisure|freizeit|loisirs|interest|hobb|social engagement/i;
const WORK_HEADING =
  /experience|employment|career|work|jobs?\b|positions|history|expérience|parcours|erfahrung|werdegang|tätigkeit|experiencia|esperienz|experiência|ervaring|doświadczenie|erfaring|erfarenhet|työ|опыт|الخبر|工作|职业|経歴|職歴|경력/i;
const STUDY_HEADING =
  /educat|school|universit|college|stud(?:y|i|e)|academic|learn|course|training|certif|qualif|licen[cs]|registration|publication|award|degree|formation|formaci|formazione|formaç|istruzione|educa[cç]|étude|diplôm|bildung|schule|opleiding|wykształ|utdann|utbild|uddann|koulutus|образован|التعليم|المؤهلات|教育|学历|學歷|学歴|학력/i;
const OTHER_LINE =
  /\b(?:boot\s?camp|(?:parental|maternity|paternity) leave|sabbatical|career break|gap year|elternzeit|congé parental|no paid work|travelling|traveling|at home with|studied|studies|at school|ph\.?\s?d\b.{0,12}stud|b\.?\s?sc|m\.?\s?sc|bachelor(?:'s|’s)?|master (?:of|in)|master(?:'s|’s)|abitur|diploma in|high school)\b/i;

/** True and false where section or line say it; undefined where only a reader can tell. */
export function isWork({ heading, line }: Pick<PeriodFact, "heading" | "line">): boolean | undefined {
  if (OTHER_LINE.test(line) || VOLUNTARY_HEADING.test(heading)) return false;
  if (WORK_HEADING.test(heading)) return true;
  if (STUDY_HEADING.test(heading)) return false;
  // Some set the title of each job as a heading.
  return namesRole(heading) ? true : undefined;
}

/**
 * The periods of work of a document: those of its sections on work, and elsewhere those that the record lists. Periods
 * within sentences count where the record lists them, or where there are no others. Where that leaves none, those count
 * of which nothing says that they are something else.
 *
 * @param listed The record's periods, verbatim.
 */
export function workPeriods(periods: readonly PeriodFact[], listed: readonly string[]): PeriodFact[] {
  const names = new Set(listed.map(plain));
  const isListed = (period: PeriodFact) => names.has(plain(period.text));
  const sure = periods.filter((period) => isWork(period) === true);
  const apart = sure.filter((period) => !period.inProse || isListed(period));
  const inSections = new Set(apart.length > 0 ? apart : sure);
  const unsure = periods.filter((period) => isWork(period) === undefined);
  const listedToo = new Set(unsure.filter(isListed));
  const counted = inSections.size + listedToo.size > 0 ? new Set([...inSections, ...listedToo]) : new Set(unsure);
  return periods.filter((period) => counted.has(period));
}

/** Whether two quotes are the same period, however they are spaced. */
export const isSamePeriod = (one: string, other: string) => plain(one) === plain(other);

const plain = (text: string) => text.replace(/\s+/g, " ").trim();
