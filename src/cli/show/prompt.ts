import type { BaseMessage } from "@langchain/core/messages";
import {
  type ContextOptions,
  finishMessages,
  planMessages,
  reviseMessages,
  stepMessages,
} from "../../agents/context/context.js";
import { genericProfile, type Profile, profiles } from "../../runtime/model/profile.js";
import { renderPrompt } from "../../runtime/model/template/render.js";
import { isKnown } from "../../runtime/run/events.js";
import type { JournalEvent } from "../../runtime/run/journal.js";
import { type BranchState, fold, type RunState, type StepState } from "../../runtime/run/state.js";
import { UsageError } from "../exit.js";
import { harmless } from "../terminal.js";

/** What stands where a plan's prompt lists the files of that moment. */
const FILES_NOT_STORED = "(as they were then: the list is not stored)";

/**
 * What the model was shown last in a step, as its template writes it: rebuilt from the journal as it was at that moment. The
 * documentation of the tools and an agent's own instructions stand in front of it and are not stored.
 *
 * @param place `plan`, `revise`, `finish`, a step's id, or `id:item` with the item's number (from 1) or name
 */
export function promptText(runId: string, all: readonly JournalEvent[], place: string): string {
  const events = whileThere(runId, all, place);
  const state = fold(runId, events);
  const profile: Profile =
    Object.values<Profile>(profiles).find(({ id }) => id === state.model?.profile) ?? genericProfile;
  const options = { style: profile.promptStyle, instructions: undefined, files: [FILES_NOT_STORED] };
  return harmless(renderPrompt(profile, messagesAt(state, asked(runId, events, place, state), place, options)));
}

/** The run as far as its plan had the step: one that a revision has replaced or dropped can still be looked at. */
function whileThere(runId: string, events: readonly JournalEvent[], place: string): readonly JournalEvent[] {
  const [id = ""] = place.split(":");
  const isThere = (part: readonly JournalEvent[]) => PURPOSES.has(place) || fold(runId, part).steps[id] !== undefined;
  if (isThere(events)) return events;
  const revised = events.flatMap((event, index) => (isKnown(event) && event.type === "plan.revised" ? [index] : []));
  return (
    revised
      .reverse()
      .map((index) => events.slice(0, index))
      .find(isThere) ?? events
  );
}

/**
 * The state in which the last reply in a place was asked for. Where the place is still open, the model is shown all that is
 * there, its last reply included.
 */
function asked(runId: string, events: readonly JournalEvent[], place: string, state: RunState): RunState {
  const isPurpose = PURPOSES.has(place);
  const branch = isPurpose ? undefined : branchAt(state, place);
  if (isPurpose ? isOpen(state, place) : branch?.status === "open") return state;
  const last = events.findLastIndex(
    (event) =>
      isKnown(event) &&
      event.type === "model.replied" &&
      (isPurpose
        ? event.purpose === place
        : event.stepId === branch?.stepId && event.item?.index === branch?.item?.index),
  );
  return last === -1 ? state : fold(runId, events.slice(0, last));
}

const PURPOSES: ReadonlySet<string> = new Set(["plan", "revise", "finish"]);

/** True while the model has to reply (once more) there. */
function isOpen(state: RunState, purpose: string): boolean {
  if (purpose === "plan") return state.plan === undefined;
  if (purpose === "revise") return state.revising.length > 0;
  return state.status !== "finished" && state.finishing.at(-1)?.reply.problem !== undefined;
}

function messagesAt(now: RunState, then: RunState, place: string, options: ContextOptions): BaseMessage[] {
  if (place === "plan") return planMessages(then, options);
  if (place === "revise") return reviseMessages(then, options);
  if (place === "finish") return finishMessages(then, options);
  const { stepId, item } = branchAt(now, place);
  const step = then.steps[stepId];
  const branch = step?.branches.find((each) => each.item?.index === item?.index);
  return step && branch ? stepMessages(then, step, branch, options) : [];
}

function branchAt(state: RunState, place: string): BranchState {
  const [id = "", ...rest] = place.split(":");
  const step = state.steps[id];
  if (step) return branchOf(step, rest.join(":"));
  throw new UsageError(`The run has no step "${id}".`, `It has: plan, ${Object.keys(state.steps).join(", ")}, finish.`);
}

function branchOf(step: StepState, item: string) {
  const found =
    item === ""
      ? step.branches[0]
      : step.branches.find(({ item: each }) => each?.key === item || String((each?.index ?? -1) + 1) === item);
  if (found) return found;
  const { id } = step.step;
  if (step.branches.length === 0) throw new UsageError(`The step "${id}" wasn't started.`);
  throw new UsageError(
    `The step "${id}" has no item "${item}".`,
    `It has ${step.branches.length}: ${id}:1 to ${id}:${step.branches.length}, or by name.`,
  );
}
