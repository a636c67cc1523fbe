/** The one place that looks up, validates, limits, runs, catches and shortens the call of a tool. */
import type { StructuredToolInterface } from "@langchain/core/tools";
import type { Domains } from "../runtime/domains.js";
import { type ErrorReport, isQwillError, reportOf, ToolError } from "../runtime/errors.js";
import { nearestNames } from "../runtime/workspace/nearest.js";
import type { Workspace } from "../runtime/workspace/workspace.js";
import { checkInput } from "./input.js";
import { cleanText, shortenText } from "./output.js";
import { jsonSafe, readResult, textOf } from "./result.js";
import { type CallEffect, type Effect, effectOf, type SourceText, type ToolContext, type ToolResult } from "./tool.js";

export { cleanText, shortenText } from "./output.js";

export interface CallRequest {
  callId: string;
  name: string;
  args: unknown;
}

export interface ExecuteEnv {
  tools: ReadonlyMap<string, StructuredToolInterface>;
  /** Names that this step may call; all when left out. */
  granted?: readonly string[];
  workspace: Workspace;
  /** Aborting it settles the call at once. */
  signal: AbortSignal;
  /** For tools without a limit of their own; default 120,000. */
  timeoutMs?: number;
  /** Longest text that the model is given; default 20,000 characters. */
  maxChars?: number;
  /** Called with a text that is too long for the model: where the whole was put. Without it the rest is lost. */
  keep?(text: string): Promise<string | undefined>;
  /** What is really there: arguments are checked against it once more. */
  domains?: Domains;
  progress?: ToolContext["progress"];
  ask?: ToolContext["ask"];
  hide?: ToolContext["hide"];
  runId?: string;
  /** What the call may do to the world; what its tool says, when left out. */
  effect?: Effect;
}

export interface CallOutcome {
  ok: boolean;
  /** For the model. */
  text: string;
  /** For programs; always fit for JSON. */
  data?: unknown;
  files?: string[];
  sources?: SourceText[];
  choices?: Record<string, string[]>;
  /** Where the whole text is, when `text` is only a preview of it. */
  whole?: string;
  ms: number;
  /** Set whenever `ok` is false. */
  error?: ErrorReport;
}

const TIMEOUT_MS = 120_000;
/** For finding out what a call would do. */
const JUDGE_MS = 20_000;
const MAX_CHARS = 20_000;
const MAX_MESSAGE_CHARS = 2_000;

/** What executeCall needs of a tool made by defineTool, also by another copy of the package. */
interface OwnTool {
  run(input: Record<string, unknown>, context: ToolContext): Promise<ToolResult | string>;
  effect: Effect;
  effectOf?(input: Record<string, unknown>, context: ToolContext): Promise<CallEffect>;
  timeoutMs?: number;
}

/**
 * Runs one call to its end. Never throws, and always settles: at the time limit or on abort even when the tool ignores both.
 *
 * Failures are outcomes with `ok: false` and `error.code`: `tool.unknown`, `.denied`, `.bad-input`, `.timeout`, `.failed`,
 * or what the tool itself threw as ToolError.
 *
 * @example
 * const outcome = await executeCall(
 *   { callId: "1", name: "file_read", args: { path: "a.md" } },
 *   { tools: new Map(fileTools().map((tool) => [tool.name, tool])), workspace, signal: AbortSignal.timeout(5000) },
 * );
 */
export async function executeCall(call: CallRequest, env: ExecuteEnv): Promise<CallOutcome> {
  const begun = performance.now();
  const maxChars = env.maxChars ?? MAX_CHARS;
  const since = () => Math.round(performance.now() - begun);
  try {
    const tool = findTool(call.name, env);
    const input = await checkInput(tool, call.args, env);
    const result = await runLimited(tool, input, call, env);
    const ms = since();
    const whole = result.text.length > maxChars ? await kept(result.text, env) : undefined;
    return outcomeOf(result, maxChars, ms, whole);
  } catch (error) {
    return failureOf(error, maxChars, since());
  }
}

/**
 * What a call would do to the world, asked of its tool before it is allowed. Never throws: a call that can't be made as it
 * stands does nothing but fail, and of a tool that can't say, the most is believed.
 */
export async function judgeCall(call: CallRequest, env: ExecuteEnv): Promise<CallEffect> {
  const tool = env.tools.get(call.name);
  const most = tool ? effectOf(tool) : "outward";
  const judge = tool && ownTool(tool)?.effectOf;
  if (!judge) return { effect: most };
  const input = await checkInput(tool, call.args, env).catch(() => undefined);
  if (!input) return { effect: "read" };
  return limited((context) => judge(input, context), JUDGE_MS, call, env).catch(() => ({ effect: most }));
}

function findTool(name: string, env: ExecuteEnv): StructuredToolInterface {
  const tool = env.tools.get(name);
  const names = env.granted ? env.granted.filter((one) => env.tools.has(one)) : [...env.tools.keys()];
  if (!tool) {
    const [near] = nearestNames(String(name), names, 1);
    throw new ToolError("tool.unknown", `There is no tool "${String(name).slice(0, 80)}".`, {
      hint: `${near ? `Did you mean ${near}? ` : ""}The tools are: ${names.join(", ") || "none"}.`,
      data: { names },
    });
  }
  if (env.granted && !env.granted.includes(name)) {
    throw new ToolError("tool.denied", `This step may not use ${name}.`, {
      hint: `Its tools are: ${names.join(", ") || "none"}.`,
    });
  }
  return tool;
}

async function runLimited(
  tool: StructuredToolInterface,
  input: Record<string, unknown>,
  call: CallRequest,
  env: ExecuteEnv,
): Promise<ToolResult> {
  const own = ownTool(tool);
  const work = (context: ToolContext) => (own ? runOwn(own, input, context) : runForeign(tool, input, context));
  return limited(work, own?.timeoutMs ?? env.timeoutMs ?? TIMEOUT_MS, call, env);
}

/** The tool's own promise against the clock and the signal. What it does after losing is ignored. */
async function limited<T>(
  work: (context: ToolContext) => Promise<T>,
  timeoutMs: number,
  call: CallRequest,
  env: ExecuteEnv,
): Promise<T> {
  const cancelled = () => new ToolError("tool.failed", `${call.name} was cancelled.`);
  if (env.signal.aborted) throw cancelled();

  const controller = new AbortController();
  let stop: (error: ToolError) => void = () => {};
  const limit = new Promise<never>((_, reject) => {
    stop = (error) => {
      reject(error);
      controller.abort(error);
    };
  });
  const onAbort = () => stop(cancelled());
  const timer = setTimeout(() => stop(timeoutError(call.name, timeoutMs)), Math.min(timeoutMs, 2 ** 31 - 1));
  env.signal.addEventListener("abort", onAbort, { once: true });
  let running = true;
  const context: ToolContext = {
    signal: controller.signal,
    workspace: env.workspace,
    callId: call.callId,
    ...(env.effect ? { effect: env.effect } : {}),
    progress: (message, done, total) => {
      if (running) env.progress?.(cleanText(textOf(message)).slice(0, MAX_MESSAGE_CHARS), finite(done), finite(total));
    },
    ...(env.hide ? { hide: env.hide } : {}),
    ...(env.runId ? { runId: env.runId } : {}),
    ...(env.ask ? { ask: env.ask } : {}),
  };
  try {
    return await Promise.race([work(context), limit]);
  } finally {
    running = false;
    clearTimeout(timer);
    env.signal.removeEventListener("abort", onAbort);
  }
}

/** What is shown is also printed as JSON, which knows no other numbers. */
function finite(number: unknown): number | undefined {
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

function timeoutError(name: string, timeoutMs: number): ToolError {
  return new ToolError("tool.timeout", `${name} took longer than ${timeoutMs / 1000} s and was stopped.`, {
    hint: "Ask for less at once, or go another way.",
  });
}

function ownTool(tool: object): OwnTool | undefined {
  return "effect" in tool && "run" in tool && typeof tool.run === "function" ? (tool as unknown as OwnTool) : undefined;
}

/** Async, so that a throw before the first await becomes a rejection too. */
async function runOwn(tool: OwnTool, input: Record<string, unknown>, context: ToolContext): Promise<ToolResult> {
  return readResult(await tool.run(input, context));
}

async function runForeign(
  tool: StructuredToolInterface,
  input: Record<string, unknown>,
  context: ToolContext,
): Promise<ToolResult> {
  const config = { signal: context.signal, configurable: { workspace: context.workspace } };
  const message: unknown = await tool.invoke(
    { type: "tool_call", id: context.callId, name: tool.name, args: input },
    config,
  );
  if (typeof message !== "object" || message === null || !("content" in message)) return { text: textOf(message) };
  const artifact = "artifact" in message ? message.artifact : undefined;
  return {
    text: textOf(message.content),
    ...(artifact === undefined ? {} : { data: jsonSafe(artifact) }),
    ...("status" in message && message.status === "error" ? { ok: false } : {}),
  };
}

/** The whole of a text that is no binary, somewhere where it can be read on. Its loss is no failure of the call. */
async function kept(text: string, env: ExecuteEnv): Promise<string | undefined> {
  const clean = cleanText(text);
  if (!env.keep || clean.length < text.length / 2) return undefined;
  return env.keep(clean).catch(() => undefined);
}

function outcomeOf(result: ToolResult, maxChars: number, ms: number, whole: string | undefined): CallOutcome {
  const ok = result.ok !== false;
  const text = shortenText(cleanText(result.text), maxChars, whole);
  return {
    ok,
    text: text === "" ? "(no output)" : text,
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.files?.length ? { files: result.files } : {}),
    ...(result.sources?.length ? { sources: result.sources } : {}),
    ...(result.choices ? { choices: result.choices } : {}),
    ...(whole ? { whole } : {}),
    ms,
    ...(ok ? {} : { error: { code: "tool.failed", message: inShort(text.split("\n", 1)[0] ?? "") || "It failed." } }),
  };
}

function failureOf(error: unknown, maxChars: number, ms: number): CallOutcome {
  const { code, message, hint } = reportOf(error, "tool.failed");
  const report: ErrorReport = {
    code,
    message: inShort(cleanText(message)) || "It failed without a word.",
    ...(hint ? { hint } : {}),
  };
  const data = isQwillError(error) ? error.data : undefined;
  const files = Array.isArray(data?.files) ? data.files.filter((file) => typeof file === "string") : [];
  return {
    ok: false,
    text: shortenText(cleanText(hint ? `${message}\n${hint}` : message) || report.message, maxChars),
    ...(data ? { data: jsonSafe(data) } : {}),
    ...(files.length ? { files } : {}),
    ms,
    error: report,
  };
}

/** A message is told in lists and on one line; the text holds more of it. */
function inShort(message: string): string {
  return message.length > MAX_MESSAGE_CHARS ? `${message.slice(0, MAX_MESSAGE_CHARS)}…` : message;
}
