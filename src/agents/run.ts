import type { ErrorReport } from "../runtime/errors.js";
import type { EventStream } from "../runtime/run/event-stream.js";
import type { DeliveredFile, NewEvent, RunEvent, Usage } from "../runtime/run/events.js";
import { forkPoint } from "../runtime/run/fork.js";
import type { Plan } from "../runtime/run/plan.js";
import { initialState, type RunState } from "../runtime/run/state.js";
import { type ResumeOptions, readDecision, readText } from "./brought.js";
import { planCallId } from "./next.js";
import { editEvents } from "./plan/plan-edit.js";
import { givenPlan } from "./plan/plan-tools.js";
import type { Session } from "./session.js";

export type { ResumeOptions };

/** How a run ended. It never ends in another way. */
export interface RunResult {
  status: "finished" | "paused" | "failed" | "cancelled";
  runId: string;
  answer?: string;
  /** Deliverables: relative paths, sha256, bytes. */
  files: DeliveredFile[];
  plan: Plan | undefined;
  /** Tokens: prompt (of which reused from the cache), thought, answer. */
  usage: Usage;
  /** What was checked by machine, in words, and what was not. */
  verified: string[];
  unverified: string[];
  error?: ErrorReport;
  /** `person`: somebody wanted it to stop for now. */
  pausedFor?: "approval" | "question" | "budget" | "person";
}

/**
 * A run under way. Iterate it for its events, await `result` for its end.
 *
 * @example
 * const run = agent.start("Rank these CVs for the post in job.md");
 * for await (const event of run) console.log(event.type);
 * const { status, files } = await run.result;
 */
export class Run implements AsyncIterable<RunEvent> {
  readonly id: string;
  /** Never rejects. */
  readonly result: Promise<RunResult>;
  private readonly events: EventStream;
  private readonly controller: AbortController;
  private session: Session | undefined;
  /** Also before the run has begun to work. */
  private wantsPause = false;

  constructor(
    id: string,
    events: EventStream,
    controller: AbortController,
    drive: (attach: (session: Session) => void) => Promise<RunResult>,
  ) {
    this.id = id;
    this.events = events;
    this.controller = controller;
    this.result = drive((session) => {
      this.session = session;
      if (this.wantsPause) session.pause();
    }).finally(() => {
      this.session = undefined;
      events.close();
    });
  }

  [Symbol.asyncIterator](): AsyncIterator<RunEvent> {
    return this.events[Symbol.asyncIterator]();
  }

  /** Stops the run within a second; what was done stays done. */
  cancel(): void {
    this.controller.abort(new Error("cancelled"));
  }

  /**
   * Stops the run for now: calls of tools come to their end, what the model is just saying is asked again on resume.
   * The result is `paused`, for "person".
   */
  pause(): void {
    this.wantsPause = true;
    this.session?.pause();
  }

  /**
   * Decides a call that was asked for. False when it came too late: then `agent.resume(id, { decisions })`.
   * @throws ConfigError `config.invalid` for another word
   */
  decide(callId: string, decision: "allow" | "deny" | "always"): boolean {
    const read = readDecision(decision);
    if (this.session?.state.approvals[callId] !== "asked") return false;
    return this.bring({ type: "approval.given", callId, decision: read });
  }

  /**
   * Says something while the run goes on: it is shown to the model at once, holds for all that follows, and the planner
   * changes the plan where it must. False when it came too late: then `agent.resume(id, { say })`.
   */
  say(text: string): boolean {
    const said = readText("say", text).trim();
    return said !== "" && this.bring({ type: "person.said", text: said });
  }

  /**
   * Puts a plan of your own in the place of the one that waits for approval. False when none waits.
   * @throws ConfigError `config.invalid`, naming the place
   */
  editPlan(plan: unknown): boolean {
    const { session } = this;
    if (session?.state.approvals[planCallId(session.state)] !== "asked") return false;
    const read = givenPlan(plan, [...session.equipment.tools.keys()]);
    return editEvents(session.state, read)
      .map((event) => this.bring(event))
      .every(Boolean);
  }

  /** Answers a question that was asked. False when it came too late: then `agent.resume(id, { answers })`. */
  answer(questionId: string, answer: string): boolean {
    const read = readText("answer", answer);
    const question = this.session?.state.questions[questionId];
    if (!question || question.answer !== undefined) return false;
    return this.bring({ type: "question.answered", questionId, answer: read });
  }

  /** Stores what a person brings. Where nothing can be stored any more, the run's result says so. */
  private bring(event: NewEvent): boolean {
    const { session } = this;
    if (!session) return false;
    try {
      session.append(event);
      return true;
    } catch {
      // The run is at its end.
      return false;
    } finally {
      session.wake();
    }
  }
}

/** The result of a run that was cancelled before it was begun or gone on with. */
export function neverBegun(runId: string): RunResult {
  const message = `The run ${runId} was cancelled before anything was done.`;
  return { ...resultOf(initialState(runId)), status: "cancelled", error: { code: "run.cancelled", message } };
}

/** A cancelled run is at its end, but not lost. */
function cancelled(state: RunState, reason: string | undefined): ErrorReport {
  return {
    code: "run.cancelled",
    message: `The run ${state.runId} was cancelled.${reason ? ` ${reason}` : ""}`,
    hint: `agent.fork("${state.runId}", { at: ${forkPoint(state)} }) goes on from there in a new run.`,
  };
}

/** The result that a state amounts to. */
export function resultOf(state: RunState): RunResult {
  const { end } = state;
  const common = {
    runId: state.runId,
    files: [],
    plan: state.plan,
    usage: state.usage,
    verified: [],
    unverified: [],
  };
  switch (end?.type) {
    case "run.finished":
      return {
        ...common,
        status: "finished",
        answer: end.answer,
        files: end.files,
        verified: end.verified,
        unverified: end.unverified,
      };
    case "run.paused":
      return { ...common, status: "paused", pausedFor: end.reason, ...(end.error ? { error: end.error } : {}) };
    case "run.cancelled":
      return { ...common, status: "cancelled", error: cancelled(state, end.reason) };
    case "run.failed":
      return { ...common, status: "failed", error: end.error };
    default:
      return { ...common, status: "failed", error: { code: "run.stuck", message: "The run ended without an end." } };
  }
}
