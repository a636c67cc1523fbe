import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../src/agents/agent.js";
import { JournalError } from "../../src/runtime/errors.js";
import { type JournalEvent, type JournalStore, memoryJournal } from "../../src/runtime/run/journal.js";
import { type ScriptedInfo, scriptedModel } from "../../src/testing/scripted-model.js";
import { defineTool, type Effect } from "../../src/tools/tool.js";

const folder = () => mkdtempSync(path.join(tmpdir(), "qwill-outcome-"));
const call = (name: string, args: object) => ({ calls: [{ name, args: args as Record<string, unknown> }] });
const plan = { steps: [{ id: "do", title: "Do", instruction: "Do it.", tools: ["send"] }] };

/** A journal whose disk is full from the n-th record on, until room is made. */
function fullDisk(journal: JournalStore, isFull: (event: JournalEvent) => boolean): JournalStore {
  const limited = ({ append, close }: ReturnType<JournalStore["create"]>) => ({
    append(event: JournalEvent) {
      if (isFull(event)) throw new JournalError("journal.io", "The journal can't be used: ENOSPC.");
      append(event);
    },
    close,
  });
  return {
    ...journal,
    create: (...given) => limited(journal.create(...given)),
    open: (id) => {
      const { events, writer } = journal.open(id);
      return { events, writer: limited(writer) };
    },
  };
}

function setUp(isFull: (event: JournalEvent) => boolean, effect: Effect = "outward") {
  let sent = 0;
  const send = defineTool({
    name: "send",
    description: "Send it.",
    input: z.object({}),
    effect,
    run: async () => {
      sent += 1;
      return "sent";
    },
  });
  const model = scriptedModel((messages, { purpose }: ScriptedInfo) => {
    if (purpose !== "step") return "done";
    const last = messages.at(-1);
    return last?.getType() === "tool" ? call("step_done", { result: last.text }) : call("send", {});
  });
  const journal = fullDisk(memoryJournal(), isFull);
  const agent = createAgent({ model, tools: [send], workspace: folder(), journal, allow: ["outward"] });
  return { agent, journal, sent: () => sent };
}

/** Loses the result of the first `times` calls: the intent is in the journal, and the effect has happened. */
function losingResults(times: number) {
  let lost = 0;
  return setUp(({ type }) => type === "tool.returned" && lost++ < times);
}

it("a call in the workspace whose outcome is unknown isn't made again, and the result says so", async () => {
  let lost = 0;
  const { agent, sent } = setUp(({ type }) => type === "tool.returned" && lost++ < 1, "write");
  const first = agent.start("Send it", { plan });
  await first.result;
  const result = await agent.resume(first.id).result;
  expect(result).toMatchObject({ status: "finished", answer: expect.stringMatching(/outcome is unknown/) });
  expect(result.unverified).toEqual(["The run was interrupted during send {}: its outcome is unknown."]);
  expect(sent()).toBe(1);
});

describe("a call that changes the world outside and whose outcome is unknown", () => {
  it.each([
    ["done", 1, /was done/],
    ["skip", 1, /skipped/],
    ["not done", 2, /^sent$/],
  ])("is made again only where the person says so: %s", async (answer, times, result) => {
    const { agent, sent } = losingResults(1);
    const first = agent.start("Send it", { plan });
    expect(await first.result).toMatchObject({ status: "failed", error: { code: "journal.io" } });
    const asked = agent.resume(first.id);
    let questionId = "";
    for await (const event of asked) if (event.type === "question.asked") questionId = event.questionId;
    expect(await asked.result).toMatchObject({ status: "paused", pausedFor: "question" });
    const end = await agent.resume(first.id, { answers: { [questionId]: answer } }).result;
    expect(end).toMatchObject({ status: "finished", answer: expect.stringMatching(result) });
    expect(sent()).toBe(times);
  });

  it("is asked for again when it is interrupted again", async () => {
    const { agent, journal, sent } = losingResults(2);
    const started = agent.start("Send it", { plan });
    await started.result;
    const { id } = started;
    const run = (answers?: Record<string, string>) => agent.resume(id, answers ? { answers } : {}).result;
    const questions = () =>
      journal
        .read(id)
        .events.flatMap((event) =>
          event.type === "question.asked" && "questionId" in event ? [event.questionId] : [],
        );
    await run();
    const [first = ""] = questions();
    expect(await run({ [first]: "not done" })).toMatchObject({ status: "failed" });
    expect(await run()).toMatchObject({ status: "paused", pausedFor: "question" });
    const [, second = ""] = questions();
    expect(second).not.toBe(first);
    expect(await run({ [second]: "done" })).toMatchObject({ status: "finished" });
    expect(sent()).toBe(2);
  });
});

describe("a run whose disk is full", () => {
  it.each(["plan.made", "step.started", "model.replied", "tool.called", "step.finished", "run.finished"])(
    "at %s ends with the reason, and goes on when there is room",
    async (type) => {
      let isFull = true;
      const { agent, sent } = setUp((event) => isFull && event.type === type);
      const run = agent.start("Send it", { plan });
      expect(await run.result).toMatchObject({ status: "failed", error: { code: "journal.io" } });
      isFull = false;
      // A run whose plan was never stored has to plan: the model here can't.
      const expected = type === "plan.made" ? "failed" : "finished";
      expect((await agent.resume(run.id).result).status).toBe(expected);
      expect(sent()).toBe(type === "plan.made" ? 0 : 1);
    },
  );
});

describe("a run that ends between the planner's reply and the plan", () => {
  it.each(["plan.made", "plan.revised"])("goes on with the reply that is there: %s", async (type) => {
    let isFull = true;
    const asked: string[] = [];
    const steps = [{ ...plan.steps[0], tools: [], checks: [{ kind: "file_exists", path: "none.txt" }] }];
    const patches = [{ op: "replace", id: "do", step: { ...steps[0], id: "other", checks: [] } }];
    const model = scriptedModel((_messages, { purpose }: ScriptedInfo) => {
      asked.push(purpose);
      if (purpose === "plan") return call("plan", { steps, constraints: [] });
      if (purpose === "revise") return call("revise_plan", { patches });
      return call("step_done", { result: "done" });
    });
    const journal = fullDisk(memoryJournal(), (event) => isFull && event.type === type);
    const agent = createAgent({ model, tools: [], workspace: folder(), journal });
    const run = agent.start("Do it");
    expect((await run.result).error?.code).toBe("journal.io");
    isFull = false;
    expect(await agent.resume(run.id).result).toMatchObject({ status: "finished", answer: "done" });
    expect(asked.filter((purpose) => purpose !== "step")).toEqual(["plan", "revise"]);
  });
});

describe("a reading call that takes the process down each time", () => {
  it("is made three times, then told to the model as what it is", async () => {
    let looked = 0;
    let dies = true;
    const look = defineTool({
      name: "look",
      description: "Look.",
      input: z.object({}),
      effect: "read",
      run: async () => {
        looked += 1;
        return "seen";
      },
    });
    const model = scriptedModel((messages) => {
      const last = messages.at(-1);
      return last?.getType() === "tool" ? call("step_done", { result: last.text }) : call("look", {});
    });
    const journal = fullDisk(memoryJournal(), ({ type }) => dies && type === "tool.returned");
    const agent = createAgent({ model, tools: [look], workspace: folder(), journal });
    const steps = [{ ...plan.steps[0], tools: ["look"] }];
    const run = agent.start("Look", { plan: { steps } });
    expect((await run.result).error?.code).toBe("journal.io");
    for (let life = 0; life < 2; life++) expect((await agent.resume(run.id).result).error?.code).toBe("journal.io");
    dies = false;
    const end = await agent.resume(run.id).result;
    expect(end).toMatchObject({ status: "finished", answer: expect.stringMatching(/process ended each time/) });
    expect(looked).toBe(3);
  });
});
