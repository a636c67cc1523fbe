import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { verbatim, workspaceFile } from "../../src/runtime/domains.js";
import { ToolError } from "../../src/runtime/errors.js";
import { openWorkspace, type Workspace } from "../../src/runtime/workspace/workspace.js";
import { type ExecuteEnv, executeCall } from "../../src/tools/execute.js";
import { defineTool, type ToolContext, type ToolResult } from "../../src/tools/tool.js";

let root: string;
let workspace: Workspace;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "qwill-execute-"));
  workspace = await openWorkspace(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

function toolOf(
  run: (input: { n?: number; word: string }, context: ToolContext) => Promise<ToolResult | string>,
  timeoutMs?: number,
) {
  return defineTool({
    name: "try_it",
    description: "A tool for tests.",
    input: z.object({ word: z.string(), n: z.number().int().max(9).optional(), kind: z.enum(["a", "b"]).optional() }),
    effect: "read",
    timeoutMs,
    run,
  });
}

type AnyTool = ReturnType<typeof defineTool>;

function call(tool: AnyTool, args: unknown, env: Partial<ExecuteEnv> = {}) {
  return executeCall(
    { callId: "c1", name: tool.name, args },
    { tools: new Map([[tool.name, tool]]), workspace, signal: new AbortController().signal, ...env },
  );
}

const echo = toolOf(async ({ word, n }) => ({ text: `${word} ${n ?? "-"}`, data: { word }, files: ["a.md"] }));

describe("a call", () => {
  it("gives text for the model and data for programs", async () => {
    expect(await call(echo, { word: "hi", n: 3 })).toEqual({
      ok: true,
      text: "hi 3",
      data: { word: "hi" },
      files: ["a.md"],
      ms: expect.any(Number),
    });
  });

  it("takes arguments written as JSON text", async () => {
    expect((await call(echo, '{"word":"hi"}')).text).toBe("hi -");
  });

  it("hands the tool its workspace, its id, the way to ask, and to say how far it is", async () => {
    const said: unknown[] = [];
    const tool = toolOf(async (_, context) => {
      context.progress("half", 1, 2);
      return `${context.callId} ${context.workspace === workspace} ${await context.ask?.("Go?", ["yes"])}`;
    });
    const outcome = await call(tool, { word: "x" }, { progress: (...all) => said.push(all), ask: async () => "yes" });
    expect(outcome.text).toBe("c1 true yes");
    expect(said).toEqual([["half", 1, 2]]);
  });

  it("shows no progress that can't be shown", async () => {
    const said: unknown[] = [];
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const tool = toolOf(async (_, context) => {
      context.progress(circular as never, Number.NaN, Number.POSITIVE_INFINITY);
      return "done";
    });
    expect((await call(tool, { word: "x" }, { progress: (...all) => said.push(all) })).text).toBe("done");
    expect(said).toEqual([["(a value of type object that can't be shown)", undefined, undefined]]);
  });
});

describe("what the model got wrong", () => {
  it("lists the tools when there is none of that name", async () => {
    const outcome = await executeCall(
      { callId: "c", name: "try_ti", args: {} },
      { tools: new Map([["try_it", echo]]), workspace, signal: new AbortController().signal },
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: "tool.unknown" } });
    expect(outcome.text).toContain("Did you mean try_it?");
  });

  it("refuses a tool that the step was not granted, without running it", async () => {
    let ran = false;
    const tool = toolOf(async () => {
      ran = true;
      return "done";
    });
    const outcome = await call(tool, { word: "x" }, { granted: ["file_read"] });
    expect(outcome).toMatchObject({ ok: false, error: { code: "tool.denied" } });
    expect(ran).toBe(false);
  });

  it.each([
    [{}, '"word" is missing; it must be string'],
    [{ word: 7 }, '"word" must be string, not 7'],
    [{ word: "x", n: 10 }, '"n"'],
    [{ word: "x", kind: "c" }, '"kind" must be one of "a", "b", not "c"'],
    [{ word: "x", lines: 2 }, '"lines" is not a field of this tool'],
    [["x"], "must be an object"],
    ["not json", "must be an object"],
  ])("names the wrong field of %j and what was expected", async (args, words) => {
    const outcome = await call(echo, args);
    expect(outcome.error?.code).toBe("tool.bad-input");
    expect(outcome.text).toContain(words);
    expect(outcome.text).toContain('{ word: string, n?: integer, kind?: "a" | "b" }');
  });
});

describe("live domains", () => {
  const read = defineTool({
    name: "read_it",
    description: "Reads.",
    input: z.object({ path: workspaceFile(), quote: verbatim({ orEmpty: true }).optional() }),
    effect: "read",
    run: async ({ path }) => path,
  });
  const domains = { workspaceFile: ["cvs/anna.txt"], verbatim: [{ text: "Anna has led a team of nine." }] };
  beforeAll(() => workspace.write("cvs/anna.txt", "Anna"));

  it("refuse a path or a quote that is not there, and offer the nearest", async () => {
    const outcome = await call(read, { path: "cvs/ana.txt" }, { domains });
    expect(outcome.error?.code).toBe("tool.bad-input");
    expect(outcome.text).toContain("cvs/anna.txt");
    const quoted = await call(read, { path: "cvs/anna.txt", quote: "led a team of ten" }, { domains });
    expect(quoted).toMatchObject({ ok: false, error: { code: "tool.bad-input" } });
    expect((await call(read, { path: "cvs/anna.txt", quote: "led a team of nine" }, { domains })).ok).toBe(true);
  });

  it("take other spellings of the same file", async () => {
    for (const path of [
      "./cvs/anna.txt",
      "cvs//anna.txt",
      "cvs/../cvs/anna.txt",
      join(workspace.root, "cvs/anna.txt"),
    ]) {
      expect(await call(read, { path }, { domains })).toMatchObject({ ok: true, text: "cvs/anna.txt" });
    }
  });

  it("call a path that leads out what it is", async () => {
    expect((await call(read, { path: "../x" }, { domains })).error?.code).toBe("tool.outside-workspace");
  });
});

describe("limits", () => {
  const deaf = toolOf(() => new Promise(() => {}), 30);

  it("gives up at the time limit on a tool that ignores its signal", async () => {
    const outcome = await call(deaf, { word: "x" });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "tool.timeout", message: expect.stringContaining("0.03 s") },
    });
  });

  it("tells the tool that its time is over, and swallows what it throws afterwards", async () => {
    let told = false;
    let finished = () => {};
    const late = new Promise<void>((resolve) => {
      finished = resolve;
    });
    const tool = toolOf(async (_, { signal }) => {
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      told = true;
      setTimeout(finished, 5);
      throw new Error("too late");
    });
    expect((await call(tool, { word: "x" }, { timeoutMs: 20 })).error?.code).toBe("tool.timeout");
    await late;
    expect(told).toBe(true);
  });

  it("settles at once when the run is cancelled, also when it already is", async () => {
    const controller = new AbortController();
    const pending = call(
      toolOf(() => new Promise(() => {})),
      { word: "x" },
      { signal: controller.signal },
    );
    setTimeout(() => controller.abort(), 10);
    expect((await pending).error).toMatchObject({ code: "tool.failed", message: expect.stringContaining("cancelled") });
    expect((await call(echo, { word: "x" }, { signal: controller.signal })).ok).toBe(false);
  });

  it("leaves no listener on the run's signal", async () => {
    const signal = new AbortController().signal;
    let listeners = 0;
    const { addEventListener, removeEventListener } = signal;
    Object.assign(signal, {
      addEventListener: (...all: Parameters<typeof addEventListener>) => {
        listeners += 1;
        addEventListener.apply(signal, all);
      },
      removeEventListener: (...all: Parameters<typeof removeEventListener>) => {
        listeners -= 1;
        removeEventListener.apply(signal, all);
      },
    });
    await call(echo, { word: "x" }, { signal });
    expect(listeners).toBe(0);
  });

  it("shortens a long text and says how much is cut", async () => {
    const outcome = await call(
      toolOf(async () => `begin${"x".repeat(5000)}end`),
      { word: "x" },
      { maxChars: 500 },
    );
    expect(outcome.text.length).toBeLessThanOrEqual(500);
    expect(outcome.text).toMatch(/^begin[\s\S]*5008 characters[\s\S]*end$/);
  });
});

describe("what a tool throws or returns", () => {
  it("reports a ToolError with its hint and data", async () => {
    const tool = toolOf(async () => {
      throw new ToolError("tool.egress", "No way out.", { hint: "Stay.", data: { files: ["x.md"] } });
    });
    expect(await call(tool, { word: "x" })).toMatchObject({
      ok: false,
      text: "No way out.\nStay.",
      files: ["x.md"],
      error: { code: "tool.egress", message: "No way out.", hint: "Stay." },
    });
  });

  it.each([
    [new TypeError("boom"), "boom"],
    ["plain", "plain"],
    [undefined, "It failed without a word."],
  ])("calls any other throw tool.failed: %s", async (thrown, message) => {
    const outcome = await call(
      toolOf(async () => Promise.reject(thrown)),
      { word: "x" },
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: "tool.failed", message } });
  });

  it("says an error for a result that is not ok", async () => {
    const outcome = await call(
      toolOf(async () => ({ text: "exit code 2\nmore", ok: false, data: { exitCode: 2 } })),
      { word: "x" },
    );
    expect(outcome).toMatchObject({
      ok: false,
      data: { exitCode: 2 },
      error: { code: "tool.failed", message: "exit code 2" },
    });
  });

  it("takes control characters and terminal sequences out, and hides binary output", async () => {
    const coloured = toolOf(async () => "\u001b[31mred\u001b[0m\u0007 10%\r20% \ud800 tab\t.\u{e0041}");
    expect((await call(coloured, { word: "x" })).text).toBe("red 10%\n20% \ufffd tab\t.");
    const binary = toolOf(async () => Buffer.from(Array.from({ length: 400 }, (_, i) => i % 256)).toString("latin1"));
    expect((await call(binary, { word: "x" })).text).toContain("binary output, 400 characters");
  });

  it("survives data that JSON can't hold", async () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const outcome = await call(
      toolOf(async () => ({ text: "ok", data: circle })),
      { word: "x" },
    );
    expect(() => JSON.stringify(outcome)).not.toThrow();
    expect(outcome.ok).toBe(true);
  });
});
