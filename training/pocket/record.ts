import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AIMessage, type BaseMessage } from "@langchain/core/messages";
import { createAgent } from "../../src/agents/agent.js";
import { profiles } from "../../src/runtime/model/profile.js";
import type { JournalStore } from "../../src/runtime/run/journal.js";
import type { Plan } from "../../src/runtime/run/plan.js";
import { postsPlan, readingPlan } from "./plan.js";
import { type ScriptedInfo, type ScriptedReply, scriptedModel } from "../../src/testing/scripted-model.js";
import { documentTools } from "../../src/tools/documents/index.js";
import { screeningTools } from "../../src/tools/screening/index.js";
import { lengthOf, type Sample, type SampleKind, sampleOf } from "./sample.js";
import { type Known, teacherReply, UnteachableError } from "./teacher.js";
import { makePosts, makeWorkspace, writeWorkspace } from "./workspaces.js";
import { createRng, type Rng } from "./rng.js";

/** Runs the real loop over a generated workspace, the teacher as its model, and gives every branch's whole conversation. */
export async function recordWorkspace(folder: string, known: Known, goal: string, plan?: Plan): Promise<Sample[]> {
  const samples: Sample[] = [];
  let spoiled = false;
  const model = scriptedModel(
    (messages, info) => {
      try {
        const reply = teacherReply(known, messages, info);
        const kind = kindOf(info);
        if (ends(reply)) samples.push(sampleOf(kind, [...messages, messageOf(reply)]));
        return reply;
      } catch (error) {
        if (!(error instanceof UnteachableError)) throw error;
        spoiled ||= info.stepId === "post";
        return { calls: [{ name: "step_done", args: { result: "unteachable", records: [] } }] };
      }
    },
    { profile: profiles.pocket },
  );
  const agent = createAgent({ model, tools: [...documentTools(), ...screeningTools()], workspace: folder, journal: forgetful, parallel: 1 });
  const result = await agent.start(goal, plan ? { plan } : {}).result;
  // Without the post's record there is no ranking: what was recorded before it is good all the same.
  if (result.status !== "finished" && !spoiled) throw new Error(`The run ${result.status}: ${JSON.stringify(result.error)}`);
  return samples;
}

function kindOf({ purpose, stepId }: ScriptedInfo): SampleKind {
  if (purpose === "plan" || purpose === "finish") return purpose;
  return stepId?.startsWith("post") ? "post" : stepId === "rank" ? "rank" : "cv";
}

/** True when nothing follows in the branch. */
function ends(reply: ScriptedReply): boolean {
  return typeof reply === "string" || (reply.calls ?? []).some(({ name }) => name === "step_done" || name === "plan");
}

function messageOf(reply: ScriptedReply): BaseMessage {
  if (typeof reply === "string") return new AIMessage(reply);
  const calls = (reply.calls ?? []).map(({ name, args }) => ({ id: randomUUID(), name, args, type: "tool_call" as const }));
  return new AIMessage({ content: reply.text ?? "", tool_calls: calls });
}

/** Nothing is resumed here: nothing need be kept. */
const forgetful: JournalStore = {
  create: () => ({ append() {}, close() {} }),
  open: () => ({ events: [], writer: { append() {}, close() {} } }),
  read: () => ({ events: [], torn: false }),
  list: () => [],
};

async function oneWorkspace(rng: Rng): Promise<Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), "pocket-"));
  try {
    if (rng.chance(0.22)) {
      const known = makePosts(rng, 8);
      await writeWorkspace(rng, folder, { known });
      const samples = await recordWorkspace(folder, known, "Read the posts", postsPlan([...known.posts.keys()]));
      return samples.filter(({ kind }) => kind === "post");
    }
    const workspace = makeWorkspace(rng);
    await writeWorkspace(rng, folder, workspace);
    // Plans and rankings are nearly always the same: a few are enough.
    const plan = rng.chance(0.35) ? undefined : readingPlan(workspace.known.names);
    const samples = await recordWorkspace(folder, workspace.known, workspace.goal, plan);
    return plan ? samples.filter(({ kind }) => kind !== "finish") : samples;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: "string", default: "/tmp/pocket/data" },
      seed: { type: "string", default: "1" },
      shards: { type: "string", default: "1" },
      size: { type: "string", default: "2000" },
      heldout: { type: "boolean", default: false },
      longest: { type: "string", default: "6500" },
    },
  });
  mkdirSync(values.out, { recursive: true });
  for (let shard = 0; shard < Number(values.shards); shard++) {
    const seed = Number(values.seed) * 1000 + shard;
    const rng = createRng(seed, { heldout: values.heldout });
    const lines: string[] = [];
    while (lines.length < Number(values.size)) {
      for (const sample of await oneWorkspace(rng)) if (lengthOf(sample) <= Number(values.longest)) lines.push(JSON.stringify(sample));
    }
    const file = join(values.out, `${values.heldout ? "held" : "rec"}-${String(seed).padStart(7, "0")}.jsonl`);
    writeFileSync(`${file}.tmp`, `${lines.join("\n")}\n`);
    renameSync(`${file}.tmp`, file);
    console.log(`${file}: ${lines.length} samples`);
  }
}

if (process.argv[1]?.endsWith("record.ts")) await main();
