import { questionOf, type Turn } from "../runtime/run/state.js";
import { UNKNOWN_OUTCOME } from "./instructions.js";
import type { Session } from "./session.js";

/**
 * After a kill: calls whose intent is in the journal and whose result is not. What only reads is simply done again; of what
 * may have had an effect the model is told that its outcome is unknown; what changes the world outside is asked of a person.
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
    if (effect === "read" || effect === "network") continue;
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
