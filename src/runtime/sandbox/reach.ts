/** Making files of this machine reachable for the user that a sandbox runs as. */
import { mkdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Shown } from "./bwrap.js";

/** What a run has on this machine besides the workspace; removed afterwards. */
export interface RunFolder {
  path: string;
  /** Undefined: the program runs as the user who runs qwill. */
  uid?: number;
}

export interface Reach {
  /** Files and folders, to be shown at their own place, from where the sandbox's user can reach them. */
  all(paths: string[]): Promise<Shown[]>;
  /** What must be mounted for that, in a mount namespace of the run's own: from, to, from, to, … */
  mounts: string[];
}

/** Below the superuser's own home folder another user reaches nothing: such paths are mounted into the run's folder. */
export function createReach(folder: RunFolder): Reach {
  const mounts: string[] = [];
  const one = async (target: string): Promise<Shown> => {
    if (folder.uid === undefined || (await isReachable(target))) return { source: target, target };
    const source = join(folder.path, `mount-${mounts.length}`);
    mounts.push(target, source);
    if ((await stat(target)).isDirectory()) await mkdir(source);
    else await writeFile(source, "");
    return { source, target };
  };
  return { mounts, all: (paths) => Promise.all(paths.map(one)) };
}

/** True when anybody may go through all folders above. */
async function isReachable(path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false;
    if (folder === "/") return true;
  }
}

/** The folder for temporary files, or the system's where the user can't reach it. */
export async function reachableTmp(uid: number | undefined): Promise<string> {
  const own = tmpdir();
  return uid === undefined || (await isReachable(join(own, "x"))) ? own : "/tmp";
}
