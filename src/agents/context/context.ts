import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import type { Plan } from "../../runtime/run/plan.js";
import type { TrunkEntry } from "../../runtime/run/run-state.js";
import type { BranchState, RunState, StepState, Turn } from "../../runtime/run/state.js";
import { fenced, isTainted, isUntrusted } from "../capability/trust.js";
import { afterLoop, FINISH, outputInWords, PLAN, REMINDER, REPEATED, REVISE, STEER, SYSTEM } from "../instructions.js";
import { callKey, loopedBefore } from "../tries.js";
import { gathered } from "./gathered.js";

/**
 * What a model is shown: the trunk, then one branch.
 *
 * The trunk (instructions, goal, plan, results of finished steps) only grows, so every call of a run begins with the same
 * bytes. A branch begins at the trunk as it was when its step started. `compact` is the same content without the trunk, for
 * models with a tiny context.
 */
export interface ContextOptions {
  style: "full" | "compact";
  /** The agent's own instructions, appended to the loop's. */
  instructions: string | undefined;
  /** Files in the workspace when the plan is made. */
  files: readonly string[];
}

const MAX_FILES = { full: 200, compact: 12 } as const;
/** Of what a step failed by: it may be all that a program has printed. */
const MAX_WHY_CHARS = 2_000;

export function planMessages(state: RunState, options: ContextOptions): BaseMessage[] {
  const files = listed(options.files, MAX_FILES[options.style]);
  const opening =
    options.style === "compact"
      ? `plan\ngoal: ${state.goal}\nfiles:\n${files}`
      : `${PLAN}\n\nFiles in the workspace:\n${files ? fenced(files, state.fence) : "(none)"}`;
  return [
    ...trunk(state, state.entries.length, options),
    new HumanMessage(opening),
    ...turns(state, state.planning, options),
  ];
}

export function reviseMessages(state: RunState, options: ContextOptions): BaseMessage[] {
  const why = whatFailed(state).map((line) =>
    line.length > MAX_WHY_CHARS ? `${line.slice(0, MAX_WHY_CHARS)}…` : line,
  );
  const told = Object.values(state.steps).some((step) => isTainted(state, step))
    ? fenced(why.join("\n"), state.fence)
    : why.join("\n");
  const full = why.length > 0 ? `${REVISE}\n\n${told}` : `${STEER}\n\n${state.unheard.join("\n")}`;
  const opening =
    options.style === "compact" ? `revise\ngoal: ${state.goal}\n${[...why, ...state.unheard].join("\n")}` : full;
  return [
    ...trunk(state, state.entries.length, options),
    new HumanMessage(opening),
    ...turns(state, state.revising, options),
  ];
}

/** What is to be mended, a line each: the steps that failed, or what the goal demands and the steps didn't bring. */
export function whatFailed(state: RunState): string[] {
  const failed = Object.values(state.steps).filter((step) => step.status === "failed");
  const missed = state.goalFindings.filter(({ ok }) => !ok);
  return [
    ...failed.map((step) => `${step.step.id}: ${step.result?.error?.message ?? step.result?.result ?? "failed"}`),
    ...missed.map(({ evidence }) => `the goal, after all steps: ${evidence}`),
  ];
}

export function stepMessages(
  state: RunState,
  step: StepState,
  branch: BranchState,
  options: ContextOptions,
): BaseMessage[] {
  if (options.style === "compact")
    return [new HumanMessage(compactOpening(state, step, branch)), ...turns(state, branch.turns, options)];
  const opening = new HumanMessage(fullOpening(state, step, branch));
  return [...trunk(state, step.shown, options), opening, ...branchMessages(state, branch, options)];
}

/** A branch's turns, the first ones in short where they were compacted, with what the person said in between. */
function branchMessages(state: RunState, branch: BranchState, options: ContextOptions): BaseMessage[] {
  const left = branch.compacted?.turns ?? 0;
  // What a person has said stays in view, whatever was told in short.
  const notes = branch.notes.map(({ afterTurn, text }) => ({ afterTurn: Math.max(afterTurn, left), text }));
  const all = turnMessages(state, branch.turns, options).slice(left);
  if (notes.length === 0 && !branch.compacted) return joined(all);
  const said = (after: number) =>
    notes.filter(({ afterTurn }) => afterTurn === after).map(({ text }) => new HumanMessage(saidText(text)));
  const earlier = branch.compacted
    ? [new HumanMessage(`# Earlier in this step, in short\n${branch.compacted.summary}`)]
    : [];
  return [...earlier, ...said(left), ...all.flatMap((messages, index) => [...messages, ...said(left + index + 1)])];
}

export function finishMessages(state: RunState, options: ContextOptions): BaseMessage[] {
  const results = state.trunk.map((id) => resultLine(state.steps[id]));
  const constraints = recited(state, state.entries.length);
  const opening =
    options.style === "compact"
      ? ["finish", `goal: ${state.goal}`, ...results].join("\n")
      : [FINISH, ...constraints].join("\n");
  return [
    ...trunk(state, state.entries.length, options),
    new HumanMessage(opening),
    ...turns(state, state.finishing, options),
  ];
}

/** Instructions, goal, and the first `length` entries; after a compaction its summary and what came later. */
function trunk(state: RunState, length: number, options: ContextOptions): BaseMessage[] {
  if (options.style === "compact") return [];
  const system = options.instructions ? `${SYSTEM}\n\n${options.instructions}` : SYSTEM;
  const demanded = state.goalChecks.map((check) => `- ${JSON.stringify(check)}`);
  const goal = [
    "# Goal",
    state.goal,
    ...(demanded.length > 0 ? ["These checks must pass at the end:", ...demanded] : []),
  ];
  const from = state.entries.findLastIndex((entry) => entry.kind === "compacted");
  const shown = state.entries.slice(Math.max(from, 0), Math.max(length, from + 1));
  return [
    new SystemMessage(system),
    new HumanMessage(goal.join("\n")),
    ...shown
      .map((entry) => entryText(state, entry))
      .filter(Boolean)
      .map((text) => new HumanMessage(text)),
  ];
}

/** What an entry of the trunk says; nothing for a plan of one step, whose step says it all. */
export function entryText(state: RunState, entry: TrunkEntry): string {
  switch (entry.kind) {
    case "plan":
      return entry.plan.steps.length > 1 ? planText("# Plan", entry.plan) : "";
    case "revised":
      return planText("# The plan now", entry.plan);
    case "result":
      return `# Result of ${trunkLine(state, entry.step)}`;
    case "said":
      return saidText(entry.text);
    case "compacted":
      return entry.summary;
  }
}

function saidText(text: string): string {
  return `# The person says\n${text}`;
}

/** What holds for the whole, said again: the plan's constraints and what the person has said, as known at that entry. */
function recited(state: RunState, shown: number): string[] {
  const constraints = constraintsAt(state, shown);
  return constraints.length > 0 ? ["These hold for the whole:", ...constraints.map((text) => `- ${text}`)] : [];
}

/** The constraints that the trunk's first entries hold. */
export function constraintsAt({ entries }: RunState, shown: number): string[] {
  const known = entries.slice(0, shown);
  const plan = known.findLast((entry) => entry.kind === "plan" || entry.kind === "revised");
  const said = known.flatMap((entry) => (entry.kind === "said" ? [entry.text] : []));
  return [...new Set([...(plan?.plan.constraints ?? []), ...said])];
}

/** A result is the model's own words, but after untrusted text these may be another's. */
function trunkLine(state: RunState, step: StepState): string {
  const { id } = step.step;
  const line = resultLine(step);
  return isTainted(state, step) ? `${id}:\n${fenced(line.slice(id.length + 2), state.fence)}` : line;
}

function planText(head: string, { steps, constraints }: Plan): string {
  const demanded = constraints.length > 0 ? ["# Constraints", ...constraints.map((text) => `- ${text}`)] : [];
  return [head, ...steps.map((step) => `- ${step.id}: ${step.title}`), ...demanded].join("\n");
}

function fullOpening(state: RunState, { step, shown, insteadOf }: StepState, branch: BranchState): string {
  const tools = step.tools.length > 0 ? step.tools.join(", ") : "none";
  const looped = loopedBefore(insteadOf, branch).filter((name) => step.tools.includes(name));
  return [
    `# Step ${step.id}: ${step.title}`,
    step.instruction,
    ...(branch.item ? [`${step.forEach?.as ?? "item"}: ${itemText(branch.item.key, state.fence)}`] : []),
    `Tools of this step: ${tools}.`,
    ...(looped.length > 0 ? [afterLoop(looped)] : []),
    ...recited(state, shown),
    outputInWords(step),
  ].join("\n");
}

/** A path in one word says nothing; a record, or a name that is a sentence, is text that anybody may have written. */
function itemText(key: string, fence: string): string {
  return /^[\p{L}\p{N}._/-]{1,120}$/u.test(key) ? key : `\n${fenced(key, fence)}`;
}

function compactOpening(state: RunState, { step }: StepState, branch: BranchState): string {
  return [
    `step: ${step.instruction}`,
    ...(branch.item ? [`${step.forEach?.as ?? "item"}: ${branch.item.key}`] : []),
    ...step.needs.map((id) => resultLine(state.steps[id])),
  ].join("\n");
}

/** `read: 8 records -> work/cvs.json` */
function resultLine(done: StepState | undefined): string {
  const output = done?.step.output;
  const path = output?.kind === "records" && output.path ? ` -> ${output.path}` : "";
  return `${done?.step.id ?? ""}: ${done?.result?.preview ?? done?.result?.result ?? ""}${path}`;
}

function listed(files: readonly string[], max: number): string {
  const more = files.length > max ? [`and ${files.length - max} more`] : [];
  return [...files.slice(0, max), ...more].join("\n");
}

/** Turns never change once they're answered, so their messages are made once. */
const made = new WeakMap<Turn, BaseMessage[]>();

function turns(state: RunState, all: readonly Turn[], options: ContextOptions): BaseMessage[] {
  return joined(turnMessages(state, all, options));
}

/** One list of all; flat() takes several times as long, and a long branch is joined at each of its turns. */
function joined(all: readonly BaseMessage[][]): BaseMessage[] {
  return ([] as BaseMessage[]).concat(...all);
}

export function turnMessages(state: RunState, all: readonly Turn[], { style }: ContextOptions): BaseMessage[][] {
  return all.map((turn, index) => {
    const cached = made.get(turn);
    if (cached) return cached;
    // The tiny model was taught without fences; what its steps may do is bound all the same.
    const messages = messagesOf(
      turn,
      repeats(turn, gathered(all.slice(0, index)).keys),
      style === "full" ? state.fence : undefined,
    );
    if (turn.reply.calls.every((call) => turn.results[call.callId])) made.set(turn, messages);
    return messages;
  });
}

/** The calls of a turn that were made before in this branch, with the same result. */
function repeats(turn: Turn, before: readonly string[]): Set<string> {
  const own: string[] = [];
  const again = turn.reply.calls.filter(({ callId }) => {
    const key = callKey(turn, callId);
    const isAgain = before.includes(key) || own.includes(key);
    own.push(key);
    return isAgain;
  });
  return new Set(again.map(({ callId }) => callId));
}

function messagesOf(turn: Turn, again: ReadonlySet<string>, fence: string | undefined): BaseMessage[] {
  const { reply } = turn;
  const messages: BaseMessage[] = [
    new AIMessage({
      content: reply.text,
      tool_calls: reply.calls.map(({ callId, name, args }) => ({ id: callId, name, args, type: "tool_call" as const })),
    }),
  ];
  for (const call of reply.calls) {
    const said = turn.results[call.callId]?.text ?? "";
    const text = fence && isUntrusted(turn, call.callId) ? fenced(said, fence) : said;
    const content = again.has(call.callId) ? `${text}\n${REPEATED}` : text;
    messages.push(new ToolMessage({ tool_call_id: call.callId, name: call.name, content }));
  }
  if (reply.calls.length === 0) messages.push(new HumanMessage(reply.problem?.message ?? REMINDER));
  return messages;
}
