/** How plans, messages and what is left out of prompts change a state. */
import { changeBranch } from "./branches.js";
import type { EventOf } from "./events.js";
import type { Patch, Plan, Step } from "./plan.js";
import type { RunState, StepState } from "./run-state.js";

export function planned(state: RunState, { plan, given }: EventOf<"plan.made">): RunState {
  return {
    ...state,
    plan,
    steps: stepsOf(plan.steps, {}),
    entries: [...state.entries, { kind: "plan", plan }],
    // A plan that was made after the message was made for it.
    unheard: [],
    planVersion: given ? 0 : 1,
    personSteps: given ? plan.steps.map(({ id }) => id) : [],
  };
}

/** A message stands in the trunk, and in each open branch after what was done there so far. */
export function said(state: RunState, text: string): RunState {
  const steps = Object.entries(state.steps).map(([id, step]) => {
    const branches = step.branches.map((branch) =>
      branch.status === "open"
        ? { ...branch, notes: [...branch.notes, { afterTurn: branch.turns.length, text }] }
        : branch,
    );
    return [id, { ...step, branches }] as const;
  });
  return {
    ...state,
    steps: Object.fromEntries(steps),
    entries: [...state.entries, { kind: "said", text }],
    unheard: [...state.unheard, text],
    goalFindings: [],
    // What the planner has tried before it doesn't answer it.
    revising: [],
    // Closing words that were said before it don't answer it.
    finishing: [],
  };
}

export function compacted(state: RunState, event: EventOf<"context.compacted">): RunState {
  const { summary, turns } = event;
  if (!event.stepId) return { ...state, entries: [...state.entries, { kind: "compacted", summary }] };
  return changeBranch(state, event, (branch) => ({ ...branch, compacted: { turns: turns ?? 0, summary } }));
}

export function stepsOf(
  steps: readonly Step[],
  before: Readonly<Record<string, StepState>>,
): Record<string, StepState> {
  return Object.fromEntries(
    steps.map((step) => [step.id, (Object.hasOwn(before, step.id) && before[step.id]) || fresh(step)]),
  );
}

export function fresh(step: Step, insteadOf: readonly StepState[] = []): StepState {
  return { step, status: "waiting", items: undefined, branches: [], shown: 0, result: undefined, insteadOf };
}

export function revised(state: RunState, event: EventOf<"plan.revised">): RunState {
  const { patches, reason, cause, constraints } = event;
  const before = state.plan ?? { steps: [], constraints: [] };
  const plan = { ...patchPlan(before, patches), constraints: constraints ?? before.constraints };
  if (patches.length === 0 && !constraints) return { ...state, unheard: [], revising: [] };
  const replaced = new Set(patches.map((patch) => (patch.op === "add" ? patch.step.id : patch.id)));
  const kept = Object.fromEntries(Object.entries(state.steps).filter(([id]) => !replaced.has(id)));
  return {
    ...state,
    plan,
    steps: afterRevision(stepsOf(plan.steps, kept), state.steps, patches),
    trunk: state.trunk.filter((id) => id in kept),
    entries: [...state.entries, { kind: "revised", plan, reason }],
    goalFindings: [],
    finishing: [],
    revising: [],
    unheard: [],
    personSteps:
      cause === "person" ? plan.steps.map(({ id }) => id) : state.personSteps.filter((id) => !replaced.has(id)),
    // What a person wants is no failure of the plan.
    revisions: state.revisions + (cause === "person" ? 0 : 1),
    planVersion: state.planVersion + (cause === "person" ? 0 : 1),
  };
}

/**
 * A failed step that stays in the plan is tried again. It, and what a patch puts in the place of a failed one, does that
 * one's work; so does each step that is added where failed ones are dropped.
 */
function afterRevision(
  steps: Record<string, StepState>,
  before: RunState["steps"],
  patches: readonly Patch[],
): Record<string, StepState> {
  const failed = (id: string) => (Object.hasOwn(before, id) && before[id]?.status === "failed" ? [before[id]] : []);
  const dropped = patches.flatMap((patch) => (patch.op === "drop" ? failed(patch.id) : []));
  const places = patches.map((patch): [string, StepState[]] => {
    if (patch.op === "drop") return [patch.id, []];
    return [patch.step.id, patch.op === "add" ? dropped : failed(patch.id)];
  });
  for (const [id, step] of Object.entries(steps)) {
    const insteadOf = step.status === "failed" ? [step] : (places.findLast(([place]) => place === id)?.[1] ?? []);
    if (insteadOf.length > 0) steps[id] = fresh(step.step, insteadOf);
  }
  return steps;
}

/** The plan after patches, in order. */
export function patchPlan(plan: Plan, patches: readonly Patch[]): Plan {
  let steps = plan.steps;
  for (const patch of patches) {
    if (patch.op === "add") steps = [...steps, patch.step];
    else if (patch.op === "drop") steps = steps.filter((step) => step.id !== patch.id);
    else steps = steps.map((step) => (step.id === patch.id ? patch.step : step));
  }
  return { ...plan, steps };
}
