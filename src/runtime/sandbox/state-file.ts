/** What a program leaves for the next one: a JSON file that it is shown beside the workspace. */
import { chown, open, writeFile } from "node:fs/promises";
import { join } from "node:path";

const NAME = "state.json";
/** Larger ones aren't kept: files are for that. */
export const MAX_STATE_BYTES = 5_000_000;

/** The file's path on this machine, in a folder that belongs to the run alone. */
export async function makeStateFile(folder: string, state: string, uid?: number): Promise<string> {
  const file = join(folder, NAME);
  await writeFile(file, state, { mode: 0o600 });
  if (uid !== undefined) await chown(file, uid, uid);
  return file;
}

/** What the program left: undefined when it is no JSON object, or too large. */
export async function readStateFile(file: string): Promise<string | undefined> {
  const handle = await open(file, "r");
  try {
    if ((await handle.stat()).size > MAX_STATE_BYTES) return undefined;
    const text = await handle.readFile("utf8");
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? text : undefined;
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}
