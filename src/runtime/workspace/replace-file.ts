/** Writing a whole file through a temporary one beside it: a reader sees the old content or the new, never a half. */
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { lstat, open, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Folder } from "./folder-handle.js";
import { outside, TEMPORARY_PREFIX } from "./paths.js";

const CREATE_FLAGS = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

export interface NewFile {
  bytes: Uint8Array;
  owner?: { uid: number; gid: number } | undefined;
  /** For messages: relative to the workspace. */
  path: string;
}

/** @throws the system's error; ToolError `tool.outside-workspace` when a device is there. */
export async function replaceFile(folder: Folder, name: string, { bytes, owner, path }: NewFile): Promise<void> {
  const target = join(folder.base, name);
  const temporary = join(folder.base, `${TEMPORARY_PREFIX}${randomBytes(8).toString("hex")}`);
  try {
    const old = await lstat(target).catch(() => undefined);
    if (old?.isDirectory()) throw Object.assign(new Error("is a folder"), { code: "EISDIR" });
    if (old && !old.isFile()) throw outside(path, "is a device or the like, not a file");
    const handle = await open(temporary, CREATE_FLAGS, 0o666);
    try {
      await handle.writeFile(bytes);
      if (old) await handle.chmod(old.mode & 0o777);
      if (owner) await handle.chown(owner.uid, owner.gid);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}
