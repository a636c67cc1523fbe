import { z } from "zod";
import type { WorkspaceEntry } from "../../runtime/workspace/workspace.js";
import { defineTool } from "../tool.js";

const SHOWN_FILES = 200;
const MAX_FILES = 20_000;
/** Folders that others fill: shown only when asked for by name. */
const NOISE = /(^|\/)(node_modules|\.git|__pycache__|\.venv)\//;

export const fileList = defineTool({
  name: "file_list",
  description: "List the files of the workspace with their sizes.",
  input: z.object({
    path: z.string().optional().describe("Folder; default the whole workspace"),
    glob: z.string().optional().describe('Such as "**/*.md", relative to path'),
  }),
  effect: "read",
  async run({ path, glob }, { workspace }) {
    const all = await workspace.list({ path, glob, limit: MAX_FILES });
    const isAskedFor = NOISE.test(`${path ?? ""}/${glob ?? ""}/`);
    const files = isAskedFor ? all : all.filter((file) => !NOISE.test(file.path));
    const text =
      files.length > 0 ? listed(files) : await noFile(glob, () => workspace.list({ path, limit: MAX_FILES }));
    return { text, data: { files: files.slice(0, 2000), total: files.length } };
  },
});

function listed(files: WorkspaceEntry[]): string {
  const lines = files.slice(0, SHOWN_FILES).map(({ path, bytes }) => `${path} ${sizeOf(bytes)}`);
  const rest = files.length - lines.length;
  return rest > 0 ? [...lines, `… and ${rest} more: narrow it with path or glob.`].join("\n") : lines.join("\n");
}

/** A pattern without `**` means one folder only, which is seldom what was meant. */
async function noFile(glob: string | undefined, listAll: () => Promise<WorkspaceEntry[]>): Promise<string> {
  const others = await listAll();
  if (others.length === 0) return "There are no files.";
  const names = others.slice(0, 5).map(({ path }) => path);
  return `No file matches "${glob}". There are ${others.length} others: ${names.join(", ")}${others.length > 5 ? ", …" : ""}`;
}

export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
