import fs from "node:fs";
import path from "node:path";
import { isQwillError } from "../../runtime/errors.js";
import type { JournalStore } from "../../runtime/run/journal.js";
import { fold } from "../../runtime/run/state.js";

/** A run in a list. */
export interface RunDescription {
  runId: string;
  /** `interrupted`: its process is gone and it can be resumed; `damaged`: its journal can't be read. */
  status: "running" | "interrupted" | "paused" | "finished" | "failed" | "cancelled" | "damaged";
  goal: string;
  startedAt?: string;
  model?: string;
  turns: number;
  /** Milliseconds of work, pauses left out. */
  activeMs: number;
  error?: string;
}

/** Reads a run's journal for a list. Never throws: a journal that can't be read is said to be damaged. */
export function describeRun(workspace: string, journal: JournalStore, runId: string): RunDescription {
  try {
    const { events } = journal.read(runId);
    const state = fold(runId, events);
    return {
      runId,
      status: state.status === "running" && !isBeingWritten(workspace, runId) ? "interrupted" : state.status,
      goal: state.goal,
      startedAt: events[0]?.at,
      model: state.model?.id,
      turns: state.turns,
      activeMs: state.activeMs,
    };
  } catch (error) {
    const message = isQwillError(error) ? error.message : String(error);
    return { runId, status: "damaged", goal: message, turns: 0, activeMs: 0, error: message };
  }
}

/** True when a living process holds the run's lock. */
export function isBeingWritten(workspace: string, runId: string): boolean {
  try {
    const { pid } = JSON.parse(fs.readFileSync(path.join(workspace, ".qwill", "runs", runId, "lock"), "utf8"));
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
