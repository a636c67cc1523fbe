import fs, { appendFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { parseEvent, type StoredEvent } from "../../../src/runtime/run/events.js";
import { parseJournal } from "../../../src/runtime/run/journal.js";
import { fileJournal } from "../../../src/runtime/run/journal-file.js";
import { fold } from "../../../src/runtime/run/state.js";

const stamp = (seq: number) => ({ seq, at: new Date(seq * 1000).toISOString(), runId: "r1" });
const started = {
  ...stamp(1),
  type: "run.started",
  formatVersion: 1,
  goal: "Größe 例",
  model: { id: "m", profile: "p", backend: "b" },
  tools: [],
};
const events = [
  started,
  {
    ...stamp(2),
    type: "plan.made",
    plan: {
      steps: [{ id: "a", title: "A", instruction: "A", needs: [], tools: [], output: { kind: "text" }, checks: [] }],
      constraints: [],
    },
  },
  { ...stamp(3), type: "step.started", stepId: "a" },
  { ...stamp(4), type: "step.finished", stepId: "a", ok: true, result: "مرحبا" },
].map((event) => parseEvent(event) as StoredEvent);

function runs() {
  const folder = mkdtempSync(path.join(tmpdir(), "qwill-journal-"));
  return { store: fileJournal(folder), file: path.join(folder, "r1", "journal.jsonl") };
}

describe("a journal", () => {
  it("cut at any byte reads as a prefix and never throws, once its first record is whole", () => {
    const bytes = Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
    const first = bytes.indexOf(10) + 1;
    for (let cut = first; cut <= bytes.length; cut += 1) {
      const { events: read, torn } = parseJournal(bytes.subarray(0, cut), "r1");
      expect(read).toEqual(events.slice(0, read.length));
      expect(torn).toBe(cut !== bytes.length && bytes[cut - 1] !== 10);
    }
  });

  it("waits for the disk before an effect and after a result, not for what is merely asked again", () => {
    const syncs = vi.spyOn(fs, "fdatasyncSync");
    const { store } = runs();
    const writer = store.create("r1");
    const call = { callId: "c1_0", name: "t", args: {} };
    const usage = { prompt: 0, reused: 0, thought: 0, answer: 0 };
    const reply = { type: "model.replied", purpose: "step", thought: "", text: "", calls: [call], usage, ms: 1 };
    const synced = [
      started,
      reply,
      { type: "tool.called", ...call, effect: "read" },
      { type: "tool.called", ...call, effect: "write" },
      { type: "tool.called", ...call, effect: "network" },
      { type: "tool.returned", callId: "c1_0", name: "t", ok: true, text: "", ms: 1 },
    ].map((event, index) => {
      const before = syncs.mock.calls.length;
      writer.append(parseEvent({ ...stamp(index + 1), ...event }));
      return syncs.mock.calls.length - before;
    });
    writer.close();
    syncs.mockRestore();
    expect(synced).toEqual([1, 0, 0, 1, 1, 1]);
  });

  it("without a whole record is corrupt, and says so", () => {
    expect(() => parseJournal(Buffer.from(JSON.stringify(started).slice(0, 40)), "r1")).toThrowError(
      expect.objectContaining({ code: "journal.corrupt" }),
    );
  });

  it("with a broken line in the middle names the line", () => {
    const text = `${JSON.stringify(started)}\n{"seq":2,\n${JSON.stringify(events[2])}\n`;
    expect(() => parseJournal(Buffer.from(text), "r1")).toThrowError(
      expect.objectContaining({ code: "journal.corrupt", data: { line: 2 } }),
    );
  });

  it.each([started, { formatVersion: 1, type: "run.started", model: "another shape" }])(
    "of a newer format is refused, whatever it looks like",
    (first) => {
      const text = `${JSON.stringify({ ...first, formatVersion: 2 })}\n`;
      expect(() => parseJournal(Buffer.from(text), "r1")).toThrowError(
        expect.objectContaining({ code: "journal.newer-version" }),
      );
    },
  );

  it("keeps events of unknown types, and the state skips them", () => {
    const unknown = { ...stamp(5), at: "2999-01-01T00:00:00.000Z", type: "moon.rose", phase: "full" };
    const text = [...events, unknown].map((event) => `${JSON.stringify(event)}\n`).join("");
    const read = parseJournal(Buffer.from(text), "r1").events;
    expect(read.at(-1)).toEqual(unknown);
    expect(fold("r1", read)).toEqual({ ...fold("r1", events), seq: 5 });
  });

  it("has one writer at a time", () => {
    const { store } = runs();
    const writer = store.create("r1");
    writer.append(events[0] as StoredEvent);
    expect(() => store.open("r1")).toThrowError(expect.objectContaining({ code: "journal.in-use" }));
    writer.close();
    store.open("r1").writer.close();
  });

  it("takes over the lock of a process that is gone", () => {
    const { store, file } = runs();
    const writer = store.create("r1");
    writer.append(events[0] as StoredEvent);
    writer.close();
    writeFileSync(path.join(path.dirname(file), "lock"), JSON.stringify({ pid: 2 ** 22 + 1, started: "1" }));
    store.open("r1").writer.close();
  });

  it("opened for writing loses its torn tail, so that the next record stands on a line of its own", () => {
    const { store, file } = runs();
    const writer = store.create("r1");
    writer.append(events[0] as StoredEvent);
    writer.close();
    appendFileSync(file, '{"seq":2,"type":"plan.ma');
    const opened = store.open("r1");
    opened.writer.append(events[1] as StoredEvent);
    opened.writer.close();
    expect(parseJournal(readFileSync(file), "r1").events).toEqual(events.slice(0, 2));
  });

  it("takes over the lock of a process that was taking over a dead lock when it was killed", () => {
    const { store, file } = runs();
    store.create("r1", events).close();
    const dead = JSON.stringify({ pid: 2 ** 22 + 1, started: "1" });
    for (const name of ["lock", "lock.claim"]) writeFileSync(path.join(path.dirname(file), name), dead);
    store.open("r1").writer.close();
    expect(readdirSync(path.dirname(file))).toEqual(["journal.jsonl"]);
  });

  it("with a damaged character loses its torn tail and not a byte more", () => {
    const { store, file } = runs();
    store.create("r1", events).close();
    const bytes = readFileSync(file);
    bytes[bytes.indexOf("ö")] = 0xff;
    writeFileSync(file, Buffer.concat([bytes, Buffer.from('{"seq":5,"type":"plan.ma')]));
    store.open("r1").writer.close();
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it("that begins with events has them all; one of which nothing was stored is none", () => {
    const { store, file } = runs();
    store.create("r1", events).close();
    expect(store.read("r1").events).toEqual(events);
    expect(() => store.create("r1", events.slice(0, 1))).toThrowError(expect.objectContaining({ code: "journal.io" }));
    expect(store.read("r1").events).toEqual(events);
    store.create("r2").close();
    expect(readdirSync(path.resolve(file, "../.."))).toEqual(["r1"]);
  });

  it("of an unknown run is a clear error", () => {
    expect(() => runs().store.open("nope")).toThrowError(/There is no run "nope"/);
    expect(() => runs().store.read("../../etc")).toThrowError(/There is no run/);
  });
});
