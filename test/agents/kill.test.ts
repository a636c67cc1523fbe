import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredEvent } from "../../src/runtime/run/events.js";
import { fileJournal } from "../../src/runtime/run/journal-file.js";
import { bundle } from "../support/bundle.js";

let program = "";
beforeAll(async () => {
  program = await bundle("test/fixtures/killed-run.ts");
});
afterAll(() => rmSync(path.dirname(program), { recursive: true, force: true }));

function workspace(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "qwill-kill-"));
  mkdirSync(path.join(folder, "items"));
  for (const name of ["a", "b", "c"]) writeFileSync(path.join(folder, "items", name), name);
  return folder;
}

interface Life {
  stdout: string;
  stderr: string;
  signal: string | null;
}

function live(folder: string, killAt: number, runId?: string): Promise<Life> {
  const args = [program, folder, String(killAt), ...(runId ? [runId] : [])];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { timeout: 60_000 }, (_error, stdout, stderr) => {
      resolve({ stdout, stderr, signal: child.signalCode });
    });
  });
}

function journalOf(folder: string): { runId: string; events: StoredEvent[] } {
  const store = fileJournal(path.join(folder, ".qwill", "runs"));
  const [runId = ""] = store.list();
  return { runId, events: store.read(runId).events as StoredEvent[] };
}

/** Kills a run at a record, goes on with it, and looks at what was done and what is told of it. */
async function killAndResume(killAt: number): Promise<void> {
  const folder = workspace();
  expect((await live(folder, killAt)).signal, `killed at record ${killAt}`).toBe("SIGKILL");
  const { runId } = journalOf(folder);
  const second = await live(folder, 0, runId);
  expect(second.stdout, `killed at record ${killAt}: ${second.stderr}`).toContain('"finished"');

  const { events } = journalOf(folder);
  const stamps = readFileSync(path.join(folder, "stamps.log"), "utf8").trim().split("\n");
  const ends = events.flatMap((event) =>
    event.type === "step.finished" ? [`${event.stepId} ${event.item?.index ?? ""}`] : [],
  );
  const returned = events.flatMap((event) => (event.type === "tool.returned" ? [event.callId] : []));
  expect({ killAt, stamps: twice(stamps), ends: twice(ends), returned: twice(returned) }).toEqual({
    killAt,
    stamps: [],
    ends: [],
    returned: [],
  });
  rmSync(folder, { recursive: true });
}

/** What stands more than once in a list. */
function twice(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

describe("a run killed with -9", () => {
  it("at every record finishes when it is resumed; nothing finished is done twice, no step ends twice", {
    timeout: 420_000,
  }, async () => {
    const whole = workspace();
    expect((await live(whole, 0)).stdout).toContain('"finished"');
    const records = journalOf(whole).events.length;
    expect(records).toBeGreaterThan(50);

    const kills = Array.from({ length: records - 1 }, (_, index) => index + 1);
    const worker = async () => {
      for (let killAt = kills.shift(); killAt !== undefined; killAt = kills.shift()) await killAndResume(killAt);
    };
    await Promise.all([worker(), worker()]);
  });
});
