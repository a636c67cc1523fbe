import type { Command } from "commander";
import { command, exits, shared } from "../command.js";
import { note, oneLine, onStdout, print } from "../terminal.js";

export function runsCommand(): Command {
  return command({
    name: "runs",
    summary: "list the runs of a workspace, the newest first",
    examples: [["qwill runs --workspace ./work", "what was run there, and how it ended"]],
  })
    .addOption(shared.workspace())
    .addOption(shared.json("print one run per line as JSON"))
    .action(exits(runs));
}

async function runs(options: { workspace: string; json?: boolean }): Promise<number> {
  const { journalOf } = await import("../run/drive.js");
  const { describeRun } = await import("../../runtime/run/describe-run.js");
  const journal = journalOf(options.workspace);
  const all = journal
    .list()
    .reverse()
    .map((runId) => describeRun(options.workspace, journal, runId));
  if (options.json) {
    for (const each of all) print(JSON.stringify(each));
    return 0;
  }
  if (all.length === 0) note(`No runs in ${options.workspace} yet. Start one: qwill run "…"`);
  const paints: Record<string, (text: string) => string> = {
    finished: onStdout.green,
    failed: onStdout.red,
    damaged: onStdout.red,
  };
  for (const { runId, status, startedAt, goal } of all) {
    const paint = paints[status] ?? onStdout.yellow;
    const when = startedAt ? startedAt.slice(0, 16).replace("T", " ") : "-".padEnd(16);
    print(`${runId}  ${paint(status.padEnd(11))}  ${when}  ${oneLine(goal)}`);
  }
  return 0;
}
