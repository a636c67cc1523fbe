import { ToolError } from "../../../runtime/errors.js";
import type { Workspace } from "../../../runtime/workspace/workspace.js";

const MOST_BYTES = 2_000_000;

/** The text of a brief. @throws ToolError `tool.bad-input` when it is empty */
export async function briefText(workspace: Workspace, path: string): Promise<string> {
  const text = await workspace.readText(path, { maxBytes: MOST_BYTES });
  if (/[\p{L}\p{N}]/u.test(text)) return text;
  throw new ToolError("tool.bad-input", `${path} is empty: there is nothing to build a site from.`, {
    hint: "Write into it what the site is for, its pages and what is to stand on them.",
  });
}
