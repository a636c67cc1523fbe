/**
 * Running as the superuser: code gets a copy of the workspace that belongs to an unprivileged user, and what it changed is
 * brought back as the workspace owner's.
 *
 * Code of the superuser's own user id would pass too many checks of the kernel even in a sandbox, and an unprivileged
 * user may not write to the superuser's files. The copy also means that such code never touches the real folder.
 */
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import {
  chmod,
  chown,
  copyFile,
  lchown,
  lstat,
  mkdir,
  readlink,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  unlink,
  utimes,
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ToolError } from "../errors.js";
import { openFolder } from "../workspace/folder-handle.js";
import { TEMPORARY_PREFIX } from "../workspace/paths.js";
import { codeOf, REASONS } from "../workspace/system-errors.js";
import { type Changes, changesBetween, type Snapshot, type SnapshotEntry, snapshotOf } from "./snapshot.js";

const MAX_COPY_BYTES = 2_147_483_648;
const AT_ONCE = 16;

/**
 * Copies the workspace to `target`, which must exist, for the user `uid`. Fixed folders stay empty there.
 *
 * @returns the copy as it is now
 * @throws ToolError `tool.failed` when it is too large
 */
export async function copyForUser(root: string, target: string, uid: number): Promise<Snapshot> {
  const source = await snapshotOf(root);
  if (source.bytes > MAX_COPY_BYTES || source.truncated) {
    throw new ToolError("tool.failed", "The workspace is too large to run code in as the superuser (above 2 GB).", {
      hint: "Run qwill as an ordinary user, or in a smaller folder.",
    });
  }
  await chown(target, uid, uid);
  const folders = [...source.entries].filter(([, { kind }]) => kind === "folder").map(([path]) => path);
  const leaves = [...source.entries].filter(([, { kind }]) => kind !== "folder");
  for (const path of folders) await mkdir(join(target, path));
  await eachOf(leaves, ([path, entry]) => copyLeaf(join(root, path), join(target, path), entry, uid));
  for (const path of folders.reverse()) {
    await chmod(join(target, path), ((await lstat(join(root, path))).mode & 0o777) | 0o700);
    await chown(join(target, path), uid, uid);
  }
  return snapshotOf(target, source.fixed);
}

async function copyLeaf(from: string, to: string, { kind }: SnapshotEntry, uid: number): Promise<void> {
  if (kind === "link") {
    await symlink(await readlink(from), to);
    await lchown(to, uid, uid);
  }
  if (kind !== "file") return;
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  const info = await lstat(from);
  await chmod(to, usableMode(info.mode));
  await chown(to, uid, uid);
  await utimes(to, info.atime, info.mtime);
}

/** The mode that the copy gets: as it was, and the program may read and write it. */
function usableMode(mode: number): number {
  return (mode & 0o777) | 0o600;
}

/**
 * Brings back what a program changed in the copy. Nothing of the program runs any more. Each file is there as a whole, old or
 * new, and what the program removed goes last: on a full disk nothing is lost.
 *
 * @throws ToolError `tool.failed` when not all could be brought back; `data.files` are those that were
 */
export async function bringBack(copy: string, root: string, before: Snapshot, after: Snapshot): Promise<Changes> {
  const changes = changesBetween(before, after);
  const owner = await stat(root);
  const files: string[] = [];
  for (const path of changes.written) {
    const kind = after.entries.get(path)?.kind;
    if (kind === "other") continue;
    await putEntry(join(copy, path), root, path, kind, owner).catch((error: unknown) => {
      throw notKept(path, files, error);
    });
    if (kind === "file") files.push(path);
  }
  for (const path of changes.removed) {
    // What is a file, a folder or a link instead was replaced above.
    const kind = after.entries.get(path)?.kind;
    if (kind === undefined || kind === "other") await removeEntry(root, path);
  }
  return changes;
}

function notKept(path: string, files: readonly string[], cause: unknown): ToolError {
  const code = codeOf(cause);
  const kept = files.length > 0 ? `, only ${files.join(", ")}` : "";
  return new ToolError("tool.failed", `The code ran, but ${path} can't be written: ${REASONS[code] ?? code}.`, {
    hint: `What it wrote was not kept${kept}; what it removed is still there. Delete files or write less.`,
    cause,
    data: { files: [...files] },
  });
}

async function removeEntry(root: string, path: string): Promise<void> {
  await below(root, path, false, async (place) => {
    const info = await lstat(place);
    // A folder that got a file from elsewhere meanwhile stays.
    await (info.isDirectory() ? rmdir(place) : unlink(place));
  }).catch(() => undefined);
}

async function putEntry(
  from: string,
  root: string,
  path: string,
  kind: string | undefined,
  owner: { uid: number; gid: number },
) {
  await below(root, path, true, async (place, folder) => {
    const old = await lstat(place).catch(() => undefined);
    const isInTheWay = old !== undefined && old.isDirectory() !== (kind === "folder");
    if (kind === "folder") {
      if (isInTheWay) await rm(place, { force: true });
      if (!old?.isDirectory()) await mkdir(place);
      await lchown(place, owner.uid, owner.gid);
      return;
    }
    const temporary = join(folder, `${TEMPORARY_PREFIX}${randomBytes(8).toString("hex")}`);
    const info = await lstat(from);
    const { uid, gid } = old ?? owner;
    if (kind === "link") {
      await symlink(await readlink(from), temporary);
      await lchown(temporary, uid, gid);
    } else {
      await copyFile(from, temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      await chown(temporary, uid, gid);
      const keepsMode = old?.isFile() === true && usableMode(old.mode) === (info.mode & 0o777);
      await chmod(temporary, (keepsMode && old ? old.mode : info.mode) & 0o777);
      await utimes(temporary, info.atime, info.mtime);
    }
    if (isInTheWay) await rm(place, { recursive: true, force: true });
    await rename(temporary, place);
  });
}

/** Does something at a place below `root` that is reached without following a link. */
async function below(
  root: string,
  path: string,
  create: boolean,
  act: (place: string, folder: string) => Promise<void>,
) {
  const parent = dirname(path);
  const folder = await openFolder(root, parent === "." ? [] : parent.split("/"), { create });
  try {
    await act(join(folder.base, basename(path)), folder.base);
  } finally {
    await folder.close();
  }
}

async function eachOf<T>(items: T[], act: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await act(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Takes the setuid and setgid bits off what a program wrote: it must not lend its user's rights to others. */
export async function withoutPrivileges(root: string, before: Snapshot, after: Snapshot): Promise<void> {
  for (const path of changesBetween(before, after).written) {
    const entry = after.entries.get(path);
    if (entry?.kind !== "file" || !entry.isPrivileged) continue;
    await below(root, path, false, async (place) => chmod(place, (await lstat(place)).mode & 0o777));
  }
}
