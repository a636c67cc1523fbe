import type { Command } from "commander";
import { command, count, exits, shared } from "../command.js";
import { note, print } from "../terminal.js";

export function forkCommand(): Command {
  return command({
    name: "fork",
    summary: "begin a new run as another one began, up to an event",
    details:
      "Prints the id of the new run; resume goes on with it, with a new budget, other answers or another model.\nFiles in the workspace stay as they are.",
    examples: [
      ["qwill fork 20261123-101500-1a43f2a --at 42", "as it was after event 42 (qwill show RUN --events numbers them)"],
    ],
  })
    .argument("<run>", "id of the run, the beginning of one, or: last")
    .addOption(shared.workspace())
    .requiredOption("--at <seq>", "number of the last event to take over", count)
    .action(exits(fork));
}

async function fork(given: string, options: { workspace: string; at: number }): Promise<number> {
  const { journalOf } = await import("../run/drive.js");
  const { findRun } = await import("../run/find-run.js");
  const { inWorkspace } = await import("../run/go-on.js");
  const { forkRun } = await import("../../runtime/run/fork.js");
  const { newRunId } = await import("../../runtime/run/run-id.js");
  const journal = journalOf(options.workspace);
  const runId = findRun(journal, given);
  const forkId = newRunId();
  forkRun(journal, runId, options.at, forkId);
  print(forkId);
  note(`Go on with it: ${inWorkspace("resume", forkId, options)}`);
  return 0;
}
