/** What lies in a folder at one moment, and what changed between two. */
import type { BigIntStats, Dirent } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { isPrivate } from "../workspace/paths.js";

export type EntryKind = "file" | "folder" | "link" | "other";

export interface SnapshotEntry {
  kind: EntryKind;
  /** True for a program that would run with its owner's rights (setuid, setgid). */
  isPrivileged: boolean;
  bytes: number;
  /** Changes with every write, rename and chmod, and no program can set it back. */
  stamp: string;
}

/**
 * Folders that a program sees but can't change: what lies there is run outside of the sandbox later (a hook of git, a
 * package's code), and it is large.
 */
const FIXED_NAMES = new Set([".git", "node_modules", ".venv", "venv"]);

export interface Snapshot {
  /** Relative POSIX paths; a folder comes before what is in it. */
  entries: Map<string, SnapshotEntry>;
  bytes: number;
  /** Folders that programs can't change; nothing in them is looked at. */
  fixed: ReadonlySet<string>;
  /** True when there was more than could be looked at. */
  truncated: boolean;
}

const MAX_ENTRIES = 300_000;

/**
 * Walks the folder without following links; qwill's own folders are left out.
 *
 * @param fixed the fixed folders of the snapshot before: one that a program made itself counts as any other.
 */
export async function snapshotOf(root: string, fixed?: ReadonlySet<string>): Promise<Snapshot> {
  const found = new Set<string>(fixed);
  const snapshot: Snapshot = { entries: new Map(), bytes: 0, fixed: found, truncated: false };
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const names = await readdir(join(root, folder), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      // Folders may vanish or be closed while a program runs; one too deep to be reached is a trick.
      if (error.code === "ENAMETOOLONG") snapshot.truncated = true;
      return [] as Dirent[];
    });
    const at = folder;
    const paths = names.filter((entry) => !isPrivate(entry.name)).map(({ name }) => (at ? `${at}/${name}` : name));
    const infos = await Promise.all(
      paths.map((path) => lstat(join(root, path), { bigint: true }).catch(() => undefined)),
    );
    for (const [index, path] of paths.entries()) {
      const info = infos[index];
      if (!info) continue;
      const kind = kindOf(info);
      const stamp = `${info.ino}:${info.ctimeNs}:${info.size}`;
      snapshot.entries.set(path, { kind, isPrivileged: (info.mode & 0o6000n) !== 0n, bytes: Number(info.size), stamp });
      if (kind === "file") snapshot.bytes += Number(info.size);
      if (kind !== "folder") continue;
      if (!fixed && FIXED_NAMES.has(path.slice(path.lastIndexOf("/") + 1))) found.add(path);
      if (!found.has(path)) folders.push(path);
    }
    if (snapshot.entries.size > MAX_ENTRIES) return { ...snapshot, truncated: true };
  }
  return snapshot;
}

function kindOf(info: BigIntStats): EntryKind {
  if (info.isFile()) return "file";
  if (info.isDirectory()) return "folder";
  return info.isSymbolicLink() ? "link" : "other";
}

export interface Changes {
  /** Made or changed, in path order. A folder counts only when it is new. */
  written: string[];
  /** Gone, or now of another kind; what is in a folder comes before the folder. */
  removed: string[];
}

export function changesBetween(before: Snapshot, after: Snapshot): Changes {
  const written: string[] = [];
  const removed: string[] = [];
  for (const [path, now] of after.entries) {
    const old = before.entries.get(path);
    const isNew = !old || old.kind !== now.kind;
    if (isNew || (now.kind !== "folder" && old.stamp !== now.stamp)) written.push(path);
  }
  for (const [path, old] of before.entries) {
    if (after.entries.get(path)?.kind !== old.kind && !after.truncated) removed.push(path);
  }
  return { written: written.sort(), removed: removed.sort().reverse() };
}

/** Files made or changed, relative and sorted. */
export function filesWritten(before: Snapshot, after: Snapshot): string[] {
  return changesBetween(before, after).written.filter((path) => after.entries.get(path)?.kind === "file");
}
