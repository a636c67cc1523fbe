/**
 * Opening a file below a folder without ever following a link on the way, also while somebody swaps folders for links.
 *
 * On Linux each folder is opened below the handle of the one above it (through /proc/self/fd), so what was checked is what
 * is used. Elsewhere the checked absolute path is used, which leaves a moment between check and use.
 */
import { constants } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { join } from "node:path";

const byHandle = process.platform === "linux";

export interface Folder {
  /** The path by which the folder's entries are reached while `close` has not been called. */
  base: string;
  close(): Promise<void>;
}

export interface FolderOptions {
  /** Make what is missing. */
  create?: boolean;
  /** Owner of folders that are made. */
  owner?: { uid: number; gid: number };
}

/** Opens `names` below `root` one by one. Throws the system's error: ENOENT, ENOTDIR, ELOOP for a link. */
export async function openFolder(root: string, names: string[], options: FolderOptions = {}): Promise<Folder> {
  const flags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;
  let path = root;
  let handle = await open(root, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    for (const name of names) {
      const below = join(byHandle ? `/proc/self/fd/${handle.fd}` : path, name);
      const next = await open(below, flags).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT" || !options.create) throw error;
        return makeFolder(below, flags, options.owner);
      });
      await handle.close();
      handle = next;
      path = join(path, name);
    }
  } catch (error) {
    await handle.close();
    throw error;
  }
  return { base: byHandle ? `/proc/self/fd/${handle.fd}` : path, close: () => handle.close() };
}

async function makeFolder(path: string, flags: number, owner: FolderOptions["owner"]): Promise<FileHandle> {
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  const handle = await open(path, flags);
  if (owner) await handle.chown(owner.uid, owner.gid);
  return handle;
}
