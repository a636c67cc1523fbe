import type { RunEvent } from "../../src/runtime/run/events.js";
import type { JournalEvent } from "../../src/runtime/run/journal.js";
import type { Plan } from "../../src/runtime/run/plan.js";
import { type Api, ApiError, inAddress, type RunSummary } from "./api.js";

const FLUSH_MS = 30;

/** Where a run's events and files come from: a server, or the page itself. */
export interface RunSource {
  kind: "live" | "replay";
  runId: string;
  /** Hands over all events so far and those that come; returns how to stop. */
  subscribe(follower: Follower): () => void;
  /** A file of the run; undefined when it isn't there (left out of a replay). */
  file(path: string): Promise<Blob | undefined>;
  /** What a document reads as; undefined when that isn't known. */
  text(path: string, page: number | undefined): Promise<string | undefined>;
  /** Where a browser can open a file by itself, with all that it refers to; undefined where only its content is known. */
  address(path: string): Promise<string | undefined>;
  /** The run as one page that needs no server; none in a replay, which is one. */
  page: (() => Promise<Blob>) | undefined;
  /** What a person can do; none in a replay. */
  actions: Actions | undefined;
}

export interface Follower {
  onEvents(events: readonly (JournalEvent | RunEvent)[]): void;
  /** What a person should know about the connection; empty when all is well again. */
  onTrouble(text: string): void;
  /** Whether anybody works on the run: a run whose process died looks as if it went on. */
  onPresence(isRunning: boolean): void;
  /** Nothing more will come unless the run is taken up again. */
  onEnd(): void;
}

export interface Actions {
  decide(callId: string, decision: "allow" | "deny" | "always", note?: string): Promise<unknown>;
  answer(questionId: string, answer: string): Promise<unknown>;
  say(text: string): Promise<unknown>;
  approvePlan(): Promise<unknown>;
  declinePlan(): Promise<unknown>;
  changePlan(plan: Plan): Promise<unknown>;
  pause(): Promise<unknown>;
  resume(budget?: Record<string, number>): Promise<unknown>;
  cancel(): Promise<unknown>;
  fork(at: number): Promise<{ id: string }>;
}

/** A page that was written of a run: everything is in it. */
export interface ReplayData {
  runId: string;
  events: JournalEvent[];
  /** Small files, by path, as base64. */
  files: Record<string, { base64: string; type: string }>;
}

export function replaySource(data: ReplayData): RunSource {
  return {
    kind: "replay",
    runId: data.runId,
    subscribe({ onEvents, onPresence, onEnd }) {
      onEvents(data.events);
      onPresence(false);
      onEnd();
      return () => {};
    },
    async file(path) {
      const file = Object.hasOwn(data.files, path) ? data.files[path] : undefined;
      if (!file) return undefined;
      const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0));
      return new Blob([bytes], { type: file.type });
    },
    text: async () => undefined,
    address: async () => undefined,
    page: undefined,
    actions: undefined,
  };
}

export function liveSource(api: Api, runId: string): RunSource {
  const path = `/api/runs/${encodeURIComponent(runId)}`;
  const post = (action: string, body?: unknown) => api.post(`${path}/${action}`, body);
  let summary: Promise<RunSummary> | undefined;
  return {
    kind: "live",
    runId,
    subscribe: (follower) => follow(api, runId, follower),
    file: (name) => api.file(runId, name).catch(absent),
    text: async (name, page) => {
      const blob = await api.file(runId, name, "?as=text").catch(absent);
      return blob && pageOf(await blob.text(), page);
    },
    address: async (name) => {
      summary ??= api.get<RunSummary>(path);
      return `${(await summary).view}${inAddress(name)}`;
    },
    page: () => api.blob(`${path}/replay`),
    actions: {
      decide: (callId, decision, note) => post("decide", { callId, decision, ...(note ? { note } : {}) }),
      answer: (questionId, answer) => post("answer", { questionId, answer }),
      say: (text) => post("say", { text }),
      approvePlan: () => post("plan", { approve: true }),
      declinePlan: () => post("plan", { approve: false }),
      changePlan: (plan) => post("plan", { plan }),
      pause: () => post("pause"),
      resume: (budget) => post("resume", budget ? { budget } : {}),
      cancel: () => post("cancel"),
      fork: (at) => api.post(`${path}/fork`, { at }),
    },
  };
}

function absent(error: unknown): undefined {
  if (error instanceof ApiError && error.status >= 400 && error.status < 500) return undefined;
  throw error;
}

/** The text of one page, where the server tells pages apart. */
function pageOf(body: string, page: number | undefined): string {
  try {
    const { pages, text } = JSON.parse(body) as { pages?: { page?: number; text: string }[]; text?: string };
    if (!pages) return text ?? body;
    const wanted = pages.filter((each) => page === undefined || each.page === undefined || each.page === page);
    return wanted.map((each) => each.text).join("\n\n");
  } catch {
    return body;
  }
}

function follow(api: Api, runId: string, { onEvents, onTrouble, onPresence, onEnd }: Follower): () => void {
  const controller = new AbortController();
  let last = 0;
  let waiting: RunEvent[] = [];
  // Thousands of stored events arrive in one go: they are shown once, not one by one.
  const flush = () => {
    const events = waiting;
    waiting = [];
    if (events.length > 0 && !controller.signal.aborted) onEvents(events);
  };
  const handlers = {
    onEvent(value: unknown) {
      const event = value as RunEvent;
      if ("seq" in event) last = Math.max(last, event.seq);
      if (waiting.length === 0) setTimeout(flush, FLUSH_MS);
      waiting.push(event);
    },
    onPresence: (isRunning: boolean) => {
      flush();
      if (!controller.signal.aborted) onPresence(isRunning);
    },
    onConnection: (isConnected: boolean) =>
      onTrouble(isConnected ? "" : "The server doesn't answer. The page goes on when it is back."),
  };
  api
    .follow(runId, () => last, handlers, controller.signal)
    .then(onEnd, (error: unknown) => {
      const { message, hint = "" } = error as { message: string; hint?: string };
      if (!controller.signal.aborted) onTrouble(`${message} ${hint}`.trim());
    });
  return () => controller.abort();
}
