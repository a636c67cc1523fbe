import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isQwillError } from "../../runtime/errors.js";
import type { Plan } from "../../runtime/run/plan.js";
import { onPath } from "../system/programs.js";
import { note, oneLine } from "../terminal.js";

/** The command of the person's editor: the configured one, or one that is there. */
export async function editorCommand(configured: string | undefined): Promise<string | undefined> {
  return configured ?? (await onPath(["sensible-editor", "nano", "vi"]));
}

/**
 * Lets a person edit a plan as JSON in their editor. What can't be read or used is said, and stays in the file for another try;
 * undefined when nothing was changed, or the editor failed.
 *
 * @param command as in `EDITOR`: it may have arguments
 * @param usable throws what is wrong with a plan
 * @param again asks whether to go on editing
 */
export async function editPlan(
  plan: Plan,
  command: string,
  usable: (plan: unknown) => void,
  again: () => Promise<boolean>,
): Promise<unknown> {
  const folder = await mkdtemp(path.join(tmpdir(), "qwill-plan-"));
  const file = path.join(folder, "plan.json");
  const before = `${JSON.stringify(plan, undefined, 2)}\n`;
  try {
    await writeFile(file, before, { mode: 0o600 });
    for (;;) {
      const failed = await edited(command, file);
      if (failed) {
        note(`${failed} The plan stays as it is.`);
        return undefined;
      }
      const text = await readFile(file, "utf8").catch(() => "");
      if (text.trim() === "" || text === before) {
        note("Nothing was changed. The plan stays as it is.");
        return undefined;
      }
      const problem = problemOf(text, usable);
      if (!problem) return JSON.parse(text);
      note(problem);
      if (!(await again())) return undefined;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Why the text is no plan, if it is none. */
function problemOf(text: string, usable: (plan: unknown) => void): string | undefined {
  try {
    usable(JSON.parse(text));
    return undefined;
  } catch (error) {
    const message = oneLine(error instanceof Error ? error.message : String(error));
    return isQwillError(error) ? message : `That is no JSON: ${message}`;
  }
}

/** Runs the editor on the terminal; what went wrong, in words. */
function edited(command: string, file: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    // Ctrl-C is the editor's while it is open.
    const ignore = () => {};
    process.on("SIGINT", ignore);
    const end = (problem?: string) => {
      process.off("SIGINT", ignore);
      resolve(problem);
    };
    const child = spawn("/bin/sh", ["-c", `${command} "$1"`, "sh", file], { stdio: "inherit" });
    child.on("error", (error) => end(`The editor (${command}) could not be started: ${error.message}.`));
    child.on("close", (code, signal) => {
      end(code === 0 ? undefined : `The editor (${command}) ended with ${signal ?? code}.`);
    });
  });
}
