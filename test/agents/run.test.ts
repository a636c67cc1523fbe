import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../src/agents/agent.js";
import type { RunEvent } from "../../src/runtime/run/events.js";
import { memoryJournal } from "../../src/runtime/run/journal.js";
import { scriptedModel } from "../../src/testing/scripted-model.js";
import { defineTool } from "../../src/tools/tool.js";

const folder = () => mkdtempSync(path.join(tmpdir(), "qwill-run-"));

const shout = defineTool({
  name: "shout",
  description: "Say it louder.",
  input: z.object({ text: z.string() }),
  effect: "read",
  run: async ({ text }) => text.toUpperCase(),
});

const oneStep = (tools: string[] = ["shout"]) => ({
  calls: [{ name: "plan", args: { steps: [{ id: "say", title: "Say", instruction: "Say it.", tools }] } }],
});

describe("a run", () => {
  it("of one step plans, calls a tool and gives the step's result as its answer", async () => {
    const model = scriptedModel([
      oneStep(),
      { calls: [{ name: "shout", args: { text: "hello" } }] },
      { thought: "good", calls: [{ name: "step_done", args: { result: "HELLO" } }] },
    ]);
    const agent = createAgent({ model, tools: [shout], workspace: folder() });
    const run = agent.start("Say hello loudly");
    const events: RunEvent[] = [];
    for await (const event of run) events.push(event);
    const result = await run.result;
    expect(result).toMatchObject({ status: "finished", answer: "HELLO" });
    expect(events.filter((event) => "seq" in event).map((event) => event.type)).toEqual([
      "run.started",
      "model.replied",
      "plan.made",
      "step.started",
      "model.replied",
      "tool.called",
      "tool.returned",
      "model.replied",
      "step.finished",
      "run.finished",
    ]);
  });

  it("does a forEach step once per file, each on a branch of its own, and tells the outcome in closing words", async () => {
    const workspace = folder();
    for (const name of ["a.txt", "b.txt", "c.txt"]) writeFileSync(path.join(workspace, name), `text of ${name}`);
    const model = scriptedModel((_messages, info) => {
      if (info.purpose === "plan") {
        const fields = [{ name: "letter", type: "string" }];
        const each = {
          id: "each",
          title: "Each",
          instruction: "Name it.",
          tools: [],
          forEach: { from: "*.txt", as: "file" },
        };
        return {
          calls: [
            {
              name: "plan",
              args: {
                steps: [
                  { ...each, output: { kind: "records", path: "letters.json", fields } },
                  { id: "sum", title: "Sum", instruction: "Sum up.", needs: ["each"], tools: [] },
                ],
              },
            },
          ],
        };
      }
      if (info.purpose === "finish") return "Three letters.";
      if (info.stepId === "sum") return { calls: [{ name: "step_done", args: { result: "3" } }] };
      const letter = info.item?.key[0] ?? "";
      return { calls: [{ name: "step_done", args: { result: letter, records: [{ letter }] } }] };
    });
    const result = await createAgent({ model, tools: [], workspace, parallel: 2 }).start("letters").result;
    expect(result).toMatchObject({ status: "finished", answer: "Three letters.", unverified: [] });
    expect(result.files.map((file) => file.path)).toEqual(["letters.json"]);
    const opening = model.calls.filter((call) => call.info.stepId === "each").map((call) => call.messages.at(-1)?.text);
    expect(opening.every((text) => text?.includes("Name it.\nfile: "))).toBe(true);
  });

  it("pauses for an approval and goes on when it is given", async () => {
    const post = defineTool({
      name: "post",
      description: "Post it.",
      input: z.object({ text: z.string() }),
      effect: "outward",
      run: async ({ text }) => `posted ${text}`,
    });
    const model = scriptedModel([
      oneStep(["post"]),
      { calls: [{ name: "post", args: { text: "hi" } }] },
      { calls: [{ name: "step_done", args: { result: "posted" } }] },
    ]);
    const agent = createAgent({ model, tools: [post], workspace: folder(), journal: memoryJournal() });
    const first = agent.start("post hi");
    let callId = "";
    for await (const event of first) if (event.type === "approval.asked") callId = event.callId;
    expect(await first.result).toMatchObject({ status: "paused", pausedFor: "approval" });
    const second = await agent.resume(first.id, { decisions: { [callId]: "allow" } }).result;
    expect(second).toMatchObject({ status: "finished", answer: "posted" });
  });

  it("can be decided while it lives", async () => {
    const post = defineTool({
      name: "post",
      description: "Post it.",
      input: z.object({ text: z.string() }),
      effect: "outward",
      run: async ({ text }) => `posted ${text}`,
    });
    const model = scriptedModel([
      oneStep(["post"]),
      { calls: [{ name: "post", args: { text: "hi" } }] },
      { calls: [{ name: "step_done", args: { result: "ok" } }] },
    ]);
    const run = createAgent({ model, tools: [post], workspace: folder(), journal: memoryJournal() }).start("post hi");
    for await (const event of run) if (event.type === "approval.asked") run.decide(event.callId, "deny");
    expect((await run.result).status).toBe("finished");
    expect(model.calls.at(-1)?.messages.at(-1)?.text).toMatch(/did not allow/);
  });

  it("is a LangChain runnable: invoke gives the result, streamEvents and stream show what happens", async () => {
    const script = () => scriptedModel([oneStep([]), { calls: [{ name: "step_done", args: { result: "done" } }] }]);
    const workspace = folder();
    const result = await createAgent({ model: script(), tools: [], workspace }).invoke({ goal: "x" });
    expect(result.answer).toBe("done");
    const types: string[] = [];
    for await (const event of await createAgent({ model: script(), tools: [], workspace }).stream({ goal: "x" })) {
      types.push((event as unknown as RunEvent).type);
    }
    expect(types).toContain("run.finished");
  });

  it("gives a typed answer where a schema is given", async () => {
    const model = scriptedModel([
      oneStep([]),
      { calls: [{ name: "step_done", args: { result: "seven" } }] },
      { calls: [{ name: "answer", args: { count: 7 } }] },
    ]);
    const agent = createAgent({ model, tools: [], workspace: folder() });
    const { output } = await agent.run("count", { output: z.object({ count: z.number() }) });
    expect(output.count).toBe(7);
  });
});
