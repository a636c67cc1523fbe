import type { Command } from "commander";
import { command, exits, requireEffects, shared } from "../command.js";
import { EXIT } from "../exit.js";
import { packageVersion } from "../package.js";
import { note } from "../terminal.js";

interface McpOptions {
  workspace: string;
  tools?: string[];
  allow?: string[];
  yes?: boolean;
}

export function mcpCommand(): Command {
  return command({
    name: "mcp",
    summary: "offer the tools to other programs, as an MCP server on stdio",
    details:
      "Started by an MCP client, which speaks to it over stdin and stdout. Tools work in the workspace and nowhere else; what\nchanges something outside is asked of the person at the client, and refused where the client can't ask.",
    examples: [
      ["qwill mcp --workspace ./work", "what a client's configuration starts"],
      ["qwill mcp --workspace ./work --tools ./word-count.ts", "with a tool of yours beside qwill's"],
    ],
  })
    .addOption(shared.workspace())
    .addOption(shared.tools())
    .option("--allow <effect...>", "effects that need no asking")
    .option("-y, --yes", "allow every call without asking")
    .action(exits(mcp));
}

async function mcp(options: McpOptions): Promise<number> {
  requireEffects(options.allow);
  const { StdioServerTransport } = await import("@modelcontextprotocol/sdk/server/stdio.js");
  const { openWorkspace } = await import("../../runtime/workspace/workspace.js");
  const { toolServer } = await import("../../server/mcp/tool-server.js");
  const { closeTools } = await import("../../tools/tool.js");
  const { allOwnTools, toolsFromFiles } = await import("../run/tools.js");
  const workspace = await openWorkspace(options.workspace);
  const tools = [...(await allOwnTools()), ...(await toolsFromFiles(options.tools ?? []))];
  const { allow, yes } = options;
  const server = toolServer({ tools, workspace, version: packageVersion(), allow, yes });
  const ended = clientGone();
  await server.connect(new StdioServerTransport());
  note(`${tools.length} tools on ${workspace.root}, for an MCP client on stdin and stdout. Ctrl-C ends it.`);
  await ended;
  await server.close();
  await closeTools(tools);
  return EXIT.finished;
}

/** Resolves when the client closes our stdin, or the process is asked to end. */
function clientGone(): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.once("end", () => resolve());
    process.stdin.once("close", () => resolve());
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
