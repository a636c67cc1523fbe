import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BaseMessage } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../src/agents/agent.js";
import type { StoredEvent } from "../../src/runtime/run/events.js";
import { memoryJournal } from "../../src/runtime/run/journal.js";
import { scriptedModel } from "../../src/testing/scripted-model.js";
import { defineTool } from "../../src/tools/tool.js";

const folder = () => mkdtempSync(path.join(tmpdir(), "qwill-full-"));
const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });
const done = (result: string) => call("step_done", { result });
const step = (id: string, rest: object = {}) => ({ id, title: id, instruction: `Do ${id}.`, tools: ["look"], ...rest });
const look = defineTool({
  name: "look",
  description: "Look.",
  input: z.object({ at: z.number() }),
  effect: "read",
  run: async ({ at }) => `seen ${at} ${"x".repeat(400)}`,
});
const textOf = (messages: BaseMessage[] = []) => messages.map(({ text }) => text).join("\n");
const isPrefix = (shorter: string[], longer: string[]) => shorter.every((text, index) => longer[index] === text);

describe("a run whose context fills", () => {
  it("tells a long step's first turns in short, by an entry, and comes to its end", async () => {
    const journal = memoryJournal();
    const model = scriptedModel(
      (messages, { purpose }) => {
        if (purpose !== "step") return "done";
        const last = /seen (\d+) x+\n<\/untrusted-[0-9a-f]+>$/.exec(messages.at(-1)?.text ?? "")?.[1];
        const at = last === undefined ? 0 : Number(last) + 1;
        return at < 30 ? call("look", { at }) : done("seen all");
      },
      { contextSize: 1500 },
    );
    const agent = createAgent({ model, tools: [look], workspace: folder(), journal });
    const run = agent.start("Look at thirty things", { plan: { steps: [step("do")], constraints: ["Be quick"] } });
    expect(await run.result).toMatchObject({ status: "finished", answer: "seen all" });
    const events = journal.read(run.id).events as StoredEvent[];
    const entries = events.filter((event) => event.type === "context.compacted");
    expect(entries.length).toBeGreaterThan(1);
    expect(entries[0]).toMatchObject({ stepId: "do", summary: expect.stringMatching(/- look \{"at":1\} → seen 1/) });
    const last = model.calls.at(-1)?.messages;
    expect(textOf(last)).toMatch(/# Goal\nLook at thirty things[\s\S]*- Be quick[\s\S]*Earlier in this step/);
    expect(events.filter((event) => event.type === "tool.returned")).toHaveLength(30);
  });

  it("tells earlier results in short when the trunk is too long, and keeps goal, plan and constraints", async () => {
    const journal = memoryJournal();
    const steps = Array.from({ length: 6 }, (_, index) =>
      step(`s${index}`, index > 0 ? { needs: [`s${index - 1}`] } : {}),
    );
    const model = scriptedModel((_, { purpose }) => (purpose === "finish" ? "All." : done("y".repeat(1500))), {
      contextSize: 1600,
    });
    const agent = createAgent({ model, tools: [look], workspace: folder(), journal });
    const run = agent.start("Six steps", { plan: { steps, constraints: ["Stay calm"] } });
    expect(await run.result).toMatchObject({ status: "finished" });
    const entry = journal.read(run.id).events.find((event) => event.type === "context.compacted");
    expect(entry).toMatchObject({
      summary: expect.stringMatching(/# Plan\n- s0: s0[\s\S]*- Stay calm[\s\S]*# Result of s0: y+…/),
    });
  });

  it("gives up only the item that no prompt can hold", async () => {
    const workspace = folder();
    for (const name of ["a.txt", "b.txt"]) writeFileSync(path.join(workspace, name), name);
    const each = step("each", { forEach: { from: "*.txt", as: "file" } });
    const long = defineTool({
      name: "look",
      description: "Look.",
      input: z.object({}),
      effect: "read",
      run: async () => "z".repeat(9000),
    });
    const model = scriptedModel(
      (messages, { item }) =>
        item?.key === "a.txt" && messages.at(-1)?.getType() !== "tool" ? call("look", {}) : done("read"),
      { contextSize: 900 },
    );
    const agent = createAgent({ model, tools: [long], workspace, journal: memoryJournal() });
    const result = await agent.start("Read", { plan: { steps: [each] } }).result;
    expect(result).toMatchObject({ status: "finished", unverified: ["a.txt could not be done."] });
  });
});

describe("the prompts of a run", () => {
  it("begin with the same bytes, whatever is finished, changed or said", async () => {
    const steps = [step("a"), step("b", { needs: ["a"] }), step("c", { needs: ["b"] })];
    const model = scriptedModel((_, { purpose, stepId }) => {
      if (purpose === "revise")
        return call("revise_plan", {
          patches: [
            { op: "replace", id: "b", step: step("b2", { needs: ["a"] }) },
            { op: "replace", id: "c", step: step("c", { needs: ["b2"] }) },
          ],
        });
      if (purpose === "finish") return "All.";
      return stepId === "b" ? call("look", { at: 1 }) : done(`did ${stepId}`);
    });
    const agent = createAgent({ model, tools: [look], workspace: folder(), journal: memoryJournal() });
    expect((await agent.start("Go", { plan: { steps } }).result).status).toBe("finished");
    const firstOf = (id: string) =>
      model.calls.find(({ info }) => info.stepId === id || info.purpose === id)?.messages ?? [];
    // All but the last message of each opening is the trunk.
    const trunks = ["a", "b", "revise", "b2", "c", "finish"].map((id) =>
      firstOf(id)
        .slice(0, -1)
        .map(({ text }) => text),
    );
    for (const [index, trunk] of trunks.entries()) {
      const next = trunks[index + 1];
      if (next) expect(isPrefix(trunk, next)).toBe(true);
    }
    expect(trunks.at(-1)?.join("\n")).toMatch(/# The plan now\n- a: a\n- b2: b2\n- c: c/);
  });
});
