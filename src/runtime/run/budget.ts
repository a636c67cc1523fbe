import { BudgetError } from "../errors.js";
import type { RunState } from "./state.js";

/** The bounds of a run when nobody sets others. A turn is a call of the model. */
export const DEFAULT_BUDGET = { turns: 400, tokens: 2_000_000, minutes: 240, thinkTokens: 4_000 } as const;

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
    if (spent[kind] < limits[kind]) continue;
    return new BudgetError(`budget.${kind}`, `The budget of ${limits[kind]} ${kind} is used up.`, {
      hint: `Go on with more: qwill resume ${state.runId} --${kind} ${limits[kind] * 2}`,
    });
  }
  return undefined;
}
