/** What a paused run waits for. */
import type { ErrorReport } from "../../runtime/errors.js";
import { callsOf, type RunState } from "../../runtime/run/state.js";
import { oneLine } from "../terminal.js";

/** Calls that wait for a person. */
export function openApprovals(state: RunState) {
  const waiting = new Set(Object.keys(state.approvals).filter((callId) => state.approvals[callId] === "asked"));
  return callsOf(state)
    .filter((call) => waiting.has(call.callId))
    .map((call) => ({ ...call, why: whyAsked(state, call.callId) }));
}

/** What the call would do and why that is asked, as far as is known. */
function whyAsked(state: RunState, callId: string): string {
  const doing = state.asked[callId]?.doing;
  return oneLine([doing ? `It would ${doing}.` : "", state.askReasons[callId] ?? ""].join(" ").trim());
}

/** The id under which the plan waits for a person, if it does. */
export function openPlan(state: RunState): string | undefined {
  return Object.keys(state.approvals).find(
    (callId) => callId.startsWith("plan_") && state.approvals[callId] === "asked",
  );
}

/** Questions that wait for a person. */
export function openQuestions(state: RunState) {
  return Object.entries(state.questions).flatMap(([questionId, { text, choices, answer }]) =>
    answer === undefined ? [{ questionId, text, choices }] : [],
  );
}

/** Which bound a run stopped at: `budget.turns` → `turns`. */
export function boundOf(result: { error?: ErrorReport }): "turns" | "tokens" | "minutes" {
  const bound = result.error?.code.split(".")[1];
  return bound === "tokens" || bound === "minutes" ? bound : "turns";
}
