import { mkdirSync } from "node:fs";
import path from "node:path";
import { isQwillError, QwillError } from "../../runtime/errors.js";
import { isBeingWritten } from "../../runtime/run/describe-run.js";
import { fileJournal } from "../../runtime/run/journal-file.js";
import { acquireLock } from "../../runtime/run/lock.js";

/**
 * Keeps a second demo out of a workspace: it would take away the files that the first one reads. Released by the function
 * that is returned, and by the end of the process.
 *
 * @throws QwillError `demo.in-use`
 */
export function holdWorkspace(folder: string): () => void {
  const own = path.join(path.resolve(folder), ".qwill");
  try {
    mkdirSync(own, { recursive: true });
  } catch {
    // Filling the workspace says why it can't be written.
    return () => {};
  }
  const running = fileJournal(path.join(own, "runs"))
    .list()
    .find((runId) => isBeingWritten(folder, runId));
  if (running) throw inUse(folder, `the run ${running}`);
  try {
    return acquireLock(path.join(own, "demo.lock"), "demo");
  } catch (error) {
    if (isQwillError(error) && error.code === "journal.in-use") throw inUse(folder, "another demo");
    return () => {};
  }
}

function inUse(folder: string, by: string): QwillError {
  return new QwillError("demo.in-use", `The workspace ${folder} is in use by ${by}.`, {
    hint: "Wait for its end, or name another folder: --workspace",
  });
}
