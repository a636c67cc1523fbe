import path from "node:path";
import type { Agent } from "../../agents/agent.js";
import type { Run, RunResult } from "../../agents/run.js";
import type { RunEvent } from "../../runtime/run/events.js";
import { isStored } from "../../runtime/run/events.js";
import type { JournalStore } from "../../runtime/run/journal.js";
import { fileJournal } from "../../runtime/run/journal-file.js";
import { fold, initialState, type RunState, reduce } from "../../runtime/run/state.js";
import { EXIT } from "../exit.js";
import { canAsk, note } from "../terminal.js";
import { createView } from "../view/view.js";
import { askPerson } from "./ask-person.js";

export interface DriveOptions {
  agent: Agent;
  json: boolean;
  /** Looks at each event; true stops the run there. */
  onEvent?(event: RunEvent, run: Run): void;
  /** False: a pause ends it even where a person could be asked. */
  mayAsk?: boolean;
}

/** How a run ended, and all that is known of it. */
export interface Driven {
  result: RunResult;
  state: RunState;
  /** The person left what was asked with Ctrl-C; the run waits. */
  isInterrupted?: boolean;
}

/**
 * Shows a run until it ends. Where a person sits at the terminal, what it pauses for is asked, and it goes on.
 * Ctrl-C cancels; a second one ends the process at once.
 */
export async function drive(begin: () => Run, before: RunState | undefined, options: DriveOptions): Promise<Driven> {
  let run = begin();
  let state = before ?? initialState(run.id);
  for (;;) {
    const followed = await follow(run, state, options);
    state = followed.state;
    if (followed.result.status !== "paused" || options.mayAsk === false || options.json || !canAsk()) return followed;
    const asked = await askPerson(options.agent, state, followed.result);
    if (typeof asked === "string") return { ...followed, isInterrupted: asked === "interrupted" };
    run = options.agent.resume(run.id, asked);
  }
}

async function follow(run: Run, before: RunState, { json, onEvent }: DriveOptions): Promise<Driven> {
  let state = before;
  const view = createView(before, { json });
  const release = cancelOnInterrupt(run);
  try {
    for await (const event of run) {
      if (isStored(event)) state = reduce(state, event);
      view.show(event);
      onEvent?.(event, run);
    }
  } finally {
    release();
    view.close();
  }
  return { result: await run.result, state };
}

function cancelOnInterrupt(run: Run): () => void {
  let asked = false;
  const onInterrupt = () => {
    if (asked) process.exit(EXIT.cancelled);
    asked = true;
    note("cancelling (Ctrl-C again stops at once)");
    run.cancel();
  };
  process.on("SIGINT", onInterrupt);
  return () => process.off("SIGINT", onInterrupt);
}

/** The journals of a workspace. */
export function journalOf(workspace: string): JournalStore {
  return fileJournal(path.join(path.resolve(workspace), ".qwill", "runs"));
}

/** What a journal amounts to. @throws JournalError */
export function storedState(journal: JournalStore, runId: string): RunState {
  return fold(runId, journal.read(runId).events);
}

/** The exit code of a run. */
export function exitOf({ result, isInterrupted }: Driven): number {
  return isInterrupted ? EXIT.cancelled : EXIT[result.status];
}
