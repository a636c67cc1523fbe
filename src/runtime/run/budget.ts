import { BudgetError } from "../errors.js";
import type { RunState } from "./state.js";

/** The bounds of a run when nobody sets others. A turn is a call of the model. */
export const DEFAULT_BUDGET = { turns: 400, tokens: 2_000_000, minutes: 240, thinkTokens: 4_000 } as const;

/** A reply that is under way when the minutes are used up may take this share of them more. */
const GRACE = 0.1;

/**
 * The bound that is reached, if any. Asked before each turn.
 *
 * Tokens count what the model evaluated or wrote; tokens reused from the cache cost nothing and don't count.
 */
export function exceededBudget(state: RunState): BudgetError | undefined {
  const limits = { ...DEFAULT_BUDGET, ...state.budget };
  const spent = {
    turns: state.turns,
    tokens: state.usage.prompt - state.usage.reused + state.usage.thought + state.usage.answer,
    minutes: state.activeMs / 60_000,
  };
  for (const kind of ["turns", "tokens", "minutes"] as const) {
    if (spent[kind] >= limits[kind]) return usedUp(state, kind, limits[kind]);
  }
  return undefined;
}

/** The bound on minutes, once not even a reply that is under way is waited for. Other bounds wait for it. */
export function overdueBudget(state: RunState, now: number): BudgetError | undefined {
  return msUntilOverdue(state, now) > 0 ? undefined : usedUp(state, "minutes", minutesOf(state));
}

/** Milliseconds until then; no more than a timer can hold. */
export function msUntilOverdue(state: RunState, now: number): number {
  const left = minutesOf(state) * 60_000 * (1 + GRACE) - state.activeMs - (now - state.activeSince);
  return Math.min(Math.max(0, left), 2 ** 31 - 1);
}

function minutesOf({ budget }: RunState): number {
  return budget.minutes ?? DEFAULT_BUDGET.minutes;
}

function usedUp(state: RunState, kind: "turns" | "tokens" | "minutes", limit: number): BudgetError {
  return new BudgetError(`budget.${kind}`, `The budget of ${limit} ${kind} is used up.`, {
    hint: `Go on with more: qwill resume ${state.runId} --${kind} ${limit * 2}`,
  });
}
