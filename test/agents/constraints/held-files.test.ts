import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../../src/agents/agent.js";
import type { RunEvent } from "../../../src/runtime/run/events.js";
import { memoryJournal } from "../../../src/runtime/run/journal.js";
import { type ScriptedReply, scriptedModel } from "../../../src/testing/scripted-model.js";
import { fileTools } from "../../../src/tools/files/file-tools.js";
import { defineTool } from "../../../src/tools/tool.js";

const call = (name: string, args: Record<string, unknown> = {}) => ({ calls: [{ name, args }] });
const done = call("step_done", { result: "ok" });
const write = (file: string, content = "x") => call("file_write", { path: file, content });

/** Writes past the workspace that it is given, as any program may. */
const scribble = defineTool({
  name: "scribble",
  description: "Write.",
  input: z.object({ path: z.string(), content: z.string(), hidden: z.string().optional() }),
  effect: "write",
  async run({ path: file, content, hidden }, { workspace }) {
    writeFileSync(path.join(workspace.root, hidden ?? file), content);
    return "written";
  },
});

/** A run of one step that makes these calls; `revised` are those after the plan was revised. */
async function runOf(
  goal: string,
  calls: ScriptedReply[],
  { constraints = [] as string[], revised = [] as ScriptedReply[] } = {},
) {
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-held-"));
  mkdirSync(path.join(workspace, "in"));
  for (const file of ["in/a.csv", "data.csv"]) writeFileSync(path.join(workspace, file), "original");
  const tools = [...fileTools(), scribble];
  const step = { id: "s1", title: "S", instruction: "Do it.", tools: tools.map(({ name }) => name) };
  const left = [...calls];
  const model = scriptedModel((_, { purpose }) => {
    if (purpose === "plan") return call("plan", { steps: [step], constraints });
    if (purpose === "finish") return "Done.";
    if (purpose === "step") return left.shift() ?? done;
    left.push(...revised.splice(0));
    return call("revise_plan", { patches: [{ op: "replace", id: "s1", step }] });
  });
  const agent = createAgent({ model, tools, workspace, journal: memoryJournal() });
  const run = agent.start(goal);
  const events: RunEvent[] = [];
  for await (const event of run) events.push(event);
  const returned = events.flatMap((event) => (event.type === "tool.returned" ? [event] : []));
  const at = (file: string) => path.join(workspace, file);
  return { model, events, returned, result: await run.result, has: (file: string) => existsSync(at(file)), at };
}

describe("a run that may write in one folder only", () => {
  const goal = "Look at it. Only write in out/.";

  it("is refused a write elsewhere before it happens, and may go on", async () => {
    const run = await runOf(goal, [
      write("x.md"),
      write("out/../y.md"),
      write("out/z.md"),
      call("file_move", { from: "out/z.md", to: "z.md" }),
    ]);
    expect(run.returned.map(({ ok }) => ok)).toEqual([false, false, true, false]);
    expect(run.returned[0]?.error).toMatchObject({
      code: "tool.denied",
      message: `"x.md" can't be written in this run: "Only write in out/.".`,
    });
    expect(["x.md", "y.md", "z.md", "out/z.md"].map(run.has)).toEqual([false, false, false, true]);
    expect(run.result).toMatchObject({
      status: "finished",
      verified: ['"Only write in out/." holds: 2 files are as they were.'],
      unverified: [],
    });
  });

  it("is refused it by a tool's arguments too, where the tool writes by itself", async () => {
    const run = await runOf(goal, [call("scribble", { path: "x.md", content: "x" })]);
    expect(run.returned[0]?.error?.code).toBe("tool.denied");
    expect(run.has("x.md")).toBe(false);
  });

  it("is found out where that was hidden, and may take it away again", async () => {
    const hidden = call("scribble", { path: "out", content: "x", hidden: "x.md" });
    const run = await runOf(goal, [hidden], { revised: [call("file_move", { from: "x.md", to: "out/x.md" })] });
    const checks = run.events.flatMap((event) => (event.type === "check.done" ? [event.evidence] : []));
    expect(checks[0]).toBe('"Only write in out/.": new: x.md.');
    expect(run.result).toMatchObject({ status: "finished", unverified: [] });
    const kept = await runOf(goal, [hidden]);
    expect(kept.result).toMatchObject({ status: "failed", error: { code: "run.checks-failed" } });
  });

  it("can't have a plan that writes elsewhere", async () => {
    const workspace = mkdtempSync(path.join(tmpdir(), "qwill-held-"));
    const output = (file: string) => ({ kind: "files", paths: [file] });
    const planned = (file: string) =>
      call("plan", {
        steps: [{ id: "s1", title: "S", instruction: "I", tools: ["file_write"], output: output(file) }],
      });
    const model = scriptedModel([
      planned("report.md"),
      planned("out/report.md"),
      write("out/report.md"),
      call("step_done", { result: "ok", files: ["out/report.md"] }),
    ]);
    const agent = createAgent({ model, tools: fileTools(), workspace, journal: memoryJournal() });
    expect(await agent.start(goal).result).toMatchObject({ status: "finished" });
    expect(model.calls[1]?.messages.at(-1)?.text).toMatch(/step "s1" writes report\.md, but: "Only write in out\/\."/);
  });
});

describe("a run that may not touch", () => {
  it("a file is refused every change of it", async () => {
    const run = await runOf(
      "Tidy up",
      [write("data.csv"), call("file_move", { from: "in", to: "old" }), write("in/b.csv"), write("b.csv")],
      {
        constraints: ["Don't change data.csv or in/"],
      },
    );
    expect(run.returned.map(({ ok }) => ok)).toEqual([false, false, false, true]);
    expect(readFileSync(run.at("data.csv"), "utf8")).toBe("original");
    expect(run.result.verified).toEqual([`"Don't change data.csv or in/" holds: 2 files are as they were.`]);
  });

  it("the originals may write new files, and change these", async () => {
    const run = await runOf("Tidy up, and leave the originals unchanged.", [
      write("in/a.csv"),
      call("file_edit", { path: "data.csv", edits: [{ find: "original", replace: "other" }] }),
      write("new.md"),
      write("new.md", "again"),
    ]);
    expect(run.returned.map(({ ok }) => ok)).toEqual([false, false, true, true]);
    expect(run.result).toMatchObject({ status: "finished", unverified: [] });
  });

  it("them fails where something has changed them all the same", async () => {
    const run = await runOf("Tidy up, and leave the originals unchanged.", [
      call("scribble", { path: "new.md", content: "x", hidden: "data.csv" }),
    ]);
    expect(run.result).toMatchObject({ status: "failed", error: { code: "run.checks-failed" } });
    expect(run.result.error?.message).toMatch(/changed: data\.csv/);
  });
});

describe("what is demanded of the deliverables", () => {
  it("as a format is missing until there is such a file", async () => {
    const run = await runOf("Report", [write("r.txt")], { constraints: ["in Markdown"], revised: [write("r.md")] });
    expect(run.result).toMatchObject({
      status: "finished",
      verified: ['"in Markdown" holds: there is .md or .markdown.'],
    });
    const evidence = run.events.flatMap((event) => (event.type === "check.done" ? [event.evidence] : []));
    expect(evidence[0]).toBe('"in Markdown": there is no .md or .markdown file; the run has made r.txt.');
  });

  it("at once is checked one by one, and told so", async () => {
    const run = await runOf("Report", [write("r.md", "Eins zwei 🎉")], {
      constraints: ["At least 2 words, as Markdown, no emojis"],
      revised: [write("r.md", "one two")],
    });
    expect(run.result.status).toBe("finished");
    const about = run.events.flatMap((event) =>
      event.type === "check.done" && event.check.kind === "constraint" ? [[event.check.about, event.ok]] : [],
    );
    expect(about).toEqual([
      ["length", true],
      ["format", true],
      ["without", false],
      ["length", true],
      ["format", true],
      ["without", true],
    ]);
    expect(run.result.verified).toHaveLength(3);
  });

  it("in a language that isn't read is recited, and told as unchecked", async () => {
    const run = await runOf("Bericht", [write("r.md")], { constraints: ["Höchstens zwei Seiten", "بالعربية فقط"] });
    expect(run.result.unverified).toEqual([
      "Not checked by machine: Höchstens zwei Seiten",
      "Not checked by machine: بالعربية فقط",
    ]);
    expect(run.model.calls[1]?.messages.at(-1)?.text).toContain("- Höchstens zwei Seiten\n- بالعربية فقط");
  });
});
