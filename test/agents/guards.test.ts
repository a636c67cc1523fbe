import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type AgentOptions, createAgent } from "../../src/agents/agent.js";
import { memoryJournal } from "../../src/runtime/run/journal.js";
import { type ScriptedInfo, type ScriptedReply, scriptedModel } from "../../src/testing/scripted-model.js";
import { defineTool } from "../../src/tools/tool.js";

const folder = () => mkdtempSync(path.join(tmpdir(), "qwill-guards-"));
const done = (result: string) => ({ calls: [{ name: "step_done", args: { result } }] });
const planned = (...steps: object[]) => ({
  calls: [
    {
      name: "plan",
      args: {
        steps: steps.map((step, index) => ({
          id: `s${index + 1}`,
          title: "Step",
          instruction: "Do it.",
          tools: ["echo"],
          ...step,
        })),
      },
    },
  ],
});

const echo = defineTool({
  name: "echo",
  description: "Say it back.",
  input: z.object({ text: z.string() }),
  effect: "read",
  run: async ({ text }) => `echo ${text}`,
});
const forbidden = defineTool({
  name: "forbidden",
  description: "Not for this step.",
  input: z.object({}),
  effect: "write",
  run: async () => {
    throw new Error("the effect happened");
  },
});

function start(
  script: (ScriptedReply | ((messages: unknown[], info: ScriptedInfo) => ScriptedReply))[],
  options: Partial<AgentOptions> = {},
) {
  const model = scriptedModel(script as ScriptedReply[]);
  const agent = createAgent({
    model,
    tools: [echo, forbidden],
    workspace: folder(),
    journal: memoryJournal(),
    ...options,
  });
  return { model, agent, run: agent.start("Do it") };
}

const lastSaid = (model: ReturnType<typeof scriptedModel>) => model.calls.at(-1)?.messages.at(-1)?.text ?? "";

describe("a step", () => {
  it("may use only what its plan granted; a refused call has no effect and is told to the model", async () => {
    const { model, run } = start([planned({}), { calls: [{ name: "forbidden", args: {} }] }, done("ok")]);
    expect((await run.result).status).toBe("finished");
    expect(lastSaid(model)).toMatch(/may not use forbidden/);
    expect(model.calls.at(-1)?.info.allowed).toEqual(["echo", "step_done"]);
  });

  it("is told of wrong arguments by field and of unknown tools by the names that there are", async () => {
    const { model, run } = start([
      planned({}),
      { calls: [{ name: "echo", args: { text: 7 } }] },
      { calls: [{ name: "nope", args: {} }] },
      done("ok"),
    ]);
    expect((await run.result).status).toBe("finished");
    expect(model.calls[2]?.messages.at(-1)?.text).toMatch(/text/);
    expect(lastSaid(model)).toMatch(/no tool "nope".*echo/);
  });

  it("whose checks fail hears the evidence, then may try again", async () => {
    const workspace = folder();
    const { model, run } = start(
      [
        planned({ output: { kind: "files", paths: ["out.txt"] } }),
        { calls: [{ name: "step_done", args: { result: "made", files: ["out.txt"] } }] },
        () => {
          writeFileSync(path.join(workspace, "out.txt"), "here");
          return { calls: [{ name: "step_done", args: { result: "made", files: ["out.txt"] } }] };
        },
      ],
      { workspace },
    );
    const result = await run.result;
    expect(result).toMatchObject({ status: "finished", unverified: [] });
    expect(result.files).toMatchObject([{ path: "out.txt", bytes: 4 }]);
    expect(lastSaid(model)).toMatch(/out.txt is missing/);
  });

  it("that fails for good ends the run with what was tried, never with success", async () => {
    const missing = { calls: [{ name: "step_done", args: { result: "made", files: ["out.txt"] } }] };
    const fruitless = { calls: [{ name: "revise_plan", args: { patches: [{ op: "drop", id: "none" }] } }] };
    const { run } = start([
      planned({ output: { kind: "files", paths: ["out.txt"] } }),
      missing,
      missing,
      missing,
      fruitless,
      fruitless,
      fruitless,
    ]);
    expect(await run.result).toMatchObject({
      status: "failed",
      error: { code: "run.checks-failed", message: expect.stringContaining("out.txt is missing") },
    });
  });
});

describe("a model", () => {
  it("that answers without a call is reminded once; the second text is the result", async () => {
    const { model, run } = start([planned({}), "I think so.", "It is so."]);
    expect(await run.result).toMatchObject({ status: "finished", answer: "It is so." });
    expect(lastSaid(model)).toMatch(/no action/);
  });

  it("whose replies are empty three times in a row fails with a typed error", async () => {
    const { run } = start([planned({}), "", "", "", "", "", ""]);
    expect(await run.result).toMatchObject({ status: "failed", error: { code: "reply.empty" } });
  });

  it("whose calls are no valid JSON is told so, and bounded", async () => {
    const broken = {
      raw: 'thought</think>\n\n<tool_call>\n{"name": "echo", "arguments": {"text": "a" "b"}}\n</tool_call>',
    };
    const { run } = start([planned({}), broken, broken, broken, broken, broken, broken]);
    expect(await run.result).toMatchObject({ status: "failed", error: { code: "reply.unparsable" } });
  });

  it("whose plan can't work hears why and may plan again", async () => {
    const { model, run } = start([planned({ needs: ["s9"] }), planned({ tools: ["rm"] }), planned({}), done("ok")]);
    expect((await run.result).status).toBe("finished");
    expect(model.calls[1]?.messages.at(-1)?.text).toMatch(/needs "s9", which is no step/);
    expect(model.calls[2]?.messages.at(-1)?.text).toMatch(/"rm", which is no tool/);
  });

  it("that throws ends the run as failed, and resuming asks it again", async () => {
    let asked = 0;
    const journal = memoryJournal();
    const model = scriptedModel((_messages, info) => {
      if (info.purpose === "plan") return planned({});
      asked += 1;
      if (asked === 1) throw new Error("connection reset");
      return done("back");
    });
    const agent = createAgent({ model, tools: [echo], workspace: folder(), journal });
    const first = agent.start("Do it");
    expect(await first.result).toMatchObject({
      status: "failed",
      error: { code: "model.failed", message: "connection reset" },
    });
    expect(await agent.resume(first.id).result).toMatchObject({ status: "finished", answer: "back" });
  });
});

describe("a run", () => {
  it("whose budget is used up pauses and says so; with more it goes on", async () => {
    const { agent, run } = start([planned({}), { calls: [{ name: "echo", args: { text: "a" } }] }, done("ok")], {
      budget: { turns: 2 },
    });
    expect(await run.result).toMatchObject({ status: "paused", pausedFor: "budget", error: { code: "budget.turns" } });
    expect(await agent.resume(run.id, { budget: { turns: 10 } }).result).toMatchObject({ status: "finished" });
  });

  it("with a tool that never returns goes on at the time limit", async () => {
    const stuck = defineTool({
      name: "stuck",
      description: "Never returns.",
      input: z.object({}),
      effect: "read",
      timeoutMs: 50,
      run: () => new Promise<string>(() => {}),
    });
    const { model, run } = start(
      [planned({ tools: ["stuck"] }), { calls: [{ name: "stuck", args: {} }] }, done("ok")],
      { tools: [stuck] },
    );
    expect((await run.result).status).toBe("finished");
    expect(lastSaid(model)).toMatch(/50 ms|0\.05 s|time/);
  });

  it("that is cancelled settles though a tool ignores it", async () => {
    const stuck = defineTool({
      name: "stuck",
      description: "Never returns.",
      input: z.object({}),
      effect: "read",
      run: () => new Promise<string>(() => {}),
    });
    const { run } = start([planned({ tools: ["stuck"] }), { calls: [{ name: "stuck", args: {} }] }], {
      tools: [stuck],
    });
    for await (const event of run) if (event.type === "tool.called") run.cancel();
    expect((await run.result).status).toBe("cancelled");
  });

  it("asks the person, pauses, and takes the answer when it is resumed", async () => {
    const askPerson = (await import("../../src/tools/person/ask-person.js")).askPerson;
    const { model, agent, run } = start(
      [
        planned({ tools: ["ask_person"] }),
        { calls: [{ name: "ask_person", args: { question: "Red or blue?", choices: ["red", "blue"] } }] },
        done("blue it is"),
      ],
      { tools: [askPerson] },
    );
    let questionId = "";
    for await (const event of run) if (event.type === "question.asked") questionId = event.questionId;
    expect(await run.result).toMatchObject({ status: "paused", pausedFor: "question" });
    expect(await agent.resume(run.id, { answers: { [questionId]: "blue" } }).result).toMatchObject({
      status: "finished",
    });
    expect(lastSaid(model)).toBe("blue");
  });

  it("doesn't throw for an unknown id", async () => {
    const { agent, run } = start([planned({}), done("ok")]);
    await run.result;
    expect(await agent.resume("20990101-000000-ffff").result).toMatchObject({
      status: "failed",
      error: { code: "journal.io" },
    });
  });
});

describe("createAgent", () => {
  it("names unknown options and duplicate tools", () => {
    const model = scriptedModel([]);
    expect(() => createAgent({ model, tools: [], workspace: ".", modle: 1 } as never)).toThrowError(
      /unknown option "modle"/,
    );
    expect(() => createAgent({ model, tools: [echo, echo], workspace: "." })).toThrowError(
      expect.objectContaining({ code: "config.duplicate-tool" }),
    );
  });
});
