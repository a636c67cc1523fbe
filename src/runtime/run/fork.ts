import { JournalError } from "../errors.js";
import type { StoredEvent } from "./events.js";
import type { JournalEvent, JournalStore } from "./journal.js";
import type { RunState } from "./run-state.js";

const ENDS = new Set(["run.paused", "run.finished", "run.failed", "run.cancelled"]);

/**
 * A new run that begins as another one did, up to an event: what came later never happened in it. An end isn't taken over, so
 * that the fork can go on. Files in the workspace stay as they are.
 *
 * @param at sequence number of the last event to take over
 * @throws JournalError `journal.io` for an unknown run or event
 * @example
 * forkRun(journal, "20261123-101500-1a43f2a", 42, "20261124-090000-2b177aa");
 */
export function forkRun(journal: JournalStore, runId: string, at: number, forkId: string): void {
  const { events } = journal.read(runId);
  const last = events.at(-1)?.seq ?? 0;
  if (!Number.isInteger(at) || at < 1 || at > last) {
    throw new JournalError("journal.io", `The run ${runId} has no event ${at}.`, {
      hint: `It has 1 to ${last}: qwill show ${runId} --events`,
    });
  }
  const taken = events.filter(({ seq }) => seq <= at);
  const end = taken.findLastIndex(({ type }) => !ENDS.has(type));
  const first = taken.slice(0, end + 1).map((event) => forked(event, runId, at, forkId));
  journal.create(forkId, first).close();
}

/** The event up to which a cancelled run can be forked: the last before its end, or before a plan was declined. */
export function forkPoint(state: RunState): number {
  const declined = state.end?.type === "run.cancelled" && state.end.reason !== undefined;
  return Math.max(1, state.seq - (declined ? 2 : 1));
}

function forked(event: JournalEvent, runId: string, at: number, forkId: string): JournalEvent {
  const moved = { ...event, runId: forkId } as StoredEvent;
  return moved.type === "run.started" ? { ...moved, forkedFrom: { runId, seq: at } } : moved;
}
