import fs, { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  AIMessage,
  type AIMessageChunk,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from "@langchain/core/messages";
import { concat } from "@langchain/core/utils/stream";
import { z } from "zod";
import { createAgent } from "../src/agents/agent.js";
import { memoryJournal } from "../src/runtime/run/journal.js";
import { scriptedModel } from "../src/testing/scripted-model.js";
import { defineTool } from "../src/tools/tool.js";
import { table } from "./support/table.js";

// What the loop itself costs: CPU per step (one call of the model, one call of a tool) with a model that costs nothing,
// beside the least that a hand-written loop does, each with a journal in memory and one that is on disk before it goes on.

const ROUNDS = 5;

const note = defineTool({
  name: "note",
  description: "Note a text.",
  input: z.object({ text: z.string() }),
  effect: "read",
  run: async ({ text }) => `noted ${text}`,
});

/** Calls `note` so many times, each with another text, then ends the step. */
function notesModel(steps: number) {
  let made = 0;
  return scriptedModel((_messages, info) => {
    if (info.purpose === "plan") {
      return {
        calls: [
          {
            name: "plan",
            args: { steps: [{ id: "take", title: "Take notes", instruction: "Take notes.", tools: ["note"] }] },
          },
        ],
      };
    }
    made += 1;
    if (made > steps) return { calls: [{ name: "step_done", args: { result: "done" } }] };
    return { calls: [{ name: "note", args: { text: `note ${made}` } }] };
  });
}

async function qwill(steps: number, workspace: string, onDisk: boolean): Promise<void> {
  const agent = createAgent({
    model: notesModel(steps),
    tools: [note],
    workspace,
    budget: { turns: steps + 10, tokens: 1e9, minutes: 60 },
    ...(onDisk ? {} : { journal: memoryJournal() }),
  });
  const { status, error } = await agent.start("Take notes").result;
  if (status !== "finished") throw new Error(`${status}: ${error?.message}`);
}

/** No plan, no checks, no limits, no resume: messages in, call out, three records a step. */
async function byHand(steps: number, workspace: string, onDisk: boolean): Promise<void> {
  const model = notesModel(steps).bindTools([note]);
  const fd = onDisk ? fs.openSync(path.join(workspace, `${process.hrtime.bigint()}.jsonl`), "ax") : undefined;
  const append = (record: object) => {
    const line = `${JSON.stringify(record)}\n`;
    if (fd === undefined) return;
    fs.writeSync(fd, line);
    fs.fdatasyncSync(fd);
  };
  const messages: BaseMessage[] = [new SystemMessage("Work."), new HumanMessage("Take notes.")];
  for (;;) {
    let reply: AIMessageChunk | undefined;
    for await (const chunk of await model.stream(messages)) reply = reply ? concat(reply, chunk) : chunk;
    const call = reply?.tool_calls?.[0];
    if (!call) throw new Error("no call");
    append({ type: "replied", calls: reply?.tool_calls, usage: reply?.usage_metadata });
    if (call.name === "step_done") break;
    append({ type: "called", ...call });
    const content = `noted ${call.args.text}`;
    append({ type: "returned", id: call.id, content });
    messages.push(
      new AIMessage({ content: "", tool_calls: [call] }),
      new ToolMessage({ tool_call_id: call.id ?? "", content }),
    );
  }
  if (fd !== undefined) fs.closeSync(fd);
}

type Loop = (steps: number, workspace: string, onDisk: boolean) => Promise<void>;

/** CPU milliseconds per step: the median of some rounds. */
async function cpuPerStep(loop: Loop, steps: number, onDisk: boolean): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const workspace = mkdtempSync(path.join(tmpdir(), "qwill-bench-"));
    const before = process.cpuUsage();
    await loop(steps, workspace, onDisk);
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / 1000 / steps);
    rmSync(workspace, { recursive: true });
  }
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

const steps = Number(process.argv[2] ?? 200);
for (const loop of [byHand, qwill]) await loop(steps, mkdtempSync(path.join(tmpdir(), "qwill-bench-")), false);

const rows: (string | number)[][] = [
  ["loop", "journal", `ms CPU/step, ${steps} steps`, "to by hand", `${steps * 2} steps`, "growth"],
];
for (const onDisk of [false, true]) {
  let floor = 0;
  for (const [name, loop] of [
    ["by hand", byHand],
    ["qwill", qwill],
  ] as const) {
    const once = await cpuPerStep(loop, steps, onDisk);
    const twice = await cpuPerStep(loop, steps * 2, onDisk);
    floor ||= once;
    rows.push([
      name,
      onDisk ? "on disk" : "memory",
      once.toFixed(2),
      (once / floor).toFixed(1),
      twice.toFixed(2),
      (twice / once).toFixed(2),
    ]);
  }
}
console.log(table(rows));
