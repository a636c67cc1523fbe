/** Points in time as CVs write them: "Mar 2019", "03/2018", "2019年3月", "Summer 2016", "٢٠١٩". */
import { MONTH, monthOf, SEASON, seasonOf, withDateSigns } from "./calendar-words.js";

export interface DatePoint {
  year: number;
  /** 1 to 12. */
  month?: number;
  day?: number;
  /** The last month, where the words name a stretch of the year. */
  lastMonth?: number;
}

const YEAR = "(?:19[5-9]\\d|20[0-4]\\d)";
const OF = "(?:\\s+(?:de|del|di|of))?";
const DAY = "(?:[12]\\d|3[01]|0?[1-9])";
const ORDINAL = "(?:st|nd|rd|th|er|º|ª|\\.|-го)?";
const MONTH_NUMBER = "(?:1[0-2]|0?[1-9])";

/** Forms that hold a whole year, the longest first; each says how it is read. */
const FORMS: [pattern: string, read: (groups: string[]) => DatePoint | undefined][] = [
  [`(${YEAR})\\s*[年년]\\s*(?:(${MONTH_NUMBER})\\s*[月월](?:\\s*(${DAY})\\s*[日일])?)?`, ([y, m, d]) => point(y, m, d)],
  [`(${DAY})${ORDINAL}${OF}\\s+(${MONTH})\\.?,?${OF}\\s+(${YEAR})`, ([d, m, y]) => point(y, named(m), d)],
  [`(${MONTH})\\.?\\s+(${DAY})${ORDINAL},?\\s+(${YEAR})`, ([m, d, y]) => point(y, named(m), d)],
  [`(${MONTH})\\.?,?${OF}[\\s/-]*['’‘]?(${YEAR})`, ([m, y]) => point(y, named(m))],
  [`(${MONTH})\\.?\\s*['’‘](\\d\\d)`, ([m, y]) => point(century(y), named(m))],
  [`(${MONTH})\\.?[-/](\\d\\d)`, ([m, y]) => point(century(y), named(m))],
  [`(${YEAR})\\s+(${MONTH})\\.?`, ([y, m]) => point(y, named(m))],
  [`(${YEAR})\\s?[-./]\\s?(1[0-2]|0[1-9])\\s?[-./]\\s?(${DAY})`, ([y, m, d]) => point(y, m, d)],
  [`(${DAY})([-./])(${DAY})\\2(${YEAR})`, ([a, , b, y]) => dayAndMonth(a, b, y)],
  [`(${YEAR})[-./](1[0-2]|0?[1-9])`, ([y, m]) => point(y, m)],
  [`(1[0-2]|0?[1-9])\\s?[-./]\\s?(${YEAR})`, ([m, y]) => point(y, m)],
  [`(${SEASON})\\s+(${YEAR})\\s?/\\s?(?:\\d\\d)?\\d\\d`, ([season, y]) => acrossYears(season, y)],
  [`(${SEASON})(?:\\s+|-)${OF}\\s*(${YEAR})`, ([season, y]) => inSeason(season, y)],
  [`(${YEAR})s*年?s*(${SEASON})`, ([y, season]) => inSeason(season, y)],
  [`Q([1-4])[\\s/-]*(${YEAR})`, ([quarter, y]) => inQuarter(quarter, y)],
  [`(${YEAR})[\\s/-]*Q([1-4])`, ([y, quarter]) => inQuarter(quarter, y)],
  [`(${YEAR})`, ([y]) => point(y)],
];

/** Forms that are dates only beside another date. */
const SHORT_FORMS: typeof FORMS = [
  [`(${MONTH})\\.?\\s+(\\d\\d)`, ([m, y]) => point(century(y), named(m))],
  [`(1[0-2]|0?[1-9])[/.](\\d\\d)`, ([m, y]) => point(century(y), m)],
  [`['’‘](\\d\\d)`, ([y]) => point(century(y))],
];

const plain = (forms: typeof FORMS) =>
  forms.map(([pattern]) => pattern.replace(/\((?!\?)/g, "(?:").replace("\\2", "[-./]")).join("|");

/** Not within a word, a longer number or an address. */
export const START = "(?<![\\d\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}_@#]|\\d[.,/-]|\\+[\\d (]{1,12})";
export const END = "(?![\\d\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}_@]|[.,/-]\\d)";

/** Alternatives for a regular expression that match a date. */
export const POINT = `(?:${plain(FORMS)})`;
export const SHORT_POINT = `(?:${plain(SHORT_FORMS)})`;

const readers = [...FORMS, ...SHORT_FORMS].map(([pattern, read]): [RegExp, typeof read] => [
  new RegExp(`^(?:${pattern})$`, "iu"),
  read,
]);

/** Digits of other scripts as ASCII; every character keeps its place. */
export function asciiDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/[\uff10-\uff19]/g, (digit) => String((digit.codePointAt(0) ?? 0) - 0xff10));
}

/** A text in the form that the patterns read: see `withDateSigns`. */
export function dateSigns(text: string): string {
  return withDateSigns(asciiDigits(text));
}

/**
 * Reads one date.
 *
 * @example
 * readPoint("mars 2018"); // { year: 2018, month: 3 }
 */
export function readPoint(text: string): DatePoint | undefined {
  const trimmed = dateSigns(text).trim();
  for (const [pattern, read] of readers) {
    const match = pattern.exec(trimmed);
    if (match) return read(match.slice(1).map((group) => group ?? ""));
  }
  return undefined;
}

function point(year: string | number | undefined, month?: string | number, day?: string): DatePoint {
  const result: DatePoint = { year: Number(year) };
  if (month !== undefined && month !== "") result.month = Number(month);
  if (day) result.day = Number(day);
  return result;
}

const named = (name: string | undefined) => monthOf(name ?? "");

/** "19" is 2019, "98" is 1998. */
function century(digits: string | undefined): number {
  const year = Number(digits);
  return year < 50 ? 2000 + year : 1900 + year;
}

/** Day first, as most of the world writes it, unless that gives no date. */
function dayAndMonth(
  first: string | undefined,
  second: string | undefined,
  year: string | undefined,
): DatePoint | undefined {
  const [day, month] = Number(second) > 12 ? [second, first] : [first, second];
  return Number(month) > 12 ? undefined : point(year, month, day);
}

function inSeason(name: string | undefined, year: string | undefined): DatePoint {
  const months = seasonOf(name ?? "");
  return { ...point(year, months?.first), ...(months ? { lastMonth: months.last } : {}) };
}

/** "Winter 2018/19": of the season that two years share, the part in the later one. */
function acrossYears(name: string | undefined, year: string | undefined): DatePoint {
  return inSeason(name, String(Number(year) + 1));
}

function inQuarter(quarter: string | undefined, year: string | undefined): DatePoint {
  const first = (Number(quarter) - 1) * 3 + 1;
  return { ...point(year, first), lastMonth: first + 2 };
}
