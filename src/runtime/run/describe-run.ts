import path from "node:path";
import { isQwillError } from "../errors.js";
import type { JournalStore } from "./journal.js";
import { isLocked } from "./lock.js";
import { fold, type RunState } from "./state.js";

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
  /** What a paused run waits for. */
  pausedFor?: "approval" | "question" | "budget" | "person";
  error?: string;
}

/** Reads a run's journal for a list. Never throws: a journal that can't be read is said to be damaged. */
export function describeRun(workspace: string, journal: JournalStore, runId: string): RunDescription {
  try {
    const { events } = journal.read(runId);
    const state = fold(runId, events);
    return {
      runId,
      status: statusOf(state, isBeingWritten(workspace, runId)),
      goal: state.goal,
      startedAt: events[0]?.at,
      model: state.model?.id,
      turns: state.turns,
      activeMs: state.activeMs,
      ...(state.end?.type === "run.paused" ? { pausedFor: state.end.reason } : {}),
    };
  } catch (error) {
    const message = isQwillError(error) ? error.message : String(error);
    return { runId, status: "damaged", goal: message, turns: 0, activeMs: 0, error: message };
  }
}

/** What a journal says, and whether somebody is at it: without a writer nothing runs. */
export function statusOf({ status }: RunState, isWritten: boolean): Exclude<RunDescription["status"], "damaged"> {
  return status === "running" && !isWritten ? "interrupted" : status;
}

/** True when a living process holds the run's lock. */
export function isBeingWritten(workspace: string, runId: string): boolean {
  return isLocked(path.join(workspace, ".qwill", "runs", runId, "lock"));
}
