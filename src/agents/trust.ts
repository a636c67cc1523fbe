import type { BranchState, RunState, StepState, Turn } from "../runtime/run/state.js";
import type { CallPlace } from "./act.js";
import { DEADLY, UNKNOWN_OUTCOME } from "./instructions.js";
import { DONE_TOOL } from "./plan-tools.js";

/**
 * What is believed. The goal, the agent's instructions and what a person says or answers are the person's; whatever a tool
 * gave back may have been written by anybody: it is fenced, and a step that has read it is watched more closely.
 */

/** Refusals of the executor are its own words. */
const OWN_WORDS = new Set([
  "tool.unknown",
  "tool.bad-input",
  "tool.denied",
  "tool.timeout",
  "tool.outside-workspace",
  "tool.egress",
]);

/** Checks whose evidence holds what programs print and files say. */
const TELLING = new Set(["command_ok", "site_ok", "tool_ok", "quotes_found", "links_resolve", "json_valid"]);

/** Whether the result of a call is text from outside. What a tool says of its own writing isn't. */
export function isUntrusted(turn: Turn, callId: string): boolean {
  const effect = turn.called[callId];
  const result = turn.results[callId];
  if (result?.name === DONE_TOOL) return turn.checks.some(({ ok, check }) => !ok && TELLING.has(check.kind));
  if (!result || effect === undefined || effect === "write") return false;
  return !OWN_WORDS.has(result.error?.code ?? "") && ![UNKNOWN_OUTCOME, DEADLY].includes(result.text);
}

/** Whether a branch has read untrusted text itself. */
export function hasReadUntrusted(branch: BranchState): boolean {
  return branch.turns.some((turn) => turn.reply.calls.some(({ callId }) => isUntrusted(turn, callId)));
}

/** Whether a step's result may carry untrusted text on. */
export function isTainted(step: StepState | undefined): boolean {
  return step?.branches.some(hasReadUntrusted) ?? false;
}

/** What a branch was shown: text it has read itself, or results of steps that have. */
export function exposureOf(state: RunState, place: CallPlace): { read: boolean; heard: boolean } {
  const step = state.steps[place.stepId];
  const branch = step?.branches.find((each) => each.item?.index === place.item?.index);
  // What was told in short stands before all steps, also before those that were started earlier.
  const inShort = state.entries.findLastIndex(({ kind }) => kind === "compacted");
  const before = state.entries
    .slice(0, Math.max(step?.shown ?? 0, inShort))
    .flatMap((entry) => (entry.kind === "result" ? [entry.step] : []));
  const items = state.steps[step?.step.forEach?.from ?? ""];
  const read = branch !== undefined && hasReadUntrusted(branch);
  return { read, heard: read || [...before, items].some(isTainted) };
}

/** A text between marks that nobody outside can know. */
export function fenced(text: string, fence: string): string {
  return `<untrusted-${fence}>\n${text.replaceAll(fence, "")}\n</untrusted-${fence}>`;
}

/** What a model wrote, without marks that it copied: they belong into no file, no result and no address. */
export function withoutFence<T>(value: T, fence: string): T {
  if (!fence || !(JSON.stringify(value) ?? "").includes(fence)) return value;
  const mark = new RegExp(`\\n?</untrusted-${fence}>|<untrusted-${fence}>\\n?`, "g");
  const clean = (each: unknown): unknown => {
    if (typeof each === "string") return each.replace(mark, "").replaceAll(fence, "");
    if (Array.isArray(each)) return each.map(clean);
    if (typeof each !== "object" || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, member]) => [key, clean(member)]));
  };
  return clean(value) as T;
}
