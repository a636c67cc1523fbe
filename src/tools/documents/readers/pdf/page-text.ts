/** Lines to the text of pages: empty lines where a page leaves a gap, `#` before lines set larger than the text. */
import { type Direction, directionOf } from "./bidi.js";
import type { Line } from "./lines.js";
import { lineText } from "./lines.js";

/** A gap of this many usual line distances, larger than the next one, starts a new block. */
const BLOCK_GAP = 1.45;
const LARGER_GAP = 1.2;
/** A heading's size in sizes of the text, and its longest text. */
const HEADING_SIZE = 1.08;
const MOST_HEADING_CHARACTERS = 60;

/** The text of each page of a document. */
export function pageTexts(pages: Line[][]): string[] {
  const levels = headingLevels(pages.flat());
  const usual = directionOf(
    pages.flatMap((lines) => lines.flatMap(({ glyphs }) => glyphs.map(({ text }) => text))).join(""),
  );
  return pages.map((lines) => pageText(lines, levels, usual));
}

/** Sizes of headings, each with its rank, the largest first. */
type Levels = Map<number, number>;

function headingLevels(lines: Line[]): Levels {
  const ink = new Map<number, number>();
  for (const { size, glyphs } of lines) ink.set(rounded(size), (ink.get(rounded(size)) ?? 0) + glyphs.length);
  const body = [...ink].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  const sizes = [...ink.keys()].filter((size) => size >= body * HEADING_SIZE).sort((a, b) => b - a);
  return new Map(sizes.map((size, index) => [size, Math.min(index + 1, 4)]));
}

const rounded = (size: number) => Math.round(size * 2) / 2;

function pageText(lines: Line[], levels: Levels, direction: Direction): string {
  const texts = lines.map((line) => lineText(line, direction));
  const shown = lines.filter((_, index) => texts[index] !== "");
  const gaps = shown.map((line, index) => (index === 0 ? 0 : line.y - (shown[index - 1]?.y ?? 0)));
  const usual = median(gaps.filter((gap, index) => isLineDistance(gap, shown[index]?.size ?? 0)));
  const parts: string[] = [];
  let afterHeading = false;
  shown.forEach((line, index) => {
    const last = shown[index - 1];
    const text = texts[lines.indexOf(line)] ?? "";
    const rank = headingRank(line, text, levels, [last, shown[index + 1]]);
    const isBlock =
      last !== undefined && startsBlock(last, line, usual, [gaps[index - 1], gaps[index], gaps[index + 1]]);
    if (last && (rank > 0 || (isBlock && !afterHeading))) parts.push("");
    parts.push(rank > 0 ? `${"#".repeat(rank)} ${text}` : text);
    afterHeading = rank > 0;
  });
  return parts.join("\n");
}

/** A heading's rank from 1; 0 for other lines. */
function headingRank(line: Line, text: string, levels: Levels, [before, after]: (Line | undefined)[]): number {
  const rank = levels.get(rounded(line.size));
  if (rank === undefined || text.length > MOST_HEADING_CHARACTERS || !/\p{L}{2}/u.test(text)) return 0;
  return isAlone(line, before, after) ? rank : 0;
}

/** A line of larger text that goes on above or below is a paragraph, not a heading. */
function isAlone(line: Line, before: Line | undefined, after: Line | undefined): boolean {
  const continues = (other: Line | undefined) =>
    other !== undefined &&
    Math.abs(other.size - line.size) < 0.4 &&
    Math.abs(other.y - line.y) < line.size * 1.7 &&
    Math.min(line.right, other.right) > Math.max(line.left, other.left);
  return !continues(before) && !continues(after);
}

function startsBlock(last: Line, line: Line, usual: number, [before, gap, after]: (number | undefined)[]): boolean {
  if (gap === undefined || gap < -last.size) return true;
  if (gap <= Math.max(usual * BLOCK_GAP, Math.max(last.size, line.size) * 1.7)) return false;
  const beside = after !== undefined && after > 0 ? after : before;
  return beside === undefined || beside <= 0 || gap > beside * LARGER_GAP;
}

const isLineDistance = (gap: number, size: number) => gap > size * 0.6 && gap < size * 3;

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
