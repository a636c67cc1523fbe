import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createAgent } from "../../../src/agents/agent.js";
import { globsOf } from "../../../src/agents/plan/plan-globs.js";
import { PLAN_TOOL, planCallSchema, planTools, readPlan, reviseSchema } from "../../../src/agents/plan/plan-tools.js";
import { toolArgsGbnf } from "../../../src/runtime/model/grammar/calls.js";
import { profiles } from "../../../src/runtime/model/profile.js";
import { memoryJournal } from "../../../src/runtime/run/journal.js";
import { scriptedModel } from "../../../src/testing/scripted-model.js";

const files = ["job.md", "cvs/anna.pdf", "cvs/old/ben.docx", "odd/a[1].md"];
const toolNames = ["look"];
const step = (id: string, rest: object = {}) => ({ id, title: id, instruction: id, tools: [], ...rest });
const each = (from: string) => step("each", { forEach: { from, as: "file" } });
const definition = (parameters: object) => ({ type: "function" as const, function: { name: PLAN_TOOL, parameters } });
const fromOf = (schema: unknown): unknown => /"from":(\{.*?\}(?=,"as"|\}))/.exec(JSON.stringify(schema))?.[1];

describe("what a plan may go over", () => {
  it("is each folder that is there: its files, all below it, those of one ending", () => {
    const globs = globsOf(files);
    for (const glob of ["*", "**", "*.md", "cvs/*", "cvs/**", "cvs/*.pdf", "cvs/old/*.docx", "odd/*.md"])
      expect(globs).toContain(glob);
    for (const glob of ["res/*", "cvs/*.docx", "cvs/*.md"]) expect(globs).not.toContain(glob);
  });

  it("stands in the grammar of the call, never in the prompt", () => {
    for (const make of [planCallSchema, reviseSchema]) {
      const full = make({ toolNames, files });
      expect(fromOf(full)).toContain('"cvs/*"');
      expect(fromOf(full)).toContain('"pattern"');
      expect(fromOf(make({ toolNames, files, onlyFiles: true }))).not.toContain('"pattern"');
      expect(fromOf(make({ toolNames, files: [] }))).toBe('{"type":"string","minLength":1,"maxLength":200}');
    }
    expect(JSON.stringify(planTools(toolNames))).not.toContain("cvs/*");
    const { gbnf } = toolArgsGbnf(definition(planCallSchema({ toolNames, files, onlyFiles: true })), {
      profile: profiles.pocket,
    });
    expect(gbnf).toContain("cvs/");
    expect(gbnf).not.toContain("res/");
  });

  it.each([
    ["files that are there", [each("cvs/*")]],
    ["another step", [step("list"), each("list")]],
    [
      "files that another step writes",
      [step("make", { output: { kind: "files", paths: ["pages/a.md"] } }), each("pages/*")],
    ],
  ])("may be %s", (_, steps) => {
    expect(readPlan({ steps }, { toolNames, files }).steps).toHaveLength(steps.length);
  });

  it("makes a step need the one whose records it goes over", () => {
    const { steps } = readPlan({ steps: [step("list"), each("list")] }, { toolNames, files });
    expect(steps[1]?.needs).toEqual(["list"]);
  });

  it("is nothing that isn't there: the planner is told what is, and plans again", async () => {
    const workspace = mkdtempSync(path.join(tmpdir(), "qwill-globs-"));
    mkdirSync(path.join(workspace, "cvs"));
    writeFileSync(path.join(workspace, "cvs", "anna.txt"), "Anna");
    const planned = (from: string) => ({ calls: [{ name: PLAN_TOOL, args: { steps: [each(from)] } }] });
    const done = { calls: [{ name: "step_done", args: { result: "read" } }] };
    const model = scriptedModel([planned("res/*"), planned("cvs/*"), done]);
    const agent = createAgent({ model, tools: [], workspace, journal: memoryJournal() });
    expect((await agent.start("Read the CVs").result).status).toBe("finished");
    expect(model.calls[1]?.messages.at(-1)?.text).toMatch(
      /"res\/\*", which is no other step and matches no file.*cvs\/\*/,
    );
  });
});
