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

function live(folder: string, killAt: string, runId?: string): Promise<Life> {
  const args = [program, folder, killAt, ...(runId ? [runId] : [])];
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

/** Kills a run in each of its lives, goes on with it, and looks at what was done and what is told of it. */
async function killAndResume(...kills: string[]): Promise<void> {
  const folder = workspace();
  for (const [index, killAt] of kills.entries()) {
    const life = await live(folder, killAt, index === 0 ? undefined : journalOf(folder).runId);
    expect(life.signal, `killed at ${kills}: ${life.stderr}`).toBe("SIGKILL");
  }
  const last = await live(folder, "", journalOf(folder).runId);
  expect(last.stdout, `killed at ${kills}: ${last.stderr}`).toContain('"finished"');

  const { events } = journalOf(folder);
  const stamps = readFileSync(path.join(folder, "stamps.log"), "utf8").trim().split("\n");
  const ends = events.flatMap((event) =>
    event.type === "step.finished" ? [`${event.stepId} ${event.item?.index ?? ""}`] : [],
  );
  const returned = events.flatMap((event) => (event.type === "tool.returned" ? [event.callId] : []));
  expect({ kills, stamps: twice(stamps), ends: twice(ends), returned: twice(returned) }).toEqual({
    kills,
    stamps: [],
    ends: [],
    returned: [],
  });
  rmSync(folder, { recursive: true });
}

/** Two stories of kills at a time. */
async function sideBySide(stories: string[][]): Promise<void> {
  const worker = async () => {
    for (let kills = stories.shift(); kills !== undefined; kills = stories.shift()) await killAndResume(...kills);
  };
  await Promise.all([worker(), worker()]);
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
    expect((await live(whole, "")).stdout).toContain('"finished"');
    const records = journalOf(whole).events.length;
    expect(records).toBeGreaterThan(50);

    await sideBySide(Array.from({ length: records - 1 }, (_, index) => [`record:${index + 1}`]));
  });

  it("while a tool works, while the model replies, and again when it goes on: the same holds", async () => {
    await sideBySide([
      ["stamp:1"],
      ["stamp:4", "record:2"],
      ["reply:1", "reply:1"],
      ["reply:7", "stamp:2"],
      ["record:12", "record:1", "record:2"],
      ["record:30", "reply:2", "record:3"],
    ]);
  });
});
