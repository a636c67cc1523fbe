import type { CallbackManagerForToolRun } from "@langchain/core/callbacks/manager";
import type { RunnableConfig } from "@langchain/core/runnables";
import { StructuredTool, type StructuredToolInterface } from "@langchain/core/tools";
import type { z } from "zod";
import { openWorkspace, type Workspace } from "../runtime/workspace/workspace.js";
import { EFFECTS, requireDefinition } from "./definition.js";

/** What a tool does to the world; the policy decides by it. */
export type Effect = "read" | "write" | "execute" | "network" | "outward";

/** What a tool is given beside its input. */
export interface ToolContext {
  /** Aborted when the run is cancelled or the call's time is over. */
  signal: AbortSignal;
  workspace: Workspace;
  /** Says how far the call is: shown live, never stored. */
  progress(message: string, done?: number, total?: number): void;
  callId: string;
  /** What this call may do to the world, where that is less than the tool's own `effect`: `run` does no more. */
  effect?: Effect;
  /** A text with secrets taken out, as it is stored and shown. What is no text (a picture) a tool must keep free of them itself. */
  hide?(text: string): string;
  /** Calls of one run share it: what a tool holds open for a run, it holds by this name. */
  runId?: string;
  /** Asks the person who runs the agent; undefined where nobody can answer within the call. */
  ask?(question: string, choices?: string[]): Promise<string>;
}

/** What one call would do to the world. */
export interface CallEffect {
  /** No more than the tool's own `effect`. */
  effect: Effect;
  /** In words for the person who is asked, without "it would": `submit the form "Checkout" to shop.example`. */
  doing?: string;
  /** Hosts that what is given would come to, though no argument names them. */
  hosts?: string[];
}

/** A text that a call has read: what `verbatim()` values are spans of, and what quotes are looked up in. */
export interface SourceText {
  /** File relative to the workspace, or URL. */
  path: string;
  page?: number;
  text: string;
}

/** Two outputs: `text` for the model, `data` for programs. */
export interface ToolResult {
  text: string;
  data?: unknown;
  /** Files written, relative to the workspace. */
  files?: string[];
  /** False: the call worked as such, but what it did failed (a command's exit code). The model repairs it. */
  ok?: boolean;
  /** The texts read, by which the model may be quoted. Text of documents and pages is untrusted. */
  sources?: SourceText[];
  /** Values by name, of which a record's field may be one: see a plan's `choice`. */
  choices?: Record<string, string[]>;
}

export interface ToolDefinition<Input extends z.ZodObject> {
  /** `noun_verb`, lower case, unique among the tools of an agent. */
  name: string;
  /** One or two sentences, for the model. */
  description: string;
  input: Input;
  /** The most that a call does. */
  effect: Effect;
  /**
   * What this call would do, where many do less than `effect`: asked before the call is allowed, it changes nothing. What
   * `run` then finds out to be more than `ctx.effect`, it leaves undone and says so.
   */
  effectOf?(input: z.output<Input>, context: ToolContext): Promise<CallEffect>;
  /** Longest time for a call, ms; the agent's `toolTimeoutMs` otherwise. */
  timeoutMs?: number;
  run(input: z.output<Input>, context: ToolContext): Promise<ToolResult | string> | ToolResult | string;
  /** Lets go of what the tool holds open for a run that has ended; of all without a name. */
  close?(runId?: string): Promise<void>;
}

/** A LangChain tool that also says what it does to the world. Made by {@link defineTool}. */
export class QwillTool extends StructuredTool {
  readonly name: string;
  readonly description: string;
  readonly schema: z.ZodObject;
  readonly effect: Effect;
  readonly effectOf: ((input: Record<string, unknown>, context: ToolContext) => Promise<CallEffect>) | undefined;
  readonly timeoutMs: number | undefined;
  readonly close: ((runId?: string) => Promise<void>) | undefined;
  readonly run: (input: Record<string, unknown>, context: ToolContext) => Promise<ToolResult>;

  constructor(definition: ToolDefinition<z.ZodObject>) {
    super();
    this.name = definition.name;
    this.description = definition.description;
    this.schema = definition.input;
    this.effect = definition.effect;
    this.effectOf = definition.effectOf;
    this.timeoutMs = definition.timeoutMs;
    this.close = definition.close;
    this.run = async (input, context) => {
      const result = await definition.run(input, context);
      return typeof result === "string" ? { text: result } : result;
    };
  }

  /** LangChain's way in, for use outside a qwill agent: the workspace is `configurable.workspace` or the current folder. */
  protected async _call(
    input: Record<string, unknown>,
    _runManager?: CallbackManagerForToolRun,
    config?: RunnableConfig,
  ): Promise<string> {
    const workspace = config?.configurable?.workspace ?? ".";
    const result = await this.run(input, {
      signal: config?.signal ?? new AbortController().signal,
      workspace: typeof workspace === "string" ? await openWorkspace(workspace) : workspace,
      progress: () => {},
      callId: config?.runId ?? "direct",
    });
    return result.text;
  }
}

/**
 * Makes a tool out of a zod schema and a function. The result is a LangChain `StructuredTool`; any agent can use it.
 *
 * What the model can repair is a result or a thrown {@link ToolError}; what a person must repair is any other throw.
 *
 * @throws ConfigError `config.invalid` for a name that isn't `lower_case`, and for any other option that can't be used.
 * @example
 * const wordCount = defineTool({
 *   name: "word_count",
 *   description: "Count the words of a text file in the workspace.",
 *   input: z.object({ path: workspaceFile() }),
 *   effect: "read",
 *   async run({ path }, { workspace }) {
 *     return `${(await workspace.readText(path)).split(/\s+/).length} words`;
 *   },
 * });
 */
export function defineTool<Input extends z.ZodObject>(definition: ToolDefinition<Input>): QwillTool {
  requireDefinition(definition);
  return new QwillTool(definition as unknown as ToolDefinition<z.ZodObject>);
}

/**
 * The effect of any tool: foreign LangChain tools count as `outward`, since nobody knows what they do. Ours are known by what
 * they have, not by their class: two copies of the package may meet in one process.
 */
export function effectOf(tool: StructuredToolInterface): Effect {
  return isOwn(tool) ? tool.effect : "outward";
}

interface OwnTool {
  effect: Effect;
  close?: (runId?: string) => Promise<void>;
}

function isOwn(tool: object): tool is OwnTool {
  const { effect, run } = tool as { effect?: unknown; run?: unknown };
  return typeof run === "function" && EFFECTS.includes(effect as Effect);
}

/** Lets go of what tools hold open (a browser): for a run that has ended, or for good. What a foreign tool's `close` means nobody knows. */
export async function closeTools(tools: Iterable<object>, runId?: string): Promise<void> {
  for (const tool of tools) {
    if (isOwn(tool)) await tool.close?.(runId);
  }
}
