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
  for (let attempt = 0; attempt < 5; attempt++) {
    if (wrote(file)) {
      held.add(file);
      return () => {
        held.delete(file);
        fs.rmSync(file, { force: true });
      };
    }
    const owner = ownerOf(file);
    if (owner?.alive) throw inUse(name, owner.pid === 0 ? "another process" : `process ${owner.pid}`);
    if (owner && !removeDead(file)) throw inUse(name, "another process");
  }
  throw new JournalError("journal.in-use", `The lock of run ${name} can't be taken.`, {
    hint: `Delete ${file} by hand.`,
  });
}

/** Writes a lock of this process; false when there is one already. On a full disk nothing is left of it. */
function wrote(file: string): boolean {
  let fd: number;
  try {
    fd = fs.openSync(file, "wx");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  try {
    fs.writeSync(fd, JSON.stringify({ pid: process.pid, started: processStart(process.pid) }));
    return true;
  } catch (error) {
    fs.rmSync(file, { force: true });
    throw error;
  } finally {
    fs.closeSync(fd);
  }
}

/**
 * Removes a lock whose process is gone. Of several that find it at the same moment one may do so, else the last of them would
 * remove the new lock of the first: false when another one is at it.
 */
function removeDead(file: string): boolean {
  const claim = `${file}.claim`;
  if (!wrote(claim)) {
    const other = ownerOf(claim);
    if (other && !other.alive) fs.rmSync(claim, { force: true });
    return !other?.alive;
  }
  try {
    // It may have been taken over between the look at it and the claim.
    if (ownerOf(file)?.alive === false) fs.rmSync(file, { force: true });
  } finally {
    fs.rmSync(claim, { force: true });
  }
  return true;
}

/** True when a living process writes the journal that the lock belongs to. */
export function isLocked(file: string): boolean {
  return ownerOf(file)?.alive === true;
}

/** Locks held by this process: a lock file with our own pid that we don't hold is a left-over of an earlier process. */
const held = new Set<string>();

/** Undefined when there is no such file (any more). */
function ownerOf(file: string): { pid: number; alive: boolean } | undefined {
  const info = fs.statSync(file, { throwIfNoEntry: false });
  if (!info) return undefined;
  const { pid, started } = readOwner(file);
  // Empty or half written: its process died between creating and writing it, or is just doing so.
  if (pid === 0) return { pid, alive: Date.now() - info.mtimeMs < 2000 };
  if (pid === process.pid) return { pid, alive: held.has(file) };
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return { pid, alive: false };
  }
  const now = processStart(pid);
  return { pid, alive: started === undefined || now === undefined || started === now };
}

/** Whom a lock names; the process 0 when it names none. */
function readOwner(file: string): { pid: number; started?: string } {
  try {
    const { pid, started } = JSON.parse(fs.readFileSync(file, "utf8"));
    return Number.isInteger(pid) && pid > 0 ? { pid, started } : { pid: 0 };
  } catch {
    return { pid: 0 };
  }
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
