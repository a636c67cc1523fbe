import type { BranchState, RunState, StepState, Turn } from "../../runtime/run/state.js";
import type { CallPlace } from "../act.js";
import { DEADLY, UNKNOWN_OUTCOME } from "../instructions.js";
import { DONE_TOOL } from "../plan/plan-tools.js";

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

/** Whether the result of a call is text from outside. What a tool says of its own writing isn't, but why it failed may be. */
export function isUntrusted(turn: Turn, callId: string): boolean {
  const effect = turn.called[callId];
  const result = turn.results[callId];
  if (result?.name === DONE_TOOL) return turn.checks.some(({ ok, check }) => !ok && TELLING.has(check.kind));
  if (!result || effect === undefined || (effect === "write" && result.ok)) return false;
  return !OWN_WORDS.has(result.error?.code ?? "") && ![UNKNOWN_OUTCOME, DEADLY].includes(result.text);
}

/** Whether a branch has read untrusted text itself. */
export function hasReadUntrusted(branch: BranchState): boolean {
  return branch.turns.some((turn) => turn.reply.calls.some(({ callId }) => isUntrusted(turn, callId)));
}

/** What a step is done with never changes, nor what it was told. */
const known = new WeakMap<StepState, boolean>();

/** Whether a step's result may carry untrusted text on: text that it has read itself, or was told by steps that had. */
export function isTainted(state: RunState, step: StepState | undefined): boolean {
  if (!step) return false;
  const before = known.get(step);
  if (before !== undefined) return before;
  const tainted = step.branches.some(hasReadUntrusted) || (step.status !== "waiting" && isToldTainted(state, step));
  if (step.status === "done") known.set(step, tainted);
  return tainted;
}

/** Whether a step was told what others had read: by the trunk as it was when it started, and by what was told in short since. */
function isToldTainted(state: RunState, { step, shown }: StepState): boolean {
  const { entries, steps } = state;
  const inShort = entries.findLastIndex(({ kind }) => kind === "compacted");
  const own = entries.findIndex((entry) => entry.kind === "result" && entry.step.step.id === step.id);
  // What came after its own result it was never told.
  const told = entries.slice(0, Math.min(Math.max(shown, inShort), own < 0 ? entries.length : own));
  const results = told.flatMap((entry) => (entry.kind === "result" ? [entry.step] : []));
  return [...results, steps[step.forEach?.from ?? ""]].some((each) => isTainted(state, each));
}

/** What a branch was shown: text it has read itself, or results of steps that have. */
export function exposureOf(state: RunState, place: CallPlace): { read: boolean; heard: boolean } {
  const step = state.steps[place.stepId];
  const branch = step?.branches.find((each) => each.item?.index === place.item?.index);
  const read = branch !== undefined && hasReadUntrusted(branch);
  return { read, heard: read || (step !== undefined && isToldTainted(state, step)) };
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
