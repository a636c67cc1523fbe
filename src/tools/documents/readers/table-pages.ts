/** Tables as Markdown, cut into pages between rows; each page says which table and repeats its head. */
import { type DocumentPage, PAGE_CHARACTERS } from "../document.js";

export interface TablePart {
  /** A sheet's name; none for a file that is one table. */
  name?: string;
  /** The first is the head. */
  rows: readonly (readonly string[])[];
  /** The row's number in its sheet, shown as the first column; none where rows have none. */
  numbers?: readonly number[];
}

/** Room for the lines that `document_read` adds to a page. */
const ROOM = PAGE_CHARACTERS - 500;
const MAX_CELL_CHARS = 2000;

/** The pages of one table after another; a new table begins a new page only where it doesn't fit. */
export function tablePages(tables: readonly TablePart[]): DocumentPage[] {
  const texts: string[] = [];
  let current = "";
  for (const table of tables) {
    for (const part of partsOfTable(table)) {
      if (current !== "" && current.length + part.length + 2 > ROOM) {
        texts.push(current);
        current = "";
      }
      current = current === "" ? part : `${current}\n\n${part}`;
    }
  }
  texts.push(current);
  return texts.map((text, index) => ({ page: index + 1, text }));
}

function partsOfTable({ name, rows, numbers }: TablePart): string[] {
  const title = name === undefined ? "" : `## ${name}\n\n`;
  if (rows.length === 0) return name === undefined ? [] : [`${title}(empty)`];
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const lineOf = (row: readonly string[], number: number | undefined) =>
    `| ${[...(number === undefined ? [] : [String(number)]), ...Array.from({ length: width }, (_, at) => cellText(row[at] ?? ""))].join(" | ")} |`;
  const head = numbers
    ? [`|  | ${Array.from({ length: width }, (_, at) => columnName(at)).join(" | ")} |`, rule(width + 1)]
    : [lineOf(rows[0] ?? [], undefined), rule(width)];
  const parts: string[] = [];
  let lines: string[] = [];
  let chars = 0;
  const room = Math.max(1000, ROOM - title.length - head.join("\n").length - 20);
  for (let index = numbers ? 0 : 1; index < rows.length; index += 1) {
    const line = lineOf(rows[index] ?? [], numbers?.[index]);
    if (chars + line.length > room && lines.length > 0) {
      parts.push(partText(title, head, lines, parts.length));
      [lines, chars] = [[], 0];
    }
    lines.push(line);
    chars += line.length + 1;
  }
  parts.push(partText(title, head, lines, parts.length));
  return parts;
}

function partText(title: string, head: string[], lines: string[], before: number): string {
  const goesOn = before > 0 && title !== "" ? title.replace(/\n\n$/, " (goes on)\n\n") : title;
  return goesOn + [...head, ...lines].join("\n");
}

const rule = (width: number) => `|${" --- |".repeat(width)}`;

function cellText(value: string): string {
  const text = value.replace(/\s+/g, " ").trim().replaceAll("|", "\\|");
  return text.length > MAX_CELL_CHARS ? `${text.slice(0, MAX_CELL_CHARS)}…` : text;
}

/** A, B, … Z, AA: how sheets name their columns, from 0. */
export function columnName(index: number): string {
  let name = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
