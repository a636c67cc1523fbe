import fs from "node:fs";
import path from "node:path";
import { isQwillError, JournalError } from "../errors.js";
import { codeOf, NO_ROOM, REASONS } from "../workspace/system-errors.js";
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
    create(runId, first = []) {
      const file = fileOf(runId);
      const run = path.dirname(file);
      return guard(file, () => {
        fs.mkdirSync(folder, { recursive: true });
        // By itself: where nothing can be written, making both at once only says that something isn't there.
        if (!fs.existsSync(run)) fs.mkdirSync(run);
        let release = () => {};
        try {
          release = acquireLock(path.join(run, "lock"), runId);
          return writer(file, newFile(file, first), release);
        } catch (error) {
          release();
          removeEmptyFolder(run);
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
          const { events, torn, bytes } = parseJournal(fs.readFileSync(file), runId);
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
      return guard(file, () => parseJournal(fs.readFileSync(file), runId));
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

/** A new journal, which begins with these events: another process sees all of them or no journal. */
function newFile(file: string, first: readonly JournalEvent[]): number {
  if (first.length === 0) return fs.openSync(file, "ax");
  if (fs.existsSync(file)) throw Object.assign(new Error("exists"), { code: "EEXIST" });
  const making = `${file}.new`;
  try {
    fs.writeFileSync(making, first.map(recordOf).join(""), { flag: "wx", flush: true });
    fs.renameSync(making, file);
  } catch (error) {
    fs.rmSync(making, { force: true });
    throw error;
  }
  return fs.openSync(file, "a");
}

function removeEmptyFolder(folder: string): void {
  try {
    fs.rmdirSync(folder);
  } catch {
    // There is something in it.
  }
}

function recordOf(event: JournalEvent): string {
  return `${JSON.stringify(event)}\n`;
}

function writer(file: string, fd: number, release: () => void): JournalWriter {
  let open = true;
  let bytes = fs.fstatSync(fd).size;
  return {
    append(event: JournalEvent) {
      // The number of a closed file may already belong to another one.
      if (!open) throw new JournalError("journal.io", `The journal ${file} is closed.`, { hint: "qwill resume." });
      guard(file, () => {
        const line = Buffer.from(recordOf(event));
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
      // A run of which nothing could be stored is no run.
      if (bytes === 0) fs.rmSync(file, { force: true });
      release();
      if (bytes === 0) removeEmptyFolder(path.dirname(file));
    },
  };
}

function guard<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (isQwillError(error)) throw error;
    const code = codeOf(error);
    throw new JournalError("journal.io", `The journal ${file} can't be used: ${REASONS[code] ?? code}.`, {
      hint: NO_ROOM.has(code)
        ? "Make room there, then resume the run: what was stored before is whole."
        : "Check that the workspace is writable.",
      cause: error,
    });
  }
}
