import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../src/agents/agent.js";
import { memoryJournal } from "../../src/runtime/run/journal.js";
import { scriptedModel } from "../../src/testing/scripted-model.js";
import { defineTool } from "../../src/tools/tool.js";

const codeRun = defineTool({
  name: "code_run",
  description: "Run code.",
  input: z.object({ language: z.string(), code: z.string() }),
  effect: "read",
  run: async () => "line 1\nline 2\nexit 0",
});

const step = { title: "Look", instruction: "Look.", tools: [] };
const done = { calls: [{ name: "step_done", args: { result: "ok" } }] };

it("what was verified is one sentence a finding, said once", async () => {
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-verified-"));
  writeFileSync(path.join(workspace, "report.html"), '<h1>Best</h1> <a href="report.html">again</a>');
  writeFileSync(path.join(workspace, "list.json"), "[]");
  const agent = createAgent({
    model: scriptedModel([done, done, "All well."]),
    tools: [codeRun],
    workspace,
    journal: memoryJournal(),
  });
  const checks = [
    { kind: "file_exists", path: "report.html" },
    { kind: "json_valid", path: "list.json" },
    { kind: "json_valid", path: "list.json", schema: { type: "array" } },
    { kind: "contains", path: "report.html", text: "Best" },
    { kind: "quotes_found", path: "list.json" },
    { kind: "links_resolve", path: "report.html" },
    { kind: "command_ok", language: "python", code: "pass" },
  ];
  const steps = [
    { ...step, id: "a", checks },
    { ...step, id: "b", needs: ["a"], checks: checks.slice(0, 1) },
  ];
  const result = await agent.start("Look", { plan: { steps } }).result;
  expect(result.error).toBeUndefined();
  expect(result).toMatchObject({ status: "finished", unverified: [] });
  expect(result.verified).toEqual([
    "report.html exists.",
    "list.json is valid JSON.",
    "list.json is valid JSON and fits its schema.",
    'report.html contains "Best".',
    "list.json quotes nothing.",
    "All links of report.html resolve.",
    "A check in python passes.",
  ]);
});

it("what a later step has undone is not said to be verified", async () => {
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-verified-"));
  const file = path.join(workspace, "a.md");
  const made = { calls: [{ name: "step_done", args: { result: "made", files: ["a.md"] } }] };
  const model = scriptedModel((_, { stepId }) => {
    if (stepId === "make") writeFileSync(file, "Total: 3");
    if (stepId === "tidy") rmSync(file);
    return stepId === "make" ? made : stepId === "tidy" ? done : "All well.";
  });
  const steps = [
    { ...step, id: "make", output: { kind: "files", paths: ["a.md"] } },
    { ...step, id: "tidy", needs: ["make"] },
  ];
  const agent = createAgent({ model, tools: [], workspace, journal: memoryJournal() });
  const result = await agent.start("Go", { plan: { steps } }).result;
  expect(result).toMatchObject({ status: "finished", files: [], verified: [] });
  expect(result.unverified).toEqual(["a.md is missing. At the end of its step it was as it should be."]);
});
