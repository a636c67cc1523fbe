import { setMaxListeners } from "node:events";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { StructuredToolInterface } from "@langchain/core/tools";
import type { EventStream } from "../runtime/run/event-stream.js";
import type { LiveEvent, NewEvent, StoredEvent } from "../runtime/run/events.js";
import type { JournalWriter } from "../runtime/run/journal.js";
import type { Approve } from "../runtime/run/policy.js";
import { type RunState, reduce } from "../runtime/run/state.js";
import type { Workspace } from "../runtime/workspace/workspace.js";
import { type Secrets, withoutSecrets } from "./capability/secrets.js";
import type { CountedPrompt } from "./context/window.js";

/** What a run works with. The options of an agent, resolved. */
export interface Equipment {
  model: BaseChatModel;
  tools: ReadonlyMap<string, StructuredToolInterface>;
  workspace: Workspace;
  instructions: string | undefined;
  approve: Approve | undefined;
  /** Values by name that tools get and nobody else sees. */
  secrets: Secrets;
  /** Effects that need no asking. */
  allowedEffects: readonly string[];
  toolTimeoutMs: number;
  parallel: number;
}

type WithoutPlace<T> = T extends unknown ? Omit<T, "at" | "runId"> : never;

/** A run under way: its state, and the one place where events are added. */
export class Session {
  state: RunState;
  readonly equipment: Equipment;
  readonly signal: AbortSignal;
  /** Aborted by the end of the run, and by a pause: a reply that nobody waits for any more is let go of. */
  readonly replySignal: AbortSignal;
  /** Why nothing can be stored any more: the run can't go on, but it can be resumed. */
  failure: unknown;
  /** The prompt that the model has counted last. */
  counted: CountedPrompt | undefined;
  /** Set by the loop: what a person brings makes it look again. */
  wake: () => void = () => {};
  /** Calls of which a caller's own rule hasn't said yet whether they may be made. */
  readonly judged = new Set<string>();
  private readonly pausing = new AbortController();
  private readonly journal: JournalWriter;
  private readonly stream: EventStream;

  constructor(state: RunState, equipment: Equipment, journal: JournalWriter, stream: EventStream, signal: AbortSignal) {
    this.state = state;
    this.equipment = equipment;
    this.journal = journal;
    this.stream = stream;
    this.signal = signal;
    this.replySignal = AbortSignal.any([signal, this.pausing.signal]);
    // Every reply that is under way listens: dozens, side by side, are no leak.
    setMaxListeners(0, this.replySignal);
  }

  /** True once somebody wants the run to stop for now: nothing new is begun. */
  get isPausing(): boolean {
    return this.pausing.signal.aborted;
  }

  /**
   * What a caller's own rule says of a call; undefined when the run stops meanwhile: then it is asked again on resume. Such a
   * rule may ask a person, who is away.
   */
  async awaited<T>(callId: string, verdict: Promise<T>): Promise<T | undefined> {
    let stop = () => {};
    const stopped = new Promise<undefined>((resolve) => {
      stop = () => resolve(undefined);
    });
    this.replySignal.addEventListener("abort", stop, { once: true });
    if (this.replySignal.aborted) stop();
    this.judged.add(callId);
    // The bound on minutes may have passed just before: now that it is awaited, the loop looks again.
    this.wake();
    try {
      return await Promise.race([verdict, stopped]);
    } finally {
      this.judged.delete(callId);
      this.replySignal.removeEventListener("abort", stop);
    }
  }

  /** Lets calls of tools come to their end, lets go of the model's replies, and begins nothing new. */
  pause(): void {
    this.pausing.abort(new Error("paused"));
    this.wake();
  }

  /**
   * Stores an event (it outlives the process when this returns), folds it into the state and shows it. What still comes in
   * after the run's end, from a call that was let go of, is refused: an end is the last record.
   */
  append(event: NewEvent): void {
    if (this.failure !== undefined) throw this.failure;
    if (this.signal.aborted && event.type !== "run.cancelled") throw this.signal.reason;
    if (this.state.status !== "running" && event.type !== "run.resumed") throw new Error("The run has ended.");
    const stamped = {
      seq: this.state.seq + 1,
      at: new Date().toISOString(),
      runId: this.state.runId,
      ...withoutSecrets(event, this.equipment.secrets),
    } as StoredEvent;
    try {
      this.journal.append(stamped);
    } catch (error) {
      this.failure = error;
      throw error;
    }
    this.state = reduce(this.state, stamped);
    this.stream.push(stamped);
  }

  /** Shows an event without storing it. */
  show(event: WithoutPlace<LiveEvent>): void {
    this.stream.push({
      at: new Date().toISOString(),
      runId: this.state.runId,
      ...withoutSecrets(event, this.equipment.secrets),
    } as LiveEvent);
  }

  /** Resolves when everybody who reads the events has seen them all and had a turn to react, or when `enough` says so. */
  drained(enough: () => boolean): Promise<void> {
    return this.stream.drained(enough);
  }
}
