import { type ErrorReport, reportOf } from "../runtime/errors.js";
import { profileNamed } from "../runtime/model/profile.js";
import { exceededBudget } from "../runtime/run/budget.js";
import type { Call, ItemRef } from "../runtime/run/events.js";
import { type BranchState, questionOf, type RunState, type StepState, type Turn } from "../runtime/run/state.js";
import { fileDemandsOf, invariantsOf } from "./constraints/constraints.js";
import { gatheredIn } from "./context/gathered.js";
import { ANSWER_TOOL, DONE_TOOL } from "./plan/plan-tools.js";
import { loopingTools, MAX_SAME_CALLS, refusedTurns } from "./tries.js";

/**
 * The heart: what to do now, as a pure function of the state. Any "why did it do that?" is a test of this file.
 *
 * All decisions returned may go on side by side. Each has a key; the loop doesn't start one that is already under way.
 */
export type Decision = { key: string } & (
  | { kind: "plan" }
  | { kind: "revise" }
  | { kind: "ask-plan"; callId: string }
  | { kind: "keep-plan" }
  | { kind: "decline" }
  | { kind: "note-files" }
  | { kind: "start"; stepId: string }
  | { kind: "open"; stepId: string; item: ItemRef }
  | { kind: "ask"; stepId: string; item: ItemRef | undefined }
  | { kind: "call"; stepId: string; item: ItemRef | undefined; call: Call }
  | { kind: "conclude"; stepId: string; item: ItemRef | undefined; call: Call }
  | { kind: "conclude-text"; stepId: string; item: ItemRef | undefined; text: string }
  | { kind: "give-up"; stepId: string; item: ItemRef | undefined; error: ErrorReport }
  | { kind: "close"; stepId: string }
  | { kind: "check-goal" }
  | { kind: "closing-words" }
  | { kind: "finish"; answer: string }
  | { kind: "fail"; error: ErrorReport }
  | { kind: "pause"; reason: "approval" | "question" | "budget"; error?: ErrorReport }
);

export interface Limits {
  /** Branches that may be open at the same time. */
  parallel: number;
}

/** Bad replies in a row, refused conclusions, revisions of the plan: then something else must happen. */
export const MAX_BAD_REPLIES = 3;
export const MAX_REFUSED = 3;
export const MAX_REVISIONS = 2;
/** Turns in a row whose calls were all refused: unknown tools, wrong arguments, what the step may not do. */
export const MAX_REFUSED_TURNS = 5;
/** Turns in a row that brought nothing. More than there may be places to look in vain before one that holds it. */
export const MAX_FRUITLESS_TURNS = 24;

export function next(state: RunState, limits: Limits): Decision[] {
  if (state.status !== "running") return [];
  const decisions = state.plan ? work(state, limits) : planning(state);
  const asking = decisions.filter(asksModel);
  const exceeded = asking.length > 0 ? exceededBudget(state) : undefined;
  if (!exceeded) return decisions;
  const rest = decisions.filter((decision) => !asksModel(decision));
  if (rest.length > 0) return rest;
  return [{ key: "pause", kind: "pause", reason: "budget", error: reportOf(exceeded, exceeded.code) }];
}

/** True for decisions that cost a turn. */
export function asksModel(decision: Decision): boolean {
  return ["plan", "revise", "ask", "closing-words"].includes(decision.kind);
}

function planning(state: RunState): Decision[] {
  const problem = state.planning.at(-1)?.reply.problem;
  if (problem && state.planning.length >= MAX_BAD_REPLIES) return [fail(problem)];
  return [{ key: `plan ${state.planning.length}`, kind: "plan" }];
}

/** A person decides on a plan that the model has made, where the run was started so. */
function planApproval(state: RunState): Decision | undefined {
  if (!state.approvePlan || state.planVersion === 0) return undefined;
  const callId = planCallId(state);
  const decision = state.approvals[callId];
  if (decision === undefined) return { key: `ask-plan ${callId}`, kind: "ask-plan", callId };
  if (decision === "asked") return { key: "pause", kind: "pause", reason: "approval" };
  if (decision === "deny") return { key: "decline", kind: "decline" };
  return undefined;
}

/** Under which id a person decides on the plan as it is now. */
export function planCallId(state: RunState): string {
  return `plan_${state.planVersion}`;
}

function work(state: RunState, limits: Limits): Decision[] {
  if (state.unheard.length > 0) return [afterMessage(state)];
  const approval = planApproval(state);
  if (approval) return [approval];
  const steps = Object.values(state.steps);
  const failed = steps.filter((step) => step.status === "failed");
  if (failed.length > 0) return [afterFailure(state, failed[0]?.result?.error)];
  if (steps.every((step) => step.status === "done")) return [allDone(state, steps)];

  if (!state.noted && fileDemandsOf(state).length > 0) return [{ key: "note-files", kind: "note-files" }];
  const decisions: Decision[] = steps
    .filter((step) => step.status === "waiting" && step.step.needs.every((id) => state.steps[id]?.status === "done"))
    .map((step) => ({ key: `start ${step.step.id}`, kind: "start", stepId: step.step.id }));
  let slots = limits.parallel;
  const blocked: ("approval" | "question")[] = [];
  for (const step of steps.filter((each) => each.status === "running")) {
    for (const decision of inStep(state, step, slots)) {
      if (decision.kind === "pause") blocked.push(decision.reason as "approval" | "question");
      else decisions.push(decision);
      slots -= decision.kind === "close" ? 0 : 1;
    }
  }
  if (decisions.length > 0) return decisions;
  const reason = blocked[0];
  if (reason) return [{ key: "pause", kind: "pause", reason }];
  return [fail({ code: "run.stuck", message: "No step can go on.", hint: "Look at the plan: qwill show RUN." })];
}

/** What the goal demands is checked before the run is said to be finished; what fails goes to the planner like a step. */
function allDone(state: RunState, steps: StepState[]): Decision {
  if (state.goalFindings.length < state.goalChecks.length + invariantsOf(state).length)
    return { key: "check-goal", kind: "check-goal" };
  const missed = state.goalFindings.filter(({ ok }) => !ok).map(({ evidence }) => evidence);
  if (missed.length === 0) return ending(state, steps);
  return afterFailure(state, {
    code: "run.checks-failed",
    message: `The plan is done, but not the goal: ${missed.join(" ")}`,
    hint: "Start it again, with a larger model or in other words.",
  });
}

/** What the person said goes to the planner; a planner that has nothing to say keeps the plan. */
function afterMessage(state: RunState): Decision {
  const tried = state.revising.filter(({ reply }) => reply.problem).length;
  if (tried >= MAX_BAD_REPLIES) return { key: `keep-plan ${state.seq}`, kind: "keep-plan" };
  return { key: `revise ${state.revisions} ${state.revising.length}`, kind: "revise" };
}

/** A failed step goes to the planner, a bounded number of times. */
function afterFailure(state: RunState, error: ErrorReport | undefined): Decision {
  const why = error ?? { code: "run.checks-failed", message: "A step failed." };
  const problem = state.revising.at(-1)?.reply.problem;
  if (state.revisions >= MAX_REVISIONS) return fail(why);
  if (problem && state.revising.length >= MAX_BAD_REPLIES) return fail(why);
  return { key: `revise ${state.revisions} ${state.revising.length}`, kind: "revise" };
}

/**
 * A run of one step has its answer; a longer one is told in closing words, a typed one in a call. A tiny model points at what
 * is there and has no words of its own: what its last step came to is the answer.
 */
function ending(state: RunState, steps: StepState[]): Decision {
  const only = steps.length === 1 && !state.output ? steps[0]?.result?.result : undefined;
  if (only !== undefined) return { key: "finish", kind: "finish", answer: only };
  const words = closingWords(state);
  if (words) return { key: "finish", kind: "finish", answer: words };
  const problem = state.finishing.at(-1)?.reply.problem;
  if (state.output && state.finishing.length >= MAX_BAD_REPLIES) {
    return fail(problem ?? { code: "reply.empty", message: "The typed answer was not given." });
  }
  if (state.output || (!isTiny(state) && state.finishing.length < 2))
    return { key: `closing-words ${state.finishing.length}`, kind: "closing-words" };
  const results = state.trunk.map((id) => state.steps[id]?.result?.result ?? "").filter(Boolean);
  return { key: "finish", kind: "finish", answer: results.at(-1) ?? "" };
}

function isTiny({ model }: RunState): boolean {
  return profileNamed(model?.profile ?? "")?.promptStyle === "compact";
}

function closingWords(state: RunState): string | undefined {
  const reply = state.finishing.at(-1)?.reply;
  if (!reply || reply.problem) return undefined;
  if (!state.output) return reply.text.trim() || undefined;
  const answer = reply.calls.find((call) => call.name === ANSWER_TOOL);
  return answer ? JSON.stringify(answer.args) : undefined;
}

function inStep(state: RunState, step: StepState, slots: number): Decision[] {
  const open = step.branches.filter((branch) => branch.status === "open");
  const decisions = open.slice(0, Math.max(slots, 1)).map((branch) => inBranch(state, step, branch));
  if (!step.items) return decisions;
  const first = step.branches.length;
  const room = Math.max(0, slots - open.length);
  const opening = step.items.slice(first, first + room).map(
    (key, offset): Decision => ({
      key: `open ${step.step.id} ${first + offset}`,
      kind: "open",
      stepId: step.step.id,
      item: { index: first + offset, key },
    }),
  );
  // Items open in order, one decision at a time, so that a branch's place in the list is its index.
  const all = [...decisions, ...opening.slice(0, 1)];
  if (all.length > 0 || step.branches.length < step.items.length) return all;
  return [{ key: `close ${step.step.id}`, kind: "close", stepId: step.step.id }];
}

function inBranch(state: RunState, step: StepState, branch: BranchState): Decision {
  const place = { stepId: branch.stepId, item: branch.item };
  const name = `${branch.stepId} ${branch.item?.index ?? "-"} ${branch.turns.length}`;
  const ask: Decision = { key: `ask ${name}`, kind: "ask", ...place };
  const last = branch.turns.at(-1);
  if (!last) return ask;

  const giveUp = (error: ErrorReport): Decision => ({ key: `give-up ${name}`, kind: "give-up", ...place, error });
  if (last.reply.calls.length === 0) return withoutAction(step, branch, last, ask, giveUp, name);

  const looping = loopingTools(branch);
  if (looping.length > 0) {
    const names = looping.join(", ");
    return giveUp({
      code: "run.loop",
      message:
        `Step ${branch.stepId} made the same call of ${names} ${MAX_SAME_CALLS} times with the same result. ` +
        `A step that does its work instead can't begin with ${names}.`,
    });
  }
  const pending = last.reply.calls.find((call) => !last.results[call.callId]);
  if (pending) return inCall(state, branch, pending);

  const inVain = refusedTurns(branch);
  const { fruitless, refused } = gatheredIn(branch);
  if (inVain >= MAX_REFUSED_TURNS || fruitless >= MAX_FRUITLESS_TURNS) {
    const text = Object.values(last.results).at(-1)?.text;
    const what =
      inVain >= MAX_REFUSED_TURNS
        ? `${inVain} replies in a row asked for what can't be done`
        : `${fruitless} replies in a row brought nothing new`;
    return giveUp({ code: "run.loop", message: `Step ${branch.stepId}: ${what}. ${text}` });
  }
  if (refused.length >= MAX_REFUSED) {
    return giveUp({
      code: "run.checks-failed",
      message: `Step ${branch.stepId} could not be concluded: ${refused.at(-1)}`,
      hint: "qwill show RUN tells what was tried.",
    });
  }
  return ask;
}

function withoutAction(
  step: StepState,
  branch: BranchState,
  last: Turn,
  ask: Decision,
  giveUp: (error: ErrorReport) => Decision,
  name: string,
): Decision {
  const idle = branch.turns.slice(branch.turns.findLastIndex((turn) => turn.reply.calls.length > 0) + 1);
  const text = last.reply.text.trim();
  if (idle.length >= 2 && text && !last.reply.problem && step.step.output.kind === "text") {
    return { key: `conclude ${name}`, kind: "conclude-text", stepId: branch.stepId, item: branch.item, text };
  }
  if (idle.length < MAX_BAD_REPLIES) return ask;
  return giveUp(
    last.reply.problem ?? {
      code: "reply.empty",
      message: `Step ${branch.stepId}: ${MAX_BAD_REPLIES} replies without an action.`,
    },
  );
}

function inCall(state: RunState, branch: BranchState, call: Call): Decision {
  const place = { stepId: branch.stepId, item: branch.item };
  if (call.name === DONE_TOOL) return { key: `conclude ${call.callId}`, kind: "conclude", ...place, call };
  const question = questionOf(state, call.callId);
  if (question && question.answer === undefined)
    return { key: `wait ${call.callId}`, kind: "pause", reason: "question" };
  if (state.approvals[call.callId] === "asked")
    return { key: `wait ${call.callId}`, kind: "pause", reason: "approval" };
  const stage = question ? "answered" : (state.approvals[call.callId] ?? "");
  return { key: `call ${call.callId} ${stage}`, kind: "call", ...place, call };
}

function fail(error: ErrorReport): Decision {
  return { key: "fail", kind: "fail", error };
}
