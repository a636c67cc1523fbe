import { lstat, readlink, realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { codeOf } from "./system-errors.js";

const MAX_LINKS = 40;

/** Where a path really leads, also when the last parts don't exist or hang on a dangling link. */
export async function realTarget(path: string, links = 0): Promise<string> {
  if (links > MAX_LINKS) throw Object.assign(new Error("too many links"), { code: "ELOOP" });
  try {
    return await realpath(path);
  } catch (error) {
    const code = codeOf(error);
    if (code !== "ENOENT" && code !== "ENOTDIR") throw error;
  }
  const info = await lstat(path).catch(() => undefined);
  if (info?.isSymbolicLink()) {
    const folder = await realTarget(dirname(path), links + 1);
    return realTarget(resolve(folder, await readlink(path)), links + 1);
  }
  const parent = dirname(path);
  return parent === path ? path : join(await realTarget(parent, links), basename(path));
}
