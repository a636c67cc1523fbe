import type { z } from "zod";
import type { Agent } from "../../agents/agent.js";
import { DEFAULT_BUDGET } from "../../runtime/run/budget.js";
import { EXIT } from "../exit.js";
import { note, print } from "../terminal.js";
import { type Driven, drive, exitOf } from "./drive.js";
import { type AgainOptions, againFlags, inWorkspace } from "./go-on.js";
import { planText } from "./plan-text.js";
import { summarise } from "./summary.js";

export interface PlanOnlyOptions {
  workspace: string;
  json: boolean;
  output?: z.ZodObject;
  again?: AgainOptions;
}

/** How often the model may try to make a plan. */
const MOST_TRIES = 3;

/**
 * Makes the plan and pauses before its first step: the budget is one call of the model, and one more for each plan that
 * could not be used. The run can be resumed.
 */
export async function planOnly(agent: Agent, goal: string, options: PlanOnlyOptions): Promise<number> {
  const { json } = options;
  let driven: Driven = await drive(
    () => agent.start(goal, { output: options.output, budget: { turns: 1 } }),
    undefined,
    { agent, json, mayAsk: false },
  );
  for (let turns = 2; turns <= MOST_TRIES && driven.result.pausedFor === "budget" && !driven.state.plan; turns++) {
    const { runId } = driven.result;
    driven = await drive(() => agent.resume(runId, { budget: { turns } }), driven.state, {
      agent,
      json,
      mayAsk: false,
    });
  }
  const { result, state } = driven;
  if (result.pausedFor !== "budget" || !state.plan) {
    await summarise(driven, options);
    return exitOf(driven);
  }
  if (!json) print(planText(state.plan));
  const flags = ["--turns", DEFAULT_BUDGET.turns, ...againFlags(options.again, state.model?.id)];
  note(`\nCarry it out: ${inWorkspace("resume", result.runId, options)} ${flags.join(" ")}`);
  return EXIT.finished;
}
