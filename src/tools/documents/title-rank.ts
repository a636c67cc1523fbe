/** Which of a text's titles is that of the last job: the words of a job, near the newest period of work. */
import { namesEmployer, namesRole } from "./job-words.js";
import type { FoundPeriod } from "./periods.js";
import type { TitleSpan } from "./titles.js";

/** Lines from a period within which a title may belong to it, and what each is worth: its own, above, below. */
const NEAR = new Map([
  [0, 5],
  [-1, 4],
  [-2, 2.5],
  [1, 3.5],
  [2, 2],
]);
/** A title of the job before the last is worth less by its place in the order. */
const EARLIER = 2;
const WORTH = { label: 2, said: 1.5, head: 0, near: 0.5 };
/** Places, sizes and amounts have the form of titles: "Hamburg", "28 beds", "9 planners". */
const AMOUNT = /^\d|\d{2,}/;
const NOW =
  /(?<!\p{L})(?:now|currently|at present|I am|I'm|I work|since|aktuell|derzeit|actuellement|je suis|actualmente|obecnie)(?!\p{L})/iu;

/** The texts of the spans, the likeliest title of the last job first. */
export function rankedTitles(spans: readonly TitleSpan[], place: { lines: string[]; jobs: FoundPeriod[] }): string[] {
  const scored = spans.map((span, order) => ({ span, order, score: scoreOf(span, spans, place) }));
  scored.sort((a, b) => b.score - a.score || a.order - b.order);
  return scored.filter(({ score }) => score > 0).map(({ span }) => span.text);
}

function scoreOf(
  span: TitleSpan,
  spans: readonly TitleSpan[],
  { lines, jobs }: { lines: string[]; jobs: FoundPeriod[] },
): number {
  const role = namesRole(span.text) ? 4 : 0;
  const small = /^\p{Ll}/u.test(span.text) && !span.text.includes(" ") ? -2 : 0;
  const form = small + (namesEmployer(span.text) ? -4 : 0) + (AMOUNT.test(span.text) ? -3 : 0);
  const isNow = span.by === "said" && NOW.test(lines[span.line] ?? "") ? 1 : 0;
  return (
    role +
    form +
    WORTH[span.by] +
    isNow -
    apartOf(span, jobs, lines) +
    tieOf(span, jobs, lines) +
    shapeOf(span, spans, lines)
  );
}

/** In a paragraph that tells of several jobs, a title belongs to the one of its own sentence. */
function apartOf({ text, line }: TitleSpan, jobs: FoundPeriod[], lines: string[]): number {
  const told = jobs.filter((job) => job.line === line);
  const [newest] = told;
  const whole = lines[line] ?? "";
  if (told.length < 2 || !newest || jobs[0] !== newest) return 0;
  const isBetween = (from: number, to: number) =>
    /(?<=[\p{Ll})\d]{3}[.!?])\s/u.test(whole.slice(Math.min(from, to), Math.max(from, to)));
  return isBetween(newest.start, whole.indexOf(text)) ? EARLIER : 0;
}

/** How near the newest period is. */
function tieOf({ line }: TitleSpan, jobs: FoundPeriod[], lines: string[]): number {
  const ties = jobs.map((job, index) => {
    const from = line > job.line ? Math.min(line - 1, lastLineOf(job, lines)) : job.line;
    return (NEAR.get(line - from) ?? 0) - index * EARLIER;
  });
  return Math.max(0, ...ties);
}

/** The last line that holds nothing but what is left of a period, or nothing. */
function lastLineOf({ line }: FoundPeriod, lines: string[]): number {
  let last = line;
  if ((lines[line] ?? "").split(/\s{2,}/).length > 1) return last;
  while (last < lines.length - 1 && /^\s*(?:\p{L}{0,9}\.?\s?[\d./]*|[-–—]+)\s*$/u.test(lines[last + 1] ?? ""))
    last += 1;
  return last;
}

/** Titles come first in their line; one with its bracket says more than one without, a shorter one less. */
function shapeOf({ text, line }: TitleSpan, spans: readonly TitleSpan[], lines: string[]): number {
  const isFirst = (lines[line] ?? "").replace(/^[^\p{L}]+/u, "").startsWith(text) ? 0.8 : 0;
  const longer = spans.some(
    (other) => other.line === line && other.text !== text && other.text.startsWith(`${text} (`),
  );
  const shorter = spans.some(
    (other) => other.line === line && other.text !== text && text.startsWith(`${other.text} `) && !text.includes("("),
  );
  return isFirst - (longer ? 0.3 : 0) - (shorter && !namesRole(text) ? 0.3 : 0);
}
