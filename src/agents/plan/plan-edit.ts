import type { NewEvent } from "../../runtime/run/events.js";
import type { Patch, Plan } from "../../runtime/run/plan.js";
import type { RunState } from "../../runtime/run/state.js";
import { planCallId } from "../next.js";

/** From one plan to another, in patches: steps that stayed as they were keep what they have done. */
export function patchesBetween(before: Plan, after: Plan): Patch[] {
  const old = new Map(before.steps.map((step) => [step.id, JSON.stringify(step)]));
  const kept = new Set(after.steps.map(({ id }) => id));
  const gone = before.steps.filter(({ id }) => !kept.has(id)).map(({ id }): Patch => ({ op: "drop", id }));
  const changed = after.steps.flatMap((step): Patch[] => {
    const known = old.get(step.id);
    if (known === undefined) return [{ op: "add", step }];
    return known === JSON.stringify(step) ? [] : [{ op: "replace", id: step.id, step }];
  });
  return [...gone, ...changed];
}

/** A person's plan instead of the run's: what is stored for it. It needs no further approval. */
export function editEvents(state: RunState, plan: Plan): NewEvent[] {
  if (!state.plan) return [{ type: "plan.made", plan, given: true }];
  const patches = patchesBetween(state.plan, plan);
  const { constraints } = plan;
  const callId = planCallId(state);
  return [
    { type: "plan.revised", patches, constraints, reason: "The person has edited the plan.", cause: "person" },
    ...(state.approvals[callId] === "asked" ? [{ type: "approval.given", callId, decision: "allow" } as const] : []),
  ];
}
