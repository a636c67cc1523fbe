import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createAgent } from "../../../src/agents/agent.js";
import { memoryJournal } from "../../../src/runtime/run/journal.js";
import { scriptedModel } from "../../../src/testing/scripted-model.js";
import { mcpTools } from "../../../src/tools/mcp/mcp-tools.js";
import { closeTools, effectOf } from "../../../src/tools/tool.js";
import { buildPackage, commandOf } from "../../cli/cli.js";

beforeAll(buildPackage);

/** qwill's own server is as good a server as another: a program that speaks MCP on stdio. */
function server(folder: string) {
  const [command, args] = commandOf("mcp", "--workspace", folder);
  return { command, args };
}

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "qwill-mcp-tools-"));
  writeFileSync(path.join(made, "a.txt"), "hello from the other side");
  return made;
}

describe("the tools of an MCP server", () => {
  it("join an agent beside others, under names of theirs, with the effects that a person says", async () => {
    const theirs = folder();
    const effects = { file_read: "read", file_write: "write" } as const;
    const tools = await mcpTools(server(theirs), { prefix: "there", only: ["file_read", "file_write"], effects });
    expect(tools.map((tool) => [tool.name, effectOf(tool)])).toEqual([
      ["there_file_read", "read"],
      ["there_file_write", "write"],
    ]);
    const plan = { steps: [{ id: "do", title: "Do", instruction: "Do.", tools: tools.map(({ name }) => name) }] };
    const model = scriptedModel((messages) => {
      const results = messages.filter((message) => message.getType() === "tool").map((message) => message.text);
      const [first] = results;
      if (first === undefined) return { calls: [{ name: "there_file_read", args: { path: "a.txt" } }] };
      if (results.length === 1) return { calls: [{ name: "there_file_write", args: { path: "b.txt", content: "x" } }] };
      return { calls: [{ name: "step_done", args: { result: first } }] };
    });
    const agent = createAgent({ model, tools, workspace: folder(), journal: memoryJournal() });
    const { status, answer } = await agent.start("Read what is there", { plan }).result;
    expect(status).toBe("finished");
    expect(answer).toMatch(/hello from the other side/);
    expect(readFileSync(path.join(theirs, "b.txt"), "utf8")).toBe("x");
    await closeTools(tools);
  });

  it("are asked for, whatever the server says of them, and wrong arguments are refused here", async () => {
    const tools = await mcpTools(server(folder()), { only: ["file_read"] });
    const plan = { steps: [{ id: "do", title: "Do", instruction: "Do.", tools: ["file_read"] }] };
    const say = (args: object) => scriptedModel(() => ({ calls: [{ name: "file_read", args: { ...args } }] }));
    const options = { tools, workspace: folder(), journal: memoryJournal(), budget: { turns: 1 } };
    const asked = await createAgent({ ...options, model: say({ path: "a.txt" }) }).start("x", { plan }).result;
    expect(asked).toMatchObject({ status: "paused", pausedFor: "approval" });
    const run = createAgent({ ...options, model: say({ file: 3 }), approve: () => "allow" }).start("x", { plan });
    const returned: unknown[] = [];
    for await (const event of run) if (event.type === "tool.returned") returned.push(event.error?.code);
    expect(returned).toEqual(["tool.bad-input"]);
    await closeTools(tools);
  });

  it("are refused with the reason: no such server, no such tool, no such effect", async () => {
    await expect(mcpTools({ command: "no-such-mcp-server" })).rejects.toMatchObject({
      code: "tool.failed",
      message: expect.stringMatching(/The MCP server no-such-mcp-server can't be reached: .*ENOENT/),
    });
    await expect(mcpTools(server(folder()), { only: ["nothing"] })).rejects.toThrow(/has no tool "nothing"/);
    await expect(mcpTools(server(folder()), { effects: "raed" as never })).rejects.toThrow(/no effect "raed"/);
  });
});
