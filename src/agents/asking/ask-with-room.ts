import { isQwillError, ModelError } from "../../runtime/errors.js";
import { profileOf } from "../../runtime/model/profile.js";
import type { CallPlace } from "../act.js";
import { compact } from "../context/compact.js";
import { trunkChars } from "../context/compact-trunk.js";
import { isTooFull, roughTokens } from "../context/window.js";
import { SYSTEM } from "../instructions.js";
import type { Session } from "../session.js";
import { ask, contextOptions, type Question } from "./ask.js";

/**
 * Asks; where the context is full, room is made instead, and the loop asks again. The tiny model was taught whole prompts only.
 *
 * @throws ModelError `model.prompt-too-long` where nothing is left that could be told in short
 */
export async function askWithRoom(session: Session, question: Question): Promise<void> {
  const { stepId, item } = question;
  const place = stepId === undefined ? undefined : { stepId, item };
  const mayCompact = profileOf(session.equipment.model).promptStyle === "full";
  if (mayCompact && isTooFull(session, question.messages) && compact(session, place)) return;
  const before = timesCompacted(session);
  try {
    await ask(session, question);
  } catch (error) {
    if (!isQwillError(error) || error.code !== "model.prompt-too-long") throw error;
    // Others beside it may have made the room meanwhile.
    if (mayCompact && (timesCompacted(session) > before || compact(session, place, error))) return;
    throw withoutRoom(session, place, error);
  }
}

/** How often the trunk was told in short. */
function timesCompacted({ state }: Session): number {
  return state.entries.filter(({ kind }) => kind === "compacted").length;
}

/** The refusal of a prompt of which nothing can be left out, in words that say what takes the room. */
function withoutRoom(session: Session, place: CallPlace | undefined, refusal: ModelError): ModelError {
  // Where the tools alone are too much, the model says so itself.
  if (refusal.data?.toolTokens !== undefined) return refusal;
  const { state } = session;
  const step = place && state.steps[place.stepId]?.step;
  const parts: [string, number][] = [
    ["the instructions", SYSTEM.length + (contextOptions(session).instructions?.length ?? 0)],
    ["the goal", state.goal.length],
    ["plan, messages and results so far", trunkChars(state)],
    [`the instruction of step ${step?.id}`, step?.instruction.length ?? 0],
    ["the item", place?.item?.key.length ?? 0],
  ];
  const { promptTokens, needed } = refusal.data ?? {};
  const rest = Number(promptTokens ?? needed) - parts.reduce((sum, [, chars]) => sum + roughTokens(chars), 0);
  const sizes = [
    ...parts.filter(([, chars]) => chars > 0).map(([name, chars]) => `${name} about ${roughTokens(chars)}`),
    ...(rest > 0 ? [`the tools and all else about ${rest}`] : []),
  ];
  return new ModelError(
    "model.prompt-too-long",
    `${refusal.message} Nothing of it can be left out or told in shorter words. In tokens: ${sizes.join(", ")}.`,
    {
      hint: "Load the model with a larger context, give the agent fewer tools, or say it in fewer words: what is long can be a file of the workspace.",
      cause: refusal,
      ...(refusal.data ? { data: refusal.data } : {}),
    },
  );
}
