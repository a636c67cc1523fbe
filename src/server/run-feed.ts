import { isBeingWritten } from "../runtime/run/describe-run.js";
import type { RunEvent } from "../runtime/run/events.js";
import type { JournalEvent } from "../runtime/run/journal.js";
import type { LiveRuns } from "./live-runs.js";
import type { Place, Places } from "./places.js";

/** What a follower of a run is told. */
export type FeedMessage =
  | { kind: "event"; event: JournalEvent | RunEvent }
  /** Whether anybody works on it: a run whose process died looks as if it went on. */
  | { kind: "presence"; isRunning: boolean }
  /** Nothing more will come, unless it is taken up again. */
  | { kind: "end" };

export interface FeedOptions {
  place: Place;
  places: Places;
  live: LiveRuns;
  /** The last event that the follower has. */
  after: number;
  signal: AbortSignal;
}

const POLL_MS = 500;
const ENDS = new Set(["run.finished", "run.failed", "run.cancelled"]);

/**
 * A run's events from a sequence number on, in batches: those of the journal, then those that come, live ones included.
 * It goes on over pauses and resumes, and follows runs of other processes by their journal.
 */
export async function* runFeed(runId: string, options: FeedOptions): AsyncGenerator<FeedMessage[]> {
  const { place, places, live, signal } = options;
  let last = options.after;
  let wasRunning: boolean | undefined;
  while (!signal.aborted) {
    // Read from before the journal is: what is stored in between comes twice, and is told once.
    const reader = live.get(runId)?.[Symbol.asyncIterator]();
    const size = places.size(place, runId);
    const { events } = place.journal.read(runId);
    const isRunning = reader !== undefined || isBeingWritten(place.folder, runId);
    const batch: FeedMessage[] = events.filter(({ seq }) => seq > last).map((event) => ({ kind: "event", event }));
    if (isRunning !== wasRunning) batch.push({ kind: "presence", isRunning });
    wasRunning = isRunning;
    last = Math.max(last, events.at(-1)?.seq ?? 0);
    try {
      if (batch.length > 0) yield batch;
      if (reader) last = yield* living(reader, last, signal);
    } finally {
      void reader?.return?.();
    }
    if (reader) {
      await live.get(runId)?.result;
    } else if (!isRunning && ENDS.has(events.at(-1)?.type ?? "")) {
      yield [{ kind: "end" }];
      return;
    } else {
      await changed(runId, size, isRunning, options);
    }
  }
}

/** What a run tells while it lives, after an event; the last stored one of it. */
async function* living(
  reader: AsyncIterator<RunEvent>,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<FeedMessage[], number> {
  let last = after;
  const leave = () => void reader.return?.();
  signal.addEventListener("abort", leave, { once: true });
  if (signal.aborted) leave();
  try {
    for (let next = await reader.next(); !next.done; next = await reader.next()) {
      const event = next.value;
      if ("seq" in event && event.seq <= last) continue;
      if ("seq" in event) last = event.seq;
      yield [{ kind: "event", event }];
    }
  } finally {
    signal.removeEventListener("abort", leave);
  }
  return last;
}

/** Waits until this process takes the run up, or another one has written to it or let go of it. */
async function changed(runId: string, size: number, wasRunning: boolean, options: FeedOptions): Promise<void> {
  const { place, places, live, signal } = options;
  while (!signal.aborted && !live.get(runId)) {
    await live.change(runId, POLL_MS, signal);
    if (places.size(place, runId) !== size || isBeingWritten(place.folder, runId) !== wasRunning) return;
  }
}
