import type { Cell } from "../documents/writers/xlsx.js";
import type { QueryResult } from "./database.js";

const MAX_CHARS = 12_000;
const MAX_CELL = 300;

/** The first rows of a result, and how many more there are. */
export function markdownTable({ columns, rows, isCut }: QueryResult, maxRows: number): string {
  if (columns.length === 0) return "(no result)";
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const lines = [line(columns.map(({ name }) => shown(name))), `|${" --- |".repeat(columns.length)}`];
  let chars = 0;
  let count = 0;
  for (const row of rows.slice(0, maxRows)) {
    const next = line(row.map(shown));
    chars += next.length + 1;
    if (chars > MAX_CHARS && count > 0) break;
    lines.push(next);
    count += 1;
  }
  if (rows.length === 0) lines.push("(no rows)");
  if (count < rows.length) lines.push(`[${count} of ${isCut ? `more than ${rows.length}` : rows.length} rows]`);
  return lines.join("\n");
}

function shown(value: Cell): string {
  const text = value === null ? "" : String(value).replace(/\s+/g, " ").replaceAll("|", "\\|");
  return text.length > MAX_CELL ? `${text.slice(0, MAX_CELL)}…` : text;
}
