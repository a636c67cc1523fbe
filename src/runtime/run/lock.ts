import fs from "node:fs";
import { JournalError } from "../errors.js";
import { inUse } from "./journal.js";

/**
 * One writer a journal. The lock is a file that names its process; a lock whose process is gone is taken over.
 *
 * @returns the function that lets go
 * @throws JournalError journal.in-use
 */
export function acquireLock(file: string, name: string): () => void {
  const mine = JSON.stringify({ pid: process.pid, started: processStart(process.pid) });
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      fs.writeFileSync(file, mine, { flag: "wx" });
      held.set(file, mine);
      return () => {
        held.delete(file);
        fs.rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const owner = ownerOf(file);
      if (owner.alive) {
        throw inUse(name, owner.pid === 0 ? "another process" : `process ${owner.pid}`);
      }
      // Renaming is atomic: of two processes that find the same dead lock, one removes it.
      try {
        fs.renameSync(file, `${file}.${process.pid}.stale`);
        fs.rmSync(`${file}.${process.pid}.stale`, { force: true });
      } catch {
        // The other one was faster.
      }
    }
  }
  throw new JournalError("journal.in-use", `The lock of run ${name} can't be taken.`, {
    hint: `Delete ${file} by hand.`,
  });
}

/** True when a living process writes the journal that the lock belongs to. */
export function isLocked(file: string): boolean {
  return fs.existsSync(file) && ownerOf(file).alive;
}

/** Locks held by this process: a lock file with our own pid that we don't hold is a left-over of an earlier process. */
const held = new Map<string, string>();

function ownerOf(file: string): { pid: number; alive: boolean } {
  let pid = 0;
  let started: string | undefined;
  try {
    ({ pid, started } = JSON.parse(fs.readFileSync(file, "utf8")));
  } catch {
    // Empty or half written: its process died between creating and writing it, or is just doing so.
    const age = Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    return { pid: 0, alive: age < 2000 };
  }
  if (pid === process.pid) return { pid, alive: held.has(file) };
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return { pid, alive: false };
  }
  const now = processStart(pid);
  return { pid, alive: started === undefined || now === undefined || started === now };
}

/** When a process started, in clock ticks since boot (Linux), so that a reused pid isn't taken for the old process. */
function processStart(pid: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}
