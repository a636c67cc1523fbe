import { isKnown } from "../runtime/run/events.js";
import type { JournalEvent } from "../runtime/run/journal.js";
import { initialState, type RunState, reduce } from "../runtime/run/state.js";
import { type Decision, next } from "./next.js";

/** An event that this version of qwill wouldn't have come to in the state before it. */
export interface Divergence {
  seq: number;
  /** What happened, and what would be decided there now. */
  message: string;
}

export interface Replayed {
  state: RunState;
  divergences: Divergence[];
}

/** More branches than any model serves: a replay doesn't know how many the run had. */
const ANY_NUMBER = 1_000_000;

/**
 * Runs a journal again, without model and without effects: the recorded replies and results take their place, and each
 * decision is made anew. A run of the same version has no divergences; of another one they tell what it would do otherwise.
 *
 * @example
 * replay(journal.read(runId).events).divergences; // []
 */
export function replay(events: readonly JournalEvent[]): Replayed {
  const [first] = events;
  let state = initialState(first?.runId ?? "");
  const divergences: Divergence[] = [];
  for (const event of events) {
    const expected = isKnown(event) ? decisionFor(event) : undefined;
    if (expected && state.status === "running") {
      const decided = next(state, { parallel: ANY_NUMBER });
      if (!decided.some((decision) => fits(decision, expected))) {
        const now = [...new Set(decided.map(inWords))].slice(0, 4).join(", ") || "nothing";
        divergences.push({ seq: event.seq, message: `${inWords(expected)} was decided then; now it would be ${now}.` });
      }
    }
    state = reduce(state, event);
  }
  return { state, divergences };
}

interface Expected {
  kind: Decision["kind"];
  stepId?: string;
  index?: number;
}

/** The decision that an event came from, where it comes from one alone. */
function decisionFor(event: Extract<JournalEvent, { type: unknown }> & { type: string }): Expected | undefined {
  const place = event as { stepId?: string; item?: { index: number }; items?: string[]; purpose?: string };
  const where = {
    ...(place.stepId === undefined ? {} : { stepId: place.stepId }),
    ...(place.item ? { index: place.item.index } : {}),
  };
  switch (event.type) {
    case "model.replied": {
      const kinds = { plan: "plan", revise: "revise", step: "ask", finish: "closing-words" } as const;
      return { kind: kinds[place.purpose as keyof typeof kinds], ...where };
    }
    case "step.started":
      return { kind: place.item ? "open" : "start", ...where };
    case "tool.called":
      return { kind: "call", ...where };
    case "run.finished":
      return { kind: "finish" };
    default:
      return undefined;
  }
}

function fits(decision: Decision, expected: Expected): boolean {
  if (decision.kind !== expected.kind) return false;
  const { stepId, item } = decision as { stepId?: string; item?: { index: number } };
  return stepId === expected.stepId && item?.index === expected.index;
}

function inWords(decision: { kind: string; stepId?: string }): string {
  return decision.stepId === undefined ? decision.kind : `${decision.kind} ${decision.stepId}`;
}
