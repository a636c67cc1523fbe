import { describe, expect, it } from "vitest";
import type { RunEvent } from "../../src/runtime/run/events.js";
import { fold } from "../../src/runtime/run/state.js";
import { messageReader } from "../../ui/live/event-source.js";
import { callsAt, currentCall } from "../../ui/state/calls.js";
import { feedAt } from "../../ui/state/feed.js";
import { figuresAt } from "../../ui/state/figures.js";
import { planRows } from "../../ui/state/graph.js";
import { screenOf, tableOf } from "../../ui/state/screen.js";
import { markQuote, markQuotes, quotesOf, recordsAt, sourceText } from "../../ui/state/sources.js";
import { startTimeline, stateAt, streamTokens, withEvents } from "../../ui/state/timeline.js";
import { waitingAt } from "../../ui/state/waiting.js";
import { byteSize, duration, plain } from "../../ui/state/words.js";
import { askingRun, longRun, RUN_ID, sampleRun } from "./sample-run.js";

const events = sampleRun();
const timeline = startTimeline(RUN_ID, events);

describe("the run's past", () => {
  it("is at each event what a fold up to there says", () => {
    for (const count of [0, 1, 7, 20, events.length])
      expect(stateAt(timeline, count)).toEqual(fold(RUN_ID, events.slice(0, count)));
    expect(stateAt(timeline, 9999).status).toBe("finished");
  });

  it("takes events once, however often and in whatever pieces they come", () => {
    const pieces = withEvents(startTimeline(RUN_ID, events.slice(0, 9)), events.slice(4));
    expect(pieces.events).toEqual(events);
    expect(withEvents(pieces, events).states).toHaveLength(events.length + 1);
  });

  it("shows what streams by until the journal says what came of it", () => {
    const place = { at: "2026-11-24T09:00:01.000Z", runId: RUN_ID, stepId: "read", item: { index: 0, key: "a" } };
    const delta = (text: string): RunEvent => ({ type: "model.delta", ...place, channel: "thought", text });
    const streaming = withEvents(startTimeline(RUN_ID, events.slice(0, 4)), [delta("The post "), delta("asks")]);
    expect([...streaming.streams.values()]).toMatchObject([{ thought: "The post asks", message: "Thinking" }]);
    expect(withEvents(streaming, events.slice(4, 5)).streams.size).toBe(0);
  });
});

describe("the plan as rows", () => {
  it("puts a step below all that it needs, and those that may run together side by side", () => {
    const rows = planRows(stateAt(timeline, 2));
    expect(rows.map((row) => row.map(({ id }) => id))).toEqual([["read", "market"], ["rank"], ["report"]]);
    expect(rows[1]?.[0]?.after).toEqual(["Read each CV"]);
  });

  it("knows how far each item is", () => {
    const items = (count: number) => planRows(stateAt(timeline, count))[0]?.[0]?.items.map(({ status }) => status);
    expect(items(3)).toEqual(["waiting", "waiting", "waiting", "waiting"]);
    expect(items(4)).toEqual(["open", "waiting", "waiting", "waiting"]);
    expect(items(events.length)).toEqual(["done", "done", "done", "done"]);
  });
});

describe("calls", () => {
  it("run until they return, and the newest is what the computer shows", () => {
    const at = events.findIndex(({ type }) => type === "tool.called") + 1;
    const callId = currentCall(events, at) ?? "";
    expect(callsAt(events, at).get(callId)).toMatchObject({ name: "document_read", status: "running" });
    expect(callsAt(events, at + 1).get(callId)).toMatchObject({ status: "ok" });
    expect(currentCall(events, 2)).toBeUndefined();
  });

  it("that ask a person are shown before they are made", () => {
    const asking = askingRun();
    expect(callsAt(asking).get("c90_0")).toMatchObject({ status: "asked", effect: "execute" });
    expect(waitingAt(asking, asking.length, fold(RUN_ID, asking))).toMatchObject([
      { kind: "approval", name: "code_run" },
    ]);
    expect(waitingAt(events, events.length, fold(RUN_ID, events))).toEqual([]);
  });

  it("are shown by what they do: a page, a terminal, a diff, a table, a file, a document", () => {
    const kinds = [...callsAt(events).values()].map((call) => `${call.name} ${screenOf(call).kind}`);
    expect([...new Set(kinds)]).toEqual([
      "document_read document",
      "browser_open page",
      "code_run terminal",
      "candidates_rank table",
      "file_write file",
      "file_edit diff",
    ]);
  });

  it("are told once each, in order, between what was thought and what was checked", () => {
    const told = feedAt(events).filter((entry) => entry.kind === "call");
    expect(told).toHaveLength(callsAt(events).size);
    expect(feedAt(events, 6).map(({ kind }) => kind)).toEqual(["note", "heading", "heading", "thought", "call"]);
  });
});

it("what is told of a moment stays told: the feed of the past is the beginning of the whole one", () => {
  const whole = feedAt(events);
  for (const count of [1, 5, 18, 30, events.length])
    expect(feedAt(events, count)).toEqual(whole.filter(({ seq }) => seq <= count));
});

describe("evidence", () => {
  it("is found in the source as the run read it, however the white space runs", () => {
    const text = sourceText(events, "cvs/ada-lindqvist.pdf", 1) ?? "";
    const quote = "eight years of\n PostgreSQL";
    expect(markQuote(text, quote)).toMatchObject({ quote: "Eight years of PostgreSQL" });
    expect(markQuote(text, "ten years (C++)").quote).toBe("");
    expect(sourceText(events, "cvs/nobody.pdf", 1)).toBeUndefined();
  });

  it("stands beside the records of the step that found them last", () => {
    expect(recordsAt(events, events.length).map(({ stepId, records }) => [stepId, records.length])).toEqual([
      ["read", 4],
    ]);
    expect(recordsAt(events, 8)[0]?.records).toHaveLength(1);
    const quotes = quotesOf(events, events.length, "cvs/ada-lindqvist.pdf");
    expect(quotes).toEqual(["Eight years of PostgreSQL at Norrsken Data"]);
    const text = sourceText(events, "cvs/ada-lindqvist.pdf", 1) ?? "";
    const parts = markQuotes(text, [...quotes, "PostgreSQL at Norrsken Data.\nBefore"]);
    expect(parts.filter(({ isQuoted }) => isQuoted).map((part) => part.text)).toEqual([
      "Eight years of PostgreSQL at Norrsken Data",
      ".\nBefore",
    ]);
    expect(parts.map((part) => part.text).join("")).toBe(text);
  });
});

it("figures are of the moment that is shown", () => {
  const { reuse, tokensPerSecond, thinkLimit } = figuresAt(events, 10, stateAt(timeline, 10));
  expect([Math.round((reuse ?? 0) * 100), thinkLimit]).toEqual([90, 12_000]);
  expect(tokensPerSecond).toBeGreaterThan(0);
  const since = Date.parse("2026-11-24T09:00:00Z");
  const delta = (text: string, afterMs: number) =>
    ({
      type: "model.delta",
      channel: "thought",
      text,
      runId: RUN_ID,
      at: new Date(since + afterMs).toISOString(),
    }) as const;
  const [stream] = withEvents(timeline, [delta("x".repeat(40), 0), delta("x".repeat(40), 2000)]).streams.values();
  expect(stream && streamTokens(stream)).toEqual({ thought: 20, text: 0, perSecond: 10 });
  expect(figuresAt(events, 1, stateAt(timeline, 1))).toMatchObject({ reuse: undefined, tokensPerSecond: undefined });
});

it("names can't turn the reading direction or bring lines of their own", () => {
  expect(plain("cv\u202Efdp.exe\n<b>")).toBe("cv\uFFFDfdp.exe <b>");
  expect([byteSize(999), byteSize(5120), byteSize(48_000_000)]).toEqual(["999 bytes", "5.1 kB", "48 MB"]);
  expect([duration(1234), duration(42_000), duration(3_600_000 * 2)]).toEqual(["1.2 s", "42 s", "2 h 0 min"]);
});

it("a table has the columns of all its rows, and says how many it leaves out", () => {
  const records = Array.from({ length: 203 }, (_, index) => (index === 1 ? { a: index, b: [1, 2] } : { a: index }));
  const table = tableOf(records);
  expect(table).toMatchObject({ columns: ["a", "b"], more: 3 });
  expect(table.rows[1]).toEqual(["1", "1, 2"]);
});

it("a stream of events is read whatever the pieces it comes in", () => {
  const read = messageReader();
  const pieces = ['id: 4\ndata: {"a"', ":1}\n", "\n: heartbeat\n\nevent: end\n", "data: \n\n"];
  expect(pieces.flatMap(read)).toEqual([
    { id: "4", event: "message", data: '{"a":1}' },
    { id: "", event: "end", data: "" },
  ]);
});

it("a run of thousands of events keeps each of its moments", () => {
  const long = startTimeline(RUN_ID, longRun(2000));
  expect(long.events).toHaveLength(2000);
  expect(stateAt(long, 1003).turns).toBe(200);
});
