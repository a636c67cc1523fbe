import { randomUUID } from "node:crypto";
import { AIMessage, type BaseMessage } from "@langchain/core/messages";
import { createAgent } from "../../src/agents/agent.js";
import { profiles } from "../../src/runtime/model/profile.js";
import type { JournalStore } from "../../src/runtime/run/journal.js";
import type { Plan } from "../../src/runtime/run/plan.js";
import { type ScriptedInfo, type ScriptedReply, scriptedModel } from "../../src/testing/scripted-model.js";
import { documentTools } from "../../src/tools/documents/index.js";
import { screeningTools } from "../../src/tools/screening/index.js";
import { type Sample, type SampleKind, sampleOf } from "./sample.js";
import { type Known, teacherReply, UnteachableError } from "./teacher.js";

/** What a run with the teacher as its model has given. */
export interface Recording {
  /** The whole conversation of every branch, as far as it can be taught. */
  samples: Sample[];
  /** The right records: of the post, and of each CV by its path (none: no CV, or not readable). */
  post: Record<string, unknown> | undefined;
  cvs: Map<string, Record<string, unknown>[]>;
  /** Paths of documents that chance has made unreadable for anybody. */
  unteachable: string[];
}

/** Runs the real loop over a generated workspace, the teacher as its model. */
export async function recordWorkspace(folder: string, known: Known, goal: string, plan?: Plan): Promise<Recording> {
  const recording: Recording = { samples: [], post: undefined, cvs: new Map(), unteachable: [] };
  const model = scriptedModel((messages, info) => replyOf(known, messages, info, recording), {
    profile: profiles.pocket,
  });
  const tools = [...documentTools(), ...screeningTools()];
  const agent = createAgent({ model, tools, workspace: folder, journal: forgetful, parallel: 1 });
  const result = await agent.start(goal, plan ? { plan } : {}).result;
  // Without the post's record there is no ranking: what was recorded before it is good all the same.
  const isSpoiled = recording.unteachable.includes(known.names.post);
  if (result.status !== "finished" && !isSpoiled)
    throw new Error(`The run ${result.status}: ${JSON.stringify(result.error)}`);
  return recording;
}

function replyOf(known: Known, messages: BaseMessage[], info: ScriptedInfo, recording: Recording): ScriptedReply {
  try {
    const reply = teacherReply(known, messages, info);
    if (ends(reply)) recording.samples.push(sampleOf(kindOf(info), [...messages, messageOf(reply)]));
    keepRecords(info, reply, recording);
    return reply;
  } catch (error) {
    if (!(error instanceof UnteachableError)) throw error;
    recording.unteachable.push(info.item?.key ?? known.names.post);
    return { calls: [{ name: "step_done", args: { result: "unteachable", records: [] } }] };
  }
}

function keepRecords(info: ScriptedInfo, reply: ScriptedReply, recording: Recording): void {
  const done = typeof reply === "string" ? undefined : reply.calls?.find(({ name }) => name === "step_done");
  const records = done?.args.records as Record<string, unknown>[] | undefined;
  if (!records) return;
  if (info.item) recording.cvs.set(info.item.key, records);
  else recording.post = records[0];
}

function kindOf({ purpose, stepId }: ScriptedInfo): SampleKind {
  if (purpose === "plan") return purpose;
  return stepId?.startsWith("post") ? "post" : stepId === "rank" ? "rank" : "cv";
}

/** True when nothing follows in the branch. */
export function ends(reply: ScriptedReply): boolean {
  return typeof reply === "string" || (reply.calls ?? []).some(({ name }) => name === "step_done" || name === "plan");
}

export function messageOf(reply: ScriptedReply): BaseMessage {
  if (typeof reply === "string") return new AIMessage(reply);
  const calls = (reply.calls ?? []).map(({ name, args }) => ({
    id: randomUUID(),
    name,
    args,
    type: "tool_call" as const,
  }));
  return new AIMessage({ content: reply.text ?? "", tool_calls: calls });
}

/** Nothing is resumed here: nothing need be kept. */
export const forgetful: JournalStore = {
  create: () => ({ append() {}, close() {} }),
  open: () => ({ events: [], writer: { append() {}, close() {} } }),
  read: () => ({ events: [], torn: false }),
  list: () => [],
};
