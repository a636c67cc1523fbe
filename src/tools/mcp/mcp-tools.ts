import { StructuredTool } from "@langchain/core/tools";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { Tool } from "@modelcontextprotocol/sdk/types.js";
import { withoutDomainKeys } from "../../runtime/domain-keys.js";
import { ConfigError, ToolError } from "../../runtime/errors.js";
import { EFFECTS } from "../definition.js";
import type { Effect, ToolContext, ToolResult } from "../tool.js";
import { resultOf } from "./mcp-result.js";

/** Where an MCP server is: a program that is started, or an address. */
export type McpServer =
  | { command: string; args?: string[]; env?: Record<string, string>; cwd?: string }
  | { url: string; headers?: Record<string, string> };

export interface McpToolsOptions {
  /**
   * What the tools do to the world: one word for all, or by name. A server's own hints aren't trusted: what isn't named here
   * counts as `outward` and is asked for.
   */
  effects?: Effect | Record<string, Effect>;
  /** Only these. */
  only?: string[];
  /** Stands before each name, so that two servers may have tools of the same name: `shop` makes `shop_search`. */
  prefix?: string;
  /** Longest time for a call, ms. */
  timeoutMs?: number;
}

const PAGE_LIMIT = 50;

/**
 * The tools of an MCP server, to be given to an agent beside others. The server runs until a tool's `close()` is called.
 *
 * @throws ConfigError `config.invalid` for options that can't be used
 * @throws ToolError `tool.failed` when the server can't be reached
 * @example
 * const files = await mcpTools({ command: "npx", args: ["some-mcp-server"] }, { effects: { search: "read" } });
 * const agent = createAgent({ model, tools: [...builtInTools(), ...files], workspace: "./work" });
 */
export async function mcpTools(server: McpServer, options: McpToolsOptions = {}): Promise<McpTool[]> {
  const { effects = "outward", only, prefix, timeoutMs } = options;
  requireEffects(effects);
  const { Client } = await import("@modelcontextprotocol/sdk/client/index.js");
  const client = new Client({ name: "qwill", version: "1" });
  const name = "url" in server ? server.url : server.command;
  try {
    await client.connect(await transportTo(server));
  } catch (cause) {
    await client.close().catch(() => {});
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ToolError("tool.failed", `The MCP server ${name} can't be reached: ${why}`, {
      hint: "Check its command or address, and that it starts by itself.",
      cause,
    });
  }
  const found = await allTools(client);
  const missing = only?.find((wanted) => !found.some((tool) => tool.name === wanted));
  if (missing !== undefined) {
    await client.close();
    throw new ConfigError("config.invalid", `The MCP server ${name} has no tool "${missing}".`, {
      hint: `It has: ${found.map((tool) => tool.name).join(", ")}.`,
    });
  }
  const effectOf = (tool: string) => (typeof effects === "string" ? effects : (effects[tool] ?? "outward"));
  return found
    .filter((tool) => !only || only.includes(tool.name))
    .map(
      (tool) => new McpTool(client, tool, { name: named(tool.name, prefix), effect: effectOf(tool.name), timeoutMs }),
    );
}

/** A tool that another program runs. */
export class McpTool extends StructuredTool {
  readonly name: string;
  readonly description: string;
  readonly schema: Tool["inputSchema"];
  readonly effect: Effect;
  readonly timeoutMs: number | undefined;
  private readonly client: Client;
  private readonly theirName: string;

  constructor(client: Client, tool: Tool, as: { name: string; effect: Effect; timeoutMs: number | undefined }) {
    super();
    this.client = client;
    this.theirName = tool.name;
    this.name = as.name;
    this.description = tool.description?.trim() || tool.title || tool.name;
    this.schema = withoutDomainKeys(tool.inputSchema);
    this.effect = as.effect;
    this.timeoutMs = as.timeoutMs;
  }

  async run(input: Record<string, unknown>, context: Pick<ToolContext, "signal" | "progress">): Promise<ToolResult> {
    const { signal, progress } = context;
    const result = await this.client.callTool({ name: this.theirName, arguments: input }, undefined, {
      signal,
      // The executor has the clock; the client's own must not be faster.
      timeout: 2 ** 31 - 1,
      onprogress: ({ progress: done, total, message }) => progress(message ?? this.name, done, total),
    });
    return resultOf(result);
  }

  /** Ends the connection, for all tools of the server; a run that ends leaves it open for the next. */
  async close(runId?: string): Promise<void> {
    if (runId === undefined) await this.client.close();
  }

  protected async _call(input: Record<string, unknown>): Promise<string> {
    return (await this.run(input, { signal: new AbortController().signal, progress: () => {} })).text;
  }
}

async function transportTo(server: McpServer): Promise<Transport> {
  if ("url" in server) {
    const { StreamableHTTPClientTransport } = await import("@modelcontextprotocol/sdk/client/streamableHttp.js");
    return new StreamableHTTPClientTransport(new URL(server.url), { requestInit: { headers: server.headers } });
  }
  const { StdioClientTransport, getDefaultEnvironment } = await import("@modelcontextprotocol/sdk/client/stdio.js");
  const env = { ...getDefaultEnvironment(), ...server.env };
  return new StdioClientTransport({ ...server, env, stderr: "ignore" });
}

async function allTools(client: Client): Promise<Tool[]> {
  const tools: Tool[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGE_LIMIT; page++) {
    const { tools: more, nextCursor } = await client.listTools(cursor === undefined ? {} : { cursor });
    tools.push(...more);
    cursor = nextCursor;
    if (cursor === undefined) break;
  }
  return tools;
}

/** Names of MCP tools may hold capitals, dots and hyphens; those of our tools don't. */
function named(name: string, prefix: string | undefined): string {
  const plain = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "");
  return `${prefix ? `${prefix}_` : ""}${plain || "tool"}`.slice(0, 64);
}

function requireEffects(effects: NonNullable<McpToolsOptions["effects"]>): void {
  const wrong = (typeof effects === "string" ? [effects] : Object.values(effects)).find(
    (one) => !EFFECTS.includes(one),
  );
  if (wrong !== undefined)
    throw new ConfigError("config.invalid", `mcpTools.effects: there is no effect "${wrong}".`, {
      hint: `The effects are: ${EFFECTS.join(", ")}.`,
    });
}
