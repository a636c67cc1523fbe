/** Names with their values: "Bread … 4 €", "Mon–Fri: 9–18". In lists, on lines of their own, and in sentences. */
import { CLOCK_AT_START, DAYS, namesDays, PRICE, TIMES } from "./values.js";

/** Between a name and its value a colon says more than a dash: "Sat – Thu: 12:00 – 23:30". */
const COLON = /\s*(?::\s+|：\s*)/u;
const SEPARATOR = /\s*(?:\.{3,}|…+|\t+|\s{3,}|\s*[:：]\s+|\s+[-–—=|→]+\s+|\s*[–—]\s+)\s*/u;

/**
 * A line that is a name and a value, as its two cells. The value is a price, hours or a figure.
 *
 * @example
 * rowOf("Sourdough loaf: £4.20"); // ["Sourdough loaf", "£4.20"]
 */
export function rowOf(line: string): string[] | undefined {
  const timed = startingInTime(line);
  if (timed) return timed;
  const cells = splitRow(line);
  if (cells && isValue(cells.at(-1) ?? "")) return cells;
  return endingInValue(line);
}

/** "15h00: the ceremony" */
function startingInTime(line: string): string[] | undefined {
  const [time = ""] = CLOCK_AT_START.exec(line) ?? [];
  const [gap = ""] = /^\s*(?:[:：|–—=→-]\s*|\s)/u.exec(line.slice(time.length)) ?? [];
  const rest = line.slice(time.length + gap.length).trim();
  return time !== "" && gap !== "" && /^\p{L}/u.test(rest) && rest.length <= 110 ? [time, rest] : undefined;
}

/** The line at its first separator; undefined where it has none, or more text than a cell takes. */
export function splitRow(line: string): string[] | undefined {
  const [colon, first] = [COLON.exec(line), SEPARATOR.exec(line)];
  const match = colon && first && namesDays(line.slice(0, colon.index)) ? colon : (first ?? colon);
  if (!match || match.index === 0) return undefined;
  const cells = [line.slice(0, match.index), line.slice(match.index + match[0].length)].map((cell) => cell.trim());
  const [name = "", value = ""] = cells;
  return name !== "" && value !== "" && name.length <= 90 && !/[.!?]\s/.test(name) ? cells : undefined;
}

function isValue(text: string): boolean {
  if (text.length > 90) return false;
  if (text.length <= 45 && /\p{N}/u.test(text) && namesDays(text)) return true;
  const found = [...text.matchAll(PRICE), ...text.matchAll(TIMES)];
  const covered = found.reduce((sum, [value]) => sum + value.length, 0);
  const letters = text.replace(/\s/g, "").length;
  return (
    covered >= letters * 0.4 || (found.length > 0 && text.length <= 45) || /^[\p{N}.,:%/ –-]+\p{L}{0,4}$/u.test(text)
  );
}

/** "Monday to Friday 9 am – 6 pm", "Espresso 2.50 €": the value is what the line ends in. */
function endingInValue(line: string): string[] | undefined {
  if (line.length > 110) return undefined;
  const values = [...line.matchAll(PRICE), ...line.matchAll(TIMES)].sort((a, b) => a.index - b.index);
  const first = values[0];
  const last = values.at(-1);
  if (!first || !last || /[\p{L}\p{N}]{4,}/u.test(line.slice(last.index + last[0].length))) return undefined;
  const from = values.length > 1 && isList(line, values) ? first : last;
  const name = line.slice(0, from.index).replace(/[\s,:–—-]+$/u, "");
  // "The jetty is closed" is a sentence.
  if (
    !/\p{L}/u.test(name) ||
    name.split(/,\s+/).some((part) => part.split(/\s+/).length > 8) ||
    /\s(?:is|are|was|be|ist|sind|est|sont|es|son|está|è|sono|is|zijn|é|são)$/iu.test(name)
  )
    return undefined;
  return [name, line.slice(from.index).trim()];
}

/** "9–12, 14–18": one value in several parts. */
function isList(line: string, values: readonly RegExpMatchArray[]): boolean {
  return values.slice(1).every((value, index) => {
    const before = values[index];
    const between = line.slice((before?.index ?? 0) + (before?.[0].length ?? 0), value.index);
    return !/\p{L}{5,}/u.test(between);
  });
}

/** Words between a name and its value. */
const LINKS =
  /(?:[\s,;:(–—-]|(?<![\p{L}])(?:and|or|oder|ou|is|are|at|for|from|costs?|cost you|then|while|und|ist|sind|kostet|kosten|von|für|um|et|est|sont|coûte(?:nt)?|de|à|pour|y|es|son|cuesta[n]?|por|e|è|sono|costa(?:no)?|per|en|is|kosten|voor|custa[m]?|é|são|das|da|do|of|open|we|our|your|on|you pay|pays?|zahlen|zahlt|paient|paie|pagan|pagano|betalen|demande(?:nt)?|flat)(?![\p{L}]))+/giu;
const END = new RegExp(`${LINKS.source}$`, "iu");
const START = new RegExp(`^${LINKS.source}`, "iu");
const MOST_WORDS = 10;

/**
 * Names and values that a paragraph tells one after the other. One alone only where the sentence says that it is a price or
 * the hours of something. The paragraph itself is kept beside them.
 *
 * @example
 * rowsInProse("A cut is 25 €, a colour 60 €."); // [["A cut", "25 €"], ["a colour", "60 €"]]
 */
export function rowsInProse(text: string): string[][] {
  const prices = [...text.matchAll(PRICE)];
  const bare = prices.length > 0 ? [...text.matchAll(BARE_SUM)] : [];
  const values = [...prices, ...bare, ...text.matchAll(TIMES)].sort((a, b) => a.index - b.index);
  let end = 0;
  let isTold = false;
  const rows: string[][] = [];
  values.forEach((value, index) => {
    if (value.index < end) return;
    const before = text.slice(end, value.index);
    const after = text.slice(value.index + value[0].length, values[index + 1]?.index ?? text.length);
    if (BOUND.test(before)) return;
    const days = /\d/.test(value[0]) && !namesDays(before) ? daysBehind(after) : "";
    const told = (value[0] + days).trim().replace(FULL_STOP, "");
    end = value.index + value[0].length + days.length;
    const bought = prices.includes(value) && /(?:^|[.!?:;,]\s+)$/u.test(before) && boughtFor(after);
    const name = daysAfter(value[0], after) ?? nameIn(before) ?? nameAfter(after);
    if (bought) rows.push([told, bought]);
    else if (name) rows.push([name, told]);
    isTold ||= name !== undefined && ((/\d/.test(value[0]) && TOLD.test(before)) || namesDays(name));
  });
  return rows.length > 1 || isTold ? rows : [];
}

/** "… is 25 €, children pay 15" */
const BARE_SUM =
  /(?<=(?<![\p{L}])(?:pays?|costs?|zahlen|zahlt|kosten|kostet|paient|paie|coûtent|coûte|pagan|paga|pagano|cuestan|betalen|betaalt)\s)\d{1,4}(?:[.,]\d\d)?(?=\s*(?:[,.;)]|and |und |et |y |e |en |$))/gu;

/** "A lesson costs", "Doors open" */
const TOLD =
  /(?:(?<![\p{L}])(?:is|are|costs?|ist|sind|kostet|kosten|coûte(?:nt)?|cuestan?|costa(?:no)?|kost|custam?|opens?|geöffnet|ouverte?s?|abiertos?|aperto|تكلفة)(?: from| ab| à| à partir de| de)?\s*|[\p{Script=Han}\p{Script=Hiragana}])$/iu;

/** "under £500": no price of anything. */
const BOUND =
  /(?<![\p{L}])(?:under|over|above|below|up to|more than|less than|unter|über|bis zu|ab einem wert von|moins de|plus de|jusqu'à|hasta|menos de|más de|fino a|meno di|più di|tot|minder dan|meer dan)\s*$/iu;

/** "£25 buys a pump": the sum begins the clause, and what follows says what it does. */
function boughtFor(after: string): string | undefined {
  const clause = /^\s+(?!(?:for|für|pour|por|per|voor|para|and|und|et|y|e|en)(?![\p{L}]))(\p{Ll}[^,;.!?]{4,60})/u
    .exec(after)?.[1]
    ?.trim();
  return clause && clause.split(/\s+/).length >= 2 && clause.split(/\s+/).length <= 9 ? clause : undefined;
}

/** What stands just before a value; of hours the days alone. */
function nameIn(before: string): string | undefined {
  const sentence = before.split(/(?<=[.!?;])\s+|(?<=[。！？；])/u).at(-1) ?? "";
  const days = [...sentence.matchAll(DAYS)];
  const [first, last] = [days[0], days.at(-1)];
  if (first && last) return sentence.slice(first.index, last.index + last[0].length);
  const clause =
    sentence
      .split(/,\s|:\s|，|：|\s[–—-]\s/)
      .filter((part) => /\p{L}{2,}/u.test(part.replace(END, "")))
      .at(-1) ?? "";
  return named(clause.replace(END, "").replace(/^(?:[\s,;:(]|(?:and|und|et|y|e|en)(?![\p{L}]))+/iu, ""));
}

/** "9 am to 5 pm on weekdays": the days belong to the hours before them. */
const daysBehind = (after: string) =>
  new RegExp(
    String.raw`^\s(?:(?:on|am|le|los|il|op)\s)?(?:${DAYS.source})(?:\s(?:to|bis|à|a|and|und|et|y|e)\s(?:${DAYS.source}))?`,
    "u",
  ).exec(after)?.[0] ?? "";

/** "Closed on Mondays" */
function daysAfter(value: string, after: string): string | undefined {
  if (/\d/.test(value)) return undefined;
  const match = new RegExp(
    String.raw`^\s*(?:on|am|an|le|les|el|los|il|la|op|aos|à)?\s*(${DAYS.source}(?:\s*(?:[,/&+–-]|and|to|und|bis|et|y|e|en)\s*${DAYS.source})*)`,
    "u",
  ).exec(after);
  return match?.[1]?.replace(FULL_STOP, "");
}

/** The stop of the sentence, not that of "Mo." */
const FULL_STOP = /(?<=\p{L}{4})\.$/u;

/** "25 € for a cut" */
function nameAfter(after: string): string | undefined {
  const head = /^\s*(?:for|für|pour|por|per|voor|para)\s+([^,;.]+)/iu.exec(after)?.[1];
  return head ? named(head.split(/\s(?:and|und|et|y|e|en)\s/u)[0]?.replace(START, "") ?? "") : undefined;
}

function named(text: string): string | undefined {
  const name = text.trim();
  return /\p{L}{2,}/u.test(name) && name.split(/\s+/).length <= MOST_WORDS ? name : undefined;
}
