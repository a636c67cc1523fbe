import { changeBranch, onTurn, openBranch, withStep } from "./branches.js";
import type { Call, DeliveredFile, EventOf, ItemRef, StoredEvent } from "./events.js";
import { isKnown } from "./events.js";
import type { JournalEvent } from "./journal.js";
import {
  type BranchState,
  initialState,
  type Question,
  type RunState,
  type StepResult,
  type StepState,
  type Turn,
} from "./run-state.js";
import { compacted, planned, revised, said } from "./trunk.js";

export { patchPlan } from "./trunk.js";
export { type BranchState, initialState, type Question, type RunState, type StepResult, type StepState, type Turn };

/** The state after an event. Pure; events of unknown types change nothing but the sequence number. */
export function reduce(state: RunState, event: JournalEvent): RunState {
  const next: RunState = { ...state, seq: event.seq };
  if (!isKnown(event)) return next;
  const at = Date.parse(event.at);
  // After a kill nobody worked until somebody went on.
  if (state.status === "running" && state.activeSince > 0 && event.type !== "run.resumed")
    next.activeMs = state.activeMs + Math.max(0, at - state.activeSince);
  next.activeSince = at;
  return apply(next, event);
}

/** The state after a list of events. */
export function fold(runId: string, events: readonly JournalEvent[]): RunState {
  return events.reduce(reduce, initialState(runId));
}

function apply(state: RunState, event: StoredEvent): RunState {
  switch (event.type) {
    case "run.started":
      return started(state, event);
    case "plan.made":
      return planned(state, event);
    case "plan.revised":
      return revised(state, event);
    case "files.noted":
      return { ...state, noted: event.files };
    case "person.said":
      return said(state, event.text);
    case "step.started":
      return event.item ? withBranch(state, event.stepId, event.item) : startedStep(state, event);
    case "model.replied":
      return replied(state, event);
    case "tool.called":
      return called(state, event);
    case "tool.returned":
      return {
        ...onTurn(state, event, event.callId, (turn) => ({
          ...turn,
          results: { ...turn.results, [event.callId]: event },
        })),
        files: event.files?.length ? [...new Set([...state.files, ...event.files])] : state.files,
      };
    case "check.done":
      return { ...checked(state, event), checks: [...state.checks, event] };
    case "step.finished":
      return finishedStep(state, event);
    case "approval.asked":
      return asked(state, event);
    case "approval.given":
      return approved(state, event);
    case "question.asked":
      return {
        ...state,
        questions: {
          ...state.questions,
          [event.questionId]: { callId: event.callId, text: event.text, choices: event.choices },
        },
      };
    case "question.answered":
      return answered(state, event);
    case "context.compacted":
      return compacted(state, event);
    case "run.resumed":
      return resumed(state, event);
    case "run.paused":
      return { ...state, status: "paused", end: event };
    case "run.finished":
      return { ...state, status: "finished", end: event };
    case "run.failed":
      return { ...state, status: "failed", end: event };
    case "run.cancelled":
      return { ...state, status: "cancelled", end: event };
  }
}

function started(state: RunState, event: EventOf<"run.started">): RunState {
  const { goal, model, budget = {}, output, checks = [], fence = event.runId, approvePlan = false } = event;
  return { ...state, goal, model, budget, output, goalChecks: checks, fence, approvePlan };
}

/** What was checked at the end is checked again: what failed then may hold now. */
function resumed(state: RunState, { budget }: EventOf<"run.resumed">): RunState {
  return { ...state, status: "running", end: undefined, budget: { ...state.budget, ...budget }, goalFindings: [] };
}

function startedStep(state: RunState, event: EventOf<"step.started">): RunState {
  return withStep(state, event.stepId, (step) => ({
    ...step,
    status: "running",
    items: event.items,
    shown: state.entries.length,
    branches: event.items ? [] : [openBranch(event.stepId, undefined)],
  }));
}

function withBranch(state: RunState, stepId: string, item: ItemRef): RunState {
  return withStep(state, stepId, (step) => ({ ...step, branches: [...step.branches, openBranch(stepId, item)] }));
}

function replied(state: RunState, event: EventOf<"model.replied">): RunState {
  const { usage } = state;
  const turn: Turn = { reply: event, results: {}, called: {}, begun: {}, checks: [] };
  const counted: RunState = {
    ...state,
    turns: state.turns + 1,
    usage: {
      prompt: usage.prompt + event.usage.prompt,
      reused: usage.reused + event.usage.reused,
      thought: usage.thought + event.usage.thought,
      answer: usage.answer + event.usage.answer,
    },
  };
  if (event.purpose === "plan") return { ...counted, planning: [...state.planning, turn] };
  if (event.purpose === "revise") return { ...counted, revising: [...state.revising, turn] };
  if (event.purpose === "finish") return { ...counted, finishing: [...state.finishing, turn] };
  return changeBranch(counted, event, (branch) => ({ ...branch, turns: [...branch.turns, turn] }));
}

/** An answer about a call is spent once the call is made again. */
function called(state: RunState, event: EventOf<"tool.called">): RunState {
  const { callId } = event;
  const spent = Object.entries(state.questions).filter(([, question]) => question.callId === callId);
  return {
    ...onTurn(state, event, callId, (turn) => ({
      ...turn,
      called: { ...turn.called, [callId]: event.effect },
      begun: { ...turn.begun, [callId]: (turn.begun[callId] ?? 0) + 1 },
    })),
    questions:
      spent.length === 0
        ? state.questions
        : {
            ...state.questions,
            ...Object.fromEntries(spent.map(([id, question]) => [id, { ...question, spent: true }])),
          },
  };
}

/** The question about a call that still counts. */
export function questionOf(state: RunState, callId: string): Question | undefined {
  return Object.values(state.questions).findLast((question) => question.callId === callId && !question.spent);
}

function checked(state: RunState, event: EventOf<"check.done">): RunState {
  if (!event.stepId) return { ...state, goalFindings: [...state.goalFindings, event] };
  return changeBranch(state, event, (branch) => {
    const last = branch.turns.at(-1);
    return last ? { ...branch, turns: branch.turns.with(-1, { ...last, checks: [...last.checks, event] }) } : branch;
  });
}

function finishedStep(state: RunState, event: EventOf<"step.finished">): RunState {
  const result: StepResult = {
    ok: event.ok,
    result: event.result,
    preview: event.preview,
    whole: event.whole,
    records: event.records,
    files: event.files,
    error: event.error,
  };
  const status = event.ok ? "done" : "failed";
  const files = event.files?.length ? [...new Set([...state.files, ...event.files])] : state.files;
  if (event.item) return { ...changeBranch(state, event, (branch) => ({ ...branch, status, result })), files };
  const closed = withStep(state, event.stepId, (step) => ({
    ...step,
    status,
    result,
    branches: step.items ? step.branches : step.branches.map((branch) => ({ ...branch, status, result })),
  }));
  const step = closed.steps[event.stepId];
  if (!event.ok || !step) return { ...closed, files };
  const entries: RunState["entries"] = [...state.entries, { kind: "result", step }];
  return { ...closed, files, trunk: [...state.trunk, event.stepId], entries };
}

function asked(state: RunState, { callId, effect, doing, reason }: EventOf<"approval.asked">): RunState {
  return {
    ...state,
    approvals: { ...state.approvals, [callId]: "asked" },
    asked: { ...state.asked, [callId]: { effect, doing } },
    askReasons: reason ? { ...state.askReasons, [callId]: reason } : state.askReasons,
  };
}

function approved(state: RunState, event: EventOf<"approval.given">): RunState {
  const approvals = { ...state.approvals, [event.callId]: event.decision };
  if (event.callId === `plan_${state.planVersion}` && event.decision !== "deny") {
    return { ...state, approvals, personSteps: Object.keys(state.steps) };
  }
  if (event.decision !== "always") return { ...state, approvals };
  const name = callsOf(state).find((call) => call.callId === event.callId)?.name;
  if (!name) return { ...state, approvals };
  const kind = `${name} ${state.asked[event.callId]?.effect}`;
  const knowing = state.askReasons[event.callId] !== undefined;
  return {
    ...state,
    approvals,
    alwaysAllowed: [...state.alwaysAllowed, kind],
    alwaysTrusted: knowing ? [...state.alwaysTrusted, kind] : state.alwaysTrusted,
  };
}

function answered(state: RunState, event: EventOf<"question.answered">): RunState {
  const question = state.questions[event.questionId];
  if (!question) return state;
  return { ...state, questions: { ...state.questions, [event.questionId]: { ...question, answer: event.answer } } };
}

/** All calls that the model has made in steps. */
export function callsOf(state: RunState): Call[] {
  return Object.values(state.steps).flatMap((step) =>
    step.branches.flatMap((branch) => branch.turns.flatMap((turn) => turn.reply.calls)),
  );
}

/** What the run has delivered when it is finished. */
export function deliveredFiles(state: RunState): DeliveredFile[] {
  return state.end?.type === "run.finished" ? state.end.files : [];
}
