/** CSV: values parted by commas, semicolons, tabs or bars, with quotes, as programs really write them. */
import type { ReaderResult } from "../document.js";
import { tablePages } from "./table-pages.js";
import { decodeText } from "./text.js";

const DELIMITERS = [",", ";", "\t", "|"];
const SAMPLE_ROWS = 50;
const MAX_CELLS = 2_000_000;

/** Reads a CSV as a table; lines whose number of values differs from the first are told. */
export function readCsv(bytes: Uint8Array): ReaderResult {
  const { text, encoding } = decodeText(bytes);
  const rows = parseCsv(text);
  const width = rows[0]?.length ?? 0;
  const odd = rows.flatMap((row, index) => (row.length !== width ? [index + 1] : []));
  const notes = encoding === "utf-8" ? [] : [`Read as ${encoding}.`];
  if (odd.length > 0) {
    const which = odd.length > 5 ? `${odd.slice(0, 5).join(", ")}, …` : odd.join(", ");
    notes.push(`${odd.length} of ${rows.length} rows have more or fewer values than the first: ${which}.`);
  }
  return { pages: tablePages([{ rows }]), hiddenChars: 0, notes };
}

/**
 * The rows of a CSV text. The delimiter is the one that parts the first rows most evenly.
 *
 * @throws Error beyond two million values.
 * @example
 * parseCsv('a;b\n1;"x; y"'); // [["a", "b"], ["1", "x; y"]]
 */
export function parseCsv(text: string, delimiter = delimiterOf(text)): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cells = 0;
  const pattern = fieldPattern(delimiter);
  pattern.lastIndex = text.startsWith("\ufeff") ? 1 : 0;
  const endRow = () => {
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  };
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) break;
    const [, quoted, after = "", plain = "", end = ""] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"') + after);
    cells += 1;
    if (cells > MAX_CELLS) throw new Error(`it has more than ${MAX_CELLS} values`);
    if (end !== delimiter) endRow();
    else if (pattern.lastIndex >= text.length) row.push("");
  }
  if (row.length > 0) endRow();
  return rows;
}

/** Quoted value and what stands after it, or a plain value; then a delimiter, a line's end, or the end. */
function fieldPattern(delimiter: string): RegExp {
  const mark = delimiter === "|" ? "\\|" : delimiter;
  return new RegExp(`(?:"((?:[^"]|"")*)"([^${mark}\\r\\n]*)|([^${mark}\\r\\n]*))(${mark}|\\r\\n|\\n|\\r|$)`, "y");
}

function delimiterOf(text: string): string {
  const sample = text.slice(0, 20_000);
  let best = ",";
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const widths = parseCsv(sample, delimiter)
      .slice(0, SAMPLE_ROWS)
      .map((row) => row.length);
    const width = widths[0] ?? 1;
    if (width < 2) continue;
    const even = widths.filter((one) => one === width).length / widths.length;
    const score = even * 10 + Math.min(width, 10) / 10;
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}
