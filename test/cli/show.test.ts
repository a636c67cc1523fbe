import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPackage, callReply, eventsOf, folderWith, modelModule, planReply, qwill } from "./cli.js";

beforeAll(buildPackage);

const NOTE = [
  planReply(["file_write"], { output: { kind: "files", paths: ["note.md"] } }),
  callReply("file_write", { path: "note.md", content: "hello" }),
  callReply("step_done", { result: "The note is written.", files: ["note.md"] }),
];

describe("qwill show and runs", () => {
  async function finishedRun() {
    const cwd = folderWith({ "model.mjs": modelModule(`[${NOTE}]`) });
    await qwill(["run", "Write a note", "--model", "model.mjs"], { cwd });
    const [run] = eventsOf((await qwill(["runs", "--json"], { cwd })).stdout);
    const runId = String(run?.runId);
    return { cwd, runId, journal: path.join(cwd, ".qwill/runs", runId, "journal.jsonl") };
  }

  it("tell a run as a story, as events, as JSON, and what the model was shown", async () => {
    const { cwd, runId, journal } = await finishedRun();
    const story = await qwill(["show", runId], { cwd });
    expect(story.code).toBe(0);
    for (const part of [
      /finished/,
      /goal {3}Write a note/,
      /1\. Do it/,
      /file_write note\.md/,
      /The note is written\./,
      /note\.md {2}5 bytes/,
    ]) {
      expect(story.stdout).toMatch(part);
    }
    const events = await qwill(["show", runId.slice(0, -2), "--events"], { cwd });
    expect(events.stdout.trim().split("\n")).toHaveLength(eventsOf(readFileSync(journal, "utf8")).length);
    const json = await qwill(["show", "last", "--json"], { cwd });
    expect(json.stdout).toBe(readFileSync(journal, "utf8"));
    const prompt = await qwill(["show", "last", "--prompt", "do"], { cwd });
    expect(prompt.stdout).toMatch(/# Goal\nWrite a note/);
    expect(prompt.stdout).toMatch(/Wrote note\.md/);
    const wrong = await qwill(["show", "last", "--prompt", "nope"], { cwd });
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringMatching(/no step "nope"/) });
  });

  it("show a prompt as it was when it was shown, without what came of it", async () => {
    const step = (id: string) => ({ id, title: `Do ${id}`, instruction: `Do ${id}.`, tools: [] });
    const steps = [step("one"), { ...step("two"), needs: ["one"] }];
    const plan = JSON.stringify({ calls: [{ name: "plan", args: { steps, constraints: [] } }] });
    const done = callReply("step_done", { result: "It is done." });
    const cwd = folderWith({ "model.mjs": modelModule(`[${plan}, ${done}, ${done}, "All done."]`) });
    await qwill(["run", "Do things", "--model", "model.mjs"], { cwd });
    const promptOf = async (place: string) => (await qwill(["show", "last", "--prompt", place], { cwd })).stdout;
    expect(await promptOf("plan")).toMatch(/Do things(?!.*(?:# Plan|Do one|It is done))/s);
    expect(await promptOf("two")).toMatch(/# Plan\n- one: Do one.*# Step two(?!.*It is done)/s);
    expect(await promptOf("finish")).toMatch(/# Result of one.*It is done(?!.*All done)/s);
  });

  it("show the prompt of a step that a revision has replaced", async () => {
    const step = (id: string) => ({ id, title: id, instruction: `Do ${id}.`, tools: [] });
    const patches = [{ op: "replace", id: "old", step: step("new") }];
    const replies = [
      {
        calls: [{ name: "plan", args: { steps: [{ ...step("old"), checks: [{ kind: "file_exists", path: "a" }] }] } }],
      },
      ...Array.from({ length: 3 }, () => ({ calls: [{ name: "step_done", args: { result: "tried" } }] })),
      { calls: [{ name: "revise_plan", args: { patches } }] },
      { calls: [{ name: "step_done", args: { result: "done" } }] },
    ];
    const cwd = folderWith({ "model.mjs": modelModule(JSON.stringify(replies)) });
    expect(await qwill(["run", "Do it", "--model", "model.mjs"], { cwd })).toMatchObject({ code: 0 });
    const { code, stdout } = await qwill(["show", "last", "--prompt", "old"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/Do old\..*a is missing/s);
  });

  it("tell what a stopped run waits for and how it goes on", async () => {
    const replies = [planReply(["ask_person"]), callReply("ask_person", { question: "Which colour?" })];
    const cwd = folderWith({ "model.mjs": modelModule(`[${replies}]`) });
    await qwill(["run", "Paint", "--model", "model.mjs"], { cwd });
    const paused = await qwill(["show", "last"], { cwd });
    expect(paused.stdout).toMatch(/^\S+ {2}paused\n/);
    expect(paused.stdout).toMatch(/Paused: Which colour\?\nGo on with:\n {2}qwill resume \S+ --answer \S+="…"\n$/);
  });

  it("show the whole part of a torn journal with a warning, and say that a damaged one is damaged", async () => {
    const { cwd, runId, journal } = await finishedRun();
    const whole = readFileSync(journal, "utf8");
    writeFileSync(journal, whole.slice(0, -20));
    const torn = await qwill(["show", runId, "--json"], { cwd });
    expect(torn.code).toBe(0);
    expect(torn.stderr).toMatch(/^warning: the last record is cut off/);
    expect(eventsOf(torn.stdout)).toEqual(eventsOf(whole).slice(0, -1));
    writeFileSync(journal, whole.slice(0, 20));
    const nothing = await qwill(["show", runId], { cwd });
    expect(nothing).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(/journal/) });
    const listed = await qwill(["runs"], { cwd });
    expect(listed).toMatchObject({ code: 0, stdout: expect.stringMatching(/damaged/) });
  });

  it("say where there is nothing", async () => {
    const empty = await qwill(["runs"], { cwd: folderWith() });
    expect(empty).toMatchObject({ code: 0, stdout: "", stderr: expect.stringMatching(/No runs in \. yet/) });
    const none = await qwill(["show", "last"], { cwd: folderWith() });
    expect(none).toMatchObject({ code: 1, stderr: expect.stringMatching(/There is no run "last" here/) });
  });
});
