import { existsSync } from "node:fs";
import path from "node:path";

/**
 * Where the runs of a workspace keep what their model has evaluated. Only where somebody asked for it: now, or when the
 * folder was made.
 */
export function warmStateOf(workspace: string, asked: boolean | undefined): { folder: string } | undefined {
  const folder = path.join(path.resolve(workspace), ".qwill", "states");
  return asked || existsSync(folder) ? { folder } : undefined;
}
