import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createAgent } from "../../../src/agents/agent.js";
import { exceededBudget } from "../../../src/runtime/run/budget.js";
import { parseEvent } from "../../../src/runtime/run/events.js";
import { fold } from "../../../src/runtime/run/state.js";
import { scriptedModel } from "../../../src/testing/scripted-model.js";

const HOUR = 3_600_000;
const at = (seq: number, hours: number) => ({ seq, at: new Date(hours * HOUR).toISOString(), runId: "r1" });

describe("the budget of minutes", () => {
  it("ends a wait for a model that never answers; with more the model is asked again", async () => {
    let silent = true;
    const model = scriptedModel(async (_, { purpose }) => {
      if (silent) return new Promise<string>(() => {});
      if (purpose === "step") return { calls: [{ name: "step_done", args: { result: "ok" } }] };
      const steps = [{ id: "a", title: "A", instruction: "Do it.", tools: [] }];
      return { calls: [{ name: "plan", args: { steps } }] };
    });
    const agent = createAgent({ model, tools: [], workspace: mkdtempSync(path.join(tmpdir(), "qwill-budget-")) });
    const paused = await agent.start("Go", { budget: { minutes: 0.005 } }).result;
    expect(paused).toMatchObject({ status: "paused", pausedFor: "budget", error: { code: "budget.minutes" } });
    silent = false;
    expect(await agent.resume(paused.runId, { budget: { minutes: 5 } }).result).toMatchObject({ answer: "ok" });
  });

  it("counts work, not the time in which nobody worked after a pause or a kill", () => {
    const started = {
      ...at(1, 1),
      type: "run.started",
      formatVersion: 1,
      goal: "Go",
      model: { id: "m", profile: "p", backend: "b" },
      tools: [],
    };
    const killed = [started, { ...at(2, 2), type: "person.said", text: "hi" }, { ...at(3, 90), type: "run.resumed" }];
    const state = fold("r1", [...killed, { ...at(4, 91), type: "person.said", text: "hi" }].map(parseEvent));
    expect(state.activeMs).toBe(2 * HOUR);
    expect(exceededBudget(state)).toBeUndefined();
    expect(exceededBudget({ ...state, budget: { minutes: 120 } })?.code).toBe("budget.minutes");
  });
});
