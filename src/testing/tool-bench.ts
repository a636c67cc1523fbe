import type { StructuredToolInterface } from "@langchain/core/tools";
import { ConfigError } from "../runtime/errors.js";
import { openWorkspace } from "../runtime/workspace/workspace.js";
import { builtInTools } from "../tools/built-in.js";
import { type CallOutcome, executeCall, judgeCall } from "../tools/execute.js";
import { screeningTools } from "../tools/screening/index.js";
import { type CallEffect, closeTools, type Effect, type SourceText } from "../tools/tool.js";

export interface ToolBenchOptions {
  /** The folder that the tools work in; made when missing. */
  workspace: string;
  /** All tools that qwill brings, unless given. */
  tools?: StructuredToolInterface[];
  /** Longest time for a call of a tool without a limit of its own, ms; default 120,000. */
  toolTimeoutMs?: number;
  /** What calls may do to the world; everything unless given. Others are answered `tool.denied`, saying what they would do. */
  allow?: Effect[];
  /** Answers what a tool asks the person. */
  ask?(question: string, choices?: string[]): Promise<string>;
}

export interface ToolBench {
  /** Calls a tool as the loop would: looked up, validated, limited, never throwing. */
  call(name: string, args: unknown): Promise<CallOutcome>;
  /** Stops what still runs and lets go of what the tools hold. */
  close(): Promise<void>;
}

const OPTIONS = ["workspace", "tools", "toolTimeoutMs", "ask", "allow"];
/** Files whose names are checked against what a call names. */
const MAX_FILES = 100_000;

/**
 * Runs real tools in one session, without a model. What a call has read may be quoted by later ones.
 *
 * @throws ConfigError `config.invalid` when the workspace can't be one, `config.duplicate-tool`
 * @example
 * const bench = await toolBench({ workspace: "./work" });
 * const { ok, text } = await bench.call("file_read", { path: "notes.md" });
 * await bench.close();
 */
export async function toolBench(options: ToolBenchOptions): Promise<ToolBench> {
  const unknown = Object.keys(options ?? {}).find((name) => !OPTIONS.includes(name));
  if (unknown)
    throw new ConfigError("config.invalid", `toolBench: unknown option "${unknown}".`, {
      hint: `There are: ${OPTIONS.join(", ")}.`,
    });
  const workspace = await openWorkspace(options?.workspace);
  const tools = byName(options.tools ?? [...builtInTools(), ...screeningTools()]);
  const session = new AbortController();
  const read: SourceText[] = [];
  let pageRef: string[] | undefined;
  let calls = 0;
  return {
    async call(name, args) {
      calls += 1;
      const files = await workspace.list({ limit: MAX_FILES });
      const request = { callId: `bench_${calls}`, name, args };
      const env = {
        tools,
        workspace,
        signal: session.signal,
        timeoutMs: options.toolTimeoutMs,
        domains: { workspaceFile: files.map((file) => file.path), verbatim: read, ...(pageRef ? { pageRef } : {}) },
        ...(options.ask ? { ask: options.ask } : {}),
      };
      const judged = options.allow && tools.has(name) ? await judgeCall(request, env) : undefined;
      if (judged && !options.allow?.includes(judged.effect)) return denied(name, judged);
      const outcome = await executeCall(request, { ...env, ...(judged ? { effect: judged.effect } : {}) });
      read.push(...(outcome.sources ?? []));
      pageRef = outcome.choices?.pageRef ?? pageRef;
      return outcome;
    },
    async close() {
      session.abort();
      await closeTools(tools.values());
    },
  };
}

function denied(name: string, { effect, doing }: CallEffect): CallOutcome {
  const message = `${name} is ${effect} here${doing ? `: it would ${doing}` : ""}.`;
  return { ok: false, text: message, ms: 0, error: { code: "tool.denied", message } };
}

function byName(tools: readonly StructuredToolInterface[]): Map<string, StructuredToolInterface> {
  const map = new Map<string, StructuredToolInterface>();
  for (const tool of tools) {
    if (map.has(tool.name)) throw new ConfigError("config.duplicate-tool", `Two tools have the name "${tool.name}".`);
    map.set(tool.name, tool);
  }
  return map;
}
