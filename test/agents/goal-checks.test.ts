import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../src/agents/agent.js";
import { memoryJournal } from "../../src/runtime/run/journal.js";
import { type ScriptedInfo, scriptedModel } from "../../src/testing/scripted-model.js";
import { defineTool } from "../../src/tools/tool.js";

const checks = [{ kind: "file_exists", path: "out.txt" } as const];
const step = (id: string) => ({ id, title: "Step", instruction: "Do it.", tools: [] });
const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });

/** A model that plans one step and concludes it; `onRevise` is what a revision brings. */
function setUp(onRevise: (workspace: string) => ReturnType<typeof call> | string) {
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-goal-"));
  const model = scriptedModel((_messages: unknown, { purpose }: ScriptedInfo) => {
    if (purpose === "plan") return call("plan", { steps: [step("do")] });
    if (purpose === "revise") return onRevise(workspace);
    return purpose === "finish" ? "All done." : call("step_done", { result: "done" });
  });
  const agent = createAgent({ model, tools: [], workspace, journal: memoryJournal() });
  return { model, agent, workspace };
}

const asked = (model: ReturnType<typeof scriptedModel>) => model.calls.map(({ info }) => info.purpose);

describe("a run with checks of its own", () => {
  it("is finished when they pass, and says so", async () => {
    const { agent, workspace } = setUp(() => "");
    writeFileSync(path.join(workspace, "out.txt"), "x");
    const result = await agent.start("Do it", { checks }).result;
    expect(result).toMatchObject({ status: "finished", answer: "done", verified: ["out.txt exists."] });
  });

  it("asks the planner when they fail, in words, and is finished once its patch has mended it", async () => {
    const { agent, model } = setUp((workspace) => {
      writeFileSync(path.join(workspace, "out.txt"), "x");
      return call("revise_plan", { patches: [{ op: "add", step: step("more") }] });
    });
    const result = await agent.start("Do it", { checks }).result;
    expect(result).toMatchObject({ status: "finished", verified: ["out.txt exists."], unverified: [] });
    expect(asked(model)).toEqual(["plan", "step", "revise", "step", "finish"]);
    expect(model.calls[2]?.messages.at(-1)?.text).toContain("out.txt is missing.");
    expect(model.calls[0]?.messages.map(({ text }) => text).join("\n")).toContain('"path":"out.txt"');
  });

  it("may check by a tool of its own, which says what is wrong", async () => {
    const workspace = mkdtempSync(path.join(tmpdir(), "qwill-goal-"));
    writeFileSync(path.join(workspace, "sum.txt"), "4");
    const sum = defineTool({
      name: "sum_check",
      description: "Check a sum.",
      input: z.object({ path: z.string(), sum: z.number() }),
      effect: "read",
      async run({ path: file, sum: wanted }, { workspace: files }) {
        const found = Number(await files.readText(file));
        return { ok: found === wanted, text: `${file} says ${found}, it is ${wanted}.` };
      },
    });
    const start = (wanted: number) => {
      const model = scriptedModel((_messages: unknown, { purpose }: ScriptedInfo) => {
        if (purpose === "plan") return call("plan", { steps: [step("do")] });
        return purpose === "revise" ? "I can't." : call("step_done", { result: "done" });
      });
      const agent = createAgent({ model, tools: [sum], workspace, journal: memoryJournal() });
      const check = { kind: "tool_ok", tool: "sum_check", args: { path: "sum.txt", sum: wanted } } as const;
      return agent.start("Do it", { checks: [check] }).result;
    };
    expect(await start(4)).toMatchObject({ status: "finished", verified: ["sum.txt says 4, it is 4."] });
    const failed = await start(5);
    expect(failed.status).toBe("failed");
    expect(failed.error?.message).toContain("sum.txt says 4, it is 5.");
  });

  it.each([
    ["says nothing of use", "I have nothing to add."],
    ["brings nothing", call("revise_plan", { patches: [{ op: "replace", id: "do", step: step("do") }] })],
  ])("fails where the planner %s, and never ends as finished", async (_, revision) => {
    const { agent, workspace } = setUp(() => revision);
    const run = agent.start("Do it", { checks });
    expect(await run.result).toMatchObject({
      status: "failed",
      error: { code: "run.checks-failed", message: expect.stringContaining("out.txt is missing.") },
    });
    expect((await agent.resume(run.id).result).status).toBe("failed");
    writeFileSync(path.join(workspace, "out.txt"), "x");
    expect(await agent.resume(run.id).result).toMatchObject({ status: "finished", verified: ["out.txt exists."] });
  });

  it("refuses checks that are none, by place", () => {
    const { agent } = setUp(() => "");
    const bad = [{ kind: "file_exist", path: "out.txt" }] as never;
    expect(() => agent.start("Do it", { checks: bad })).toThrow(expect.objectContaining({ code: "config.invalid" }));
  });
});

describe("what the plan was made for", () => {
  const step = (id: string, rest: object = {}) => ({ id, title: id, instruction: id, tools: [], ...rest });
  const make = step("make", { output: { kind: "files", paths: ["report.md"] } });
  const reply = (name: string, args: object) => ({ calls: [{ name, args: { ...args } }] });

  async function ended(goal: string, patches: object[]) {
    const model = scriptedModel((_, { purpose, stepId }) => {
      if (purpose === "plan") return reply("plan", { steps: [step("look"), make] });
      if (purpose === "revise") return reply("revise_plan", { patches });
      if (purpose === "finish") return "The report is written.";
      return reply("step_done", { result: "made", ...(stepId === "make" ? { files: ["report.md"] } : {}) });
    });
    const workspace = mkdtempSync(path.join(tmpdir(), "qwill-goal-checks-"));
    const result = await createAgent({ model, tools: [], workspace, journal: memoryJournal() }).start(goal).result;
    return { result, told: model.calls.at(-1)?.messages.at(-1)?.text ?? "" };
  }

  it.each([
    ["dropped", [{ op: "drop", id: "make" }]],
    ["replaced by words", [{ op: "replace", id: "make", step: step("tell") }]],
  ])("can't be %s when it fails: the run isn't finished without it", async (_, patches) => {
    const { result, told } = await ended("Look, then report", patches);
    expect(result).toMatchObject({ status: "failed", error: { code: "run.checks-failed" } });
    expect(told).toMatch(/step "make" was to make report\.md, and now no step makes it or another file instead/);
  });

  it("is what the goal names, too, whatever the steps say; a plan of a person's own says itself what it makes", async () => {
    const model = scriptedModel((_, { purpose }) => {
      if (purpose === "plan") return reply("plan", { steps: [step("write")] });
      return purpose === "revise" ? "I can't." : reply("step_done", { result: "I wrote it to summary.md." });
    });
    const workspace = mkdtempSync(path.join(tmpdir(), "qwill-goal-checks-"));
    const agent = createAgent({ model, tools: [], workspace, journal: memoryJournal() });
    const goal = "Write summary.md about it";
    const { status, error } = await agent.start(goal).result;
    expect(status).toBe("failed");
    expect(error?.message).toMatch(/"Write summary\.md about it": summary\.md is missing\./);
    const given = await agent.start(goal, { plan: { steps: [step("write")] } }).result;
    expect(given.status).toBe("finished");
  });
});
