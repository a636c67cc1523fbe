import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BaseMessage } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../src/agents/agent.js";
import type { StoredEvent } from "../../src/runtime/run/events.js";
import { memoryJournal } from "../../src/runtime/run/journal.js";
import { scriptedModel } from "../../src/testing/scripted-model.js";
import { fileTools } from "../../src/tools/files/file-tools.js";
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

const steps12 = Array.from({ length: 12 }, (_, index) => `s${index}`);

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
    const records = [
      { about: "a", more: Array(24).fill("m".repeat(150)) },
      { about: "b", more: [] },
    ];
    const steps = [
      step("list", {
        output: {
          kind: "records",
          fields: [
            { name: "about", type: "string" },
            { name: "more", type: "string[]" },
          ],
        },
      }),
      step("each", { needs: ["list"], forEach: { from: "list", as: "record" } }),
    ];
    const model = scriptedModel(
      (_, { purpose, stepId }) =>
        purpose === "finish"
          ? "All."
          : call("step_done", { result: "read", ...(stepId === "list" ? { records } : {}) }),
      { contextSize: 900 },
    );
    const agent = createAgent({ model, tools: [look], workspace: folder(), journal: memoryJournal() });
    const result = await agent.start("Read", { plan: { steps } }).result;
    expect(result).toMatchObject({
      status: "finished",
      unverified: [expect.stringMatching(/^\{"about":"a",.* could not/)],
    });
  });

  it("holds results that are longer than the context, of tools and of steps, and says where the whole is", async () => {
    const workspace = folder();
    for (let at = 0; at < 40; at++) writeFileSync(path.join(workspace, `${at}.txt`), "text");
    const long = defineTool({
      name: "look",
      description: "Look.",
      input: z.object({ at: z.number() }),
      effect: "read",
      run: async ({ at }) => `${at} ${"z".repeat(9000)}`,
    });
    let told = "";
    const model = scriptedModel(
      (messages, { purpose, stepId, item }) => {
        if (purpose === "finish") return "All.";
        if (stepId === "each") return done(`${item?.key} ${"w".repeat(300)}`);
        const results = messages.filter((message) => message.getType() === "tool").length;
        told = textOf(messages);
        const whole = /The whole is in (\S+): file_read/.exec(told)?.[1] ?? "";
        if (results === 0 && !/Earlier in this step/.test(told)) return call("file_read", { path: whole, lines: 1 });
        if (!/look/.test(told.split("Earlier")[1] ?? "")) {
          return { calls: [1, 2, 3, 4, 5].map((at) => ({ name: "look", args: { at } })) };
        }
        return done("read");
      },
      { contextSize: 1200 },
    );
    const steps = [step("each", { forEach: { from: "*.txt", as: "file" } }), step("sum", { needs: ["each"] })];
    const agent = createAgent({ model, tools: [long, ...fileTools()], workspace, journal: memoryJournal() });
    const run = agent.start("Read", { plan: { steps } });
    expect(await run.result).toMatchObject({ status: "finished" });
    expect(told).toMatch(/# Result of each[\s\S]*The whole is in work\/results\/\S+-each\.txt: file_read/);
    expect(readFileSync(path.join(workspace, `work/results/${run.id}-each.txt`), "utf8")).toMatch(
      /39\.txt: 39\.txt w+/,
    );
    expect(told).toMatch(/- look \{"at":5\} → 5 z+/);
  });

  it("is as short after many steps as after a few, also where steps run side by side", async () => {
    const steps = Array.from({ length: 24 }, (_, index) => step(`s${index}`, index < 12 ? {} : { needs: steps12 }));
    const model = scriptedModel(
      (messages, { purpose }) => {
        if (purpose === "finish") return "All.";
        const seen = messages.filter((message) => message.getType() === "tool").length;
        return seen < 3 ? call("look", { at: seen }) : done("y".repeat(1500));
      },
      { contextSize: 2500 },
    );
    const agent = createAgent({ model, tools: [look], workspace: folder(), journal: memoryJournal() });
    const result = await agent.start("Go", { plan: { steps, constraints: ["Stay calm"] } }).result;
    expect(result).toMatchObject({ status: "finished" });
    for (const { messages } of model.calls) expect(textOf(messages).length).toBeLessThan(2500 * 4);
    expect(textOf(model.calls.at(-1)?.messages)).toMatch(/# Plan\n- s0: s0[\s\S]*Stay calm[\s\S]*# Result of s23/);
  });

  it("keeps what the person has said in view, whatever is told in short", async () => {
    const model = scriptedModel(
      (messages, { purpose }) => {
        if (purpose === "revise") return call("revise_plan", { patches: [] });
        if (purpose !== "step") return "All.";
        const turns = Number(/.*seen (\d+) x/s.exec(textOf(messages))?.[1] ?? "-1") + 1;
        return turns < 20 ? call("look", { at: turns }) : done("seen");
      },
      { contextSize: 1500 },
    );
    const agent = createAgent({ model, tools: [look], workspace: folder(), journal: memoryJournal() });
    const run = agent.start("Go", { plan: { steps: [step("do")] } });
    for await (const event of run)
      if (event.type === "tool.returned" && event.text.startsWith("seen 1 ")) run.say("Only blue ones.");
    expect(await run.result).toMatchObject({ status: "finished" });
    const last = textOf(model.calls.findLast(({ info }) => info.purpose === "step")?.messages);
    expect(last).toMatch(/Earlier in this step[\s\S]*# The person says\nOnly blue ones\./);
  });

  it("says what takes the room where nothing can be left out", async () => {
    const model = scriptedModel([], { contextSize: 400 });
    const agent = createAgent({ model, tools: [look], workspace: folder(), journal: memoryJournal() });
    const long = step("do", { instruction: "word ".repeat(390) });
    const { status, error } = await agent.start("Go", { plan: { steps: [long] } }).result;
    expect(status).toBe("failed");
    expect(error).toMatchObject({ code: "model.prompt-too-long", hint: expect.stringMatching(/larger context/) });
    expect(error?.message).toMatch(/the instruction of step do about 488/);
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
