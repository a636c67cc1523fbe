import { z } from "zod";
import type { RunResult } from "../../agents/run.js";
import { openWorkspace } from "../../runtime/workspace/workspace.js";
import { oneLine } from "../terminal.js";
import { table } from "../view/table.js";
import { truncate } from "../view/words.js";

const RANKING = "candidates.json";
const NAME_WIDTH = 32;

const candidates = z.array(
  z.object({
    rank: z.number(),
    score: z.number().nullish(),
    name: z.string().nullish(),
    yearsExperience: z.number().nullish(),
    file: z.string(),
  }),
);

/** The ranking that a run delivered as a table: rank, score, name, years, file. Undefined where it delivered none. */
export async function rankingTable(result: RunResult, folder: string): Promise<string | undefined> {
  if (!result.files.some((file) => file.path === RANKING)) return undefined;
  let rows: z.infer<typeof candidates>;
  try {
    rows = candidates.parse(JSON.parse(await (await openWorkspace(folder)).readText(RANKING)));
  } catch {
    // Somebody else's file of that name: it is listed with the others.
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
