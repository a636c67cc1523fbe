import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { createAgent } from "../../src/agents/agent.js";
import { memoryJournal } from "../../src/runtime/run/journal.js";
import { scriptedModel } from "../../src/testing/scripted-model.js";
import { defineTool } from "../../src/tools/tool.js";
import { clock, notesModel, noteTool } from "./task.js";

const folder = () => mkdtempSync(path.join(tmpdir(), "qwill-bench-"));
const done = { calls: [{ name: "step_done", args: { result: "done" } }] };

/** Milliseconds from a tool's return until a reader of the run has the event: the median and the 95th of a hundred. */
export async function eventDelay(onDisk: boolean): Promise<{ median: number; p95: number }> {
  const STEPS = 200;
  const agent = createAgent({
    model: notesModel(STEPS, () => done),
    tools: [noteTool()],
    workspace: folder(),
    budget: { turns: STEPS + 10, tokens: 1e9 },
    ...(onDisk ? {} : { journal: memoryJournal() }),
  });
  const delays: number[] = [];
  for await (const event of agent.start("Take notes")) {
    if (event.type === "tool.returned") delays.push(performance.now() - clock.returned);
  }
  delays.sort((a, b) => a - b);
  return { median: delays[STEPS / 2] ?? 0, p95: delays[Math.floor(STEPS * 0.95)] ?? 0 };
}

/** Milliseconds for so many steps that don't need each other, each of which waits in a tool. */
export async function parallelSteps(steps: number, waitMs: number): Promise<number> {
  const wait = defineTool({
    name: "wait",
    description: "Wait.",
    input: z.object({}),
    effect: "read",
    run: () => new Promise<string>((resolve) => setTimeout(() => resolve("waited"), waitMs)),
  });
  const plan = Array.from({ length: steps }, (_, index) => ({
    id: `s${index}`,
    title: "Wait",
    instruction: "Wait.",
    tools: ["wait"],
  }));
  const model = scriptedModel((messages, { purpose }) => {
    if (purpose === "finish") return "done";
    return messages.at(-1)?.text.includes("waited") ? done : { calls: [{ name: "wait", args: {} }] };
  });
  const agent = createAgent({ model, tools: [wait], workspace: folder(), journal: memoryJournal(), parallel: steps });
  const began = performance.now();
  const { status } = await agent.start("Wait", { plan: { steps: plan } }).result;
  if (status !== "finished") throw new Error(status);
  return performance.now() - began;
}

/** Milliseconds of CPU a run when so many of ten steps go on at once in this process, on disk. */
export async function manyRuns(count: number): Promise<{ cpuMs: number; wallMs: number }> {
  const before = process.cpuUsage();
  const began = performance.now();
  const ends = await Promise.all(
    Array.from({ length: count }, () => {
      const model = notesModel(10, () => done);
      return createAgent({ model, tools: [noteTool()], workspace: folder() }).start("Take notes").result;
    }),
  );
  if (ends.some(({ status }) => status !== "finished")) throw new Error("not all runs finished");
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000 / count, wallMs: performance.now() - began };
}
