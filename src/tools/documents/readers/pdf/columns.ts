/** Columns whose lines were painted in turns: one after the other, as they are read. */
import { joinAsides } from "./asides.js";
import { hasRtl } from "./bidi.js";
import type { Line } from "./lines.js";

/** A gap of this share of the type size may part columns. */
const COLUMN_GAP = 1.5;
const LEAST_LINES = 5;
/** The content stream changes columns at most this often when it already paints them one by one. */
const MOST_CHANGES = 3;

/** Lines in reading order: the content stream's, except for columns painted in turns and parts painted apart. */
export function inReadingOrder(lines: Line[]): Line[] {
  return joinAsides(columnsInTurn(lines) ?? lines);
}

/** A page that goes on in two columns between `top` and `bottom`. */
interface Columns {
  left: Line[];
  right: Line[];
  top: number;
  bottom: number;
}

function columnsInTurn(lines: Line[]): Line[] | undefined {
  if (lines.length < LEAST_LINES || lines.some(({ glyphs }) => glyphs.some(({ text }) => hasRtl(text))))
    return undefined;
  const pieces = lines.flatMap(piecesOf);
  const columns = rightEdges(pieces)
    .map((edge) => columnsAt(edge, pieces))
    .find((found) => found !== undefined);
  if (!columns || changes(pieces, columns) <= MOST_CHANGES || isTable(columns)) return undefined;
  const inside = new Set([...columns.left, ...columns.right]);
  const isOutside = (line: Line) => piecesOf(line).every((piece) => ![...inside].some((one) => isSame(one, piece)));
  const outside = lines.filter(isOutside);
  const downwards = (column: Line[]) => [...column].sort((a, b) => a.y - b.y);
  return [
    ...outside.filter(({ y }) => y < columns.bottom),
    ...downwards(columns.left),
    ...downwards(columns.right),
    ...outside.filter(({ y }) => y >= columns.bottom),
  ];
}

/** A line's parts between wide gaps. */
function piecesOf(line: Line): Line[] {
  const pieces: Line[] = [];
  for (const glyph of [...line.glyphs].sort((a, b) => a.x - b.x)) {
    const piece = pieces.at(-1);
    if (piece && glyph.x - piece.right <= COLUMN_GAP * glyph.size) {
      piece.glyphs.push(glyph);
      piece.right = Math.max(piece.right, glyph.x + glyph.width);
    } else if (glyph.text.trim() !== "") {
      pieces.push({ glyphs: [glyph], left: glyph.x, right: glyph.x + glyph.width, y: glyph.y, size: line.size });
    }
  }
  return pieces;
}

const isSame = (one: Line, other: Line) => one.y === other.y && one.left === other.left;

/** Left edges that many pieces share, the most common first; the page's own left edge is none. */
function rightEdges(pieces: Line[]): number[] {
  const counts = new Map<number, number>();
  for (const { left } of pieces) counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + 1);
  const outer = Math.min(...pieces.map(({ left }) => left));
  return [...counts]
    .filter(([edge, count]) => count >= LEAST_LINES && edge > outer + 40)
    .sort((a, b) => b[1] - a[1])
    .map(([edge]) => edge);
}

/** Two columns with the right one at an edge, where nothing crosses the gap between them. */
function columnsAt(edge: number, pieces: Line[]): Columns | undefined {
  const right = pieces.filter(({ left }) => left >= edge - 2);
  const starts = right.filter(({ left }) => Math.abs(left - edge) <= 2).map(({ y }) => y);
  const [top, bottom] = [Math.min(...starts) - 12, Math.max(...starts) + 12];
  const between = ({ y }: Line) => y >= top && y <= bottom;
  const left = pieces.filter((piece) => piece.left < edge - 2 && between(piece));
  if (left.length < LEAST_LINES || left.some((piece) => piece.right > edge - 6)) return undefined;
  return { left, right: right.filter(between), top, bottom };
}

/** How often the pieces, as they were painted, change from one column to the other. */
function changes(pieces: Line[], { left }: Columns): number {
  const inLeft = new Set(left);
  let count = 0;
  for (let index = 1; index < pieces.length; index += 1) {
    const [before, piece] = [pieces[index - 1], pieces[index]];
    if (before && piece && inLeft.has(before) !== inLeft.has(piece)) count += 1;
  }
  return count;
}

/**
 * Rows of a table share their baselines, and their first cells are dates or labels. Columns that happen to share them
 * go over much of the page, line by line.
 */
function isTable(columns: Columns): boolean {
  const { left, right } = columns;
  const aligned = left.filter((piece) => right.some((other) => Math.abs(other.y - piece.y) < 0.6));
  const labels = aligned.filter((piece) => /\d{4}|\d\/\d|:\s*$/.test(textOf(piece)));
  if (labels.length >= Math.max(2, aligned.length * 0.3)) return true;
  if (isSparse(left) || isSparse(right)) return true;
  return aligned.length >= left.length * 0.85 && left.length < 10;
}

/** Text in columns goes on line by line; the cells of a first column stand apart. */
function isSparse(column: Line[]): boolean {
  const ys = column.map(({ y }) => y).sort((a, b) => a - b);
  const size = Math.max(...column.map((line) => line.size));
  const wide = ys.filter((y, index) => index > 0 && y - (ys[index - 1] ?? y) > size * 2.2).length;
  return wide > (ys.length - 1) * 0.4;
}

const textOf = ({ glyphs }: Line) => glyphs.map(({ text }) => text).join("");
