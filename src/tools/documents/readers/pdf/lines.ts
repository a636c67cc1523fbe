/** Glyphs to lines: one visual line becomes one line of text, in the order of the content stream. */
import { type Direction, hasRtl, logicalLine } from "./bidi.js";
import { plainCharacters } from "./characters.js";
import type { Glyph } from "./painter.js";

/** What stands on one baseline without being cut by another column. */
export interface Line {
  glyphs: Glyph[];
  left: number;
  right: number;
  y: number;
  size: number;
}

/** Gaps in shares of the type size: wider is a space, much wider is a tab or the next cell. */
const SPACE_GAP = 0.17;
const CELL_GAP = 1.3;
const SAME_BASELINE = 0.4;
const BULLET = /^\s*[•·▪‣◦●○■–*-]\s*$/;

/** Puts glyphs that follow each other on one baseline together. */
export function linesOf(glyphs: Glyph[]): Line[] {
  const lines: Line[] = [];
  let line: Line | undefined;
  for (const glyph of glyphs) {
    if (line && belongs(line, glyph)) extend(line, glyph);
    else {
      line = { glyphs: [glyph], left: glyph.x, right: glyph.x + glyph.width, y: glyph.y, size: glyph.size };
      lines.push(line);
    }
  }
  return joinNeighbours(joinVertical(lines.filter(({ glyphs }) => glyphs.some(({ text }) => text.trim() !== ""))));
}

const EAST_ASIAN = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]$/u;
const LEAST_VERTICAL = 3;

/** Characters of East Asia one below the other are a line written downwards. */
function joinVertical(lines: Line[]): Line[] {
  const joined: Line[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const run = [lines[index] as Line];
    while (isBelow(run.at(-1), lines[index + 1])) run.push(lines[++index] as Line);
    const [first] = run;
    if (!first) continue;
    if (run.filter(({ glyphs }) => EAST_ASIAN.test(plain(glyphs).trim())).length < LEAST_VERTICAL) joined.push(...run);
    // As text at an angle they are neither sorted nor parted by gaps.
    else
      joined.push({ ...first, glyphs: run.flatMap(({ glyphs }) => glyphs.map((one) => ({ ...one, upright: false }))) });
  }
  return joined;
}

function isBelow(line: Line | undefined, next: Line | undefined): boolean {
  if (!line || !next || plain(line.glyphs).trim().length !== 1 || plain(next.glyphs).trim().length !== 1) return false;
  const down = (next.y - line.y) / line.size;
  return Math.abs(next.left - line.left) < 0.7 * line.size && down > 0.7 && down < 1.8;
}

function belongs(line: Line, glyph: Glyph): boolean {
  const last = line.glyphs.at(-1);
  if (!last || last.upright !== glyph.upright) return false;
  if (!glyph.upright) return Math.hypot(glyph.x - last.x, glyph.y - last.y) < 3 * Math.max(last.size, glyph.size);
  if (Math.abs(glyph.y - line.y) > SAME_BASELINE * Math.max(line.size, glyph.size)) return false;
  const isFree = (from: number, to: number) =>
    Math.min(to, glyph.x + glyph.width) - Math.max(from, glyph.x) < Math.max(0.6 * line.size, glyph.width * 0.6);
  if (isFree(line.left, line.right) || glyph.text.trim() === "") return true;
  // Right-to-left lines are painted run by run, and a number between them fills a gap.
  if (!line.glyphs.some(({ text }) => hasRtl(text))) return false;
  return line.glyphs.every(({ text, x, width }) => text.trim() === "" || isFree(x, x + width));
}

function extend(line: Line, glyph: Glyph): void {
  line.glyphs.push(glyph);
  line.left = Math.min(line.left, glyph.x);
  line.right = Math.max(line.right, glyph.x + glyph.width);
  if (glyph.text.trim() !== "") line.size = Math.max(line.size, glyph.size);
}

/** A part painted right after another on the same baseline is the same line, and text painted twice is there once. */
function joinNeighbours(lines: Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const areUpright = last?.glyphs[0]?.upright && line.glyphs[0]?.upright;
    const level = last && areUpright && Math.abs(last.y - line.y) <= SAME_BASELINE * Math.max(last.size, line.size);
    if (last && level && (line.left >= last.right || line.right <= last.left)) {
      for (const glyph of line.glyphs) extend(last, glyph);
    } else if (!(last && level && isRepeat(last, line))) joined.push(line);
  }
  return joined;
}

/** Poor man's bold: the same glyphs again, a hair beside. */
function isRepeat(one: Line, other: Line): boolean {
  if (Math.abs(one.left - other.left) > 1.5 || Math.abs(one.right - other.right) > 2.5) return false;
  return plain(one.glyphs) === plain(other.glyphs);
}

const plain = (glyphs: Glyph[]) => glyphs.map(({ text }) => text).join("");

/** A line's text in reading order: words by one space, cells by two. */
export function lineText(line: Line, usual: Direction = "ltr"): string {
  const units = withGaps(withMarks(inPaintedOrder(line)));
  const text = hasRtl(units.join("")) ? logicalLine(units, usual) : units.join("");
  return tidy(text);
}

function inPaintedOrder({ glyphs }: Line): Glyph[] {
  if (!glyphs[0]?.upright) return glyphs;
  const letters = glyphs.filter((glyph) => !isMark(glyph));
  const ordered = letters.every((glyph, index) => index === 0 || glyph.x >= (letters[index - 1]?.x ?? 0) - 0.01);
  return ordered ? glyphs : [...glyphs].sort((a, b) => a.x - b.x);
}

/** Vowel signs and accents of their own join the letter that they stand over. */
function withMarks(glyphs: Glyph[]): Glyph[] {
  if (!glyphs.some(isMark)) return glyphs;
  const letterOf = new Map(glyphs.filter((glyph) => !isMark(glyph)).map((glyph) => [glyph, { ...glyph }]));
  const inked = [...letterOf.keys()].filter(({ text }) => text.trim() !== "");
  glyphs.forEach((mark, index) => {
    if (!isMark(mark)) return;
    const letter = letterOf.get(letterAfter(glyphs, index) ?? nearest(inked, mark) ?? mark);
    if (letter) letter.text += mark.text;
  });
  return [...letterOf.values()];
}

const isMark = ({ text }: Glyph) => /^\p{M}+$/u.test(plainCharacters(text));

/** Painted from left to right, the signs of a right-to-left letter come right before it. */
function letterAfter(glyphs: Glyph[], index: number): Glyph | undefined {
  const mark = glyphs[index];
  const next = glyphs.slice(index + 1).find((glyph) => !isMark(glyph));
  const before = glyphs.slice(0, index).findLast((glyph) => !isMark(glyph));
  if (!mark || !next || !hasRtl(next.text) || (before && before.x > next.x)) return undefined;
  return Math.abs(next.x - mark.x) < mark.size * 0.6 ? next : undefined;
}

function nearest(letters: Glyph[], mark: Glyph): Glyph | undefined {
  const middle = ({ x, width }: Glyph) => x + width / 2;
  const distance = (letter: Glyph) => Math.abs(middle(letter) - middle(mark));
  return letters.reduce<Glyph | undefined>(
    (best, one) => (best && distance(best) <= distance(one) ? best : one),
    undefined,
  );
}

/** The glyphs' texts with the spaces that only show as gaps. */
function withGaps(glyphs: Glyph[]): string[] {
  const spread = letterSpacing(glyphs);
  const units: string[] = [];
  let last: Glyph | undefined;
  let spaced = true;
  for (const glyph of glyphs) {
    const text = plainCharacters(glyph.text);
    if (text === "") continue;
    const blank = text.trim() === "";
    if (last && glyph.upright) {
      const gap = (glyph.x - last.x - last.width) / Math.max(glyph.size, 1);
      if (gap > CELL_GAP + spread) units.push(spaced ? " " : "  ");
      else if (gap > SPACE_GAP + spread && !spaced && !blank) units.push(" ");
    }
    units.push(text);
    spaced = blank;
    last = glyph;
  }
  return units;
}

/** The usual gap between letters that stand side by side; wide in spaced headings. */
function letterSpacing(glyphs: Glyph[]): number {
  const gaps: number[] = [];
  for (let index = 1; index < glyphs.length; index += 1) {
    const [before, glyph] = [glyphs[index - 1], glyphs[index]];
    if (!before || !glyph || before.text === " " || glyph.text === " ") continue;
    gaps.push((glyph.x - before.x - before.width) / Math.max(glyph.size, 1));
  }
  if (gaps.length < 4) return 0;
  const middle = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  return middle > 0.06 && middle < 1 ? middle : 0;
}

/** One space within a cell, two between cells, one after a bullet. */
function tidy(text: string): string {
  const cells = text.trim().split(/ {2,}/);
  const [first, ...rest] = cells;
  if (first !== undefined && rest.length > 0 && BULLET.test(first))
    return [`${first} ${rest[0]}`, ...rest.slice(1)].join("  ");
  return cells.join("  ");
}
