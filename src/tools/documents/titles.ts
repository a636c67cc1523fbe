/** What a person works as: the spans that may be the title of a job. */
import { isSpan } from "../../runtime/spans.js";
import { headingsAbove, isKnownHeading } from "./headings.js";
import { namesEmployer, namesRole } from "./job-words.js";
import { isWork, type KindOfPeriod } from "./period-kind.js";
import { type FoundPeriod, findPeriods } from "./periods.js";
import { bare, fineSegmentsOf, HOLE, segmentsOf } from "./segments.js";
import { rankedTitles } from "./title-rank.js";

const MOST_TITLES = 8;
/** The newest periods are looked at; the title asked for is that of the last job. */
const MOST_PERIODS = 4;
const MOST_DATED = 2;
const MOST_WORDS = 8;
const MOST_CHARACTERS = 70;
const MOST_ENTRY_CHARACTERS = 110;
/** Lines around a period's own that may belong to it. */
const REACH = 2;

const SCHOOL =
  /educat|academ|stud|school|degree|university|qualification|training|course|formation|diplôm|bildung|schul|formación|estudios|istruzione|educação|opleiding|utbild|utdann|uddann|wykształ|certif|zertif|licen|publication|project|volunt|bénévol|ehrenamt|language|hobb|interest|refer|образован|学历|教育|التعليم|学歴/iu;
const WORK = /employ|experience|career|expérience|erfahrung|werdegang|experiencia|esperienz|experiência|ervaring/iu;
const LABEL =
  /^(?:(?:current |last |latest |desired )?(?:position|job title|role|title|post|function|occupation|profession)|poste(?: actuel)?|fonction|funktion|tätigkeit|beruf|puesto|cargo|posizione|ruolo|mansione|função|functie|stanowisko|stilling|должность|المسمى الوظيفي|الوظيفة|职位|职务|職種)$/iu;
const OTHER_LABEL =
  /^(?:employer|company|organisation|firm|at|period|dates?|when|duration|from\/to|time|location|place|city|where|entreprise|employeur|société|période|durée|lieu|ville|arbeitgeber|firma|unternehmen|zeitraum|dauer|ort|standort|empresa|periodo|fechas|lugar|ciudad|azienda|datore di lavoro|luogo|sede|período|local|werkgever|bedrijf|periode|plaats|remote|full-time|part-time|permanent|contract|temporary|freelance|internship|cdi|cdd)$/iu;
/** Between a title and its employer. */
const AT = /\s+(?:at|@|with|chez|au sein de|bei(?: der)?|presso|bij|na)\s+/iu;
/** Between a title and its employer, or within a title. */
const IN = /\s+(?:for|in|pour|à|für|en|para|em|da|voor|then|on the|on)\s+/iu;
/** Before a title in a sentence. */
const AS =
  /(?<!\p{L})(?:as|i am|i'm|i was|been|is|was|currently|now|actuellement|comme|suis|étais|als|bin|war(?: ich)?|derzeit|como|soy|fui|come|sono|stato|ben ik|was ik)(?: ich| an?| the| une?| eine?n?| un[ao]?| een)?\s+(?=\S)/giu;
const FROM_WORD =
  /\s*\b(?:ever since|since then|again|from|since|between|depuis|seit|von|vom|desde|dal|sinds|de|du)$/iu;
const ASIDE = /\((?!(?:part|full)-time|freelance|\d|m\/w|temporary|internship|cdi|self)[^()]+\)$/iu;
const SENTENCE_END = /(?<=[\p{Ll})\d]{3}[.!?])\s+/u;
const TITLE_LIKE = /^[\p{Lu}\p{Lo}\d.][^.!?@]*(?:\.[^\s.!?][^.!?@]*)*$|^i\p{Lu}/u;
const DONE = /^(?!Qualified|Chartered|Certified|Registered|Licensed|Embedded)\p{Lu}\p{Ll}+ed\s/u;
const BULLET = /^\s*(?:[•▪‣◦●○■·]\s*|[-*–—+]\s+)(?=\S)/u;
/** A whole sentence, or the middle of one. */
const SENTENCE = /^\s*\p{Ll}.* |(?:\S+\s+){5}\S*(?:\p{Ll}{3}|\d)[.;,]\s*$/u;
const YEAR = /(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)/;
const SAYS_I =
  /(?:^|\s)(?:I(?:['’]\p{L}+)?|[Mm]y|[Ww]e|[Ii]ch|[Jj]e|[Jj]'|me|the following|am|have|was|were|is|it|there)(?:\s|$)/u;

/** A span that may be a title: where it stands, and how it is told that it is one. */
export interface TitleSpan {
  text: string;
  line: number;
  /** `label`: after "Position:"; `said`: in "I work as …"; `head`: under the name; `near`: around a period. */
  by: "label" | "said" | "head" | "near";
}

/** What is known of each period of the text, in order. */
type Dated = KindOfPeriod & { inProse: boolean };

/**
 * Up to eight spans that may be the title of the person's last job, the likeliest first: what stands around the newest
 * periods of work, after labels, in sentences such as "I work as …", and under the name.
 *
 * @param periods As `periodFacts` gives them.
 * @example
 * const text = "Anna Roth\nData Engineer at Postwerk, 2019 - today";
 * findTitles(text); // ["Data Engineer", "Postwerk"]
 */
export function findTitles(text: string, periods: readonly Dated[] = []): string[] {
  const lines = text.split("\n");
  const found = findPeriods(text);
  const work = found.filter((_, index) => !periods[index] || isWork(periods[index]) !== false);
  // "I have worked as a data analyst since 2022" is a job, "link nurse since 2022" a part of one.
  const isJob = (period: FoundPeriod) => said(lines[period.line] ?? "").some(namesRole);
  const apart = work.filter((period) => !periods[found.indexOf(period)]?.inProse || isJob(period));
  const jobs = newest(apart.length > 0 ? apart : work);
  const ranked = rankedTitles(titleSpans(lines, found), { lines, jobs });
  return [...new Set(ranked)].slice(0, MOST_TITLES);
}

/** Every span of the text that may be a title, in order. */
function titleSpans(lines: string[], periods: FoundPeriod[]): TitleSpan[] {
  const headings = headingsAbove(lines).map((heading) => (WORK.test(heading ?? "") ? "Work" : heading));
  const jobs = newest(periods.filter((period) => !SCHOOL.test(headings[period.line] ?? "")));
  const columns = titleColumns(lines);
  const own = new Set([...jobs.map(({ line }) => line), ...datedLines(lines, headings, periods)]);
  const near = new Set([...own].flatMap((number) => linesAround(number, lines)));
  return lines.flatMap((line, number) => {
    const cut = withoutPeriods(
      line,
      periods.filter((period) => period.line === number),
    );
    const isNext = own.has(number + 1) || own.has(number + 2);
    const isDuty =
      !own.has(number) && (BULLET.test(line) ? !isNext || BULLET.test(lines[number + 1] ?? "") : SENTENCE.test(line));
    const parts = near.has(number) && !isDuty ? partsOf(cut, own.has(number)) : entryOf(cut, headings[number]);
    const found: [TitleSpan["by"], string[]][] = [
      ["head", headline(line, number, lines)],
      ["label", [...labelled(cut, lines[number - 1] ?? ""), ...cellOf(line, columns[number])]],
      ["near", [...parts, ...(own.has(number - 1) && !namesRole(lines[number - 1] ?? "") ? openingOf(line) : [])]],
      ["said", said(cut)],
    ];
    return found.flatMap(([by, titles]) =>
      titles.filter((title) => isSpan(title, [line])).map((title) => ({ text: title, line: number, by })),
    );
  });
}

/** The newest periods, the newest first. */
function newest(periods: FoundPeriod[]): FoundPeriod[] {
  const end = ({ to }: FoundPeriod) => (to === "present" ? Infinity : to.year * 12 + (to.month ?? 12));
  const start = ({ from }: FoundPeriod) => from.year * 12 + (from.month ?? 1);
  return [...periods].sort((a, b) => end(b) - end(a) || start(b) - start(a)).slice(0, MOST_PERIODS);
}

/** Short lines below a job's heading with a year that isn't known as a period, such as "2019 onwards". */
function datedLines(lines: string[], headings: (string | undefined)[], periods: FoundPeriod[]): number[] {
  const known = new Set(periods.map(({ line }) => line));
  return [...lines.keys()]
    .filter((number) => !known.has(number) && YEAR.test(lines[number] ?? "") && !BULLET.test(lines[number] ?? ""))
    .filter((number) => (lines[number] ?? "").length <= MOST_ENTRY_CHARACTERS)
    .filter((number) => headings[number] !== undefined && !SCHOOL.test(headings[number] ?? ""))
    .slice(0, MOST_DATED);
}

/** The numbers of the lines that may belong to a period: up to a heading or an empty line, and one beyond it above. */
function linesAround(number: number, lines: string[]): number[] {
  const isEnd = (at: number) => (lines[at] ?? "").trim() === "" || isKnownHeading(lines[at] ?? "");
  const around = [number];
  for (const step of [-1, 1]) {
    for (let at = number + step, left = REACH; left > 0; at += step, left--) {
      if (at < 0 || at >= lines.length || (isEnd(at) && at !== number - 1)) break;
      around.push(at);
    }
  }
  return around;
}

function withoutPeriods(line: string, periods: FoundPeriod[]): string {
  return periods.reduce(
    (rest, { start, text }) => rest.slice(0, start) + HOLE.repeat(text.length) + rest.slice(start + text.length),
    line,
  );
}

/** The segments of a line near a period that may be a title; of a long line only the sentences with the period count. */
function partsOf(line: string, isOwn: boolean): string[] {
  const sentences = line.split(SENTENCE_END);
  const counted = isOwn && sentences.length > 1 ? sentences.filter((sentence) => sentence.includes(HOLE)) : sentences;
  const segments = counted.flatMap((sentence) => segmentsOf(sentence));
  // Some write everything small, titles too.
  const [first = ""] = (segments[0] ?? "").split(AT);
  const small = isOwn && /^\p{Ll}/u.test(first) && namesRole(first) && isTitle(tidy(first)) ? [tidy(first)] : [];
  return [...small, ...segments.flatMap(titlesOf)];
}

const MOST_OPENING_WORDS = 5;

/** "Site foreman. Cables, boards, snag lists." below a line that has only the employer. */
function openingOf(line: string): string[] {
  const [first = "", ...rest] = line.split(SENTENCE_END);
  const isOpening = rest.length > 0 && first.split(/\s+/).length <= MOST_OPENING_WORDS && namesRole(first);
  return isOpening && !BULLET.test(line) ? titlesOf(first.replace(/\.$/, "")) : [];
}

/** The titles in a short line by itself, known by their words: of a job whose period isn't beside it. */
function entryOf(line: string, heading: string | undefined): string[] {
  if (line.length > MOST_ENTRY_CHARACTERS || SENTENCE_END.test(line) || SCHOOL.test(heading ?? "")) return [];
  return segmentsOf(line).flatMap(titlesOf).filter(namesRole);
}

/** A segment's own candidates: with what stands in brackets, and the halves around commas and "at". */
function titlesOf(segment: string): string[] {
  const parts = fineSegmentsOf(segment).flatMap((part) => part.split(AT));
  const shorter = parts.flatMap((part) => {
    const [head = ""] = part.split(IN);
    const isEmployerNext = head !== part && /^\p{Lu}/u.test(part.slice(head.length).replace(IN, ""));
    return !isEmployerNext ? [part] : namesRole(head) ? [head] : [head, part];
  });
  const whole = ASIDE.test(segment) && !segment.includes(",") ? [segment] : [];
  return [...shorter, ...whole].map(tidy).filter(isTitleLike);
}

const tidy = (text: string) => bare(bare(text).replace(FROM_WORD, "")).replace(/(?<=\p{L}{3})\.$/u, "");

/** As {@link isTitle}, of what stands by itself: it begins with a capital, and doesn't say what was done. */
const isTitleLike = (text: string) => TITLE_LIKE.test(text) && !DONE.test(text) && isTitle(text);

function isTitle(text: string): boolean {
  if (text.length > MOST_CHARACTERS || !/\p{L}{2}/u.test(text) || text.split(/\s+/).length > MOST_WORDS) return false;
  if (SAYS_I.test(text) || isKnownHeading(text)) return false;
  return !LABEL.test(text) && !OTHER_LABEL.test(text) && !namesEmployer(text);
}

/** For each line of a table whose first line names a column for titles, the number of that column. */
function titleColumns(lines: string[]): (number | undefined)[] {
  let head: { column: number; cells: number } | undefined;
  return lines.map((line) => {
    const cells = cellsOf(line);
    const column = cells.findIndex((cell) => LABEL.test(cell));
    const isHead = column >= 0 && cells.length > 1 && cells.every((cell) => cell.split(" ").length < 4);
    if (isHead) head = { column, cells: cells.length };
    else if (line.trim() !== "" && cells.length < 2) head = undefined;
    return isHead || cells.length !== head?.cells ? undefined : head.column;
  });
}

const cellsOf = (line: string) => line.split(/\s*\|\s*|\t+|\s{2,}/u).filter((cell) => cell.trim() !== "");

const cellOf = (line: string, column: number | undefined) =>
  column === undefined ? [] : [tidy(cellsOf(line)[column] ?? "")].filter(isTitleLike);

/** The value after a label for titles, or under one. */
function labelled(line: string, above: string): string[] {
  const [label = "", ...rest] = segmentsOf(line);
  const values = LABEL.test(label) ? rest : LABEL.test(above.replace(/[:：\s]+$/, "").trim()) ? [line] : [];
  return values.slice(0, 1).map(tidy).filter(isTitleLike);
}

/** What follows "I work as" and its like, up to the employer. */
function said(line: string): string[] {
  if (!/\s\S+\s\S+\s/.test(line)) return [];
  return [...line.matchAll(AS)].flatMap((match) => {
    const rest = line.slice(match.index + match[0].length).split(SENTENCE_END)[0] ?? "";
    const [head = ""] = fineSegmentsOf(rest).flatMap((part) => part.split(AT));
    const [first = ""] = head.split(IN);
    return [first, head].map(tidy).filter((title) => isTitle(title) && (namesRole(title) || /^\p{Lu}/u.test(title)));
  });
}

/** What stands beside or under the name, where a word says that it is a title. */
function headline(line: string, number: number, lines: string[]): string[] {
  const before = lines.slice(0, number).filter((each) => each.trim() !== "").length;
  if (before > 3) return [];
  return fineSegmentsOf(line).flatMap(titlesOf).filter(namesRole);
}
