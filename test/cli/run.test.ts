import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPackage, callReply, eventsOf, folderWith, modelModule, planReply, qwill, SEND_TOOL } from "./cli.js";

beforeAll(buildPackage);

const NOTE = [
  planReply(["file_write"], { output: { kind: "files", paths: ["note.md"] } }),
  callReply("file_write", { path: "note.md", content: "hello" }),
  callReply("step_done", { result: "The note is written.", files: ["note.md"] }),
];

/** Replies by what was done before, so that the same module serves a run and its resumption. */
const SENDING = modelModule(`(messages, { purpose }) => {
  if (purpose === "plan") return ${planReply(["send"])};
  const results = messages.filter((message) => message.getType() === "tool").map((message) => message.text);
  if (results.length === 0) return ${callReply("send", { to: "ann@example.org" })};
  return { calls: [{ name: "step_done", args: { result: "result: " + results[0] } }] };
}`);

const ASKING = modelModule(`(messages, { purpose }) => {
  if (purpose === "plan") return ${planReply(["ask_person"])};
  const results = messages.filter((message) => message.getType() === "tool").map((message) => message.text);
  if (results.length === 0) return ${callReply("ask_person", { question: "Which colour?", choices: ["red", "blue"] })};
  return { calls: [{ name: "step_done", args: { result: "It is " + results[0] } }] };
}`);

describe("qwill run", () => {
  it("gives the answer on stdout, progress, files and checks on stderr, and exits with 0", async () => {
    const cwd = folderWith({ "model.mjs": modelModule(`[${NOTE}]`) });
    const { code, stdout, stderr } = await qwill(["run", "Write a note", "--model", "model.mjs"], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "The note is written.\n" });
    expect(stderr).toMatch(/▸ Do it\n {2}file_write note\.md · content: hello\n/);
    expect(stderr).toMatch(/Files\n {2}note\.md {2}5 bytes/);
    expect(stderr).toMatch(/Verified\n {2}✓ note\.md exists/);
    expect(readFileSync(path.join(cwd, "note.md"), "utf8")).toBe("hello");
  });

  it("prints with --json nothing but events, one per line, stored ones numbered from 1", async () => {
    const cwd = folderWith({ "model.mjs": modelModule(`[${NOTE}]`) });
    const { code, stdout, stderr } = await qwill(["run", "Write a note", "--model", "model.mjs", "--json"], { cwd });
    const events = eventsOf(stdout);
    const stored = events.filter((event) => "seq" in event);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(stored.map((event) => event.seq)).toEqual(stored.map((_, index) => index + 1));
    expect(stored[0]).toMatchObject({ type: "run.started", goal: "Write a note", formatVersion: 1 });
    expect(stored.at(-1)).toMatchObject({ type: "run.finished", files: [{ path: "note.md", bytes: 5 }] });
    const [runId] = stored.map((event) => String(event.runId));
    const journal = readFileSync(path.join(cwd, ".qwill/runs", String(runId), "journal.jsonl"), "utf8");
    expect(eventsOf(journal)).toEqual(stored);
  });

  it("says what to do when there is no model, and doesn't pretend", async () => {
    const none = await qwill(["run", "Write a poem"]);
    expect(none.code).toBe(1);
    expect(none.stdout).toBe("");
    expect(none.stderr).toMatch(/error: No model is chosen[^\n]*\n {2}\S/);
    const unknown = await qwill(["run", "Write a poem", "--model", "gpt-9"]);
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toMatch(/"gpt-9" is no model of the catalogue/);
  });

  it("refuses a goal that a tiny model wasn't made for, and names a real one", async () => {
    const tiny = `{ ...profiles.pocket }`;
    const model = `import { profiles } from "qwill/model";\nimport { scriptedModel } from "qwill/testing";\nexport default scriptedModel(["no"], { profile: ${tiny} });`;
    const cwd = folderWith({ "model.mjs": model });
    const { code, stdout, stderr } = await qwill(["run", "Write a poem about rain", "--model", "model.mjs"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/made for one thing: rank CVs for a job post/);
    expect(stderr).toMatch(/needs a real model\. .*(qwill models pull|--model http)/);
    expect(existsSync(path.join(cwd, ".qwill"))).toBe(false);
  });

  it("pauses for an approval with exit code 3, and goes on when the call is allowed or denied", async () => {
    for (const [flag, expected, sent] of [
      ["--allow-call", "result: sent\n", true],
      ["--deny-call", "result: The person did not allow this call of send.\n", false],
    ] as const) {
      const cwd = folderWith({ "model.mjs": SENDING, "send.ts": SEND_TOOL });
      const given = ["--model", "model.mjs", "--tools", "send.ts"];
      const paused = await qwill(["run", "Tell Ann", ...given], { cwd });
      expect(paused.code).toBe(3);
      expect(paused.stdout).toBe("");
      expect(existsSync(path.join(cwd, "sent.txt"))).toBe(false);
      const [, runId = "", callId = ""] =
        /qwill resume (\S+) --allow-call (\S+) --model model\.mjs --tools send\.ts\n/.exec(paused.stderr) ?? [];
      const resumed = await qwill(["resume", runId, flag, callId, ...given], { cwd });
      expect(resumed).toMatchObject({ code: 0, stdout: expected });
      expect(existsSync(path.join(cwd, "sent.txt"))).toBe(sent);
    }
  });

  it("exits with 130 at Ctrl-C before there is a run to cancel", async () => {
    const cwd = folderWith({
      "model.mjs": 'console.error("loading"); await new Promise((go) => setTimeout(go, 60_000));',
    });
    const { code, stdout } = await qwill(["run", "Tell Ann", "--model", "model.mjs"], {
      cwd,
      onOutput: (text, kill) => text.includes("loading") && kill("SIGINT"),
    });
    expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
    expect(existsSync(path.join(cwd, ".qwill"))).toBe(false);
  });

  it("needs no approval for effects that are allowed, or with --yes", async () => {
    for (const flags of [["--allow", "outward"], ["--yes"]]) {
      const cwd = folderWith({ "model.mjs": SENDING, "send.ts": SEND_TOOL });
      const { code, stdout } = await qwill(
        ["run", "Tell Ann", "--model", "model.mjs", "--tools", "send.ts", ...flags],
        { cwd },
      );
      expect({ code, stdout }).toEqual({ code: 0, stdout: "result: sent\n" });
    }
  });

  it("pauses for a question and takes the answer on the command line", async () => {
    const cwd = folderWith({ "model.mjs": ASKING });
    const paused = await qwill(["run", "Choose a colour", "--model", "model.mjs"], { cwd });
    expect(paused.code).toBe(3);
    expect(paused.stderr).toMatch(/Paused: Which colour\? \(red \/ blue\)/);
    const [, runId = "", id = ""] = /qwill resume (\S+) --answer (\S+)="red"/.exec(paused.stderr) ?? [];
    const resumed = await qwill(["resume", runId, "--answer", `${id}=light blue`, "--model", "model.mjs"], { cwd });
    expect(resumed).toMatchObject({ code: 0, stdout: "It is light blue\n" });
  });

  it("pauses when the budget is used up, with the command to go on with", async () => {
    const cwd = folderWith({ "model.mjs": ASKING });
    const paused = await qwill(["run", "Choose", "--model", "model.mjs", "--turns", "1"], { cwd });
    expect(paused.code).toBe(3);
    const [, runId = ""] = /qwill resume (\S+) --turns 400 --model model\.mjs\n/.exec(paused.stderr) ?? [];
    const more = await qwill(["resume", runId, "--turns", "9", "--model", "model.mjs"], { cwd });
    expect(more.code).toBe(3);
    expect(more.stderr).toMatch(/Which colour/);
  });

  it("makes only the plan with --plan-only, and carries it out when resumed", async () => {
    const cwd = folderWith({
      "model.mjs": modelModule(`(messages, { purpose }) => {
        if (purpose === "plan") return ${planReply(["file_write"], { title: "Write the note" })};
        return ${callReply("step_done", { result: "done" })};
      }`),
    });
    const planned = await qwill(["run", "Write a note", "--model", "model.mjs", "--plan-only"], { cwd });
    expect(planned.code).toBe(0);
    expect(planned.stdout).toMatch(/^1\. Write the note \(do\)\n {3}Do it\.\n {3}may use file_write\n$/);
    const [, words = ""] = /Carry it out: qwill (.+)/.exec(planned.stderr) ?? [];
    // What is shown of it later leads on as far, but for the model's file, which the journal doesn't know.
    expect((await qwill(["show", "last"], { cwd })).stdout).toMatch(/qwill resume \S+ --turns 400\n/);
    const resumed = await qwill(words.split(" "), { cwd });
    expect(resumed).toMatchObject({ code: 0, stdout: "done\n" });
  });

  it("takes a plan of one's own and gives a typed answer", async () => {
    const plan = { steps: [{ id: "count", title: "Count", instruction: "Count.", tools: [] }], constraints: [] };
    const schema = { type: "object", properties: { words: { type: "integer" } }, required: ["words"] };
    const cwd = folderWith({
      "plan.json": JSON.stringify(plan),
      "schema.json": JSON.stringify(schema),
      "model.mjs": modelModule(
        `[${callReply("step_done", { result: "seven" })}, ${callReply("answer", { words: 7 })}]`,
      ),
    });
    const args = ["run", "Count", "--model", "model.mjs", "--plan", "plan.json", "--output", "schema.json"];
    const { code, stdout } = await qwill(args, { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ words: 7 });
  });

  it("fails with exit code 1 and words, not a stack, when the model fails", async () => {
    const cwd = folderWith({ "model.mjs": modelModule(`() => { throw new Error("the engine broke"); }`) });
    const { code, stdout, stderr } = await qwill(["run", "x", "--model", "model.mjs"], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/failed: the engine broke \(model\.failed\)/);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it("is cancelled by Ctrl-C: exit code 130, and the journal says so", async () => {
    const cwd = folderWith({
      "model.mjs": modelModule(`(messages, info) =>
        info.purpose === "plan" ? ${planReply([])} : new Promise((resolve) => setTimeout(resolve, 40_000))`),
    });
    let sent = false;
    const { code, stderr } = await qwill(["run", "Wait", "--model", "model.mjs"], {
      cwd,
      onOutput: (text, kill) => {
        if (!sent && text.includes("▸ Do it")) {
          sent = true;
          kill("SIGINT");
        }
      },
    });
    expect(code).toBe(130);
    expect(stderr).toMatch(/Cancelled\. What was done stays: qwill show/);
    const [, fork = ""] = /^ {2}qwill (fork .+)$/m.exec(stderr) ?? [];
    const listed = await qwill(["runs", "--json"], { cwd });
    expect(eventsOf(listed.stdout)).toMatchObject([{ status: "cancelled", goal: "Wait" }]);
    writeFileSync(
      path.join(cwd, "model.mjs"),
      modelModule(`() => (${callReply("step_done", { result: "done after all" })})`),
    );
    expect((await qwill(fork.split(" "), { cwd })).code).toBe(0);
    const resumed = await qwill(["resume", "last", "--model", "model.mjs"], { cwd });
    expect(resumed).toMatchObject({ code: 0, stdout: "done after all\n" });
  });

  it("goes on after a kill: what was done is not done again", async () => {
    const cwd = folderWith({
      "send.ts": SEND_TOOL,
      "model.mjs": modelModule(`(messages, { purpose }) => {
        if (purpose === "plan") return ${planReply(["send"])};
        const results = messages.filter((message) => message.getType() === "tool");
        if (results.length === 0) return ${callReply("send", { to: "ann" })};
        if (process.env.HANG) return new Promise((resolve) => setTimeout(resolve, 40_000));
        return ${callReply("step_done", { result: "told" })};
      }`),
    });
    const given = ["--model", "model.mjs", "--tools", "send.ts", "--yes"];
    const killed = await qwill(["run", "Tell Ann", ...given, "--json"], {
      cwd,
      env: { HANG: "1" },
      onOutput: (text, kill) => text.includes('"tool.returned"') && kill("SIGKILL"),
    });
    expect(killed.code).toBe(null);
    expect(eventsOf((await qwill(["runs", "--json"], { cwd })).stdout)).toMatchObject([{ status: "interrupted" }]);
    const resumed = await qwill(["resume", "last", ...given], { cwd });
    expect(resumed).toMatchObject({ code: 0, stdout: "told\n" });
    expect(readFileSync(path.join(cwd, "sent.txt"), "utf8")).toBe("ann\n");
  });

  it("gives tools a secret from the environment that appears nowhere", async () => {
    const value = "v4lue-of-the-token";
    const cwd = folderWith({
      "send.ts": SEND_TOOL,
      "model.mjs": modelModule(`[${planReply(["send"])}, ${callReply("send", { to: "{{secret:SHOP_TOKEN}}" })},
        ${callReply("step_done", { result: "sent" })}]`),
    });
    const given = ["run", "Tell", "--model", "model.mjs", "--tools", "send.ts", "--yes", "--json"];
    const ended = await qwill([...given, "--secret", "SHOP_TOKEN"], { cwd, env: { SHOP_TOKEN: value } });
    expect(ended.code).toBe(0);
    expect(readFileSync(path.join(cwd, "sent.txt"), "utf8")).toBe(`${value}\n`);
    const [{ runId } = {}] = eventsOf(ended.stdout);
    const journal = readFileSync(path.join(cwd, `.qwill/runs/${runId}/journal.jsonl`), "utf8");
    expect(journal).toContain("{{secret:SHOP_TOKEN}}");
    expect(ended.stdout + ended.stderr + journal).not.toContain(value);
    const unset = await qwill([...given, "--secret", "SHOP_TOKEN"], { cwd });
    expect(unset).toMatchObject({ code: 2, stdout: "" });
    expect(unset.stderr).toMatch(/no variable SHOP_TOKEN/);
  });

  it("asks for the tools and the model again that it can't know when a run is resumed", async () => {
    const cwd = folderWith({ "model.mjs": SENDING, "send.ts": SEND_TOOL });
    await qwill(["run", "Tell Ann", "--model", "model.mjs", "--tools", "send.ts"], { cwd });
    const noTools = await qwill(["resume", "last"], { cwd });
    expect(noTools).toMatchObject({ code: 2, stderr: expect.stringMatching(/doesn't bring: send\./) });
    const noModel = await qwill(["resume", "last", "--tools", "send.ts"], { cwd });
    expect(noModel).toMatchObject({ code: 2, stderr: expect.stringMatching(/Name it again: --model/) });
    const badCall = await qwill(["resume", "last", "--allow-call", "c99_9"], { cwd });
    expect(badCall).toMatchObject({ code: 2, stderr: expect.stringMatching(/doesn't wait for a decision on "c99_9"/) });
    const noRun = await qwill(["resume", "19990101-000000-ffff"], { cwd });
    expect(noRun).toMatchObject({ code: 1, stderr: expect.stringMatching(/There is no run "19990101/) });
  });

  it("shows nothing of a text that would drive the terminal", async () => {
    const evil = "all \u001b[2J\u001b]0;title\u0007good";
    const cwd = folderWith({
      "model.mjs": modelModule(
        `[${planReply([])}, ${JSON.stringify({ calls: [{ name: "step_done", args: { result: evil } }] })}]`,
      ),
    });
    const { stdout, stderr } = await qwill(["run", "x", "--model", "model.mjs"], { cwd });
    expect(stdout).toBe("all good\n");
    expect(stderr).not.toContain("\u001b");
  });
});
