import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CONTENDERS } from "./contenders.js";

// One contender in a process of its own: node run-ts.mjs bench/loop/child.ts NAME ROUNDS STEPS… prints a Measured as JSON.

export interface Measured {
  /** CPU milliseconds of a whole run, by its steps: the median of the rounds. */
  cpuMs: Record<string, number>;
  /** Bytes that a run stores, by its steps. */
  bytes: Record<string, number>;
  peakMb: number;
}

const [name = "", rounds = "5", ...steps] = process.argv.slice(2);
const contender = CONTENDERS[name];
if (!contender) throw new Error(`There is no contender "${name}".`);
const measured: Measured = { cpuMs: {}, bytes: {}, peakMb: 0 };

async function once(count: number): Promise<{ cpuMs: number; bytes: number | undefined }> {
  const folder = mkdtempSync(path.join(tmpdir(), "qwill-bench-"));
  const before = process.cpuUsage();
  const bytes = await contender?.(count, folder);
  const { user, system } = process.cpuUsage(before);
  rmSync(folder, { recursive: true });
  return { cpuMs: (user + system) / 1000, bytes };
}

// Memory is looked at after one run of 200 steps; the next ones are for the compiler, which has its say for all contenders
// before anything is measured.
await once(20);
await once(200);
measured.peakMb = process.resourceUsage().maxRSS / 1024;
for (let warmUp = 0; warmUp < 3; warmUp++) await once(200);
for (const count of steps) {
  const all: number[] = [];
  for (let round = 0; round < Number(rounds); round++) {
    const { cpuMs, bytes } = await once(Number(count));
    all.push(cpuMs);
    if (bytes !== undefined) measured.bytes[count] = bytes;
  }
  measured.cpuMs[count] = all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}
console.log(JSON.stringify(measured));
