import { z } from "zod";
import type { Workspace } from "../../runtime/workspace/workspace.js";
import { oneLine, onStdout } from "../terminal.js";
import { columns, pad, truncate } from "../view/words.js";

const candidates = z.array(
  z.object({
    rank: z.number(),
    score: z.number().nullish(),
    name: z.string().nullish(),
    yearsExperience: z.number().nullish(),
    file: z.string(),
  }),
);

const NAME_WIDTH = 32;

/** The ranking as a table: rank, score, name, years, file. Undefined where there is no ranking. */
export async function rankingTable(workspace: Workspace): Promise<string | undefined> {
  let rows: z.infer<typeof candidates>;
  try {
    rows = candidates.parse(JSON.parse(await workspace.readText("candidates.json")));
  } catch {
    return undefined;
  }
  const cells = rows.map((row) => [
    String(row.rank),
    row.score == null ? "–" : String(Math.round(row.score)),
    truncate(oneLine(row.name || "(no name found)"), NAME_WIDTH),
    row.yearsExperience == null ? "–" : String(row.yearsExperience),
    oneLine(row.file),
  ]);
  return table(["rank", "score", "name", "years", "file"], cells);
}

/** Columns side by side; numbers to the right. */
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
