import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { builtInTools, defineTool, screeningTools, verbatim } from "../../src/index.js";
import { toolBench, toolContract } from "../../src/testing.js";

const folder = () => mkdtempSync(path.join(tmpdir(), "qwill-bench-"));

describe("a tool bench", () => {
  it("runs real tools in one workspace, and never throws", async () => {
    const workspace = folder();
    const bench = await toolBench({ workspace });
    expect(await bench.call("file_write", { path: "a/b.txt", content: "hi" })).toMatchObject({
      ok: true,
      files: ["a/b.txt"],
    });
    expect(readFileSync(path.join(workspace, "a/b.txt"), "utf8")).toBe("hi");
    expect(await bench.call("file_read", { path: "a/b.txt" })).toMatchObject({
      ok: true,
      text: expect.stringContaining("hi"),
    });
    expect(await bench.call("no_such", {})).toMatchObject({ ok: false, error: { code: "tool.unknown" } });
    expect(await bench.call("file_read", "not an object")).toMatchObject({
      ok: false,
      error: { code: "tool.bad-input" },
    });
    expect(await bench.call("file_read", { path: "../out" })).toMatchObject({
      ok: false,
      error: { code: "tool.outside-workspace" },
    });
    await bench.close();
    expect(await bench.call("file_list", {})).toMatchObject({ ok: false });
  });

  it("lets a call quote what an earlier one has read, and nothing else", async () => {
    const workspace = folder();
    writeFileSync(path.join(workspace, "cv.md"), "Anna Berg, Engineer\n");
    const quote = defineTool({
      name: "quote",
      description: "Quote what was read.",
      input: z.object({ text: verbatim() }),
      effect: "read",
      run: async ({ text }) => text,
    });
    const bench = await toolBench({ workspace, tools: [...builtInTools(), quote] });
    expect(await bench.call("quote", { text: "Anna Berg" })).toMatchObject({
      ok: false,
      error: { code: "tool.bad-input" },
    });
    await bench.call("document_read", { path: "cv.md" });
    expect(await bench.call("quote", { text: "Anna Berg" })).toMatchObject({ ok: true, text: "Anna Berg" });
    expect(await bench.call("quote", { text: "Bob Berg" })).toMatchObject({ ok: false });
    await bench.close();
  });

  it("answers for the person where it is told how, and stops what still runs when it is closed", async () => {
    const hang = defineTool({
      name: "hang",
      description: "Never return.",
      input: z.object({}),
      effect: "read",
      run: () => new Promise<string>(() => {}),
    });
    const asked: unknown[] = [];
    const ask = async (question: string, choices?: string[]) => {
      asked.push([question, choices]);
      return "blue";
    };
    const bench = await toolBench({ workspace: folder(), tools: [...builtInTools(), hang], ask });
    expect((await bench.call("ask_person", { question: "Which?", choices: ["red", "blue"] })).text).toBe("blue");
    expect(asked).toEqual([["Which?", ["red", "blue"]]]);
    const hanging = bench.call("hang", {});
    setTimeout(() => bench.close(), 50);
    expect(await hanging).toMatchObject({ ok: false });
  });

  it("refuses two tools of one name", async () => {
    await expect(
      toolBench({ workspace: folder(), tools: [...builtInTools(), ...builtInTools()] }),
    ).rejects.toMatchObject({
      code: "config.duplicate-tool",
    });
  });
});

describe("the built-in tools", () => {
  it("take options by family, and name options that there are not", () => {
    expect(builtInTools().map((tool) => tool.name)).toEqual(
      expect.arrayContaining(["file_read", "document_read", "code_run", "ask_person"]),
    );
    expect(builtInTools({ code: false }).map((tool) => tool.name)).not.toContain("code_run");
    expect(() => builtInTools({ cod: {} } as object)).toThrow(/unknown option "cod"/);
    expect(() => builtInTools({ code: { timeout: 1 } } as object)).toThrow(
      /builtInTools code: unknown option "timeout"/,
    );
  });
});

describe("options that there are not", () => {
  it("are refused by name", async () => {
    await expect(toolBench({ workspace: folder(), tool: [] } as never)).rejects.toThrow(/unknown option "tool"/);
    await expect(toolBench(undefined as never)).rejects.toMatchObject({ code: "config.invalid" });
  });
});

describe("the contract of tools", () => {
  for (const tool of [...builtInTools(), ...screeningTools()]) toolContract(tool, { it, expect, stopMs: 30_000 });

  it("is not met by a tool without words, or with a schema that JSON can not hold", async () => {
    const tests: [string, () => unknown][] = [];
    const definition = { name: "bad", description: "x", effect: "read", run: async () => "" } as const;
    const bad = defineTool({ ...definition, input: z.object({ when: z.date() }) });
    toolContract(bad, { it: (name, test) => tests.push([name, test]), expect });
    const failed: string[] = [];
    for (const [name, test] of tests) {
      try {
        await test();
      } catch {
        failed.push(name);
      }
    }
    expect(failed).toEqual([
      "bad: has a lower_case name and a description of whole sentences",
      "bad: takes an object whose schema becomes a grammar",
      "bad: ends when it is cancelled",
    ]);
  });

  it("is not met by a tool that goes on when it is cancelled", async () => {
    const tests: [string, () => unknown][] = [];
    const deaf = defineTool({
      name: "deaf_wait",
      description: "Waits for something that never comes.",
      input: z.object({}),
      effect: "read",
      run: () => new Promise<string>(() => {}),
    });
    toolContract(deaf, { it: (name, test) => tests.push([name, test]), expect, stopMs: 100 });
    const last = tests.find(([name]) => name.includes("cancelled"))?.[1];
    await expect(last?.()).rejects.toThrow(/late/);
  });
});
