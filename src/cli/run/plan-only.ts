import type { z } from "zod";
import type { Agent } from "../../agents/agent.js";
import { DEFAULT_BUDGET } from "../../runtime/run/budget.js";
import type { Plan, Step } from "../../runtime/run/plan.js";
import { EXIT } from "../exit.js";
import { note, oneLine, onStdout, print } from "../terminal.js";
import { type Driven, drive, exitOf } from "./drive.js";
import { inWorkspace, summarise } from "./summary.js";

export interface PlanOnlyOptions {
  workspace: string;
  json: boolean;
  output?: z.ZodObject;
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
    return exitOf(result);
  }
  if (!json) print(planText(state.plan));
  note(`\nCarry it out: ${inWorkspace("resume", result.runId, options)} --turns ${DEFAULT_BUDGET.turns}`);
  return EXIT.finished;
}

/** A plan as people read it. */
export function planText(plan: Plan): string {
  const constraints = plan.constraints.map((constraint) => `  must: ${oneLine(constraint)}`);
  return [...plan.steps.flatMap((step, index) => stepText(step, index + 1)), ...constraints].join("\n");
}

function stepText(step: Step, position: number): string[] {
  const facts = [
    step.forEach ? `once for each ${step.forEach.as} of ${step.forEach.from}` : "",
    step.needs.length > 0 ? `after ${step.needs.join(", ")}` : "",
    step.tools.length > 0 ? `may use ${step.tools.join(", ")}` : "uses no tool",
    outputText(step),
    step.checks.length > 0 ? `checked by ${step.checks.map((check) => check.kind).join(", ")}` : "",
  ].filter(Boolean);
  return [
    `${position}. ${onStdout.bold(oneLine(step.title))} (${step.id})`,
    `   ${oneLine(step.instruction)}`,
    onStdout.dim(`   ${oneLine(facts.join(" · "))}`),
  ];
}

function outputText({ output }: Step): string {
  if (output.kind === "files") return `writes ${output.paths.join(", ")}`;
  if (output.kind === "records")
    return `records ${output.fields.map((field) => field.name).join(", ")}${output.path ? ` in ${output.path}` : ""}`;
  return "";
}
