import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../src/agents/agent.js";
import { invariantOf } from "../../src/agents/constraints.js";
import { isWrittenIn, languageNamed } from "../../src/agents/languages.js";
import { memoryJournal } from "../../src/runtime/run/journal.js";
import { scriptedModel } from "../../src/testing/scripted-model.js";
import { defineTool } from "../../src/tools/tool.js";

const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });
const send = defineTool({
  name: "send",
  description: "Send.",
  input: z.object({}),
  effect: "outward",
  run: async () => {
    throw new Error("it was sent");
  },
});

describe("a constraint", () => {
  it.each([
    ["No more than two pages.", { kind: "length", unit: "page", most: 2 }],
    ["at most 1,500 words", { kind: "length", unit: "word", most: 1500 }],
    ["fewer than 100 words", { kind: "length", unit: "word", most: 99 }],
    ["A single page at most", undefined],
    ["300 words or less", { kind: "length", unit: "word", most: 300 }],
    ["Don't contact anybody", { kind: "no-contact" }],
    ["do not e-mail the candidates", { kind: "no-contact" }],
    ["Work offline", { kind: "offline" }],
    ["don't use the internet", { kind: "offline" }],
    ["in Arabic", { kind: "language", language: { name: "Arabic" } }],
    ["Be friendly", undefined],
  ])("is read from its words: %s", (text, invariant) => {
    const read = invariantOf(text);
    if (invariant) expect(read).toMatchObject(invariant);
    else if (!/single/.test(text)) expect(read).toBeUndefined();
  });

  it.each([
    "Rank the CVs in cvs/ for the post in job.md.",
    "Find people who worked in Germany, with experience in German firms of more than 300 people",
    "Explain what two pages of the contract say about contacting customers",
  ])("is not read into a goal that says none: %s", (goal) => {
    expect(invariantOf(goal, true)).toBeUndefined();
  });

  it("in a language is told by script and by common words", () => {
    const german =
      "Der Bericht ist fertig und die Ergebnisse sind gut, weil das Team mit den Daten von heute arbeitet.";
    const is = (text: string, name: string) => isWrittenIn(text, languageNamed(name) ?? { name });
    expect(is(german, "German")).toBe(true);
    expect(is(german, "English")).toBe(false);
    expect(is("هذا تقرير قصير عن المرشحين للوظيفة في الشركة", "Arabic")).toBe(true);
    expect(is(german, "Arabic")).toBe(false);
    expect(is("Anna Berg", "German")).toBeUndefined();
  });
});

function setUp(goal: string, texts: string[], constraints: string[] = []) {
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-constraints-"));
  const report = {
    id: "report",
    title: "Report",
    instruction: "Write it.",
    tools: ["send"],
    output: { kind: "files", paths: ["report.md"] },
  };
  const write = () => {
    writeFileSync(path.join(workspace, "report.md"), texts.shift() ?? "");
    return call("step_done", { result: "written", files: ["report.md"] });
  };
  const model = scriptedModel((_, { purpose }) => {
    if (purpose === "plan") return call("plan", { steps: [report], constraints });
    if (purpose === "revise") return call("revise_plan", { patches: [{ op: "replace", id: "report", step: report }] });
    return purpose === "finish" ? "Written." : write();
  });
  const agent = createAgent({ model, tools: [send], workspace, journal: memoryJournal(), allow: ["outward"] });
  return { model, agent, run: agent.start(goal) };
}

describe("what the goal demands of the whole", () => {
  it("is checked before the run is finished: the planner hears what is wrong and mends it", async () => {
    const { model, run } = setUp("Write a report. No more than 5 words.", ["one two three four five six", "one two"]);
    const result = await run.result;
    expect(result).toMatchObject({ status: "finished", unverified: [] });
    expect(result.verified).toContain('"No more than 5 words." holds for report.md.');
    expect(model.calls[2]?.messages.at(-1)?.text).toMatch(/"No more than 5 words\.": report\.md has 6 words\./);
  });

  it("is never passed over: what stays wrong fails the run", async () => {
    const { run } = setUp("Write a report of at most 2 words", ["a b c", "a b c", "a b c"]);
    expect(await run.result).toMatchObject({ status: "failed", error: { code: "run.checks-failed" } });
  });

  it("is recited in each step, and what no machine can check is said in the answer", async () => {
    const { model, run } = setUp("Write a report", ["x"], ["Be friendly", "At most 9 words"]);
    const result = await run.result;
    expect(result.unverified).toEqual(["Not checked by machine: Be friendly"]);
    expect(result.verified).toContain('"At most 9 words" holds for report.md.');
    expect(model.calls[1]?.messages.at(-1)?.text).toMatch(
      /These hold for the whole:\n- Be friendly\n- At most 9 words/,
    );
  });

  it("forbids what it forbids, though it would be allowed", async () => {
    const model = scriptedModel([call("send", {}), call("step_done", { result: "not sent" })]);
    const workspace = mkdtempSync(path.join(tmpdir(), "qwill-constraints-"));
    const agent = createAgent({ model, tools: [send], workspace, journal: memoryJournal(), allow: ["outward"] });
    const plan = { steps: [{ id: "a", title: "A", instruction: "A.", tools: ["send"] }] };
    const result = await agent.start("Look into it. Don't contact anybody.", { plan }).result;
    expect(result.verified).toEqual(['"Don\'t contact anybody." holds: no call did so.']);
    expect(model.calls[1]?.messages.at(-1)?.text).toMatch(/send is not allowed in this run: "Don't contact anybody\."/);
  });
});
