import { randomBytes } from "node:crypto";
import { setMaxListeners } from "node:events";
import path from "node:path";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { Runnable, type RunnableConfig } from "@langchain/core/runnables";
import type { StructuredToolInterface } from "@langchain/core/tools";
import type { z } from "zod";
import { ConfigError, QwillError, reportOf } from "../runtime/errors.js";
import { profileOf } from "../runtime/model/profile.js";
import { EventStream } from "../runtime/run/event-stream.js";
import { FORMAT_VERSION, type RunEvent } from "../runtime/run/events.js";
import { forkRun } from "../runtime/run/fork.js";
import type { JournalStore, JournalWriter } from "../runtime/run/journal.js";
import { fileJournal } from "../runtime/run/journal-file.js";
import { newRunId } from "../runtime/run/run-id.js";
import { fold, initialState, type RunState } from "../runtime/run/state.js";
import { openWorkspace, type Workspace } from "../runtime/workspace/workspace.js";
import { closeTools } from "../tools/tool.js";
import { type AgentOptions, toolsByName, validOptions } from "./agent-options.js";
import { bring, type ResumeOptions, resumeOptions } from "./brought.js";
import { loop } from "./loop.js";
import { givenPlan } from "./plan/plan-tools.js";
import { recover } from "./recover.js";
import { neverBegun, Run, type RunResult, resultOf } from "./run.js";
import { Session } from "./session.js";
import { answerSchema, type StartOptions, startOptions } from "./start-options.js";

export type { AgentOptions, StartOptions };

/**
 * Makes an agent. It is also a LangChain `Runnable` over `{ goal }`: invoke, stream, streamEvents, batch, pipe.
 *
 * @throws ConfigError `config.invalid` (unknown or wrong options are named), `config.duplicate-tool`
 * @example
 * const agent = createAgent({ model: await loadModel(), tools: builtInTools(), workspace: "./work" });
 * const { answer, files } = await agent.start("Rank the CVs in cvs/ for the post in job.md").result;
 */
export function createAgent(options: AgentOptions): Agent {
  return new Agent(options);
}

export class Agent extends Runnable<{ goal: string }, RunResult> {
  lc_namespace = ["qwill", "agents"];
  private readonly options: AgentOptions;
  private readonly tools: ReadonlyMap<string, StructuredToolInterface>;

  constructor(options: AgentOptions) {
    super();
    this.options = validOptions(options);
    this.tools = toolsByName(options.tools);
  }

  /** Starts a run. Never throws for what happens in it: see `run.result`. */
  start(goal: string, options: StartOptions = {}): Run {
    if (typeof goal !== "string" || !goal.trim()) {
      throw new ConfigError("config.invalid", "goal: expected a text that says what is to be done.", {
        hint: 'agent.start("…")',
      });
    }
    const runId = newRunId();
    const { approvePlan, checks, ...given } = startOptions(options);
    const plan = given.plan === undefined ? undefined : givenPlan(given.plan, [...this.tools.keys()]);
    const output = given.output ?? answerSchema(this.options.output);
    const budget = given.budget ?? this.options.budget;
    return this.drive(runId, options.signal, async (open) => {
      const session = open(initialState(runId), (journal) => journal.create(runId));
      const model = modelInfo(this.options.model);
      session.append({
        type: "run.started",
        formatVersion: FORMAT_VERSION,
        goal,
        model,
        tools: [...this.tools.keys()],
        ...(budget ? { budget } : {}),
        ...(output ? { output } : {}),
        ...(checks.length > 0 ? { checks } : {}),
        ...(approvePlan ? { approvePlan } : {}),
        fence: randomBytes(4).toString("hex"),
      });
      if (plan) session.append({ type: "plan.made", plan, given: true });
      return session;
    });
  }

  /** Goes on with a run after a pause, a crash or a kill. Never throws: an unknown run is a failed result. */
  resume(
    runId: string,
    options: ResumeOptions & { signal?: AbortSignal } = {},
    before?: (journal: JournalStore) => void,
  ): Run {
    return this.drive(runId, options.signal, async (open) => {
      const brought = resumeOptions(options);
      const plan = brought.plan === undefined ? undefined : givenPlan(brought.plan, [...this.tools.keys()]);
      let ended = false;
      const session = open(undefined, (journal) => {
        before?.(journal);
        const { events, writer } = journal.open(runId);
        const state = fold(runId, events);
        ended = state.status === "finished" || state.status === "cancelled";
        return { state, writer };
      });
      if (ended) return session;
      bring(session, brought, plan);
      recover(session);
      return session;
    });
  }

  /**
   * Goes on from an event of a run in a new one, whose id is `run.id`: with other answers, another budget, another plan. Never
   * throws. Files in the workspace stay as they are.
   */
  fork(runId: string, { at, ...options }: ResumeOptions & { at: number; signal?: AbortSignal }): Run {
    const forkId = newRunId();
    return this.resume(forkId, options, (journal) => forkRun(journal, runId, at, forkId));
  }

  /**
   * Runs a goal to its end and gives a typed answer.
   * @throws QwillError when the run doesn't finish
   */
  async run<Output extends z.ZodObject>(
    goal: string,
    options: StartOptions & { output: Output },
  ): Promise<RunResult & { output: z.output<Output> }> {
    const result = finished(await this.start(goal, options).result);
    return { ...result, output: options.output.parse(JSON.parse(result.answer ?? "null")) };
  }

  /** LangChain's way in. @throws QwillError when the run doesn't finish */
  override invoke(input: { goal: string } | string, config?: Partial<RunnableConfig>): Promise<RunResult> {
    const goal = typeof input === "string" ? input : input.goal;
    return this._callWithConfig(
      async (each: { goal: string }, options) =>
        finished(await this.start(each.goal, { signal: options?.signal }).result),
      { goal },
      config,
    );
  }

  /** The run's events, then nothing more; its result is in the last one. */
  override async *_streamIterator(
    input: { goal: string },
    options?: Partial<RunnableConfig>,
  ): AsyncGenerator<RunResult> {
    const agent = this;
    async function* inputs() {
      yield input;
    }
    async function* events(all: AsyncGenerator<{ goal: string }>): AsyncGenerator<RunEvent> {
      for await (const { goal } of all) {
        const run = agent.start(goal, { signal: options?.signal });
        yield* run;
        finished(await run.result);
      }
    }
    // Runnable's type says that a stream yields parts of the output; an agent's parts are its events.
    yield* this._transformStreamWithConfig(inputs(), events as unknown as Transform, options);
  }

  /**
   * Says whether a plan could be carried out with this agent's tools, before it is given to a run.
   * @throws ConfigError `config.invalid`, naming the place
   */
  requireUsable(plan: unknown): void {
    givenPlan(plan, [...this.tools.keys()]);
  }

  /** Lets go of what tools hold open for runs that wait for a person: a browser would keep the process alive for minutes. */
  close(): Promise<void> {
    return closeTools(this.tools.values());
  }

  private drive(runId: string, outer: AbortSignal | undefined, prepare: (open: OpenSession) => Promise<Session>): Run {
    const stream = new EventStream();
    const controller = new AbortController();
    // Every call that is under way listens: dozens, side by side, are no leak.
    setMaxListeners(0, controller.signal);
    const onAbort = () => controller.abort(outer?.reason);
    outer?.addEventListener("abort", onAbort, { once: true });
    if (outer?.aborted) onAbort();
    return new Run(runId, stream, controller, async (attach) => {
      let session: Session | undefined;
      let writer: JournalWriter | undefined;
      try {
        const workspace = await openWorkspace(this.options.workspace);
        if (controller.signal.aborted) return neverBegun(runId);
        const journal = this.options.journal ?? fileJournal(path.join(workspace.root, ".qwill", "runs"));
        session = await prepare((state, opener) => {
          const opened = opener(journal);
          writer = "writer" in opened ? opened.writer : opened;
          const from = "writer" in opened ? opened.state : (state ?? initialState(runId));
          return new Session(from, this.equipment(workspace), writer, stream, controller.signal);
        });
        attach(session);
        if (session.state.status === "running") await loop(session);
        if (session.state.status === "running") session.append({ type: "run.cancelled" });
        return resultOf(session.state);
      } catch (error) {
        return {
          ...resultOf(session?.state ?? initialState(runId)),
          status: "failed",
          error: reportOf(error, "run.stuck"),
        };
      } finally {
        // What is still under way (a model's reply, a tool that ignores its signal) works for nobody now.
        controller.abort(new Error("The run has ended."));
        outer?.removeEventListener("abort", onAbort);
        writer?.close();
        // A run that waits for a person finds its pages again when it goes on.
        if (session?.state.status !== "paused") await closeTools(this.tools.values(), runId);
      }
    });
  }

  private equipment(workspace: Workspace) {
    const { model, instructions, secrets = {}, approve, allow = [], toolTimeoutMs = 120_000, parallel } = this.options;
    return {
      model,
      tools: this.tools,
      workspace,
      instructions,
      secrets,
      approve,
      allowedEffects: allow,
      toolTimeoutMs,
      parallel: parallel ?? servedSideBySide(model),
    };
  }
}

type Transform = (all: AsyncGenerator<{ goal: string }>) => AsyncGenerator<RunResult>;
type Opened = JournalWriter | { state: RunState; writer: JournalWriter };
type OpenSession = (state: RunState | undefined, opener: (journal: JournalStore) => Opened) => Session;

function finished(result: RunResult): RunResult {
  if (result.status === "finished") return result;
  const { code, message, hint } = result.error ?? {
    code: `run.${result.status}`,
    message: `The run ${result.runId} is ${result.status}${result.pausedFor ? ` for ${result.pausedFor}` : ""}.`,
    hint: `agent.resume("${result.runId}") goes on with it.`,
  };
  throw new QwillError(code, message, { hint, data: { runId: result.runId, status: result.status } });
}

/** How many calls a model serves side by side: its own word, or four where it lives behind an API. */
function servedSideBySide(model: BaseChatModel): number {
  const { slots } = model as { slots?: unknown };
  return typeof slots === "number" && slots >= 1 ? slots : 4;
}

function modelInfo(model: BaseChatModel) {
  const { model: name, modelName } = model as { model?: unknown; modelName?: unknown };
  const id = [name, modelName].find((each) => typeof each === "string") ?? model._llmType();
  return { id: String(id), profile: profileOf(model).id, backend: model._llmType() };
}
