import { describe, expect, it } from "vitest";
import { next } from "../../src/agents/next.js";
import type { NewEvent } from "../../src/runtime/run/events.js";
import type { JournalEvent } from "../../src/runtime/run/journal.js";
import { fold, type RunState } from "../../src/runtime/run/state.js";

/** Why did it do that? A journal in, a decision out, no model. */
function stateAfter(...events: NewEvent[]): RunState {
  const started = {
    type: "run.started",
    formatVersion: 1,
    goal: "g",
    model: { id: "m", profile: "p", backend: "b" },
    tools: [],
  };
  const stored = [started, ...events].map((event, index) => ({
    seq: index + 1,
    at: new Date(index * 1000).toISOString(),
    runId: "r",
    ...event,
  }));
  return fold("r", stored as JournalEvent[]);
}

const decided = (state: RunState, parallel = 2) =>
  next(state, { parallel }).map(({ key: _key, ...decision }) => decision);

const step = (id: string, rest: object = {}) => ({
  id,
  title: id,
  instruction: id,
  needs: [] as string[],
  tools: ["look"],
  output: { kind: "text" as const },
  checks: [],
  ...rest,
});
const planned = (...steps: ReturnType<typeof step>[]): NewEvent => ({
  type: "plan.made",
  plan: { steps, constraints: [] },
});
const usage = { prompt: 10, reused: 5, thought: 0, answer: 5 };
const replied = (stepId: string, calls: string[], rest: object = {}): NewEvent => ({
  type: "model.replied",
  stepId,
  purpose: "step",
  thought: "",
  text: "",
  calls: calls.map((name, index) => ({ callId: `${stepId}${index}`, name, args: {} })),
  usage,
  ms: 1,
  ...rest,
});
const returned = (stepId: string, index = 0, ok = true): NewEvent => ({
  type: "tool.returned",
  stepId,
  callId: `${stepId}${index}`,
  name: "look",
  ok,
  text: "seen",
  ms: 1,
});

describe("next", () => {
  it("asks for a plan first", () => {
    expect(decided(stateAfter())).toEqual([{ kind: "plan" }]);
  });

  it("starts all steps whose needs are met, and no other", () => {
    const state = stateAfter(planned(step("a"), step("b"), step("c", { needs: ["a"] })));
    expect(decided(state)).toEqual([
      { kind: "start", stepId: "a" },
      { kind: "start", stepId: "b" },
    ]);
  });

  it("asks the model on a started step, carries out its calls in order, then asks again", () => {
    const started: NewEvent[] = [planned(step("a")), { type: "step.started", stepId: "a" }];
    expect(decided(stateAfter(...started))).toEqual([{ kind: "ask", stepId: "a", item: undefined }]);
    const asked = [...started, replied("a", ["look", "look"])];
    expect(decided(stateAfter(...asked))).toMatchObject([{ kind: "call", call: { callId: "a0" } }]);
    expect(decided(stateAfter(...asked, returned("a", 0)))).toMatchObject([{ kind: "call", call: { callId: "a1" } }]);
    expect(decided(stateAfter(...asked, returned("a", 0), returned("a", 1)))).toMatchObject([{ kind: "ask" }]);
  });

  it("opens a forEach step's items one after another, as many as run side by side", () => {
    const each = step("a", { forEach: { from: "*", as: "file" } });
    const started: NewEvent[] = [planned(each), { type: "step.started", stepId: "a", items: ["x", "y", "z"] }];
    const open = (index: number): NewEvent => ({
      type: "step.started",
      stepId: "a",
      item: { index, key: "xyz"[index] ?? "" },
    });
    expect(decided(stateAfter(...started))).toMatchObject([{ kind: "open", item: { index: 0, key: "x" } }]);
    expect(decided(stateAfter(...started, open(0)))).toMatchObject([
      { kind: "ask", item: { index: 0 } },
      { kind: "open", item: { index: 1 } },
    ]);
    expect(decided(stateAfter(...started, open(0), open(1)))).toMatchObject([{ kind: "ask" }, { kind: "ask" }]);
  });

  it("closes a forEach step when all its items have ended, failed ones too", () => {
    const each = step("a", { forEach: { from: "*", as: "file" } });
    const item = { index: 0, key: "x" };
    const state = stateAfter(
      planned(each),
      { type: "step.started", stepId: "a", items: ["x"] },
      { type: "step.started", stepId: "a", item },
      { type: "step.finished", stepId: "a", item, ok: false, result: "unreadable" },
    );
    expect(decided(state)).toEqual([{ kind: "close", stepId: "a" }]);
  });

  it("pauses when a person must decide and nothing else can go on", () => {
    const asked: NewEvent[] = [
      planned(step("a"), step("b")),
      { type: "step.started", stepId: "a" },
      { type: "step.started", stepId: "b" },
      replied("a", ["post"]),
      { type: "approval.asked", stepId: "a", callId: "a0", name: "post", args: {}, effect: "outward" },
    ];
    expect(decided(stateAfter(...asked))).toMatchObject([{ kind: "ask", stepId: "b" }]);
    const rest: NewEvent = { type: "step.finished", stepId: "b", ok: true, result: "ok" };
    expect(decided(stateAfter(...asked, rest))).toEqual([{ kind: "pause", reason: "approval" }]);
    const given: NewEvent = { type: "approval.given", callId: "a0", decision: "allow" };
    expect(decided(stateAfter(...asked, rest, given))).toMatchObject([{ kind: "call" }]);
  });

  it("sends a failed step to the planner, and fails when the planner has had its chances", () => {
    const failed: NewEvent[] = [
      planned(step("a")),
      { type: "step.started", stepId: "a" },
      {
        type: "step.finished",
        stepId: "a",
        ok: false,
        result: "no",
        error: { code: "run.checks-failed", message: "no" },
      },
    ];
    expect(decided(stateAfter(...failed))).toEqual([{ kind: "revise" }]);
    const again: NewEvent[] = [
      { type: "plan.revised", reason: "no", patches: [{ op: "replace", id: "a", step: step("a") }] },
      ...failed.slice(1),
    ];
    expect(decided(stateAfter(...failed, ...again, ...again))).toEqual([
      { kind: "fail", error: { code: "run.checks-failed", message: "no" } },
    ]);
  });

  it("takes the result of a single step for the answer, and asks for closing words after several", () => {
    const done = (stepId: string): NewEvent => ({
      type: "step.finished",
      stepId,
      ok: true,
      result: `result of ${stepId}`,
    });
    expect(decided(stateAfter(planned(step("a")), done("a")))).toEqual([{ kind: "finish", answer: "result of a" }]);
    const two = [planned(step("a"), step("b")), done("a"), done("b")];
    expect(decided(stateAfter(...two))).toEqual([{ kind: "closing-words" }]);
    // A tiny model has no words of its own.
    const model = { id: "pocket", profile: "pocket", backend: "llama" };
    expect(decided({ ...stateAfter(...two), model })).toEqual([{ kind: "finish", answer: "result of b" }]);
  });

  it("pauses at the budget before it asks the model again, not before it has done what was asked for", () => {
    const state = stateAfter(planned(step("a")), { type: "step.started", stepId: "a" }, replied("a", ["look"]));
    const poor = { ...state, budget: { turns: 1 } };
    expect(decided(poor)).toMatchObject([{ kind: "call" }]);
    const answered = {
      ...stateAfter(planned(step("a")), { type: "step.started", stepId: "a" }, replied("a", ["look"]), returned("a")),
      budget: { turns: 1 },
    };
    expect(decided(answered)).toMatchObject([{ kind: "pause", reason: "budget", error: { code: "budget.turns" } }]);
  });

  it("decides nothing for a run that has ended", () => {
    expect(next(stateAfter({ type: "run.cancelled" }), { parallel: 1 })).toEqual([]);
  });
});
