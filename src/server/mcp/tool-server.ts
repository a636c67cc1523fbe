import type { StructuredToolInterface } from "@langchain/core/tools";
import { toJsonSchema } from "@langchain/core/utils/json_schema";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import type { RequestHandlerExtra } from "@modelcontextprotocol/sdk/shared/protocol.js";
import {
  CallToolRequestSchema,
  type CallToolResult,
  ListToolsRequestSchema,
  type ServerNotification,
  type ServerRequest,
  type Tool,
  type ToolAnnotations,
} from "@modelcontextprotocol/sdk/types.js";
import { withoutDomainKeys } from "../../runtime/domain-keys.js";
import { defaultVerdict } from "../../runtime/run/policy.js";
import type { Workspace } from "../../runtime/workspace/workspace.js";
import { type CallOutcome, type ExecuteEnv, executeCall, judgeCall } from "../../tools/execute.js";
import { type CallEffect, type Effect, effectOf, type SourceText } from "../../tools/tool.js";
import { askPerson, canAsk, mayCall, PERSON_MS } from "./person.js";

export interface ToolServerOptions {
  tools: readonly StructuredToolInterface[];
  workspace: Workspace;
  version: string;
  /** Effects that need no asking, beside the default ones. */
  allow?: readonly string[];
  /** Everything is allowed. */
  yes?: boolean;
}

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

/** The tool that asks the person who sits at the client; offered only where the client can show a question. */
const ASK = "ask_person";
const MAX_FILES = 100_000;

/**
 * Tools as an MCP server: the same schemas, limits and policy as in a run. What changes the world outside is asked of the
 * person at the client, where the client can ask, and refused where it can't.
 */
export function toolServer(options: ToolServerOptions): Server {
  const { workspace, version } = options;
  const tools = new Map(options.tools.map((tool) => [tool.name, tool]));
  const server = new Server({ name: "qwill", version }, { capabilities: { tools: {} } });
  const read: SourceText[] = [];
  let refs: string[] | undefined;

  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: [...tools.values()].filter(({ name }) => name !== ASK || canAsk(server)).map(described),
  }));

  server.setRequestHandler(CallToolRequestSchema, async ({ params }, extra): Promise<CallToolResult> => {
    const call = { callId: `mcp_${extra.requestId}`, name: params.name, args: params.arguments ?? {} };
    const files = await workspace.list({ limit: MAX_FILES });
    const env: ExecuteEnv = {
      tools,
      workspace,
      signal: extra.signal,
      progress: progressTo(extra),
      ...(call.name === ASK ? { timeoutMs: PERSON_MS } : {}),
      domains: { workspaceFile: files.map(({ path }) => path), verbatim: read, ...(refs ? { pageRef: refs } : {}) },
      ...(canAsk(server)
        ? { ask: (question: string, choices?: string[]) => askPerson(server, question, choices) }
        : {}),
    };
    const judged = tools.has(call.name) ? await judgeCall(call, env) : undefined;
    const refused = judged && (await refusal(server, options, call, judged));
    if (refused) return failed(refused);
    const outcome = await executeCall(call, { ...env, ...(judged ? { effect: judged.effect } : {}) });
    read.push(...(outcome.sources ?? []));
    refs = outcome.choices?.pageRef ?? refs;
    return answered(outcome);
  });
  return server;
}

/** Why a call isn't made, if it isn't. */
async function refusal(
  server: Server,
  { allow = [], yes = false }: ToolServerOptions,
  { name, args }: { name: string; args: unknown },
  { effect, doing }: CallEffect,
): Promise<string | undefined> {
  if (yes || defaultVerdict(effect, allow) === "allow") return undefined;
  if (!canAsk(server))
    return `${name} is not allowed: it changes something outside${doing ? ` (it would ${doing})` : ""}, and this client can't ask its person. Whoever starts the server can allow it: qwill mcp --allow ${effect}`;
  const question = `Allow ${name} ${JSON.stringify(args)}?${doing ? ` It would ${doing}.` : ""}`;
  return (await mayCall(server, question)) ? undefined : `The person did not allow this call of ${name}.`;
}

const HINTS: Record<Effect, ToolAnnotations> = {
  read: { readOnlyHint: true, openWorldHint: false },
  write: { readOnlyHint: false, destructiveHint: true, openWorldHint: false },
  execute: { readOnlyHint: false, destructiveHint: true, openWorldHint: false },
  network: { readOnlyHint: true, openWorldHint: true },
  outward: { readOnlyHint: false, destructiveHint: true, openWorldHint: true },
};

function described(tool: StructuredToolInterface): Tool {
  return {
    name: tool.name,
    description: tool.description,
    inputSchema: withoutDomainKeys(toJsonSchema(tool.schema) as Tool["inputSchema"]),
    annotations: HINTS[effectOf(tool)],
  };
}

function answered({ ok, text, files }: CallOutcome): CallToolResult {
  const written = files?.length ? `${text}\n\nFiles: ${files.join(", ")}` : text;
  return ok ? { content: [{ type: "text", text: written }] } : failed(text);
}

function failed(text: string): CallToolResult {
  return { content: [{ type: "text", text }], isError: true };
}

/** Progress goes to clients that asked for it. */
function progressTo({ _meta, sendNotification }: Extra): ExecuteEnv["progress"] {
  const progressToken = _meta?.progressToken;
  if (progressToken === undefined) return undefined;
  let step = 0;
  return (message, done, total) => {
    step += 1;
    const params = { progressToken, message, progress: done ?? step, ...(total === undefined ? {} : { total }) };
    void sendNotification({ method: "notifications/progress", params }).catch(() => {});
  };
}
