/** Moving and removing what lies in a workspace: by folder handles, so that no link on the way is ever followed. */
import { lstat, readdir, rename, rmdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { type Folder, openFolder } from "./folder-handle.js";
import { isPrivate } from "./paths.js";

/** Removes a file, a link (never what it leads to), or a folder with all that is in it. Gives the number of files. */
export async function removeEntry(folder: Folder, name: string): Promise<number> {
  const here = join(folder.base, name);
  if (!(await lstat(here)).isDirectory()) {
    await unlink(here);
    return 1;
  }
  const inner = await openFolder(folder.base, [name]);
  let count = 0;
  try {
    for (const entry of await readdir(inner.base)) count += await removeEntry(inner, entry);
  } finally {
    await inner.close();
  }
  await rmdir(here);
  return count;
}

/** True when a folder holds something of qwill's own. */
export async function holdsPrivate(folder: Folder, name: string): Promise<boolean> {
  if (!(await lstat(join(folder.base, name))).isDirectory()) return false;
  const inner = await openFolder(folder.base, [name]);
  try {
    for (const entry of await readdir(inner.base)) {
      if (isPrivate(entry) || (await holdsPrivate(inner, entry))) return true;
    }
    return false;
  } finally {
    await inner.close();
  }
}

/** Renames without replacing. @throws the system's error; EEXIST when something is there. */
export async function renameEntry(from: Folder, fromName: string, to: Folder, toName: string): Promise<void> {
  const target = join(to.base, toName);
  if (await lstat(target).catch(() => undefined)) throw Object.assign(new Error("it is there"), { code: "EEXIST" });
  await rename(join(from.base, fromName), target);
}
