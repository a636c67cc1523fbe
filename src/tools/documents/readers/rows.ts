/**
 * A row's cells as lines: one line, cells parted by ` | `. Rows that lay out a page (cells with many lines) give the cells one
 * after the other; a short label beside them stays on the first line.
 */
export function rowAsLines(filled: readonly string[][]): string[] {
  const cells = filled.map(trimmed).filter((lines) => lines.length > 0);
  if (cells.every((lines) => lines.length === 1))
    return cells.length > 0 ? [cells.map(([line]) => line).join(" | ")] : [];
  const label = cells[0]?.length === 1 && (cells[0][0] ?? "").length <= 40;
  if (!label) return cells.flatMap((lines) => [...lines, ""]);
  const first = cells.map(([line]) => (line ?? "").replace(/^- /, "")).join(" | ");
  return [first, ...cells.flatMap((lines) => lines.slice(1))];
}

function trimmed(lines: string[]): string[] {
  const start = lines.findIndex((line) => line !== "");
  return start < 0 ? [] : lines.slice(start, lines.findLastIndex((line) => line !== "") + 1);
}
