import { z } from "zod";
import type { RunResult } from "../../agents/run.js";
import { openWorkspace } from "../../runtime/workspace/workspace.js";
import { REMARKS } from "../../tools/site/brief/kinds.js";
import { readSectionFile } from "../../tools/site/brief/section-file.js";

const MOST_CHARS = 160;
const records = z.object({
  records: z.array(z.object({ item: z.string().nullish(), record: z.object({ kind: z.string() }).loose() })),
});

/** What of the brief isn't on the site, in its own words. */
export async function remarksLeftOut(folder: string, result: RunResult): Promise<string[]> {
  if (result.status !== "finished") return [];
  const workspace = await openWorkspace(folder);
  try {
    const all = records.parse(JSON.parse(await workspace.readText("work/sections.json"))).records;
    const items = all.flatMap(({ item, record }) => (item && record.kind === REMARKS ? [item] : []));
    const texts = await Promise.all(items.map(async (item) => readSectionFile(await workspace.readText(item))));
    return texts.map(({ heading, text }) =>
      [heading, text]
        .filter((part) => part !== "")
        .join(": ")
        .slice(0, MOST_CHARS),
    );
  } catch {
    // Another model may have gone another way: then there is nothing to tell.
    return [];
  }
}
