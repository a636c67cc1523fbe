import { type ErrorReport, isQwillError, reportOf } from "../runtime/errors.js";
import { profileOf } from "../runtime/model/profile.js";
import { DEFAULT_BUDGET, msUntilOverdue, overdueBudget } from "../runtime/run/budget.js";
import type { NewEvent } from "../runtime/run/events.js";
import { act, type CallPlace } from "./act.js";
import { contextOptions } from "./ask.js";
import { askForCall, missingCall } from "./ask-for-call.js";
import { askWithRoom } from "./ask-with-room.js";
import { checkGoal, conclude, concludeText } from "./conclude.js";
import { finishMessages, planMessages, reviseMessages, stepMessages, whatFailed } from "./context.js";
import { finish } from "./finish.js";
import { grantedNow } from "./granted.js";
import { planHold } from "./held-files.js";
import { branchAt, liveDomains, unreadItem } from "./live-domains.js";
import { asksModel, type Decision, next } from "./next.js";
import { noteFiles } from "./noted-files.js";
import {
  ANSWER_TOOL,
  DONE_TOOL,
  doneSchema,
  PLAN_TOOL,
  planCallSchema,
  REVISE_TOOL,
  readPatches,
  readPlan,
  reviseSchema,
} from "./plan-tools.js";
import { schemaProblem } from "./schema-problem.js";
import type { Session } from "./session.js";
import { closeStep, giveUp, openItem, startStep } from "./steps.js";

/**
 * Decides and does, side by side, until nothing is left to decide or the run is cancelled.
 * @throws JournalError when nothing can be stored any more
 */
export async function loop(session: Session): Promise<void> {
  const underWay = new Map<string, Decision>();
  session.signal.addEventListener("abort", () => session.wake(), { once: true });
  while (!session.signal.aborted && session.failure === undefined && session.state.status === "running") {
    const woken = new Promise<void>((resolve) => {
      session.wake = resolve;
    });
    const now = Date.now();
    const pause = pauseNow(session, underWay, now);
    if (pause) {
      session.append(pause);
      break;
    }
    for (const decision of session.isPausing ? [] : next(session.state, session.equipment)) {
      if (mustWait(session, decision, underWay)) continue;
      if (decision.kind === "pause" && (await reactedTo(session))) session.wake();
      else begin(session, decision, underWay);
    }
    // A model that never answers is no reason to wait for ever. Time that ran out since the look above rings at once.
    const left = msUntilOverdue(session.state, now);
    const bell = left > 0 ? setTimeout(() => session.wake(), left) : undefined;
    await woken;
    clearTimeout(bell);
  }
  if (session.failure !== undefined) throw session.failure;
}

/** Why the run stops here for now, whatever is next: its time is up while only the model or a person is awaited, or a person wants it. */
function pauseNow(session: Session, underWay: ReadonlyMap<string, Decision>, now: number): NewEvent | undefined {
  const overdue = overdueBudget(session.state, now);
  const isOnlyAwaiting = (decision: Decision) =>
    asksModel(decision) || (decision.kind === "call" && session.judged.has(decision.call.callId));
  if (overdue && underWay.size > 0 && [...underWay.values()].every(isOnlyAwaiting))
    return { type: "run.paused", reason: "budget", error: reportOf(overdue, overdue.code) };
  return session.isPausing && underWay.size === 0 ? { type: "run.paused", reason: "person" } : undefined;
}

/** True for what is under way, and for what has to wait for others that are. */
function mustWait(session: Session, decision: Decision, underWay: ReadonlyMap<string, Decision>): boolean {
  if (underWay.has(decision.key) || (ends(decision) && underWay.size > 0)) return true;
  return asksModel(decision) && !hasTurnFor(session, underWay);
}

/** What is asked side by side must not overshoot the bound on turns. */
function hasTurnFor({ state }: Session, underWay: ReadonlyMap<string, Decision>): boolean {
  const asking = [...underWay.values()].filter(asksModel).length;
  return asking === 0 || state.turns + asking < (state.budget.turns ?? DEFAULT_BUDGET.turns);
}

function begin(session: Session, decision: Decision, underWay: Map<string, Decision>): void {
  underWay.set(decision.key, decision);
  void perform(session, decision).finally(() => {
    underWay.delete(decision.key);
    session.wake();
  });
}

/** Before a run pauses, those who read its events get a turn to decide or answer. True when that changed what is next. */
async function reactedTo(session: Session): Promise<boolean> {
  const changed = () => next(session.state, session.equipment)[0]?.kind !== "pause";
  await session.drained(() => session.signal.aborted || changed());
  return changed();
}

/** Decisions that end the run, and those that change the plan below the steps, wait for what is under way. */
function ends(decision: Decision): boolean {
  return ["pause", "fail", "finish", "decline", "revise", "keep-plan"].includes(decision.kind);
}

async function perform(session: Session, decision: Decision): Promise<void> {
  try {
    await actions[decision.kind](session, decision as never);
  } catch (error) {
    if (session.replySignal.aborted || session.failure !== undefined || session.state.status !== "running") return;
    try {
      session.append({ type: "run.failed", error: told(error) });
    } catch {
      // The session keeps why nothing can be stored; the loop tells it.
    }
  }
}

function told(error: unknown): ErrorReport {
  return reportOf(error, isQwillError(error) ? error.code : "model.failed");
}

type Of<K extends Decision["kind"]> = Extract<Decision, { kind: K }>;

const actions: { [K in Decision["kind"]]: (session: Session, decision: Of<K>) => Promise<void> | void } = {
  plan: async (session) => {
    const ground = await planGround(session);
    const messages = planMessages(session.state, contextOptions(session, ground.files.slice(0, 300)));
    const planRead = (args: unknown) => {
      const plan = readPlan(args, ground);
      return () => session.append({ type: "plan.made", plan });
    };
    await askForCall(session, "plan", PLAN_TOOL, messages, planRead, { [PLAN_TOOL]: planCallSchema(ground) });
  },
  revise: async (session) => {
    const asked = session.state.unheard;
    const ground = {
      ...(await planGround(session)),
      mayKeep: asked.length > 0 && whatFailed(session.state).length === 0,
    };
    const messages = reviseMessages(session.state, contextOptions(session));
    const patchesRead = (args: unknown) => {
      const patches = readPatches(args, session.state.plan ?? { steps: [], constraints: [] }, ground);
      const reason = ground.mayKeep ? `The person said: ${asked.join(" ")}` : whatFailed(session.state).join(" ");
      const cause = ground.mayKeep ? { cause: "person" as const } : {};
      return () => session.append({ type: "plan.revised", patches, reason, ...cause });
    };
    await askForCall(session, "revise", REVISE_TOOL, messages, patchesRead, { [REVISE_TOOL]: reviseSchema(ground) });
  },
  "ask-plan": (session, { callId }) =>
    session.append({
      type: "approval.asked",
      callId,
      name: PLAN_TOOL,
      args: { ...session.state.plan },
      effect: "plan",
    }),
  "keep-plan": (session) =>
    session.append({
      type: "plan.revised",
      patches: [],
      reason: "The planner had nothing to change.",
      cause: "person",
    }),
  decline: (session) => session.append({ type: "run.cancelled", reason: "The person did not accept the plan." }),
  "note-files": (session) => noteFiles(session),
  start: (session, { stepId }) => startStep(session, stepId),
  open: (session, { stepId, item }) => openItem(session, stepId, item),
  ask: (session, place) => askStep(session, place),
  call: (session, { stepId, item, call }) => act(session, { stepId, item }, call),
  conclude: (session, { stepId, item, call }) => conclude(session, { stepId, item }, call),
  "conclude-text": (session, { stepId, item, text }) => concludeText(session, { stepId, item }, text),
  "give-up": (session, { stepId, item, error }) => giveUp(session, { stepId, item }, error),
  close: (session, { stepId }) => closeStep(session, stepId),
  "check-goal": (session) => checkGoal(session),
  "closing-words": (session) => closingWords(session),
  finish: (session, { answer }) => finish(session, answer),
  fail: (session, { error }) => session.append({ type: "run.failed", error }),
  pause: (session, { reason, error }) => session.append({ type: "run.paused", reason, ...(error ? { error } : {}) }),
};

/** Asks the model what to do next in a branch. One item that is too long for the model is one item that isn't done. */
async function askStep(session: Session, { stepId, item }: CallPlace): Promise<void> {
  const place = { stepId, item };
  const { tools } = await grantedNow(session, place);
  const unread = await unreadItem(session, place);
  const domains = await liveDomains(session, place, tools);
  // What others have done meanwhile is in the prompt: it is written last.
  const step = session.state.steps[stepId];
  const branch = branchAt(session, place);
  if (!step || !branch) return;
  const question = {
    purpose: "step" as const,
    stepId,
    item,
    messages: stepMessages(session.state, step, branch, contextOptions(session)),
    allowed: unread ? tools : [...tools, DONE_TOOL],
    toolChoice: "any" as const,
    schemas: { [DONE_TOOL]: doneSchema(step.step) },
    domains,
  };
  await askWithRoom(session, question).catch((error: unknown) => {
    if (!item || told(error).code !== "model.prompt-too-long") throw error;
    giveUp(session, place, told(error));
  });
}

/** What a plan can build on at this moment. */
async function planGround(session: Session) {
  const { model, tools, workspace } = session.equipment;
  const files = (await workspace.list({ limit: 2000 })).map((entry) => entry.path);
  return {
    toolNames: [...tools.keys()],
    files,
    onlyFiles: profileOf(model).promptStyle === "compact",
    holdFor: (constraints: readonly string[]) => planHold(session.state, constraints, files),
  };
}

async function closingWords(session: Session): Promise<void> {
  const { output } = session.state;
  const messages = finishMessages(session.state, contextOptions(session));
  if (!output) return askWithRoom(session, { purpose: "finish", messages, allowed: [], toolChoice: "none" });
  await askWithRoom(session, {
    purpose: "finish",
    messages,
    allowed: [ANSWER_TOOL],
    toolChoice: "any",
    judge: (calls) => {
      const call = calls.find((each) => each.name === ANSWER_TOOL);
      const problem = call ? schemaProblem(output, call.args) : missingCall(ANSWER_TOOL, calls);
      return problem ? { code: "reply.unparsable", message: call ? `${ANSWER_TOOL}: ${problem}` : problem } : undefined;
    },
  });
}
