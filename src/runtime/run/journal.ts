import { isQwillError, JournalError } from "../errors.js";
import { FORMAT_VERSION, parseEvent, type StoredEvent, type UnknownEvent } from "./events.js";

/** What a journal holds: known events, and events of newer versions that are carried along. */
export type JournalEvent = StoredEvent | UnknownEvent;

/** The one writer of a run's journal. */
export interface JournalWriter {
  /**
   * When it returns, the record outlives this process, and whatever is done on its strength may begin. Synchronous on
   * purpose: one write and one sync cost a third of the promised ones.
   */
  append(event: JournalEvent): void;
  /** Lets go of the journal, so that another process may write it. */
  close(): void;
}

/** Where journals live. */
export interface JournalStore {
  /**
   * A new journal. One that begins with events (a fork) is there with all of them or not at all, whenever the process dies.
   * @throws JournalError journal.io
   */
  create(runId: string, first?: readonly JournalEvent[]): JournalWriter;
  /** Opens an existing journal for writing, a torn tail cut off. @throws JournalError journal.in-use, .corrupt, .newer-version, .io */
  open(runId: string): { events: JournalEvent[]; writer: JournalWriter };
  /** Reads what is there, also while another process writes. `torn` when a half-written record was left out. */
  read(runId: string): { events: JournalEvent[]; torn: boolean };
  /** Ids of all runs, oldest first. */
  list(): string[];
}

/**
 * Reads a journal. A torn tail (a kill in the middle of a write) is left out; `bytes` is the length of the whole part.
 * @throws JournalError journal.corrupt (with the line), journal.newer-version
 */
export function parseJournal(content: Buffer, name: string): { events: JournalEvent[]; torn: boolean; bytes: number } {
  const events: JournalEvent[] = [];
  let offset = 0;
  for (let line = 1; ; line++) {
    const end = content.indexOf("\n", offset);
    if (end === -1) break;
    try {
      const record: unknown = JSON.parse(content.toString("utf8", offset, end));
      // Before it is read as an event: a newer format may look different.
      if (line === 1) checkVersion(record, name);
      events.push(parseEvent(record));
    } catch (cause) {
      if (isQwillError(cause)) throw cause;
      throw new JournalError("journal.corrupt", `Line ${line} of the journal of ${name} is not a record.`, {
        hint: "Restore the file from a backup, or delete the run's folder.",
        cause,
        data: { line },
      });
    }
    offset = end + 1;
  }
  checkHeader(events[0], name);
  return { events, torn: offset < content.length, bytes: offset };
}

function checkHeader(first: JournalEvent | undefined, name: string): void {
  if (first?.type !== "run.started") {
    throw new JournalError("journal.corrupt", `The journal of ${name} doesn't begin with run.started.`, {
      hint: "Nothing of the run was saved: delete its folder and start again.",
      data: { line: 1 },
    });
  }
}

function checkVersion(record: unknown, name: string): void {
  const version = typeof record === "object" && record !== null && "formatVersion" in record && record.formatVersion;
  if (typeof version !== "number" || version <= FORMAT_VERSION) return;
  throw new JournalError(
    "journal.newer-version",
    `The journal of ${name} has format ${version}; this qwill reads up to ${FORMAT_VERSION}.`,
    { hint: "Update qwill." },
  );
}

/** Journals in memory: for tests and for runs that need not outlive the process. */
export function memoryJournal(): JournalStore {
  const runs = new Map<string, JournalEvent[]>();
  const eventsOf = (runId: string) => {
    const events = runs.get(runId);
    if (!events) throw unknownRun(runId);
    return events;
  };
  const written = new Set<string>();
  const writerOf = (runId: string, events: JournalEvent[]): JournalWriter => {
    if (written.has(runId)) throw inUse(runId, "this process");
    written.add(runId);
    return { append: (event) => void events.push(event), close: () => void written.delete(runId) };
  };
  return {
    create(runId, first = []) {
      const events = [...first];
      runs.set(runId, events);
      return writerOf(runId, events);
    },
    open: (runId) => ({ events: [...eventsOf(runId)], writer: writerOf(runId, eventsOf(runId)) }),
    read: (runId) => ({ events: [...eventsOf(runId)], torn: false }),
    list: () => [...runs.keys()],
  };
}

/** A journal has one writer. */
export function inUse(runId: string, owner: string): JournalError {
  return new JournalError("journal.in-use", `The run ${runId} is being written by ${owner}.`, {
    hint: "Wait for it, or stop it, then resume.",
  });
}

export function unknownRun(runId: string): JournalError {
  return new JournalError("journal.io", `There is no run "${runId}" here.`, {
    hint: "qwill runs lists the runs of a workspace; --workspace names another folder.",
  });
}
