import { mkdtempSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../src/agents/agent.js";
import { readReply } from "../../src/agents/asking/reply.js";
import { loadModel } from "../../src/runtime/model/load-model.js";
import { messageOf } from "../../src/runtime/model/reply-message.js";
import { memoryJournal } from "../../src/runtime/run/journal.js";
import { defineTool } from "../../src/tools/tool.js";

interface Reply {
  name: string;
  args: string;
  finish?: string;
}

let server: Server;
let url: string;
let replies: Reply[] = [];
let asked: string[] = [];
let sent: string[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    if (request.url === "/v1/models") return void response.end(JSON.stringify({ data: [{ id: "m" }] }));
    let body = "";
    for await (const part of request) body += part;
    asked.push(body);
    stream(response, replies.length > 1 ? replies.shift() : replies[0]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  asked = [];
  sent = [];
});

function stream(response: ServerResponse, { name, args, finish = "tool_calls" }: Reply = { name: "", args: "" }): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (choice: object) =>
    response.write(`data: ${JSON.stringify({ id: "1", model: "m", choices: [{ index: 0, ...choice }] })}\n\n`);
  const call = { index: 0, id: "c", type: "function", function: { name, arguments: args } };
  send({ delta: { role: "assistant", tool_calls: [call] }, finish_reason: null });
  send({ delta: {}, finish_reason: finish });
  response.end("data: [DONE]\n\n");
}

const send = defineTool({
  name: "send",
  description: "Send a text.",
  input: z.object({ text: z.string() }),
  effect: "write",
  run: async ({ text }) => {
    sent.push(text);
    return "sent";
  },
});

const step = { id: "say", title: "Say", instruction: "Say it.", needs: [], tools: ["send"] };
const done: Reply = { name: "step_done", args: '{"result":"said"}' };

async function ranWith(...script: Reply[]) {
  replies = script;
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-cut-off-"));
  const journal = memoryJournal();
  const agent = createAgent({ model: await loadModel(url), tools: [send], workspace, journal });
  const result = await agent.start("Say it", { plan: { steps: [step] } }).result;
  const replied = journal.read(result.runId).events.filter(({ type }) => type === "model.replied");
  return { result, replied };
}

describe("a reply that a server cut off at its bound", () => {
  it.each([
    ["parses by accident", '{"text":"Pay 10"}'],
    ["is half an argument", '{"text":"Pay 10'],
  ])("has no effect where its call %s; the model is told, and calls again", async (_, cut) => {
    const { result, replied } = await ranWith(
      { name: "send", args: cut, finish: "length" },
      { name: "send", args: '{"text":"Pay 1000"}' },
      done,
    );
    expect(result).toMatchObject({ status: "finished", answer: "said" });
    expect(sent).toEqual(["Pay 1000"]);
    expect(replied[0]).toMatchObject({ calls: [], problem: { code: "reply.cut-off" } });
    expect(asked[1]).toMatch(/The reply was cut off at the bound on its length.*send/);
  });

  it("fails the run with reply.cut-off when it stays so", async () => {
    const { result } = await ranWith({ name: "send", args: '{"text":"Pay 10"}', finish: "length" });
    expect(result).toMatchObject({ status: "failed", error: { code: "reply.cut-off" } });
    expect(sent).toEqual([]);
  });
});

it("a call that our engine closed under its grammar at the bound is whole; one that it couldn't close is cut off", () => {
  const reply = { thought: "", text: "", finish: "length", thoughtTokens: 0, answerTokens: 9 } as const;
  const spent = { model: "m", promptTokens: 1, reusedTokens: 0 };
  const closed = { name: "send", json: '{"text": "Pay"}', valid: true };
  const broken = { name: "send", json: '{"text": "Pa', valid: false };
  const read = (...calls: (typeof closed)[]) => readReply(messageOf({ ...reply, ...spent, calls }));
  expect(read(closed)).toMatchObject({ cutOff: false, calls: [{ name: "send", args: { text: "Pay" } }] });
  expect(read(closed, broken).cutOff).toBe(true);
  expect(read(broken).cutOff).toBe(true);
});
