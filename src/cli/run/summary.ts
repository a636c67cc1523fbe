import path from "node:path";
import type { RunResult } from "../../agents/run.js";
import { readConfig } from "../../runtime/config.js";
import { DEFAULT_BUDGET } from "../../runtime/run/budget.js";
import { forkPoint } from "../../runtime/run/fork.js";
import type { RunState } from "../../runtime/run/state.js";
import { shellWord } from "../shell-word.js";
import { harmless, note, oneLine, onStderr, print } from "../terminal.js";
import { tokensInWords } from "../view/lines.js";
import { byteSize, callInWords, duration, plural } from "../view/words.js";
import { boundOf, openApprovals, openPlan, openQuestions } from "./decisions.js";
import type { Driven } from "./drive.js";
import { planText } from "./plan-text.js";
import { rankingTable } from "./ranking.js";

export interface SummaryOptions {
  /** As the person gave it: commands to go on with name it. */
  workspace: string;
  json: boolean;
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

/** The end of a run: the answer on stdout; files, checks and what to do next on stderr. */
export async function summarise({ result, state }: Driven, options: SummaryOptions): Promise<void> {
  if (!options.json && result.answer !== undefined) {
    print(harmless(result.answer));
    const table = await rankingTable(result, options.workspace);
    if (table) print(`\n${table}`);
  }
  if (!options.json && result.status === "finished") note(finishedText(result, state, options));
  if (result.status === "paused") note(pausedText(result, state, options));
  if (result.status === "failed") note(failedText(result, options));
  if (result.status === "cancelled") note(cancelledText(result, state, options));
}

function finishedText(result: RunResult, state: RunState, options: SummaryOptions): string {
  const { green, yellow, dim } = onStderr;
  const files = result.files.map(
    (file) => `  ${oneLine(path.join(options.workspace, file.path))}  ${dim(byteSize(file.bytes))}`,
  );
  return [
    ...section("Files", files),
    ...section(
      "Verified",
      result.verified.map((words) => `  ${green("✓")} ${oneLine(words)}`),
    ),
    ...section(
      "Not verified",
      result.unverified.map((words) => `  ${yellow("!")} ${oneLine(words)}`),
    ),
    "",
    dim(
      `${duration(state.activeMs)} · ${plural(state.turns, "model call")} · ${tokensInWords(result.usage)} · model ${state.model?.id ?? "unknown"}`,
    ),
    dim(`How it came about: ${inWorkspace("show", result.runId, options)}`),
  ].join("\n");
}

function section(title: string, lines: string[]): string[] {
  return lines.length > 0 ? ["", onStderr.bold(title), ...lines] : [];
}

function pausedText(result: RunResult, state: RunState, options: SummaryOptions): string {
  const lines = [""];
  const flags: string[] = [];
  if (result.pausedFor === "budget") {
    const bound = boundOf(result);
    lines.push(`Paused: ${result.error?.message ?? "the budget is used up."}`);
    flags.push(`--${bound} ${(state.budget[bound] ?? DEFAULT_BUDGET[bound]) * 2}`);
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
  lines.push(
    "Go on with:",
    `  ${[inWorkspace("resume", result.runId, options), ...flags, ...againFlags(options.again, state.model?.id)].join(" ")}`,
  );
  return lines.join("\n");
}

function cancelledText(result: RunResult, state: RunState, options: SummaryOptions): string {
  return [
    "",
    `Cancelled. What was done stays: ${inWorkspace("show", result.runId, options)}`,
    "Go on from there in a new run:",
    `  ${inWorkspace("fork", result.runId, options)} --at ${forkPoint(state)}`,
    `  ${[inWorkspace("resume", "last", options), ...againFlags(options.again, state.model?.id)].join(" ")}`,
  ].join("\n");
}

function failedText(result: RunResult, options: SummaryOptions): string {
  const { code = "", message = "It failed.", hint } = result.error ?? {};
  const lines = ["", `${onStderr.red("failed")}: ${oneLine(message)} (${code})`];
  if (hint) lines.push(`  ${oneLine(hint)}`);
  lines.push(`What was tried: ${inWorkspace("show", result.runId, options)}`);
  return lines.join("\n");
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
