import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPackage, commandOf, folderWith, qwill } from "./cli.js";

beforeAll(buildPackage);

const TOOL = `
import { defineTool, workspaceFile } from "qwill";
import { z } from "zod";
export const wordCount = defineTool({
  name: "word_count", description: "Count the words of a file.", input: z.object({ path: workspaceFile() }), effect: "read",
  run: async ({ path }, { workspace }) => \`\${(await workspace.readText(path)).split(" ").length} words\`,
});
`;

describe("qwill mcp", () => {
  it("offers its tools and a person's own to an MCP client, and ends with it", async () => {
    const folder = folderWith({ "notes.md": "three small words", "word-count.ts": TOOL });
    const [command, args] = commandOf("mcp", "--workspace", folder, "--tools", "word-count.ts");
    const transport = new StdioClientTransport({ command, args, cwd: folder, stderr: "ignore" });
    const client = new Client({ name: "test", version: "1" });
    await client.connect(transport);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(expect.arrayContaining(["file_read", "code_run", "word_count"]));
    const answer = await client.callTool({ name: "word_count", arguments: { path: "notes.md" } });
    expect(answer).toEqual({ content: [{ type: "text", text: "3 words" }] });
    await client.close();
  });

  it("ends with 0 when nobody is there, prints nothing but the protocol, and refuses effects that there are not", async () => {
    const { code, stdout, stderr } = await qwill(["mcp", "--workspace", folderWith()]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toMatch(/^\d+ tools on .* for an MCP client on stdin and stdout/);
    expect(await qwill(["mcp", "--allow", "all"])).toMatchObject({ code: 2, stdout: "" });
  });
});
