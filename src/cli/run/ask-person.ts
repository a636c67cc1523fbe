import type { Agent } from "../../agents/agent.js";
import type { ResumeOptions, RunResult } from "../../agents/run.js";
import { readConfig } from "../../runtime/config.js";
import { DEFAULT_BUDGET } from "../../runtime/run/budget.js";
import type { Plan } from "../../runtime/run/plan.js";
import type { RunState } from "../../runtime/run/state.js";
import { note, oneLine } from "../terminal.js";
import { callInWords, number } from "../view/words.js";
import { boundOf, openApprovals, openPlan, openQuestions } from "./decisions.js";
import { editorCommand, editPlan } from "./edit-plan.js";
import { planText } from "./plan-text.js";

/** What a person said at the terminal; `later` when they left it open with Esc, `interrupted` with Ctrl-C. */
export type Asked = ResumeOptions | "later" | "interrupted";

type Prompts = typeof import("@clack/prompts");
const output = process.stderr;

/** Asks at the terminal for all that a paused run waits for. */
export async function askPerson(agent: Agent, state: RunState, result: RunResult): Promise<Asked> {
  const prompts = await import("@clack/prompts");
  let isInterrupted = false;
  const onKey = (_: unknown, key: { ctrl?: boolean; name?: string } | undefined) => {
    if (key?.ctrl && key.name === "c") isInterrupted = true;
  };
  process.stdin.on("keypress", onKey);
  try {
    return (await brought(prompts, agent, state, result)) ?? (isInterrupted ? "interrupted" : "later");
  } finally {
    process.stdin.off("keypress", onKey);
  }
}

async function brought(
  prompts: Prompts,
  agent: Agent,
  state: RunState,
  result: RunResult,
): Promise<ResumeOptions | undefined> {
  if (result.pausedFor === "budget") return moreBudget(prompts, state, result);
  const planId = openPlan(state);
  if (planId && state.plan) return aboutPlan(prompts, agent, planId, state.plan);
  const decisions = await aboutCalls(prompts, state);
  const answers = decisions && (await aboutQuestions(prompts, state));
  return answers && { decisions, answers };
}

async function moreBudget(prompts: Prompts, state: RunState, result: RunResult): Promise<ResumeOptions | undefined> {
  const bound = boundOf(result);
  const more = (state.budget[bound] ?? DEFAULT_BUDGET[bound]) * 2;
  const message = `${result.error?.message ?? "The budget is used up."} Go on with ${number(more)} ${bound}?`;
  const yes = await prompts.confirm({ message, initialValue: false, output });
  return yes === true ? { budget: { [bound]: more } } : undefined;
}

async function aboutPlan(
  prompts: Prompts,
  agent: Agent,
  planId: string,
  plan: Plan,
): Promise<ResumeOptions | undefined> {
  const editor = await editorCommand(readConfig().editor);
  note(planText(plan));
  for (;;) {
    const choice = await prompts.select({
      message: "Carry out this plan?",
      options: [
        { value: "allow" as const, label: "yes" },
        { value: "change" as const, label: "change it", hint: "say what, the model plans again" },
        ...(editor ? [{ value: "edit" as const, label: "edit it", hint: `as JSON, in ${oneLine(editor)}` }] : []),
        { value: "deny" as const, label: "no", hint: "the run is cancelled" },
      ],
      output,
    });
    if (prompts.isCancel(choice)) return undefined;
    if (choice === "change") {
      const said = await prompts.text({ message: "What should be different?", output });
      return prompts.isCancel(said) ? undefined : { say: said ?? "" };
    }
    if (choice !== "edit" || !editor) return { decisions: { [planId]: choice as "allow" | "deny" } };
    const again = async () => (await prompts.confirm({ message: "Edit it again?", output })) === true;
    const edited = await editPlan(plan, editor, (given) => agent.requireUsable(given), again);
    if (edited !== undefined) return { plan: edited };
  }
}

async function aboutCalls(prompts: Prompts, state: RunState): Promise<ResumeOptions["decisions"]> {
  const decisions: NonNullable<ResumeOptions["decisions"]> = {};
  for (const { callId, name, args, why } of openApprovals(state)) {
    if (why) note(why);
    const choice = await prompts.select({
      message: `Allow ${callInWords(name, args, 300)}?`,
      options: [
        { value: "allow" as const, label: "allow", hint: "this call" },
        { value: "always" as const, label: "always", hint: `${name}, for the rest of this run` },
        { value: "deny" as const, label: "deny", hint: "the run goes on without it" },
      ],
      output,
    });
    if (prompts.isCancel(choice)) return undefined;
    decisions[callId] = choice;
  }
  return decisions;
}

async function aboutQuestions(prompts: Prompts, state: RunState): Promise<ResumeOptions["answers"]> {
  const answers: NonNullable<ResumeOptions["answers"]> = {};
  for (const { questionId, text, choices } of openQuestions(state)) {
    const message = oneLine(text);
    const answer = choices?.length
      ? await prompts.select({
          message,
          options: choices.map((choice) => ({ value: choice, label: oneLine(choice) })),
          output,
        })
      : await prompts.text({ message, output });
    if (prompts.isCancel(answer)) return undefined;
    answers[questionId] = answer ?? "";
  }
  return answers;
}
