import { spawnSync } from "node:child_process";
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

function live(folder: string, killAt: number, runId?: string) {
  const args = [program, folder, String(killAt), ...(runId ? [runId] : [])];
  return spawnSync(process.execPath, args, { encoding: "utf8", timeout: 30_000 });
}

function journalOf(folder: string): { runId: string; events: StoredEvent[] } {
  const store = fileJournal(path.join(folder, ".qwill", "runs"));
  const [runId = ""] = store.list();
  return { runId, events: store.read(runId).events as StoredEvent[] };
}

function counts(values: string[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const value of values) all[value] = (all[value] ?? 0) + 1;
  return all;
}

describe("a run killed with -9", () => {
  it("at every record finishes when it is resumed; nothing finished is done twice, no step ends twice", {
    timeout: 300_000,
  }, () => {
    const whole = workspace();
    expect(live(whole, 0).stdout).toContain('"finished"');
    const records = journalOf(whole).events.length;
    expect(records).toBeGreaterThan(50);

    for (let killAt = 1; killAt < records; killAt += 1) {
      const folder = workspace();
      expect(live(folder, killAt).signal, `killed at record ${killAt}`).toBe("SIGKILL");
      const { runId } = journalOf(folder);
      const second = live(folder, 0, runId);
      expect(second.stdout, `killed at record ${killAt}: ${second.stderr}`).toContain('"finished"');

      const { events } = journalOf(folder);
      const stamps = counts(readFileSync(path.join(folder, "stamps.log"), "utf8").trim().split("\n"));
      expect(
        Object.values(stamps).every((times) => times === 1),
        `stamps after ${killAt}: ${JSON.stringify(stamps)}`,
      ).toBe(true);
      const ends = counts(
        events
          .filter((event) => event.type === "step.finished")
          .map((event) => `${event.stepId} ${event.item?.index ?? ""}`),
      );
      expect(
        Object.values(ends).every((times) => times === 1),
        `ends after ${killAt}`,
      ).toBe(true);
      const returned = counts(events.filter((event) => event.type === "tool.returned").map((event) => event.callId));
      expect(
        Object.values(returned).every((times) => times === 1),
        `results after ${killAt}`,
      ).toBe(true);
      rmSync(folder, { recursive: true });
    }
  });
});
