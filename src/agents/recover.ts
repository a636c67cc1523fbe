import { questionOf, type Turn } from "../runtime/run/state.js";
import { DEADLY, UNKNOWN_OUTCOME } from "./instructions.js";
import type { Session } from "./session.js";

/** A call during which the process died so often is what it dies of. */
const MAX_BEGUN = 3;

/**
 * After a kill: calls whose intent is in the journal and whose result is not. What only reads is simply done again; of what
 * may have had an effect the model is told that its outcome is unknown; what changes the world outside is asked of a person.
 * A reading call that takes the process down each time isn't made a fourth time.
 */
export function recover(session: Session): void {
  for (const step of Object.values(session.state.steps)) {
    for (const branch of step.branches.filter((each) => each.status === "open")) {
      const last = branch.turns.at(-1);
      if (last) recoverTurn(session, { stepId: branch.stepId, ...(branch.item ? { item: branch.item } : {}) }, last);
    }
  }
}

function recoverTurn(
  session: Session,
  where: { stepId: string; item?: { index: number; key: string } },
  turn: Turn,
): void {
  for (const call of turn.reply.calls) {
    const { callId, name } = call;
    const effect = turn.called[callId];
    if (!effect || turn.results[callId]) continue;
    const harmless = effect === "read" || effect === "network";
    if (harmless && (turn.begun[callId] ?? 0) < MAX_BEGUN) continue;
    if (harmless) {
      const error = { code: "tool.failed", message: DEADLY };
      session.append({ type: "tool.returned", ...where, callId, name, ok: false, text: DEADLY, ms: 0, error });
      continue;
    }
    const asked = Object.values(session.state.questions).filter((question) => question.callId === callId).length;
    if (effect === "outward" && !questionOf(session.state, callId)) {
      session.append({
        type: "question.asked",
        ...where,
        // Interrupted again after the person said "not done": a new question.
        questionId: asked === 0 ? callId : `${callId}_${asked + 1}`,
        callId,
        text: `The run was interrupted during ${name} ${JSON.stringify(call.args)}. Did it happen?`,
        choices: ["done", "not done", "skip"],
      });
    } else if (effect !== "outward") {
      const error = { code: "tool.failed", message: UNKNOWN_OUTCOME };
      session.append({ type: "tool.returned", ...where, callId, name, ok: false, text: UNKNOWN_OUTCOME, ms: 0, error });
    }
  }
}
