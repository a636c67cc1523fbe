import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { ElicitRequestSchema, type ElicitResult } from "@modelcontextprotocol/sdk/types.js";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openWorkspace } from "../../../src/runtime/workspace/workspace.js";
import { type ToolServerOptions, toolServer } from "../../../src/server/mcp/tool-server.js";
import { fileTools } from "../../../src/tools/files/file-tools.js";
import { askPerson } from "../../../src/tools/person/ask-person.js";
import { defineTool } from "../../../src/tools/tool.js";

const sent: string[] = [];
const send = defineTool({
  name: "send_note",
  description: "Sends a note to somebody.",
  input: z.object({ to: z.string() }),
  effect: "outward",
  run: ({ to }) => {
    sent.push(to);
    return "sent";
  },
});
const count = defineTool({
  name: "count_up",
  description: "Counts up, and says how far it is.",
  input: z.object({}),
  effect: "read",
  run: (_, { progress }) => {
    progress("one", 1, 2);
    progress("two", 2, 2);
    return "counted";
  },
});

/** A client at a server of these tools; `answer` is what its person says, where it can ask one. */
async function connected(answer?: ElicitResult, options: Partial<ToolServerOptions> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), "qwill-mcp-"));
  writeFileSync(path.join(folder, "a.txt"), "hello");
  const tools = [...fileTools(), askPerson, send, count];
  const server = toolServer({ tools, workspace: await openWorkspace(folder), version: "1.2.3", ...options });
  const client = new Client({ name: "test", version: "1" }, { capabilities: answer ? { elicitation: {} } : {} });
  const asked: string[] = [];
  if (answer)
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      asked.push(params.message);
      return answer;
    });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(theirs), client.connect(ours)]);
  return { client, folder, asked };
}

const text = (result: object) => (result as { content: { text: string }[] }).content[0]?.text;

describe("tools as an MCP server", () => {
  it("are listed with their schemas and what they do to the world", async () => {
    const { client } = await connected();
    expect(client.getServerVersion()).toMatchObject({ name: "qwill", version: "1.2.3" });
    const { tools } = await client.listTools();
    const named = (name: string) => tools.find((tool) => tool.name === name);
    expect(named("file_read")).toMatchObject({
      inputSchema: { type: "object", required: ["path"] },
      annotations: { readOnlyHint: true, openWorldHint: false },
    });
    expect(named("file_write")?.annotations).toMatchObject({ readOnlyHint: false, destructiveHint: true });
    expect(named("send_note")?.annotations).toMatchObject({ destructiveHint: true, openWorldHint: true });
    expect(named("ask_person")).toBe(undefined);
    expect(JSON.stringify(tools)).not.toContain("x-qwill");
  });

  it("work in the workspace and nowhere else, and say what was wrong", async () => {
    const { client, folder } = await connected();
    const call = (name: string, args: Record<string, unknown>) => client.callTool({ name, arguments: args });
    expect(text(await call("file_read", { path: "a.txt" }))).toMatch(/hello/);
    expect(text(await call("file_write", { path: "b/c.md", content: "x" }))).toMatch(/Files: b\/c\.md/);
    expect(readFileSync(path.join(folder, "b/c.md"), "utf8")).toBe("x");
    expect(await call("file_read", { path: "../out" })).toMatchObject({ isError: true });
    expect(text(await call("file_read", { path: "a.tx" }))).toMatch(/a\.txt/);
    expect(text(await call("file_red", {}))).toMatch(/Did you mean file_read/);
  });

  it("report progress to a client that wants it", async () => {
    const { client } = await connected();
    const seen: unknown[] = [];
    const onprogress = (progress: unknown) => seen.push(progress);
    expect(text(await client.callTool({ name: "count_up" }, undefined, { onprogress }))).toBe("counted");
    expect(seen).toEqual([
      { message: "one", progress: 1, total: 2 },
      { message: "two", progress: 2, total: 2 },
    ]);
  });

  it("change nothing outside without a person: the client's is asked", async () => {
    const call = { name: "send_note", arguments: { to: "ann" } };
    const yes = await connected({ action: "accept", content: { allow: true } });
    expect(text(await yes.client.callTool(call))).toBe("sent");
    expect(yes.asked).toEqual(['Allow send_note {"to":"ann"}?']);
    for (const no of [{ action: "accept", content: { allow: false } }, { action: "cancel" }] as ElicitResult[]) {
      const { client } = await connected(no);
      expect(await client.callTool(call)).toMatchObject({ isError: true });
    }
    const { client } = await connected();
    expect(text(await client.callTool(call))).toMatch(/can't ask its person.*qwill mcp --allow outward/);
    expect(sent).toEqual(["ann"]);
    const allowed = await connected(undefined, { allow: ["outward"] });
    expect(text(await allowed.client.callTool(call))).toBe("sent");
  });

  it("let the model ask the person where the client can show a question", async () => {
    const { client, asked } = await connected({ action: "accept", content: { answer: "blue" } });
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain("ask_person");
    const call = { name: "ask_person", arguments: { question: "Which?", choices: ["red", "blue"] } };
    expect(text(await client.callTool(call))).toBe("blue");
    expect(asked).toEqual(["Which?"]);
  });
});
