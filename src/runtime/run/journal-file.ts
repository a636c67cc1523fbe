import fs from "node:fs";
import path from "node:path";
import { isQwillError, JournalError } from "../errors.js";
import { type JournalEvent, type JournalStore, type JournalWriter, parseJournal, unknownRun } from "./journal.js";
import { acquireLock } from "./lock.js";

const FILE = "journal.jsonl";

/**
 * Journals as files: `<folder>/<runId>/journal.jsonl`, one record a line. Each is with the operating system before `append`
 * returns, so that no kill of the process loses it, and on the disk itself where that matters: {@link mustOutlastPowerCut}.
 *
 * @param folder `<workspace>/.qwill/runs`
 */
export function fileJournal(folder: string): JournalStore {
  const fileOf = (runId: string) => {
    if (typeof runId !== "string" || !/^[A-Za-z0-9][\w.-]{0,80}$/.test(runId)) throw unknownRun(String(runId));
    return path.join(folder, runId, FILE);
  };
  return {
    create(runId) {
      const file = fileOf(runId);
      return guard(file, () => {
        fs.mkdirSync(path.dirname(file), { recursive: true });
        const release = acquireLock(path.join(path.dirname(file), "lock"), runId);
        try {
          return writer(file, fs.openSync(file, "ax"), release);
        } catch (error) {
          release();
          throw error;
        }
      });
    },
    open(runId) {
      const file = fileOf(runId);
      if (!fs.existsSync(file)) throw unknownRun(runId);
      return guard(file, () => {
        const release = acquireLock(path.join(path.dirname(file), "lock"), runId);
        try {
          const { events, torn, bytes } = parseJournal(fs.readFileSync(file, "utf8"), runId);
          // The half record was never acknowledged: nothing was done on its strength.
          if (torn) fs.truncateSync(file, bytes);
          return { events, writer: writer(file, fs.openSync(file, "a"), release) };
        } catch (error) {
          release();
          throw error;
        }
      });
    },
    read(runId) {
      const file = fileOf(runId);
      if (!fs.existsSync(file)) throw unknownRun(runId);
      return guard(file, () => parseJournal(fs.readFileSync(file, "utf8"), runId));
    },
    list() {
      if (!fs.existsSync(folder)) return [];
      return fs
        .readdirSync(folder)
        .filter((name) => fs.existsSync(path.join(folder, name, FILE)))
        .sort();
    },
  };
}

/**
 * Whether a record must be on the disk itself before the run goes on. A reply and the intent of a mere read needn't: on their
 * strength nothing has been done yet, they are asked for again, and the next record's sync takes them along. Waiting for the
 * disk is most of what a step of the loop costs.
 */
function mustOutlastPowerCut(event: JournalEvent): boolean {
  if (event.type === "model.replied") return false;
  return !(event.type === "tool.called" && "effect" in event && event.effect === "read");
}

function writer(file: string, fd: number, release: () => void): JournalWriter {
  let open = true;
  let bytes = fs.fstatSync(fd).size;
  return {
    append(event: JournalEvent) {
      // The number of a closed file may already belong to another one.
      if (!open) throw new JournalError("journal.io", `The journal ${file} is closed.`, { hint: "qwill resume." });
      guard(file, () => {
        const line = Buffer.from(`${JSON.stringify(event)}\n`);
        try {
          let done = 0;
          while (done < line.length) done += fs.writeSync(fd, line, done);
          if (mustOutlastPowerCut(event)) fs.fdatasyncSync(fd);
          bytes += line.length;
        } catch (error) {
          // A full disk leaves half a line: cut it, so that a later append doesn't run on behind it.
          try {
            fs.ftruncateSync(fd, bytes);
          } catch {
            // The half line stays: it is a torn tail, which the next one who opens the journal cuts off.
          }
          throw error;
        }
      });
    },
    close() {
      if (!open) return;
      open = false;
      fs.closeSync(fd);
      release();
    },
  };
}

function guard<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (isQwillError(error)) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw new JournalError("journal.io", `The journal ${file} can't be used: ${code ?? String(error)}.`, {
      hint:
        code === "ENOSPC" ? "The disk is full: make room, then qwill resume." : "Check that the workspace is writable.",
      cause: error,
    });
  }
}
