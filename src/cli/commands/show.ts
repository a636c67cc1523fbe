import type { Command } from "commander";
import { command, exits, shared } from "../command.js";
import { note, print } from "../terminal.js";

interface ShowOptions {
  workspace: string;
  events?: boolean;
  prompt?: string;
  json?: boolean;
}

export function showCommand(): Command {
  return command({
    name: "show",
    summary: "tell what happened in a run",
    examples: [
      ["qwill show 20261123-101500-1a43f2a", "the run as a story"],
      ["qwill show last --events", "each event of the newest run, one per line"],
      ["qwill show last --prompt read:2", "what the model was shown in the step `read`, for its second item"],
    ],
  })
    .argument("<run>", "id of the run, the beginning of one, or: last")
    .addOption(shared.workspace())
    .option("--events", "each stored event on a line")
    .option("--prompt <step>", "the conversation of a step: plan, finish, STEP or STEP:ITEM (number or name)")
    .addOption(shared.json("print the stored events as JSON, one per line"))
    .action(exits(show));
}

async function show(given: string, options: ShowOptions): Promise<number> {
  const { journalOf } = await import("../run/drive.js");
  const { findRun } = await import("../run/find-run.js");
  const journal = journalOf(options.workspace);
  const runId = findRun(journal, given);
  const { events, torn } = journal.read(runId);
  if (torn)
    note("warning: the last record is cut off (a kill in the middle of a write); shown is what came before it.");
  if (options.json) {
    for (const event of events) print(JSON.stringify(event));
  } else if (options.events) {
    const { eventLine } = await import("../show/event-line.js");
    for (const event of events) print(eventLine(event));
  } else if (options.prompt !== undefined) {
    const { promptText } = await import("../show/prompt.js");
    print(promptText(runId, events, options.prompt));
  } else {
    const { story } = await import("../show/story.js");
    const { isBeingWritten } = await import("../../runtime/run/describe-run.js");
    print(story(runId, events, { isLive: isBeingWritten(options.workspace, runId), workspace: options.workspace }));
  }
  return 0;
}
