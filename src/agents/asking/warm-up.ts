import type { BaseMessage } from "@langchain/core/messages";
import { profileOf } from "../../runtime/model/profile.js";
import type { CallPlace } from "../act.js";
import { branchAt } from "../capability/live-domains.js";
import { stepMessages } from "../context/context.js";
import type { Session } from "../session.js";
import { boundTools, contextOptions } from "./ask.js";

/** A model that can evaluate a prompt before it is asked. */
interface Prefilling {
  prefill(messages: BaseMessage[], options: { tools: unknown[]; signal: AbortSignal }): Promise<unknown>;
}

const warming = new WeakSet<Session>();

/**
 * Lets the model evaluate what is known of a branch's next prompt while a tool runs: its thought leaves the history, so what
 * came after the thought has another place now. Returns what ends it: what isn't evaluated by then is with the next prompt.
 * Where nobody thinks, all of it is in the cache already.
 */
export function warmUp(session: Session, place: CallPlace): () => Promise<void> {
  const { model } = session.equipment;
  const step = session.state.steps[place.stepId];
  const branch = branchAt(session, place);
  if (!canPrefill(model) || !profileOf(model).thinking || !step || !branch || warming.has(session)) {
    return async () => {};
  }
  warming.add(session);
  const stop = new AbortController();
  const messages = stepMessages(session.state, step, branch, contextOptions(session));
  // It only saves time: what goes wrong here is told when the model is asked.
  const done = model
    .prefill(messages, { tools: boundTools(session), signal: AbortSignal.any([stop.signal, session.signal]) })
    .catch(() => {})
    .finally(() => warming.delete(session));
  return async () => {
    stop.abort(new Error("The tool has answered."));
    await done;
  };
}

function canPrefill(model: object): model is Prefilling {
  return "prefill" in model && typeof model.prefill === "function";
}
