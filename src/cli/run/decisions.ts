import type { ResumeOptions, RunResult } from "../../agents/run.js";
import type { ErrorReport } from "../../runtime/errors.js";
import { DEFAULT_BUDGET } from "../../runtime/run/budget.js";
import { callsOf, type RunState } from "../../runtime/run/state.js";
import { note, oneLine } from "../terminal.js";
import { callInWords, number } from "../view/words.js";
import { planText } from "./plan-text.js";

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

/** Asks at the terminal for all that a paused run waits for; undefined when the person leaves it for later. */
export async function askForDecisions(state: RunState, result: RunResult): Promise<ResumeOptions | undefined> {
  const prompts = await import("@clack/prompts");
  const output = process.stderr;
  if (result.pausedFor === "budget") {
    const bound = boundOf(result);
    const more = (state.budget[bound] ?? DEFAULT_BUDGET[bound]) * 2;
    const message = `${result.error?.message ?? "The budget is used up."} Go on with ${number(more)} ${bound}?`;
    const yes = await prompts.confirm({ message, initialValue: false, output });
    return yes === true ? { budget: { [bound]: more } } : undefined;
  }
  const decisions: NonNullable<ResumeOptions["decisions"]> = {};
  const planId = openPlan(state);
  if (planId && state.plan) {
    note(planText(state.plan));
    const choice = await prompts.select({
      message: "Carry out this plan?",
      options: [
        { value: "allow" as const, label: "yes" },
        { value: "change" as const, label: "change it", hint: "say what, the model plans again" },
        { value: "deny" as const, label: "no", hint: "the run is cancelled" },
      ],
      output,
    });
    if (prompts.isCancel(choice)) return undefined;
    if (choice !== "change") return { decisions: { [planId]: choice } };
    const said = await prompts.text({ message: "What should be different?", output });
    return prompts.isCancel(said) ? undefined : { say: said };
  }
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
  return { decisions, answers };
}
