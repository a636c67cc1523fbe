import type { RunState } from "../../src/runtime/run/state.js";
import type { Waiting } from "./waiting.js";

/** How a run stands, as a person is told. */
export interface Status {
  kind: "running" | "interrupted" | "waiting" | "paused" | "finished" | "failed" | "cancelled";
  words: string;
}

const WORDS: Record<Status["kind"], string> = {
  running: "Running",
  interrupted: "Interrupted",
  waiting: "Waits for you",
  paused: "Paused",
  finished: "Finished",
  failed: "Failed",
  cancelled: "Cancelled",
};

/** @param isWorkedOn false when nobody works on it: a run whose process died looks as if it went on */
export function statusOf(run: RunState, waiting: readonly Waiting[], isWorkedOn: boolean): Status {
  const kind = kindOf(run, waiting, isWorkedOn);
  return { kind, words: WORDS[kind] };
}

function kindOf({ status }: RunState, waiting: readonly Waiting[], isWorkedOn: boolean): Status["kind"] {
  if (status === "paused") return waiting.length > 0 ? "waiting" : "paused";
  return status === "running" && !isWorkedOn ? "interrupted" : status;
}

/** The same of a run in a list. */
export function statusInList(status: string, pausedFor: string | undefined): { kind: string; words: string } {
  const kind = status === "paused" && pausedFor !== "person" ? "waiting" : status;
  return { kind, words: WORDS[kind as Status["kind"]] ?? (kind === "damaged" ? "Damaged" : kind) };
}
