/** Walking a workspace: files, sorted, never through a link to a folder. */
import type { Dirent } from "node:fs";
import { lstat, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import picomatch from "picomatch";
import { ToolError } from "../errors.js";
import { isPrivate, outside, shown } from "./paths.js";
import type { WorkspaceEntry } from "./workspace.js";

const MAX_GLOB_CHARS = 500;

/** A test for paths relative to the folder that is listed. @throws ToolError tool.failed, tool.outside-workspace */
export function globMatcher(glob: string): (path: string) => boolean {
  const plain = glob.replace(/^(\.\/)+/, "");
  if (plain.startsWith("/") || plain.split(/[/\\]/).includes("..")) throw outside(glob);
  const refuse = (cause?: unknown) =>
    new ToolError("tool.failed", `${shown(glob)} is not a pattern for file names.`, {
      hint: 'For example "*.md", "**/*.{ts,js}" or "site/**".',
      cause,
    });
  if (plain === "" || plain.length > MAX_GLOB_CHARS || plain.includes("\0")) throw refuse();
  try {
    return picomatch(plain);
  } catch (cause) {
    throw refuse(cause);
  }
}

export interface WalkOptions {
  /** Relative POSIX path of the folder to begin at, "" for the root. */
  start: string;
  matches(path: string): boolean;
  limit: number;
  /** Says whether a link is one to a file inside. */
  admitsLink(path: string): Promise<boolean>;
}

/** Files below `root`, in the order of their paths, at most `limit`. */
export async function walkFiles(root: string, options: WalkOptions): Promise<WorkspaceEntry[]> {
  const found: WorkspaceEntry[] = [];
  const prefix = options.start === "" ? "" : `${options.start}/`;
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await entriesOf(join(root, folder))) {
      if (found.length >= options.limit) return;
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await visit(path);
      else if (options.matches(path.slice(prefix.length))) found.push(...(await fileAt(root, path, entry, options)));
    }
  };
  await visit(options.start);
  return found;
}

/** The entry as a file: none for devices, sockets, and links that lead elsewhere than to a file inside. */
async function fileAt(root: string, path: string, entry: Dirent, options: WalkOptions): Promise<WorkspaceEntry[]> {
  const isLink = entry.isSymbolicLink();
  if (!entry.isFile() && !(isLink && (await options.admitsLink(path)))) return [];
  const info = await (isLink ? stat : lstat)(join(root, path)).catch(() => undefined);
  return info?.isFile() ? [{ path, bytes: info.size, ...(isLink ? { isLink } : {}) }] : [];
}

/** Sorted so that a walk gives whole paths in order: `a-b` comes before what is in `a/`. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const key = (entry: Dirent) => (entry.isDirectory() ? `${entry.name}/` : entry.name);
  return entries.filter((entry) => !isPrivate(entry.name)).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
