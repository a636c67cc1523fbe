import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../src/agents/agent.js";
import type { StoredEvent } from "../../src/runtime/run/events.js";
import { memoryJournal } from "../../src/runtime/run/journal.js";
import { type ScriptedInfo, scriptedModel } from "../../src/testing/scripted-model.js";
import { askPerson } from "../../src/tools/person/ask-person.js";
import { defineTool } from "../../src/tools/tool.js";

const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });
const step = (id: string, rest: object = {}) => ({ id, title: id, instruction: `Do ${id}.`, tools: [], ...rest });
const steps = [step("a"), step("b", { needs: ["a"] })];

function setUp(onRevise: () => ReturnType<typeof call> | string = () => call("revise_plan", { patches: [] })) {
  const journal = memoryJournal();
  const model = scriptedModel((_messages: unknown, { purpose, stepId }: ScriptedInfo) => {
    if (purpose === "plan") return call("plan", { steps });
    if (purpose === "revise") return onRevise();
    return purpose === "finish" ? "All done." : call("step_done", { result: `did ${stepId}` });
  });
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-person-"));
  const agent = createAgent({ model, tools: [], workspace, journal });
  const typesOf = (id: string) => (journal.read(id).events as StoredEvent[]).map(({ type }) => type);
  const stepsOf = () => model.calls.flatMap(({ info }) => info.stepId ?? []);
  return { agent, model, journal, typesOf, stepsOf };
}

describe("a plan that a person approves", () => {
  it("is asked for before its first step, survives the process, and is carried out when it is allowed", async () => {
    const { agent, typesOf, stepsOf } = setUp();
    const run = agent.start("Go", { approvePlan: true });
    expect(await run.result).toMatchObject({ status: "paused", pausedFor: "approval" });
    expect(typesOf(run.id)).toEqual(["run.started", "model.replied", "plan.made", "approval.asked", "run.paused"]);
    expect(stepsOf()).toEqual([]);
    const end = await agent.resume(run.id, { decisions: { plan_1: "allow" } }).result;
    expect(end).toMatchObject({ status: "finished", answer: "All done." });
  });

  it("ends the run as cancelled when it is denied", async () => {
    const { agent, stepsOf } = setUp();
    const run = agent.start("Go", { approvePlan: true });
    for await (const event of run) if (event.type === "approval.asked") run.decide(event.callId, "deny");
    const result = await run.result;
    expect(result).toMatchObject({ status: "cancelled", error: { hint: expect.stringMatching(/agent\.fork/) } });
    expect(stepsOf()).toEqual([]);
    const at = Number(/at: (\d+)/.exec(result.error?.hint ?? "")?.[1]);
    const again = agent.fork(run.id, { at });
    expect(await again.result).toMatchObject({ status: "paused", pausedFor: "approval" });
    const end = await agent.resume(again.id, { decisions: { plan_1: "allow" } }).result;
    expect(end).toMatchObject({ status: "finished" });
  });

  it("may be edited, while the run lives or later; what is edited needs no further approval", async () => {
    const edited = { steps: [step("a"), step("c", { needs: ["a"] })], constraints: ["Be brief"] };
    const live = setUp();
    const run = live.agent.start("Go", { approvePlan: true });
    for await (const event of run) if (event.type === "approval.asked") run.editPlan(edited);
    expect(await run.result).toMatchObject({ status: "finished", plan: { constraints: ["Be brief"] } });
    expect(live.stepsOf()).toEqual(["a", "c"]);
    const later = setUp();
    const paused = later.agent.start("Go", { approvePlan: true });
    await paused.result;
    expect(await later.agent.resume(paused.id, { plan: { steps: [{ id: "x" }] } }).result).toMatchObject({
      status: "failed",
      error: { code: "config.invalid" },
    });
    expect((await later.agent.resume(paused.id, { plan: edited }).result).status).toBe("finished");
    expect(later.stepsOf()).toEqual(["a", "c"]);
  });

  it("is asked for again when the model has changed it", async () => {
    let fails = 2;
    const journal = memoryJournal();
    const model = scriptedModel((_, { purpose }) => {
      if (purpose === "plan") return call("plan", { steps: [step("a")] });
      if (purpose === "revise") return call("revise_plan", { patches: [{ op: "replace", id: "a", step: step("z") }] });
      return fails-- > 0 ? "" : call("step_done", { result: "ok" });
    });
    const agent = createAgent({
      model,
      tools: [],
      workspace: mkdtempSync(path.join(tmpdir(), "qwill-person-")),
      journal,
    });
    fails = 3;
    const run = agent.start("Go", { approvePlan: true });
    const asked: string[] = [];
    for await (const event of run) {
      if (event.type !== "approval.asked") continue;
      asked.push(event.callId);
      run.decide(event.callId, "allow");
    }
    expect((await run.result).status).toBe("finished");
    expect(asked).toEqual(["plan_1", "plan_2"]);
  });
});

describe("what a person says while a run goes on", () => {
  it("is shown to the model at once, holds for later steps, and is thought about by the planner", async () => {
    const { agent, model, typesOf } = setUp();
    const run = agent.start("Go");
    let said = false;
    for await (const event of run) {
      if (said || event.type !== "step.finished") continue;
      said = true;
      run.say("Write it in Arabic");
    }
    const result = await run.result;
    expect(result.status).not.toBe("cancelled");
    expect(typesOf(run.id)).toContain("person.said");
    const revise = model.calls.find(({ info }) => info.purpose === "revise");
    expect(revise?.messages.at(-1)?.text).toMatch(/The person has said something[\s\S]*Write it in Arabic/);
    const later = model.calls.findLast(({ info }) => info.stepId === "b");
    expect(later?.messages.at(-1)?.text).toMatch(/These hold for the whole:\n- Write it in Arabic/);
  });

  it("changes the plan where the planner says so, and is no failure of the plan", async () => {
    const { agent, stepsOf } = setUp(() =>
      call("revise_plan", { patches: [{ op: "add", step: step("more", { needs: ["b"] }) }] }),
    );
    const run = agent.start("Go", { approvePlan: true });
    await run.result;
    const paused = await agent.resume(run.id, { say: "Check it once more" }).result;
    expect(paused).toMatchObject({ status: "paused", pausedFor: "approval" });
    expect(await agent.resume(run.id, { decisions: { plan_1: "allow" } }).result).toMatchObject({
      status: "finished",
      unverified: ["Not checked by machine: Check it once more"],
    });
    expect(stepsOf()).toEqual(["a", "b", "more"]);
  });

  it("holds though the planner has nothing of use to say", async () => {
    const { agent } = setUp(() => "Hm.");
    const run = agent.start("Go", { approvePlan: true });
    await run.result;
    await agent.resume(run.id, { say: "Be kind" }).result;
    expect((await agent.resume(run.id, { decisions: { plan_1: "allow" } }).result).status).toBe("finished");
  });
});

describe("a run that somebody pauses", () => {
  it("lets the call of a tool end, lets go of the model's reply, and goes on where it was", async () => {
    let isAsked = () => {};
    let release = () => {};
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let says = 0;
    const slow = defineTool({
      name: "slow_work",
      description: "Works slowly.",
      input: z.object({}),
      effect: "write",
      run: async () => {
        isAsked();
        await released;
        return "worked";
      },
    });
    const model = scriptedModel(async (_messages: unknown, { purpose, stepId }: ScriptedInfo) => {
      if (purpose === "plan") return call("plan", { steps: [step("a", { tools: ["slow_work"] }), step("b")] });
      if (stepId === "b" && says++ === 0) await new Promise(() => {});
      const worked = stepId === "b" || model.calls.filter(({ info }) => info.stepId === "a").length > 1;
      return worked ? call("step_done", { result: `did ${stepId}` }) : call("slow_work", {});
    });
    const workspace = mkdtempSync(path.join(tmpdir(), "qwill-person-"));
    const journal = memoryJournal();
    const agent = createAgent({ model, tools: [slow], workspace, journal });
    const run = agent.start("Go");
    await asked;
    run.pause();
    release();
    expect(await run.result).toMatchObject({ status: "paused", pausedFor: "person" });
    expect(run.say("Too late")).toBe(false);
    const types = (journal.read(run.id).events as StoredEvent[]).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(["tool.returned", "run.paused"]);
    expect(await agent.resume(run.id).result).toMatchObject({ status: "finished" });
  });

  it("stops before its first call when it is paused at once", async () => {
    const { agent, model } = setUp();
    const run = agent.start("Go");
    run.pause();
    expect(await run.result).toMatchObject({ status: "paused", pausedFor: "person" });
    expect(model.calls).toEqual([]);
  });
});

describe("an approve function that never answers", () => {
  const send = defineTool({
    name: "send",
    description: "Send.",
    input: z.object({}),
    effect: "outward",
    run: async () => "sent",
  });
  const never = () => {
    const agent = createAgent({
      model: scriptedModel([call("send", {})]),
      tools: [send],
      workspace: mkdtempSync(path.join(tmpdir(), "qwill-person-")),
      journal: memoryJournal(),
      approve: () => new Promise(() => {}),
    });
    return (budget = {}) => agent.start("Go", { plan: { steps: [step("a", { tools: ["send"] })] }, budget });
  };

  it("keeps nobody from cancelling or pausing the run, nor from the bound on minutes", async () => {
    const judged = async (run: ReturnType<ReturnType<typeof never>>, then: () => void) => {
      for await (const event of run) if (event.type === "model.replied") setImmediate(then);
      return run.result;
    };
    const cancelled = never()();
    expect(await judged(cancelled, () => cancelled.cancel())).toMatchObject({ status: "cancelled" });
    const paused = never()();
    expect(await judged(paused, () => paused.pause())).toMatchObject({ status: "paused", pausedFor: "person" });
    // Whenever the time runs out: before the call is judged, while it is, in between.
    for (const ms of [1, 2, 4, 8, 16, 32, 120]) {
      const late = never()({ minutes: ms / 60_000 });
      expect(await late.result).toMatchObject({ status: "paused", pausedFor: "budget" });
    }
  });
});

it("what a person can choose from is told once each, on one line", async () => {
  const journal = memoryJournal();
  const choices = ["a", "a", " b\nc ", 7, "", null, { no: 1 }, "\u001b[31mred"];
  const agent = createAgent({
    model: scriptedModel([call("ask_person", { question: "Which?", choices })]),
    tools: [askPerson],
    workspace: mkdtempSync(path.join(tmpdir(), "qwill-person-")),
    journal,
  });
  const run = agent.start("Go", { plan: { steps: [step("a", { tools: ["ask_person"] })] } });
  expect(await run.result).toMatchObject({ status: "paused", pausedFor: "question" });
  const asked = journal.read(run.id).events.find(({ type }) => type === "question.asked");
  expect(asked).toMatchObject({ choices: ["a", "b c", "7", "red"] });
});
