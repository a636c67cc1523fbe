import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Step } from "../../src/runtime/run/plan.js";
import type { ScriptedInfo } from "../../src/testing/scripted-model.js";
import { messageReader } from "../../ui/live/event-source.js";
import { longRun, RUN_ID } from "../ui/sample-run.js";
import { calls, done, planned, type Served, served, step } from "../ui/served.js";
import { plainPage } from "./plain-page.js";

const page = plainPage();
const servers: Served[] = [];
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop().catch(() => undefined)));
});

async function serve(
  replies: Parameters<typeof served>[0],
  options: Partial<Parameters<typeof served>[1]> = {},
): Promise<Served> {
  const server = await served(replies, { page, ...options });
  servers.push(server);
  return server;
}

type Told = { id: string; event: string; data: Record<string, unknown> };

/** Follows a run until something is told, or its end. */
async function follow(server: Served, run: string, after = 0, until = (_told: Told) => false): Promise<Told[]> {
  const reply = await server.api(`/api/runs/${run}/events`, {
    headers: { accept: "text/event-stream", "last-event-id": String(after) },
  });
  const all: Told[] = [];
  const read = messageReader();
  const text = new TextDecoder();
  for await (const bytes of (reply.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    const piece = text.decode(bytes, { stream: true });
    for (const { id, event, data } of read(piece)) {
      const told = { id, event, data: JSON.parse(data) as Record<string, unknown> };
      all.push(told);
      // Leaving the loop lets go of the stream.
      if (event === "end" || until(told)) return all;
    }
  }
  return all;
}

async function begin(server: Served, body: object): Promise<string> {
  const reply = await server.post("/api/runs", body);
  const told = (await reply.json()) as { id: string };
  expect([reply.status, told]).toMatchObject([201, { id: expect.any(String) }]);
  return told.id;
}

const runOf = async (server: Served, id: string) =>
  (await (await server.api(`/api/runs/${id}`)).json()) as Record<string, unknown>;
const types = (told: Told[]) => told.map(({ event, data }) => (event === "message" ? String(data.type) : event));
const seqs = (told: Told[]) => told.flatMap(({ data }) => (typeof data.seq === "number" ? [data.seq] : []));

describe("the events of a run", () => {
  it("come whole and in order, live ones among them, and go on from any of them", async () => {
    let follows = () => {};
    const followed = new Promise<void>((resolve) => {
      follows = resolve;
    });
    const server = await serve(async (_messages: unknown, { purpose }: ScriptedInfo) => {
      if (purpose === "plan") return planned([step("a", [])]);
      await followed;
      return { thought: "Hm.", calls: [{ name: "step_done", args: { result: "A." } }] };
    });
    const id = await begin(server, { goal: "Do a" });
    setTimeout(follows, 200);
    const all = await follow(server, id);
    expect(seqs(all)).toEqual(Array.from({ length: seqs(all).length }, (_, index) => index + 1));
    expect(types(all).at(-1)).toBe("end");
    expect(types(all)).toContain("model.delta");
    const later = await follow(server, id, 4);
    expect(seqs(later)).toEqual(seqs(all).slice(4));
    const list = await server.api(`/api/runs/${id}/events?after=4`, { headers: { accept: "application/json" } });
    expect(((await list.json()) as { events: { seq: number }[] }).events.map(({ seq }) => seq)).toEqual(seqs(later));
  });

  it("go on over a pause: the same stream tells what a decision makes of it", async () => {
    const ask = calls("post_message", { text: "Hi" });
    const server = await serve([planned([step("a", ["post_message"])]), ask, done("Posted.")]);
    const id = await begin(server, { goal: "Post" });
    const told = await follow(server, id, 0, ({ event, data }) => {
      if (event === "presence" && data.isRunning === false)
        void server.post(`/api/runs/${id}/decide`, { callId: "c5_0", decision: "allow" });
      return false;
    });
    expect(types(told)).toEqual(expect.arrayContaining(["run.paused", "approval.given", "run.finished", "end"]));
    expect(told.filter(({ event }) => event === "presence").map(({ data }) => data.isRunning)).toContain(false);
    expect(await runOf(server, id)).toMatchObject({ status: "finished" });
  });

  it("of thousands are there at once", async () => {
    const server = await serve([]);
    const folder = path.join(server.workspace, ".qwill/runs", RUN_ID);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, "journal.jsonl"),
      longRun(2000)
        .map((event) => `${JSON.stringify(event)}\n`)
        .join(""),
    );
    const began = performance.now();
    const told = await follow(server, RUN_ID, 0, ({ event }) => event === "presence");
    expect(seqs(told)).toHaveLength(2000);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe("a run whose process is gone", () => {
  it("is listed as interrupted, and can be resumed or cancelled", async () => {
    const server = await serve([done("A.")]);
    const events = longRun(2000).slice(0, 2);
    for (const id of [RUN_ID, "20261124-090000-5a3e111"]) {
      const folder = path.join(server.workspace, ".qwill/runs", id);
      mkdirSync(folder, { recursive: true });
      const [started, plan] = events.map((event) => ({ ...event, runId: id }));
      const steps = [step("a", [])].map((each) => ({ ...each, checks: [] }));
      const made = { ...plan, plan: { steps, constraints: [] } };
      writeFileSync(
        path.join(folder, "journal.jsonl"),
        `${JSON.stringify({ ...started, tools: [] })}\n${JSON.stringify(made)}\n`,
      );
      // A lock of a process that is no more.
      const dead = spawn(process.execPath, ["-e", "0"]);
      await new Promise((resolve) => dead.on("exit", resolve));
      writeFileSync(path.join(folder, "lock"), JSON.stringify({ pid: dead.pid }));
    }
    const { runs } = (await (await server.api("/api/runs")).json()) as { runs: { status: string }[] };
    expect(runs.map(({ status }) => status)).toEqual(["interrupted", "interrupted"]);
    const told = await follow(server, RUN_ID, 0, ({ event, data }) => {
      if (event === "presence" && data.isRunning === false) void server.post(`/api/runs/${RUN_ID}/resume`);
      return false;
    });
    expect(types(told)).toContain("run.finished");
    expect((await server.post("/api/runs/20261124-090000-5a3e111/cancel")).status).toBe(200);
    expect(await runOf(server, "20261124-090000-5a3e111")).toMatchObject({ status: "cancelled" });
  });

  it("is halted in good order when the server ends, and goes on in the next one", async () => {
    let asked = 0;
    const server = await serve(async (_messages: unknown, { purpose }: ScriptedInfo) => {
      if (purpose === "plan") return planned([step("a", [])]);
      if (asked++ === 0) await new Promise(() => {});
      return done("A.");
    });
    const id = await begin(server, { goal: "Wait" });
    await follow(server, id, 0, ({ data }) => data.type === "step.started");
    await server.stop();
    const journal = readFileSync(path.join(server.workspace, ".qwill/runs", id, "journal.jsonl"), "utf8");
    expect(journal.trimEnd().split("\n").at(-1)).toContain('"type":"run.paused","reason":"person"');
    const before = server.server;
    await server.start();
    expect([server.server.url, server.server.token]).toEqual([before.url, before.token]);
    expect(await runOf(server, id)).toMatchObject({ status: "paused", pausedFor: "person" });
    expect((await server.post(`/api/runs/${id}/resume`)).status).toBe(200);
    expect(types(await follow(server, id))).toContain("run.finished");
  });

  it("but is written by another process is shown, and left alone", async () => {
    const server = await serve([]);
    const folder = path.join(server.workspace, ".qwill/runs", RUN_ID);
    mkdirSync(folder, { recursive: true });
    const [started, ...rest] = longRun(2000);
    writeFileSync(path.join(folder, "journal.jsonl"), `${JSON.stringify(started)}\n`);
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
    try {
      writeFileSync(path.join(folder, "lock"), JSON.stringify({ pid: other.pid }));
      expect(await runOf(server, RUN_ID)).toMatchObject({ status: "running" });
      expect((await server.post(`/api/runs/${RUN_ID}/cancel`)).status).toBe(409);
      expect((await server.post(`/api/runs/${RUN_ID}/pause`)).status).toBe(409);
      const told = await follow(server, RUN_ID, 0, ({ event, data }) => {
        if (event === "presence")
          writeFileSync(path.join(folder, "journal.jsonl"), `${JSON.stringify(rest[0])}\n`, { flag: "a" });
        return data.seq === 2;
      });
      expect(seqs(told)).toEqual([1, 2]);
    } finally {
      other.kill();
    }
  });
});

describe("a task", () => {
  it("sees its own files alone, and is found beside those of the workspace", async () => {
    const server = await serve([planned([step("list", ["file_list"])]), calls("file_list", {}), done("Listed.")]);
    writeFileSync(path.join(server.workspace, "mine.md"), "Mine.");
    const { id: upload } = (await (
      await server.api("/api/uploads?name=given.md", { method: "POST", body: "Given." })
    ).json()) as { id: string };
    const id = await begin(server, { goal: "List the files", uploads: [upload] });
    const told = await follow(server, id);
    const listed = told.find(({ data }) => data.type === "tool.returned")?.data.text;
    expect(listed).toContain("given.md");
    expect(listed).not.toContain("mine.md");
    expect(await runOf(server, id)).toMatchObject({ folder: "list-the-files", status: "finished" });
  });

  it("takes a plan, a budget and checks of the caller's own", async () => {
    const server = await serve([done("A."), done("B.")]);
    const plan = { steps: [step("a", []), step("b", [], ["a"])] };
    const id = await begin(server, {
      goal: "By my plan",
      plan,
      budget: { turns: 9 },
      checks: [{ kind: "file_exists", path: "never.md" }],
    });
    const told = await follow(server, id);
    expect(types(told)).toContain("plan.made");
    expect(told[0]?.data).toMatchObject({ budget: { turns: 9 } });
    expect(await runOf(server, id)).toMatchObject({ status: "failed" });
  });

  it("waits for its model: how far it is can be seen, and a failure is told and can be tried again", async () => {
    let tries = 0;
    const models = {
      isChosen: true,
      ref: () => "slow",
      hint: "",
      requireTask: async () => {},
      load: async (_ref: string, onProgress: (share: number) => void) => {
        onProgress(0.4);
        await new Promise((resolve) => setTimeout(resolve, 300));
        if (tries++ === 0) throw new Error("The disk is full.");
        const { scriptedModel } = await import("../../src/testing/scripted-model.js");
        return scriptedModel([planned([step("a", [])]), done("A.")]);
      },
    };
    const slow = await serve([], { models });
    const first = slow.post("/api/runs", { goal: "Do a" });
    await expect
      .poll(async () => ((await (await slow.api("/api/info")).json()) as { model: object }).model)
      .toMatchObject({ state: "loading", progress: 0.4 });
    expect((await first).status).toBe(500);
    expect(((await (await slow.api("/api/info")).json()) as { model: object }).model).toMatchObject({
      state: "failed",
      message: "The disk is full.",
    });
    const id = await begin(slow, { goal: "Do a" });
    expect(types(await follow(slow, id))).toContain("run.finished");
  });
});

describe("a demo", () => {
  it("works on the files that were sent, in its own folder, and refuses what isn't for it", async () => {
    const seen: (string | undefined)[] = [];
    const only: Step = { ...step("one", []), output: { kind: "text" }, checks: [] };
    const demo = {
      id: "read",
      title: "Read",
      about: "",
      model: "scripted",
      async prepare(folder: string, input?: string) {
        seen.push(input && readFileSync(path.join(input, "brief.md"), "utf8"));
        writeFileSync(path.join(folder, "brief.md"), seen.at(-1) ?? "bundled");
        return { goal: "Read it", plan: { steps: [only], constraints: [] }, checks: [], tools: [] };
      },
    };
    const server = await serve(() => "read.", { demos: [demo] });
    const sent = await server.api("/api/uploads?name=brief.md", { method: "POST", body: "ours" });
    const { id } = (await sent.json()) as { id: string };
    await follow(server, await begin(server, { demo: "read", uploads: [id] }));
    await follow(server, await begin(server, { demo: "read" }));
    expect(seen).toEqual(["ours", undefined]);
    const gone = await server.post("/api/runs", { demo: "read", uploads: [id] });
    expect([gone.status, await gone.text()]).toMatchObject([400, expect.stringContaining("There is no upload")]);
  });
});
