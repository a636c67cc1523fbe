import { isStored, type LiveEvent, type RunEvent } from "../../src/runtime/run/events.js";
import type { JournalEvent } from "../../src/runtime/run/journal.js";
import { initialState, type RunState, reduce } from "../../src/runtime/run/state.js";

/**
 * A run with its whole past: `states[n]` is the state after the first n events. States share what didn't change, so that
 * thousands of them are cheap to hold and each is at hand at once.
 */
export interface Timeline {
  runId: string;
  events: readonly JournalEvent[];
  states: readonly RunState[];
  /** What streams by at this moment and is not in the journal, by place. */
  streams: ReadonlyMap<string, Stream>;
}

/** What the model or a tool is doing at a place (a step, an item), as it happens. */
export interface Stream {
  stepId: string | undefined;
  itemKey: string | undefined;
  thought: string;
  text: string;
  /** Characters thought and written so far, of which the two above keep the last. */
  thoughtChars: number;
  textChars: number;
  /** When the first of them came, and the last, ms since the epoch. */
  since: number;
  until: number;
  /** Of the prompt being read, or of a tool's work. */
  done: number | undefined;
  total: number | undefined;
  message: string;
}

const KEPT_STREAM_CHARS = 4000;
const CHARS_PER_TOKEN = 4;

export function startTimeline(runId: string, events: readonly JournalEvent[] = []): Timeline {
  return withEvents({ runId, events: [], states: [initialState(runId)], streams: new Map() }, events);
}

/** The timeline with more events. Those that it has already (a stream that began again) change nothing. */
export function withEvents(timeline: Timeline, more: readonly (JournalEvent | RunEvent)[]): Timeline {
  const events = [...timeline.events];
  const states = [...timeline.states];
  const streams = new Map(timeline.streams);
  let last = events.at(-1)?.seq ?? 0;
  for (const event of more) {
    if (!("seq" in event)) {
      addStream(streams, event);
    } else if (event.seq > last) {
      last = event.seq;
      events.push(event);
      states.push(reduce(states.at(-1) ?? initialState(timeline.runId), event));
      endStreams(streams, event);
    }
  }
  return { ...timeline, events, states, streams };
}

/** The state after the first `count` events; more than there are is the last one. */
export function stateAt(timeline: Timeline, count: number): RunState {
  const { states } = timeline;
  return states[Math.max(0, Math.min(count, states.length - 1))] ?? initialState(timeline.runId);
}

/** What the page should follow: the newest sequence number that it has. */
export function lastSeq(timeline: Timeline): number {
  return timeline.events.at(-1)?.seq ?? 0;
}

export function isLive(event: JournalEvent | RunEvent): event is LiveEvent {
  return !isStored(event as RunEvent);
}

interface Place {
  stepId?: string;
  item?: { index: number; key: string };
}

function placeKey({ stepId, item }: Place): string {
  return `${stepId ?? ""}/${item?.index ?? ""}`;
}

function addStream(streams: Map<string, Stream>, event: LiveEvent): void {
  const key = placeKey(event);
  const before: Stream = streams.get(key) ?? {
    stepId: event.stepId,
    itemKey: event.item?.key,
    thought: "",
    text: "",
    thoughtChars: 0,
    textChars: 0,
    since: 0,
    until: 0,
    done: undefined,
    total: undefined,
    message: "",
  };
  if (event.type === "model.delta") {
    const channel = event.channel === "thought" ? "thought" : "text";
    const text = (before[channel] + event.text).slice(-KEPT_STREAM_CHARS);
    const message = channel === "thought" ? "Thinking" : "Writing";
    const until = Date.parse(event.at);
    streams.set(key, {
      ...before,
      [channel]: text,
      [`${channel}Chars`]: before[`${channel}Chars`] + event.text.length,
      since: before.since || until,
      until,
      message,
      done: undefined,
      total: undefined,
    });
  } else {
    const message = event.type === "model.prefill" ? "Reading the prompt" : event.message;
    streams.set(key, { ...before, message, done: event.done, total: event.total });
  }
}

/** Tokens that a stream has had of thought and text, roughly, and how many come in a second. */
export function streamTokens({ thoughtChars, textChars, since, until }: Stream) {
  const tokens = (chars: number) => Math.ceil(chars / CHARS_PER_TOKEN);
  const seconds = (until - since) / 1000;
  const all = tokens(thoughtChars + textChars);
  return { thought: tokens(thoughtChars), text: tokens(textChars), perSecond: seconds > 1 ? all / seconds : undefined };
}

/** A stored event says what came of what streamed by. */
function endStreams(streams: Map<string, Stream>, event: JournalEvent): void {
  if (/^run\.(finished|failed|paused|cancelled)$/.test(event.type)) streams.clear();
  else if (["model.replied", "tool.returned", "step.finished"].includes(event.type))
    streams.delete(placeKey(event as Place));
}
