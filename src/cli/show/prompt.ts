import type { BaseMessage } from "@langchain/core/messages";
import {
  type ContextOptions,
  finishMessages,
  planMessages,
  reviseMessages,
  stepMessages,
} from "../../agents/context.js";
import { genericProfile, type Profile, profiles } from "../../runtime/model/profile.js";
import { renderPrompt } from "../../runtime/model/template/render.js";
import type { JournalEvent } from "../../runtime/run/journal.js";
import { fold, type RunState, type StepState } from "../../runtime/run/state.js";
import { UsageError } from "../exit.js";
import { harmless } from "../terminal.js";

/**
 * What the model was shown last in a step, as its template writes it: rebuilt from the journal. The documentation of the
 * tools and an agent's own instructions stand in front of it and are not stored.
 *
 * @param place `plan`, `revise`, `finish`, a step's id, or `id:item` with the item's number (from 1) or name
 */
export function promptText(runId: string, events: readonly JournalEvent[], place: string): string {
  const state = fold(runId, events);
  const profile: Profile =
    Object.values<Profile>(profiles).find(({ id }) => id === state.model?.profile) ?? genericProfile;
  const messages = messagesAt(state, place, { style: profile.promptStyle, instructions: undefined, files: [] });
  return harmless(renderPrompt(profile, messages));
}

function messagesAt(state: RunState, place: string, options: ContextOptions): BaseMessage[] {
  if (place === "plan") {
    const planning = state.plan ? state.planning.slice(0, -1) : state.planning;
    return planMessages({ ...state, plan: undefined, planning }, options);
  }
  if (place === "revise") return reviseMessages(state, options);
  if (place === "finish") return finishMessages({ ...state, finishing: state.finishing.slice(0, -1) }, options);
  const [id = "", ...rest] = place.split(":");
  const step = state.steps[id];
  if (!step)
    throw new UsageError(
      `The run has no step "${id}".`,
      `It has: plan, ${Object.keys(state.steps).join(", ")}, finish.`,
    );
  const branch = branchOf(step, rest.join(":"));
  // The last reply of a branch that has ended was shown to nobody.
  const turns = branch.status === "open" ? branch.turns : branch.turns.slice(0, -1);
  return stepMessages(state, step, { ...branch, turns }, options);
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
