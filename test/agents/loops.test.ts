import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../src/agents/agent.js";
import type { RunEvent } from "../../src/runtime/run/events.js";
import { memoryJournal } from "../../src/runtime/run/journal.js";
import { type ScriptedInfo, type ScriptedReply, scriptedModel } from "../../src/testing/scripted-model.js";
import { defineTool } from "../../src/tools/tool.js";

const call = (name: string, args: Record<string, unknown> = {}) => ({ calls: [{ name, args }] });
const done = call("step_done", { result: "ok" });

/** Tools that count what they really did. */
function counted() {
  const made: string[] = [];
  const tool = (name: string, effect: "read" | "write", said: (text: string) => string) =>
    defineTool({
      name,
      description: name,
      input: z.object({ text: z.string().default("") }),
      effect,
      async run({ text }) {
        made.push(name);
        return said(text);
      },
    });
  const tools = [
    tool("probe", "read", () => "the same"),
    tool("other", "read", () => "else"),
    tool("keep", "write", () => "kept"),
    tool("fetch", "read", (text) => {
      throw new Error(`no ${text}`);
    }),
  ];
  return { tools, made };
}

const step = (id: string, tools: string[]) => ({ id, title: id, instruction: `Do ${id}.`, tools });

/** A run whose planner answers a loop with these patches, and whose steps say what `inStep` says. */
async function loopingRun(
  tools: string[],
  patches: object[],
  inStep: (info: ScriptedInfo, asked: number) => ScriptedReply,
) {
  const { tools: all, made } = counted();
  let asked = 0;
  const model = scriptedModel((_, info) => {
    if (info.purpose === "plan") return call("plan", { steps: [step("s1", tools)] });
    if (info.purpose === "revise") return call("revise_plan", { patches });
    if (info.purpose === "finish") return "Done.";
    return inStep(info, asked++);
  });
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-loops-"));
  const run = createAgent({ model, tools: all, workspace, journal: memoryJournal() }).start("Do it");
  const events: RunEvent[] = [];
  for await (const event of run) events.push(event);
  const steps = model.calls.filter(({ info }) => info.purpose === "step");
  return { model, made, events, steps, result: await run.result };
}

const inPlaceOf = (tools: string[]) => [{ op: "replace", id: "s1", step: step("s1", tools) }];

describe("the same call with the same result", () => {
  it("is hinted at the second time, the third time its tool is masked and the plan revised", async () => {
    const { model, steps, made, result } = await loopingRun(
      ["probe", "other"],
      inPlaceOf(["probe", "other"]),
      (_, n) => (n < 3 ? call("probe") : n === 3 ? call("other") : n === 4 ? call("probe") : done),
    );
    expect(result).toMatchObject({ status: "finished" });
    expect(steps[2]?.messages.at(-1)?.text).toMatch(/same call before/);
    expect(model.calls.map(({ info }) => info.purpose).indexOf("revise")).toBe(4);
    expect(steps[3]?.info.allowed).toEqual(["other", "step_done"]);
    // Something else was done: the tool may give something else now.
    expect(steps[4]?.info.allowed).toEqual(["probe", "other", "step_done"]);
    expect(made).toEqual(["probe", "probe", "probe", "other", "probe"]);
  });

  it.each([
    ["is put in its place", inPlaceOf(["probe"])],
    [
      "is added where it is dropped",
      [
        { op: "drop", id: "s1" },
        { op: "add", step: step("s2", ["probe"]) },
      ],
    ],
    ["stays, another being added", [{ op: "add", step: step("s2", ["other"]) }]],
  ])("isn't made again in the step that %s: it is refused, and the model hears why", async (_, patches) => {
    const { steps, made, result } = await loopingRun(["probe"], patches, ({ stepId }, n) =>
      n < 4 && stepId !== "s2" ? call("probe") : n === 3 ? call("probe") : done,
    );
    expect(result.status).toBe("finished");
    expect(made).toEqual(["probe", "probe", "probe"]);
    const work = steps.filter(({ info }, index) => index >= 3 && !info.allowed.includes("other"));
    expect(work[0]?.info.allowed).toEqual(["step_done"]);
    expect(work[0]?.messages.at(-1)?.text).toMatch(/Before the plan was changed, the same call of probe was made/);
    expect(work.at(-1)?.messages.at(-1)?.text).toMatch(
      /probe can't be used yet: the same call of it was made 3 times with the same result/,
    );
  });

  it("over and over ends the run as a loop, and not when its budget is used up", async () => {
    const { made, result } = await loopingRun(["probe"], inPlaceOf(["probe"]), () => call("probe"));
    expect(result).toMatchObject({ status: "failed", error: { code: "run.loop" } });
    expect(made).toHaveLength(3);
  });

  it("ends as a loop where the planner can't think of anything", async () => {
    const { result } = await loopingRun(["probe"], [{ op: "drop", id: "none" }], () => call("probe"));
    expect(result).toMatchObject({ status: "failed", error: { code: "run.loop" } });
  });

  it("is found where two take turns", async () => {
    const { made, result } = await loopingRun(["probe", "other"], inPlaceOf(["probe", "other"]), (_, n) =>
      call(n % 2 ? "other" : "probe"),
    );
    expect(result).toMatchObject({ status: "failed", error: { code: "run.loop" } });
    expect(made.length).toBeLessThanOrEqual(15);
  });
});

it("the same look between acts is no loop while each act is a new one", async () => {
  const edits = (text: (n: number) => string) =>
    loopingRun(["probe", "keep"], inPlaceOf(["probe", "keep"]), (_, n) =>
      n === 20 ? done : call(n % 2 ? "probe" : "keep", n % 2 ? {} : { text: text(n) }),
    );
  const honest = await edits((n) => `edit ${n}`);
  expect(honest.made.filter((name) => name === "probe")).toHaveLength(10);
  expect(honest.model.calls.some(({ info }) => info.purpose === "revise")).toBe(false);
  const round = await edits((n) => `edit ${n % 4}`);
  expect(round.model.calls.some(({ info }) => info.purpose === "revise")).toBe(true);
});

it("twenty looks in vain before one that finds it are none either", async () => {
  const { result } = await loopingRun(["probe", "fetch", "other"], [], (_, n) =>
    n < 20 ? call("fetch", { text: `${n}` }) : n === 20 ? call("other") : done,
  );
  expect(result.status).toBe("finished");
});

describe("calls that differ and bring nothing", () => {
  it.each(["probe", "fetch"])("end as a loop: %s", async (name) => {
    const { made, result } = await loopingRun([name], inPlaceOf([name]), (_, n) => call(name, { text: `try ${n}` }));
    expect(result).toMatchObject({ status: "failed", error: { code: "run.loop" } });
    expect(result.error?.message).toMatch(/24 replies in a row brought nothing new/);
    expect(made.length).toBeLessThanOrEqual(75);
  });

  it("are none where they write, though they say the same", async () => {
    const { made, result } = await loopingRun(["keep"], [], (_, n) => (n < 40 ? call("keep", { text: `${n}` }) : done));
    expect(result.status).toBe("finished");
    expect(made).toHaveLength(40);
  });
});

it("a failed step that the planner keeps is tried again", async () => {
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-loops-"));
  const made = { ...step("s1", []), output: { kind: "files", paths: ["a.txt"] } };
  const model = scriptedModel((_, info) => {
    if (info.purpose === "revise") return call("revise_plan", { patches: [{ op: "add", step: step("s2", []) }] });
    if (info.stepId === "s2") writeFileSync(path.join(workspace, "a.txt"), "a");
    if (info.stepId === "s1") return call("step_done", { result: "made", files: ["a.txt"] });
    return info.purpose === "finish" ? "Done." : done;
  });
  const agent = createAgent({ model, tools: [], workspace, journal: memoryJournal() });
  const result = await agent.start("Do it", { plan: { steps: [made] } }).result;
  expect(result).toMatchObject({ status: "finished", answer: "Done.", files: [{ path: "a.txt" }], unverified: [] });
});
