import type { Cell } from "./xlsx.js";

/** Rows as CSV (RFC 4180, line ends as \n); values with delimiters, quotes or line ends are quoted. */
export function csvOf(rows: readonly (readonly Cell[])[], delimiter = ","): string {
  const cellText = (value: Cell) => {
    const text = value === null ? "" : String(value);
    return text.includes(delimiter) || /["\r\n]/.test(text) || /^\s|\s$/.test(text)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  };
  return rows.map((row) => `${row.map(cellText).join(delimiter)}\n`).join("");
}
