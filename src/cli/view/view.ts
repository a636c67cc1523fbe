import type { RunEvent } from "../../runtime/run/events.js";
import type { RunState } from "../../runtime/run/state.js";
import { isWatched, print } from "../terminal.js";
import { liveView } from "./live.js";
import { plainView } from "./plain.js";

/** Shows a run while it goes on. */
export interface View {
  show(event: RunEvent): void;
  /** Leaves the last picture and shows no more. */
  close(): void;
}

/** A checklist on a terminal, lines in a pipe, events as JSON for programs. */
export function createView(run: RunState, options: { json: boolean }): View {
  if (options.json) return jsonView();
  return isWatched() ? liveView(run) : plainView(run);
}

function jsonView(): View {
  return { show: (event) => print(JSON.stringify(event)), close: () => {} };
}
