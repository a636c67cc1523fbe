/** Periods of time in a text: "Mar 2019 – Present", "depuis 2015", "2019年3月至今". */
import { BETWEEN, MONTH, monthOf, PRESENT, SINCE } from "./calendar-words.js";
import { type DatePoint, dateSigns, END, POINT, readPoint, SHORT_POINT, START } from "./date-points.js";

export interface YearMonth {
  year: number;
  /** 1 to 12; absent where only the year is named. */
  month?: number;
}

export interface Period {
  from: YearMonth;
  to: YearMonth | "present";
}

/** A period where it stands. */
export interface FoundPeriod extends Period {
  /** Verbatim, on one line. */
  text: string;
  /** The line's number in the text, from 0, and the period's place in it. */
  line: number;
  start: number;
}

const FROM_WORDS = "(?:from|between|von|vom|de|du|entre|desde|dal|da|van|tussen|od|с|من|自)";
const RANGE = new RegExp(
  `${START}(${POINT}|${SHORT_POINT}|${MONTH}\\.?)${BETWEEN}(?:(${POINT}|${SHORT_POINT})${END}|(${PRESENT}))`,
  "giu",
);
/** Chinese and Japanese need nothing between: "2019年3月至今". */
const GLUED_PRESENT = new RegExp(`${START}(${POINT})(?<=[年月日])\\s*${PRESENT}`, "giu");
const SINCE_POINT = new RegExp(
  `(?<![\\p{L}\\p{N}])${SINCE}\\s*(?<=[\\s’'从自])(${POINT})${END}(?:\\s*(?:起|以来))?`,
  "giu",
);
const OPEN = new RegExp(
  `${START}(${POINT})(?:\\s*[-–—]+(?:\\s*(?:to|until|bis|à))?|\\s+(?:to|until|till|bis))(?=\\s*(?:$|\\||\\)|\\s{2}))`,
  "giu",
);
/** "In May 2020 I joined the bank, and I am still there." */
const STILL =
  "(?:still|to this day|until (?:now|today)|ever since|bis heute|immer noch|encore|toujours|jusqu['’]à aujourd['’]hui|todavía|sigo|hasta hoy|ancora|tuttora|nog steeds)";
const STARTED =
  "(?:joined|started|began|became|moved|took|came|begann|fing|wechselte|wurde|rejoint|commencé|entrée?|devenue?|empecé|inicié|entré|sono entrat[oa]|begonnen)";
const SINCE_THEN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:in|im|en|em|nel|nell['’])\\s+(${POINT})${END}(?=[^.!?]{0,60}(?<!\\p{L})${STARTED}(?!\\p{L})[^.!?]{0,160}(?<!\\p{L})${STILL}(?!\\p{L}))`,
  "giu",
);
/** "In May 2016 I moved to the ferries, where I stayed until June 2022." */
const FROM_THEN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:in|im|en|em|nel|nell['’])\\s+(${POINT})${END}(?=[^.!?]{0,60}(?<!\\p{L})${STARTED}(?!\\p{L}))[^.!?]{0,160}?\\s(?:until|till|bis|jusqu['’](?:à|en|au)|hasta|fino a|tot)\\s+(?:the\\s+|the end of\\s+)?(${POINT})${END}`,
  "giu",
);
const SCHOOL_YEAR = /(?<![\d/.-])((?:19[5-9]|20[0-4])\d)\s?[/–-]\s?(\d\d(?:\d\d)?)(?![\d/.-])/g;
const SINGLE = new RegExp(
  `(?:^|[|·•]|\\s{2}|\\s[–—]\\s)\\s*[([]?(${POINT})[)\\]]?\\s*[:.]?(?=$|\\s*[|·•]|\\s{2}|\\s[–—]\\s)`,
  "giu",
);
const DATE_LIKE = /(?:19[5-9]|20[0-4])\d|['’‘/.-]\s?\d\d/;

/**
 * All periods of a text, in order. A single date counts where it is a whole cell of its line ("2016  Intern, Acme");
 * days of birth and the like don't.
 */
export function findPeriods(text: string): FoundPeriod[] {
  const lines = text.split("\n");
  const found = lines.flatMap((line, number) => {
    const own = periodsOfLine(line, lines[number + 1] ?? "", number);
    const broken = brokenPeriods(lines, number);
    return [...own.filter((period) => !broken.some(({ start }) => period.start >= start)), ...broken];
  });
  const ends = new Set(found.flatMap((period, index) => (isWithin(found[index - 1], period) ? [period] : [])));
  return found.filter((period, index) => !ends.has(period) && !isEndOf(found[index - 1], period));
}

/** How a line ends whose period goes on in the next one. */
const OPEN_END = new RegExp(
  `(?:[-–—]|(?:^|\\s)(?:to|until|till|bis|à|au|al|hasta|do|since|from|seit|depuis|desde|od)|${MONTH}\\.?)\\s*$`,
  "iu",
);
const ONLY_DASH = /^\s*(?:[-–—]+|to|bis|until)\s*$/i;
const ONLY_POINT = new RegExp(`^\\s*${POINT}\\s*$`, "iu");
/** Characters at a line's end that may begin a period. */
const MOST_TAIL = 40;

/** Periods that a line's end breaks: "since January / 2020", "June 2014 to / May 2019", "02/2021 / – / now". */
function brokenPeriods(lines: string[], number: number): FoundPeriod[] {
  const line = (lines[number] ?? "").trimEnd();
  const next = lines[number + 1]?.trim() ?? "";
  const isColumn = ONLY_DASH.test(next) && ONLY_POINT.test(dateSigns(line));
  if (line === "" || next === "" || !(isColumn || OPEN_END.test(dateSigns(line)))) return [];
  const rest = isColumn ? `${next} ${lines[number + 2]?.trim() ?? ""}` : next;
  const whole = `${line} ${rest}`;
  if (!DATE_LIKE.test(dateSigns(whole))) return [];
  return periodsOfLine(whole, "", number).filter(
    ({ start, text }) =>
      start < line.length && start > line.length - MOST_TAIL && start + text.length > line.length + 1,
  );
}

/** True for a period that another, begun in the line before, holds already. */
function isWithin(before: FoundPeriod | undefined, { line, start, text }: FoundPeriod): boolean {
  return (
    before !== undefined &&
    before.line === line - 1 &&
    start < 4 &&
    before.text.endsWith(text) &&
    before.text.length > text.length
  );
}

/** True for the end of a period that began at the end of the line above. */
function isEndOf(above: FoundPeriod | undefined, period: FoundPeriod): boolean {
  if (!above || above.line !== period.line - 1 || above.to === "present" || period.to === "present") return false;
  if (period.start > 3 || !/(?:[-–—]|\s(?:to|until|till|bis|à))$/i.test(above.text)) return false;
  return above.to.year === period.to.year && above.to.month === period.to.month;
}

/**
 * Reads one period.
 *
 * @example
 * parsePeriod("03/2018 – today"); // { from: { year: 2018, month: 3 }, to: "present" }
 */
export function parsePeriod(text: string): Period | undefined {
  const line = text.replace(/\s+/g, " ").trim();
  const found =
    periodsOfLine(line, "", 0)[0] ?? periodsOfLine(line.replace(new RegExp(`^${FROM_WORDS}\\s+`, "iu"), ""), "", 0)[0];
  if (found) return { from: found.from, to: found.to };
  const single = new RegExp(`${START}${POINT}${END}`, "iu").exec(dateSigns(line));
  const point = single ? readPoint(single[0]) : undefined;
  return point ? { from: startOf(point), to: endOf(point) } : undefined;
}

function periodsOfLine(line: string, next: string, number: number): FoundPeriod[] {
  const ascii = dateSigns(line);
  if (!DATE_LIKE.test(ascii)) return [];
  const found: FoundPeriod[] = [];
  let rest = ascii;
  const take = (pattern: RegExp, read: (groups: string[], whole: string) => Period | undefined) => {
    for (const match of rest.matchAll(pattern)) {
      const period = read(
        match.slice(1).map((group) => group ?? ""),
        match[0],
      );
      if (!period || !isPlausible(period)) continue;
      const [start, length] = trimmedPlace(match[0], match.index);
      found.push({ ...period, text: line.slice(start, start + length), line: number, start });
      rest = rest.slice(0, start) + "\u0000".repeat(length) + rest.slice(start + length);
    }
  };
  take(FROM_THEN, ([from = "", to = ""]) => rangeOf(from, to, ""));
  take(RANGE, ([from = "", to = "", present = ""]) => rangeOf(from, to, present));
  take(GLUED_PRESENT, ([from = ""]) => openRange(from));
  take(SCHOOL_YEAR, ([from = "", to = ""]) => schoolYears(from, to));
  take(SINCE_POINT, ([from = ""], whole) =>
    /^(?:from|من|ab|da|od|с)/iu.test(whole) && !isWholeCell(rest, whole) ? undefined : openRange(from),
  );
  take(SINCE_THEN, ([from = ""]) => openRange(from));
  take(OPEN, ([from = ""]) => continued(from, next));
  take(SINGLE, ([single = ""]) => singlePeriod(single));
  return found.sort((a, b) => a.start - b.start);
}

/** The verbatim part of a match: without the white space and brackets around it. */
function trimmedPlace(match: string, index: number): [start: number, length: number] {
  const lead = /^[\s|([·•–—]*/.exec(match)?.[0].length ?? 0;
  return [index + lead, match.slice(lead).replace(/[\s)\]:]+$/, "").length];
}

function rangeOf(first: string, second: string, present: string): Period | undefined {
  const from = readPoint(first) ?? monthBefore(first, second);
  if (!from) return undefined;
  if (present) return readPoint(first) ? { from: startOf(from), to: "present" } : undefined;
  const to = readPoint(second);
  return to ? { from: startOf(from), to: endOf(to) } : undefined;
}

/** "Jan – Mar 2019": the first month has the year of the second. */
function monthBefore(name: string, second: string): DatePoint | undefined {
  const month = monthOf(name.trim());
  const end = readPoint(second);
  if (!month || !end?.month) return undefined;
  return { year: month <= end.month ? end.year : end.year - 1, month };
}

function openRange(first: string): Period | undefined {
  const from = readPoint(first);
  return from ? { from: startOf(from), to: "present" } : undefined;
}

/** "2019 –" at a line's end goes on in the next line, or until today. */
function continued(first: string, next: string): Period | undefined {
  const from = readPoint(first);
  if (!from) return undefined;
  const end = new RegExp(`^\\s*(?:(${POINT})${END}|(?:${PRESENT}))`, "iu").exec(dateSigns(next));
  const to = end?.[1] ? readPoint(end[1]) : undefined;
  const period: Period = { from: startOf(from), to: to ? endOf(to) : "present" };
  return isPlausible(period) ? period : { from: startOf(from), to: "present" };
}

/** "2012/2013", "2012/13", "2014-17". */
function schoolYears(first: string, second: string): Period | undefined {
  const from = Number(first);
  const to = second.length === 4 ? Number(second) : Math.floor(from / 100) * 100 + Number(second);
  return to > from && to - from <= 45 ? { from: { year: from }, to: { year: to } } : undefined;
}

/** A whole date is a day, not a period. */
function singlePeriod(text: string): Period | undefined {
  const point = readPoint(text);
  return point && point.day === undefined ? { from: startOf(point), to: endOf(point) } : undefined;
}

function startOf({ year, month }: DatePoint): YearMonth {
  return month === undefined ? { year } : { year, month };
}

function endOf({ year, month, lastMonth }: DatePoint): YearMonth {
  return month === undefined ? { year } : { year, month: lastMonth ?? month };
}

function isPlausible({ from, to }: Period): boolean {
  if (to === "present") return true;
  return to.year > from.year || (to.year === from.year && (to.month ?? 12) >= (from.month ?? 1));
}

/** True for a "from 2019" that stands by itself: within a sentence it has an end that isn't said here. */
function isWholeCell(line: string, whole: string): boolean {
  const at = line.indexOf(whole);
  return (
    /(?:^|[|(,;·•–—]|\s{2})\s*$/.test(line.slice(0, at)) &&
    /^\s*(?:$|[|,;.)]|\s{2})/.test(line.slice(at + whole.length))
  );
}
