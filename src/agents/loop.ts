import { reportOf } from "../runtime/errors.js";
import { DEFAULT_BUDGET, msUntilOverdue, overdueBudget } from "../runtime/run/budget.js";
import type { NewEvent } from "../runtime/run/events.js";
import { actions } from "./actions.js";
import { asksModel, type Decision, next } from "./next.js";
import type { Session } from "./session.js";

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
      session.append({ type: "run.failed", error: reportOf(error, "model.failed") });
    } catch {
      // The session keeps why nothing can be stored; the loop tells it.
    }
  }
}
