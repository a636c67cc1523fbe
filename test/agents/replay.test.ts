import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../src/agents/agent.js";
import { replay } from "../../src/agents/replay.js";
import type { StoredEvent } from "../../src/runtime/run/events.js";
import { memoryJournal } from "../../src/runtime/run/journal.js";
import { scriptedModel } from "../../src/testing/scripted-model.js";
import { defineTool } from "../../src/tools/tool.js";

const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });

function setUp() {
  let stamps = 0;
  const stamp = defineTool({
    name: "stamp",
    description: "Stamp.",
    input: z.object({}),
    effect: "write",
    run: async () => `stamp ${++stamps}`,
  });
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-replay-"));
  for (const name of ["a.txt", "b.txt"]) writeFileSync(path.join(workspace, name), name);
  const journal = memoryJournal();
  const step = (id: string, rest: object) => ({ id, title: id, instruction: id, tools: ["stamp"], ...rest });
  const steps = [
    step("each", { forEach: { from: "*.txt", as: "file" } }),
    step("one", {}),
    step("end", { needs: ["one"] }),
  ];
  const model = scriptedModel((messages, { purpose, stepId }) => {
    if (purpose === "plan") return call("plan", { steps });
    if (purpose === "finish") return "All done.";
    const stamped = messages.at(-1)?.getType() === "tool";
    return stamped ? call("step_done", { result: `did ${stepId}` }) : call("stamp", {});
  });
  const agent = createAgent({ model, tools: [stamp], workspace, journal, parallel: 3 });
  return { agent, journal, model, stamps: () => stamps };
}

describe("replay", () => {
  it("comes to the same end and the same decisions, without model and effects", async () => {
    const { agent, journal, model, stamps } = setUp();
    const run = agent.start("Stamp");
    const result = await run.result;
    const [asked, stamped] = [model.calls.length, stamps()];
    const { state, divergences } = replay(journal.read(run.id).events);
    expect(divergences).toEqual([]);
    expect(state).toMatchObject({ status: "finished", end: { answer: result.answer }, usage: result.usage });
    expect([model.calls.length, stamps()]).toEqual([asked, stamped]);
  });

  it("says where something else would be decided", async () => {
    const { agent, journal } = setUp();
    const run = agent.start("Stamp");
    await run.result;
    const events = journal.read(run.id).events as StoredEvent[];
    const early = events.findIndex((event) => event.type === "step.started" && event.stepId === "one");
    const [moved] = events.splice(
      events.findIndex((event) => event.type === "step.started" && event.stepId === "end"),
      1,
    );
    events.splice(early, 0, moved as StoredEvent);
    expect(replay(events).divergences[0]?.message).toMatch(/start end was decided then; now it would be/);
  });
});

describe("fork", () => {
  it("goes on from any event, does nothing again that came before it, and leaves the first run as it was", async () => {
    const { agent, journal, stamps } = setUp();
    const run = agent.start("Stamp");
    await run.result;
    const events = journal.read(run.id).events as StoredEvent[];
    const before = JSON.stringify(events);
    for (const { seq } of events) {
      const done = events.filter((event) => event.seq <= seq && event.type === "tool.returned").length;
      const begun = events.filter((event) => event.seq <= seq && event.type === "tool.called").length;
      const stamped = stamps();
      const fork = agent.fork(run.id, { at: seq });
      expect(await fork.result).toMatchObject({ status: "finished", runId: fork.id });
      // A call without its result is of unknown outcome: the model is told, and stamps again or not.
      expect(stamps() - stamped).toBeLessThanOrEqual(4 - done);
      expect(stamps() - stamped).toBeGreaterThanOrEqual(4 - begun);
      expect(journal.read(fork.id).events[0]).toMatchObject({ forkedFrom: { runId: run.id, seq } });
    }
    expect(JSON.stringify(journal.read(run.id).events)).toBe(before);
  });

  it("of an event that there isn't is a clear error", async () => {
    const { agent } = setUp();
    const run = agent.start("Stamp");
    await run.result;
    expect(await agent.fork(run.id, { at: 9999 }).result).toMatchObject({
      status: "failed",
      error: { code: "journal.io", message: expect.stringMatching(/no event 9999/) },
    });
  });
});
