import { EventEmitter, once } from "node:events";
import { type Agent, createAgent } from "../agents/agent.js";
import type { ResumeOptions, Run } from "../agents/run.js";
import { QwillError } from "../runtime/errors.js";
import { isBeingWritten } from "../runtime/run/describe-run.js";
import type { StoredEvent } from "../runtime/run/events.js";
import { fold, type RunState } from "../runtime/run/state.js";
import { conflict } from "./api-error.js";
import type { Models } from "./models.js";
import type { ServerOptions } from "./options.js";
import type { Place } from "./places.js";

/** The tiny model that comes with qwill: it does the demos, whatever the model of tasks is. */
const TINY = "pocket";

/** The runs that this process works on, and the way to all others. */
export class LiveRuns {
  readonly #options: ServerOptions;
  readonly #models: Models;
  readonly #live = new Map<string, Run>();
  /** Kept while a run may go on: its tools hold what they have open, a page in a browser for example. */
  readonly #agents = new Map<string, Agent>();
  readonly #changes = new EventEmitter().setMaxListeners(0);

  constructor(options: ServerOptions, models: Models) {
    this.#options = options;
    this.#models = models;
  }

  get(runId: string): Run | undefined {
    return this.#live.get(runId);
  }

  /** Resolves when this process begins to work on a run, or after so long. Aborting ends the wait. */
  async change(runId: string, withinMs: number, signal: AbortSignal): Promise<void> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
    await once(this.#changes, runId, { signal: limit }).catch(() => undefined);
  }

  /** An agent as this server makes them. */
  agent(place: Place, parts: Pick<Parameters<typeof createAgent>[0], "model" | "tools">): Agent {
    const { allow, budget, secrets } = this.#options;
    return createAgent({ ...parts, workspace: place.folder, journal: place.journal, allow, budget, secrets });
  }

  /**
   * Takes a run under its wings once it has truly begun.
   * @throws QwillError why it didn't begin
   */
  async begin(agent: Agent, run: Run): Promise<void> {
    this.#live.set(run.id, run);
    this.#agents.set(run.id, agent);
    void run.result.then(({ status }) => {
      this.#live.delete(run.id);
      if (status === "finished" || status === "cancelled") this.#agents.delete(run.id);
    });
    const reader = run[Symbol.asyncIterator]();
    const { done } = await reader.next();
    void reader.return?.();
    this.#changes.emit(run.id);
    if (!done) return;
    const { error } = await run.result;
    if (error) throw new QwillError(error.code, error.message, { hint: error.hint });
  }

  /** What a person brings to a run: told to it while it lives, else it goes on with it. */
  async bring(place: Place, runId: string, tell: (run: Run) => boolean, options: ResumeOptions): Promise<void> {
    const run = this.#live.get(runId);
    if (run) {
      if (tell(run)) return;
      // It was just ending.
      await run.result;
    }
    const { state } = this.state(place, runId);
    if (state.status === "finished" || state.status === "cancelled")
      throw conflict(`The run ${runId} is ${state.status}.`, "Fork it to go on from an event of it.");
    const agent = await this.#agentOf(place, runId);
    await this.begin(agent, agent.resume(runId, options));
  }

  /** A new run that begins as another one did; its id. */
  async fork(place: Place, runId: string, options: ResumeOptions & { at: number }): Promise<string> {
    const agent = await this.#agentOf(place, runId);
    const run = agent.fork(runId, options);
    await this.begin(agent, run);
    return run.id;
  }

  /** Ends a run for good, also one that nobody works on. */
  cancel(place: Place, runId: string): void {
    const run = this.#live.get(runId);
    if (run) {
      run.cancel();
      return;
    }
    const { state } = this.state(place, runId);
    if (state.status === "finished" || state.status === "cancelled") return;
    const { events, writer } = place.journal.open(runId);
    try {
      const seq = (events.at(-1)?.seq ?? 0) + 1;
      const end: StoredEvent = { type: "run.cancelled", seq, at: new Date().toISOString(), runId };
      writer.append(end);
    } finally {
      writer.close();
    }
    this.#agents.delete(runId);
  }

  /** @throws ApiError where nobody works on it here */
  pause(place: Place, runId: string): void {
    const run = this.#live.get(runId);
    if (run) {
      run.pause();
      return;
    }
    const hint = isBeingWritten(place.folder, runId)
      ? "Another process works on it: Ctrl-C there."
      : "It isn't running at the moment.";
    throw conflict(`The run ${runId} isn't worked on by this server.`, hint);
  }

  /** What a run's journal amounts to. @throws JournalError */
  state(place: Place, runId: string): { state: RunState; tools: string[] } {
    const { events } = place.journal.read(runId);
    const [first] = events as StoredEvent[];
    return { state: fold(runId, events), tools: first?.type === "run.started" ? first.tools : [] };
  }

  /** Lets all that runs come to a halt, so that it can be resumed. What doesn't within this time is left as it is. */
  async close(withinMs: number): Promise<void> {
    const runs = [...this.#live.values()];
    for (const run of runs) run.pause();
    const halted = Promise.all(runs.map(({ result }) => result));
    await Promise.race([halted, new Promise((resolve) => setTimeout(resolve, withinMs).unref())]);
  }

  async #agentOf(place: Place, runId: string): Promise<Agent> {
    const known = this.#agents.get(runId);
    if (known) return known;
    const { state, tools: names } = this.state(place, runId);
    const tools = await this.#options.toolsNamed(names);
    const model = await this.#models.get(state.model?.id === TINY ? TINY : undefined);
    return this.agent(place, { model, tools });
  }
}
