import { onStdout } from "../terminal.js";
import { columns, pad } from "./words.js";

/** Columns side by side for stdout; numbers to the right. */
export function table(heads: string[], rows: string[][]): string {
  const widths = heads.map((head, index) => Math.max(columns(head), ...rows.map((row) => columns(row[index] ?? ""))));
  const line = (row: string[], isHead = false) =>
    row
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        const isNumber = !isHead && /^[\d.–]+$/.test(cell);
        return isNumber ? " ".repeat(width - columns(cell)) + cell : pad(cell, width);
      })
      .join("  ")
      .trimEnd();
  return [onStdout.bold(line(heads, true)), ...rows.map((row) => line(row))].join("\n");
}
