import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isKnown, type StoredEvent } from "../../src/runtime/run/events.js";
import { fileJournal } from "../../src/runtime/run/journal-file.js";

/** A run of the demo, as its journal and the clock tell it. */
export interface DemoRun {
  events: StoredEvent[];
  workspace: string;
  seconds: number;
  /** Most memory that the process had, in MB. */
  peakMb: number;
}

const MINUTES = 20;

/** Runs the built command on the bundled CVs in a new folder; more arguments go to `qwill demo resume`. */
export function runDemo(args: readonly string[]): DemoRun {
  // Run from the repository; this file itself is bundled to somewhere else.
  const command = path.resolve("dist/cli/main.js");
  if (!existsSync(command)) throw new Error("dist/cli/main.js is not there: npm run build");
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-bench-demo-"));
  const memory = path.join(workspace, "peak-kb");
  const atExit = `import fs from "node:fs"; process.on("exit", () => fs.writeFileSync(${JSON.stringify(memory)}, String(process.resourceUsage().maxRSS)));`;
  const began = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      "--import",
      `data:text/javascript,${encodeURIComponent(atExit)}`,
      command,
      "demo",
      "resume",
      "--workspace",
      path.join(workspace, "demo"),
      ...args,
    ],
    { encoding: "utf8", timeout: MINUTES * 60_000, stdio: ["ignore", "ignore", "pipe"] },
  );
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`The demo ended with ${status}:\n${stderr}`);
  return {
    events: eventsOf(path.join(workspace, "demo")),
    workspace,
    seconds,
    peakMb: Number(readFileSync(memory, "utf8")) / 1024,
  };
}

function eventsOf(workspace: string): StoredEvent[] {
  const journal = fileJournal(path.join(workspace, ".qwill", "runs"));
  return journal.read(journal.list().at(-1) ?? "").events.filter(isKnown);
}
