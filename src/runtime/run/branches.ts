/** Changing one branch, or one turn of it, in a state that is never changed in place. */
import type { ItemRef } from "./events.js";
import type { BranchState, RunState, StepState, Turn } from "./run-state.js";

export function withStep(state: RunState, id: string, change: (step: StepState) => StepState): RunState {
  const step = state.steps[id];
  return step ? { ...state, steps: { ...state.steps, [id]: change(step) } } : state;
}

export function openBranch(stepId: string, item: ItemRef | undefined): BranchState {
  return { stepId, item, status: "open", turns: [], notes: [], compacted: undefined, result: undefined };
}

export function changeBranch(
  state: RunState,
  place: { stepId?: string; item?: ItemRef },
  change: (branch: BranchState) => BranchState,
): RunState {
  if (!place.stepId) return state;
  return withStep(state, place.stepId, (step) => ({
    ...step,
    branches: step.branches.map((branch) => (branch.item?.index === place.item?.index ? change(branch) : branch)),
  }));
}

export function onTurn(
  state: RunState,
  place: { stepId?: string; item?: ItemRef },
  callId: string,
  change: (turn: Turn) => Turn,
): RunState {
  const changeLast = (turns: readonly Turn[]) => {
    const index = turns.findLastIndex((turn) => turn.reply.calls.some((call) => call.callId === callId));
    const turn = turns[index];
    return turn ? turns.with(index, change(turn)) : turns;
  };
  if (place.stepId) return changeBranch(state, place, (branch) => ({ ...branch, turns: changeLast(branch.turns) }));
  return { ...state, planning: [...changeLast(state.planning)], revising: [...changeLast(state.revising)] };
}
