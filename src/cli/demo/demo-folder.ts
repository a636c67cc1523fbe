import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { PRIVATE_FOLDER } from "../../runtime/workspace/paths.js";
import { unwritable } from "./unwritable.js";

/** A demo's own folder, and the list in it of the files that the demo has made: only those may it take away again. */
export interface DemoFolder {
  /** The folder's name when nobody gives one. */
  name: string;
  /** The list's file, in `.qwill/`. */
  list: string;
}

/** Where a demo works when nobody says: `./<name>`, with a number when that folder is something else. */
export async function freeFolder(demo: DemoFolder): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? demo.name : `${demo.name}-${number}`;
    const files = await readdir(name).catch((error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? [] : ["?"]));
    if (files.length === 0 || (await madeFiles(demo, path.resolve(name)))) return name;
  }
}

/** The files that the demo has made in a folder; undefined where it never worked. */
export async function madeFiles(demo: DemoFolder, root: string): Promise<string[] | undefined> {
  try {
    const { made } = JSON.parse(await readFile(path.join(root, PRIVATE_FOLDER, demo.list), "utf8"));
    return Array.isArray(made) ? made : undefined;
  } catch {
    return undefined;
  }
}

/** Called before the files are made, so that a kill in between leaves nothing that isn't known. */
export async function listFiles(demo: DemoFolder, root: string, made: string[]): Promise<void> {
  await makePrivateFolder(root);
  await writeFile(path.join(root, PRIVATE_FOLDER, demo.list), `${JSON.stringify({ made }, null, 2)}\n`);
}

/** Not `recursive`: that says ENOENT where a file system is read-only. */
async function makePrivateFolder(root: string): Promise<void> {
  await mkdir(path.join(root, PRIVATE_FOLDER)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

/**
 * Fills a demo's folder.
 * @throws QwillError `demo.workspace` when it can't be written, beside what `fill` throws
 */
export async function filling<Result>(folder: string, fill: () => Promise<Result>): Promise<Result> {
  try {
    return await fill();
  } catch (error) {
    throw unwritable(folder, error);
  }
}
