import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import { readSecrets } from "../../runtime/config.js";
import type { JournalEvent } from "../../runtime/run/journal.js";
import { amount, command, exits, shared } from "../command.js";
import { note, print } from "../terminal.js";

interface ReplayOptions {
  workspace: string;
  html?: string;
  without?: string[];
  secret?: string[];
  speed?: number;
}

/** Nobody wants to wait for what a model once thought about: no pause is longer. */
const LONGEST_PAUSE_MS = 2000;

export function replayCommand(): Command {
  return command({
    name: "replay",
    summary: "run a run again, without model and without effects",
    details:
      "Each event comes as it came then; each decision is made anew, and where this version would decide otherwise, that is said.",
    examples: [
      ["qwill replay last", "at once"],
      ["qwill replay last --speed 4", "as it went, four times as fast"],
      ["qwill replay last --html run.html", "as a page to look at or to send"],
      ['qwill replay last --html run.html --without "cvs/**"', "without what those files hold"],
    ],
  })
    .argument("<run>", "id of the run, the beginning of one, or: last")
    .addOption(shared.workspace())
    .option("--speed <n>", "as fast as it was, times so much; at once without it", amount)
    .option("--html <file>", "write the run as one page with all that it needs instead")
    .option("--without <glob...>", "with --html: leave out files, what was read from them and what was written to them")
    .addOption(shared.secret())
    .action(exits(replayRun));
}

async function replayRun(given: string, options: ReplayOptions): Promise<number> {
  const { journalOf } = await import("../run/drive.js");
  const { findRun } = await import("../run/find-run.js");
  const { replay } = await import("../../agents/replay.js");
  const journal = journalOf(options.workspace);
  const runId = findRun(journal, given);
  const { events, torn } = journal.read(runId);
  if (torn) note("warning: the last record is cut off; replayed is what came before it.");
  const { state, divergences } = replay(events);
  if (options.html) {
    await writePage(runId, options.html, options);
  } else {
    await showAgain(events, options.speed);
    if (state.end?.type === "run.finished") print(state.end.answer);
  }
  for (const { seq, message } of divergences) note(`event ${seq}: ${message}`);
  if (divergences.length === 0) note(`${events.length} events, each decided as it was then.`);
  return 0;
}

async function writePage(runId: string, html: string, options: ReplayOptions): Promise<void> {
  const { default: picomatch } = await import("picomatch");
  const { writtenPage } = await import("../show/written-page.js");
  const globs = options.without ?? [];
  const matches = globs.length > 0 ? picomatch(globs, { dot: true, basename: false }) : () => false;
  const page = await writtenPage(runId, options.workspace, {
    secrets: readSecrets(options.secret ?? []),
    isLeftOut: (path) => path !== "" && matches(path.replace(/^(\.\/)+/, "")),
  });
  writeFileSync(html, page.html);
  for (const { path, why } of page.leftOut) note(`Not in the page: ${path} (${why}).`);
  note(`Written: ${html}`);
}

async function showAgain(events: readonly JournalEvent[], speed: number | undefined): Promise<void> {
  const { isKnown } = await import("../../runtime/run/events.js");
  const { initialState } = await import("../../runtime/run/state.js");
  const { createView } = await import("../view/view.js");
  const view = createView(initialState(events[0]?.runId ?? ""), { json: false });
  try {
    let before = Date.parse(events[0]?.at ?? "");
    for (const event of events) {
      const at = Date.parse(event.at);
      if (speed !== undefined) {
        const pauseMs = Math.min(Math.max(0, at - before) / speed, LONGEST_PAUSE_MS);
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
      before = at;
      if (isKnown(event)) view.show(event);
    }
  } finally {
    view.close();
  }
}
