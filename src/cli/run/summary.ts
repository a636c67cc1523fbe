import path from "node:path";
import type { RunResult } from "../../agents/run.js";
import type { RunState } from "../../runtime/run/state.js";
import { harmless, note, oneLine, onStderr, print } from "../terminal.js";
import { tokensInWords } from "../view/lines.js";
import { byteSize, duration, plural } from "../view/words.js";
import type { Driven } from "./drive.js";
import { forkText, type GoOnOptions, inWorkspace, pausedText, resumeCommand } from "./go-on.js";
import { rankingTable } from "./ranking.js";

export interface SummaryOptions extends GoOnOptions {
  json: boolean;
}

/** The end of a run: the answer on stdout; files, checks and what to do next on stderr. */
export async function summarise({ result, state }: Driven, options: SummaryOptions): Promise<void> {
  if (!options.json && result.answer !== undefined) {
    print(harmless(result.answer));
    const table = await rankingTable(result, options.workspace);
    if (table) print(`\n${table}`);
  }
  if (!options.json && result.status === "finished") note(finishedText(result, state, options));
  if (result.status === "paused") note(`\n${pausedText(state, options)}`);
  if (result.status === "failed") note(failedText(result, state, options));
  if (result.status === "cancelled") note(cancelledText(state, options));
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

function cancelledText(state: RunState, options: SummaryOptions): string {
  return [
    "",
    `Cancelled. What was done stays: ${inWorkspace("show", state.runId, options)}`,
    forkText(state, options),
  ].join("\n");
}

function failedText(result: RunResult, state: RunState, options: SummaryOptions): string {
  const { code = "", message = "It failed.", hint } = result.error ?? {};
  const lines = ["", `${onStderr.red("failed")}: ${oneLine(message)} (${code})`];
  if (hint) lines.push(`  ${oneLine(hint)}`);
  if (state.seq === 0) return [...lines, "Nothing of the run was stored: start it again."].join("\n");
  lines.push(`What was tried: ${inWorkspace("show", result.runId, options)}`);
  // Its end could not be stored: it is no failed run, it was interrupted.
  if (code === "journal.io") lines.push("Go on with:", `  ${resumeCommand(state, options)}`);
  return lines.join("\n");
}
