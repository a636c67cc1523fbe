import { DEFAULT_BUDGET } from "../../src/runtime/run/budget.js";
import { type EventOf, isKnown } from "../../src/runtime/run/events.js";
import type { JournalEvent } from "../../src/runtime/run/journal.js";
import type { RunState } from "../../src/runtime/run/state.js";

/** What a run waits for a person to say. */
export type Waiting =
  | {
      kind: "approval";
      callId: string;
      name: string;
      args: Record<string, unknown>;
      effect: string;
      doing: string;
      reason: string;
    }
  | { kind: "plan"; callId: string }
  | { kind: "question"; questionId: string; text: string; choices: readonly string[] }
  | { kind: "budget"; bound: "turns" | "tokens" | "minutes"; more: number; text: string };

/** Everything that is open after the first `count` events; nothing once a run has ended for good. */
export function waitingAt(events: readonly JournalEvent[], count: number, run: RunState): Waiting[] {
  if (run.status !== "running" && run.status !== "paused") return [];
  const asked = new Map<string, EventOf<"approval.asked">>();
  for (const event of events.slice(0, count)) {
    if (isKnown(event) && event.type === "approval.asked") asked.set(event.callId, event);
  }
  const approvals = [...asked.values()].filter(({ callId }) => run.approvals[callId] === "asked");
  const questions = Object.entries(run.questions).filter(([, { answer }]) => answer === undefined);
  return [
    ...budgetSpent(run),
    ...approvals.map(
      ({ callId, name, args, effect, doing = "", reason = "" }): Waiting =>
        effect === "plan" ? { kind: "plan", callId } : { kind: "approval", callId, name, args, effect, doing, reason },
    ),
    ...questions.map(
      ([questionId, { text, choices = [] }]): Waiting => ({ kind: "question", questionId, text, choices }),
    ),
  ];
}

/** A run that stopped at a bound goes on with twice as much, if a person wants so. */
function budgetSpent({ end, budget }: RunState): Waiting[] {
  if (end?.type !== "run.paused" || end.reason !== "budget") return [];
  const named = end.error?.code.split(".")[1];
  const bound = named === "tokens" || named === "minutes" ? named : "turns";
  const more = (budget[bound] ?? DEFAULT_BUDGET[bound]) * 2;
  return [{ kind: "budget", bound, more, text: end.error?.message ?? "The budget is used up." }];
}
