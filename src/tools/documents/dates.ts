/** Single dates, such as the day until which a post is open. */
import { MONTH, monthOf } from "./calendar-words.js";
import { type DatePoint, dateSigns, END, POINT, readPoint, START } from "./date-points.js";

const WHOLE = new RegExp(`${START}${POINT}${END}`, "giu");
const DAY = "(3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th|er|º|\\.)?";
const DAY_MONTH = new RegExp(`${START}${DAY}\\s+(?:of\\s+|de\\s+)?(${MONTH})`, "iu");
const MONTH_DAY = new RegExp(`${START}(${MONTH})\\.?\\s+${DAY}(?![\\d\\p{L}])`, "iu");

/**
 * The date that a text names, in UTC; a month without a day is its last day. Undefined when it names none.
 *
 * @param options.today The day from which a date without a year is taken as the next one.
 * @example
 * parseDate("Apply by 31 March 2026"); // 2026-03-31
 */
export function parseDate(text: string, options: { today?: Date } = {}): Date | undefined {
  const line = dateSigns(text.replace(/\s+/g, " "));
  const points = [...line.matchAll(WHOLE)].flatMap((match) => readPoint(match[0]) ?? []);
  const point =
    points.find(({ day }) => day !== undefined) ?? dayOfYear(line, options.today ?? new Date()) ?? points[0];
  if (!point?.month) return undefined;
  const date = new Date(Date.UTC(point.year, point.day === undefined ? point.month : point.month - 1, point.day ?? 0));
  return point.day === undefined || date.getUTCDate() === point.day ? date : undefined;
}

/** "31 March", "by March 31st": this year's, or the next when it was more than half a year ago. */
function dayOfYear(line: string, today: Date): DatePoint | undefined {
  const dayFirst = DAY_MONTH.exec(line);
  const monthFirst = MONTH_DAY.exec(line);
  const [day, name] = dayFirst ? [dayFirst[1], dayFirst[2]] : [monthFirst?.[2], monthFirst?.[1]];
  const month = monthOf(name ?? "");
  if (!day || !month) return undefined;
  const thisYear = { year: today.getUTCFullYear(), month, day: Number(day) };
  const monthsAgo = today.getUTCMonth() + 1 - month;
  return monthsAgo > 6 ? { ...thisYear, year: thisYear.year + 1 } : thisYear;
}
