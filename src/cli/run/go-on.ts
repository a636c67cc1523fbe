/** How a run goes on that has stopped: what it waits for, and the commands. */
import path from "node:path";
import { readConfig } from "../../runtime/config.js";
import { DEFAULT_BUDGET } from "../../runtime/run/budget.js";
import { forkPoint } from "../../runtime/run/fork.js";
import type { BranchState, RunState } from "../../runtime/run/state.js";
import { shellWord } from "../shell-word.js";
import { oneLine } from "../terminal.js";
import { callInWords } from "../view/words.js";
import { boundOf, openApprovals, openPlan, openQuestions } from "./decisions.js";
import { planText } from "./plan-text.js";

export interface GoOnOptions {
  /** As the person gave it: commands to go on with name it. */
  workspace: string;
  /** Options that the run was begun with and that its journal doesn't keep. */
  again?: AgainOptions;
}

/** What has to be said again when a run goes on in another process. */
export interface AgainOptions {
  model?: string;
  tools?: readonly string[];
  allow?: readonly string[];
  yes?: boolean;
  secret?: readonly string[];
}

/** What a paused run waits for, and the command that goes on with it. */
export function pausedText(state: RunState, options: GoOnOptions): string {
  const end = state.end?.type === "run.paused" ? state.end : undefined;
  const lines: string[] = [];
  const flags: string[] = [];
  if (end?.reason === "budget") {
    const bound = boundOf(end);
    lines.push(`Paused: ${oneLine(end.error?.message ?? "the budget is used up.")}`);
    const more = (state.budget[bound] ?? DEFAULT_BUDGET[bound]) * 2;
    // A run that was only to be planned is carried out with what any run may spend.
    const isOnlyPlanned = state.plan && Object.values(state.steps).every((step) => step.branches.every(isUntouched));
    flags.push(`--${bound} ${isOnlyPlanned ? Math.max(more, DEFAULT_BUDGET[bound]) : more}`);
  }
  const planId = openPlan(state);
  if (planId && state.plan) {
    lines.push("Paused: is this the plan? (or --deny-call, or --plan FILE, or --say what should be different)");
    lines.push(planText(state.plan));
    flags.push(`--allow-call ${planId}`);
  }
  for (const { callId, name, args, why } of openApprovals(state)) {
    if (why) lines.push(why);
    lines.push(`Paused: may it call ${callInWords(name, args, 300)}? (or --deny-call ${callId})`);
    flags.push(`--allow-call ${callId}`);
  }
  for (const { questionId, text, choices } of openQuestions(state)) {
    lines.push(`Paused: ${oneLine(text)}${choices?.length ? ` (${choices.map(oneLine).join(" / ")})` : ""}`);
    flags.push(`--answer ${questionId}=${quoted(choices?.[0] ?? "…")}`);
  }
  lines.push("Go on with:", `  ${resumeCommand(state, options, flags)}`);
  return lines.join("\n");
}

function isUntouched({ turns }: BranchState): boolean {
  return turns.length === 0;
}

export function resumeCommand(state: RunState, options: GoOnOptions, flags: readonly string[] = []): string {
  const again = againFlags(options.again, state.model?.id);
  return [inWorkspace("resume", state.runId, options), ...flags, ...again].join(" ");
}

/** How a run that is at its end goes on: in a new one. */
export function forkText(state: RunState, options: GoOnOptions): string {
  return [
    "Go on from there in a new run:",
    `  ${inWorkspace("fork", state.runId, options)} --at ${forkPoint(state)}`,
    `  ${[inWorkspace("resume", "last", options), ...againFlags(options.again, state.model?.id)].join(" ")}`,
  ].join("\n");
}

/** A text as a value on a command line: in the quotes that people are used to, where these do. */
function quoted(text: string): string {
  return /["$`\\!]/.test(text) ? shellWord(text) : `"${text}"`;
}

/** The options of a resume that the journal can't stand in for: it keeps the id of a model, not the file or URL behind it. */
export function againFlags(again: AgainOptions = {}, modelId?: string): string[] {
  const { model, tools = [], allow = [], yes, secret = [] } = again;
  return [
    ...(model === undefined || model === modelId ? [] : ["--model", shellWord(model)]),
    ...list("--tools", tools),
    ...list("--allow", allow),
    ...(yes ? ["--yes"] : []),
    ...list("--secret", secret),
  ];
}

function list(flag: string, values: readonly string[]): string[] {
  return values.length > 0 ? [flag, ...values.map(shellWord)] : [];
}

/** `qwill show <run> --workspace DIR`, without the workspace where it is the current folder. */
export function inWorkspace(command: string, runId: string, { workspace }: { workspace: string }): string {
  const folder = path.resolve(workspace) === process.cwd() ? "" : ` --workspace ${shellWord(workspace)}`;
  return `${readConfig().command} ${command} ${runId}${folder}`;
}
