import { type ErrorReport, isQwillError, reportOf } from "../runtime/errors.js";
import { profileOf } from "../runtime/model/profile.js";
import { DEFAULT_BUDGET, msUntilOverdue, overdueBudget } from "../runtime/run/budget.js";
import type { NewEvent } from "../runtime/run/events.js";
import { act, type CallPlace } from "./act.js";
import { ask, contextOptions } from "./ask.js";
import { schemaProblem } from "./check.js";
import { compact, isFull } from "./compact.js";
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
  type JsonSchema,
  PLAN_TOOL,
  planCallSchema,
  REVISE_TOOL,
  readPatches,
  readPlan,
  reviseSchema,
} from "./plan-tools.js";
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
    const pause = pauseNow(session, underWay);
    if (pause) {
      session.append(pause);
      break;
    }
    for (const decision of session.isPausing ? [] : next(session.state, session.equipment)) {
      if (mustWait(session, decision, underWay)) continue;
      if (decision.kind === "pause" && (await reactedTo(session))) session.wake();
      else begin(session, decision, underWay);
    }
    // A model that never answers is no reason to wait for ever.
    const left = msUntilOverdue(session.state, Date.now());
    const bell = left > 0 ? setTimeout(() => session.wake(), left) : undefined;
    await woken;
    clearTimeout(bell);
  }
  if (session.failure !== undefined) throw session.failure;
}

/** Why the run stops here for now, whatever is next: its time is up while only the model is awaited, or a person wants it. */
function pauseNow(session: Session, underWay: ReadonlyMap<string, Decision>): NewEvent | undefined {
  const overdue = overdueBudget(session.state, Date.now());
  if (overdue && underWay.size > 0 && [...underWay.values()].every(asksModel))
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
  plan: (session) =>
    withRoom(session, undefined, async () => {
      const ground = await planGround(session);
      const messages = planMessages(session.state, contextOptions(session, ground.files.slice(0, 300)));
      const planRead = (args: unknown) => {
        const plan = readPlan(args, ground);
        return () => session.append({ type: "plan.made", plan });
      };
      await askForCall(session, "plan", PLAN_TOOL, messages, planRead, { [PLAN_TOOL]: planCallSchema(ground) });
    }),
  revise: (session) =>
    withRoom(session, undefined, async () => {
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
    }),
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
  "closing-words": (session) => withRoom(session, undefined, () => closingWords(session)),
  finish: (session, { answer }) => finish(session, answer),
  fail: (session, { error }) => session.append({ type: "run.failed", error }),
  pause: (session, { reason, error }) => session.append({ type: "run.paused", reason, ...(error ? { error } : {}) }),
};

/** Asks the model what to do next in a branch. One item that is too long for the model is one item that isn't done. */
async function askStep(session: Session, { stepId, item }: CallPlace): Promise<void> {
  const place = { stepId, item };
  const step = session.state.steps[stepId];
  const branch = branchAt(session, place);
  if (!step || !branch) return;
  const options = contextOptions(session);
  if (options.style === "full" && isFull(branch, session.equipment.model) && compact(session, place)) return;
  const { tools } = await grantedNow(session, place);
  const question = async () => ({
    purpose: "step" as const,
    stepId,
    item,
    messages: stepMessages(session.state, step, branch, options),
    allowed: [...tools, ...((await unreadItem(session, place)) ? [] : [DONE_TOOL])],
    toolChoice: "any" as const,
    schemas: { [DONE_TOOL]: doneSchema(step.step) },
    domains: await liveDomains(session, place, tools),
  });
  await withRoom(session, place, async () => ask(session, await question())).catch((error: unknown) => {
    if (!item || told(error).code !== "model.prompt-too-long") throw error;
    giveUp(session, place, told(error));
  });
}

/** Asks; where the context is full, room is made instead, and the loop asks again. The tiny model was taught whole prompts only. */
async function withRoom(session: Session, place: CallPlace | undefined, question: () => Promise<void>): Promise<void> {
  try {
    await question();
  } catch (error) {
    const mayCompact = profileOf(session.equipment.model).promptStyle === "full";
    if (told(error).code !== "model.prompt-too-long" || !mayCompact || !compact(session, place)) throw error;
  }
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

type Messages = ReturnType<typeof planMessages>;

/** Asks for one call of one tool; what `read` throws is told to the model, what it returns is done once the reply is stored. */
async function askForCall(
  session: Session,
  purpose: "plan" | "revise",
  tool: string,
  messages: Messages,
  read: (args: unknown) => () => void,
  schemas?: Record<string, JsonSchema>,
): Promise<void> {
  let store: (() => void) | undefined;
  await ask(session, {
    purpose,
    messages,
    allowed: [tool],
    toolChoice: "any",
    ...(schemas ? { schemas } : {}),
    judge: (calls) => {
      const call = calls.find((each) => each.name === tool);
      if (!call) return { code: "reply.unparsable", message: missingCall(tool, calls) };
      try {
        store = read(call.args);
        return undefined;
      } catch (error) {
        return reportOf(error, "reply.unparsable");
      }
    },
  });
  store?.();
}

/** What is wrong with a reply without the call that was asked for; read by the model, and by a person when it goes on so. */
function missingCall(wanted: string, calls: readonly { name: string }[]): string {
  const made = [...new Set(calls.map(({ name }) => name))].join(", ");
  return `Expected a call of ${wanted}, not ${made ? `of ${made}` : "a text"}. Call ${wanted}.`;
}

async function closingWords(session: Session): Promise<void> {
  const { output } = session.state;
  const messages = finishMessages(session.state, contextOptions(session));
  if (!output) return ask(session, { purpose: "finish", messages, allowed: [], toolChoice: "none" });
  await ask(session, {
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
