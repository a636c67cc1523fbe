import type { Step } from "../runtime/run/plan.js";
import type { BranchState } from "../runtime/run/state.js";
import { choicesOf, handlesOf, READER } from "./live-domains.js";
import { DONE_TOOL } from "./plan-tools.js";

/**
 * What a branch may call now. A record that is to be chosen from what tools offer waits until they have offered it, so no
 * item is recorded unread. When a tool has failed, or all have been called, the branch may be concluded all the same.
 */
export function mayCall(branch: BranchState, step: Step): string[] {
  const left = waitsForOffers(branch, step) ? step.tools.filter((name) => !calledIn(branch).has(name)) : [];
  return left.length > 0 ? left : [...toolsOf(branch, step), DONE_TOOL];
}

/** A step's tools, and the one that reads on in its own long results. */
export function toolsOf(branch: BranchState, { tools }: Step): string[] {
  return handlesOf(branch).length > 0 ? [...new Set([...tools, READER])] : [...tools];
}

/** Whether a record can't be given yet, since one of its fields is a choice that nothing has offered. */
export function waitsForOffers(branch: BranchState, { output }: Step): boolean {
  if (output.kind !== "records" || resultsOf(branch).some(({ ok }) => !ok)) return false;
  const offered = choicesOf(branch);
  return output.fields.some(({ choice }) => choice !== undefined && !(choice in offered));
}

const resultsOf = (branch: BranchState) =>
  branch.turns.flatMap(({ results }) => Object.values(results)).filter(({ name }) => name !== DONE_TOOL);

const calledIn = (branch: BranchState) => new Set(resultsOf(branch).map(({ name }) => name));
