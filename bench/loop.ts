import { execFileSync } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Measured } from "./loop/child.js";
import { CONTENDERS } from "./loop/contenders.js";
import { installRivals } from "./loop/rivals.js";
import { eventDelay, manyRuns, parallelSteps } from "./loop/side-by-side.js";
import { contentBytes } from "./loop/task.js";
import { table } from "./support/table.js";

// What the loop itself costs, with a model that costs nothing: CPU per step (one call of the model, one call of a tool that
// says 4 kB), beside the least that a hand-written loop does and beside other people's loops. Each has a process of its own.

const STEPS = [100, 200, 400] as const;
const ROUNDS = process.argv[2] ?? "5";

const root = findRoot();
const missing = installRivals(root);
if (missing) console.log(`Without the other loops, which could not be installed: ${missing}\n`);

const measured = new Map<string, Measured>();
for (const name of Object.keys(CONTENDERS)) {
  if (missing && /LangGraph|SDK/.test(name)) continue;
  const args = [
    join(root, "scripts/run-ts.mjs"),
    join(root, "bench/loop/child.ts"),
    name,
    ROUNDS,
    ...STEPS.map(String),
  ];
  measured.set(name, JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })) as Measured);
}

const head = ["loop", "ms CPU/step", "to by hand", "exponent 100→400", "stored ÷ content", "peak MB"];
console.log(table([head, ...[...measured].map(([name, each]) => row(name, each))]));

const saver = measured.get("LangGraph, MemorySaver");
const onDisk = measured.get("qwill, on disk");
const delays = [await eventDelay(false), await eventDelay(true)] as const;
const wall = await parallelSteps(8, 200);
const many = await manyRuns(100);
const figures: [string, string][] = [
  ["qwill on disk ÷ LangGraph with MemorySaver, CPU", saver && onDisk ? perStep(onDisk, saver) : "-"],
  ["tool end → event, in memory, median (p95)", inMs(delays[0])],
  ["tool end → event, on disk, median (p95)", inMs(delays[1])],
  ["8 independent steps of 200 ms each", `${Math.round(wall)} ms`],
  ["100 runs of 10 steps at once, on disk", `${Math.round(many.wallMs)} ms, ${many.cpuMs.toFixed(1)} ms CPU a run`],
];
console.log(`\n${table([["figure", "value"], ...figures])}`);

function row(name: string, { cpuMs, bytes, peakMb }: Measured): string[] {
  const of = (steps: number) => cpuMs[steps] ?? 0;
  const floor = measured.get(name.endsWith("disk") ? "by hand, on disk" : "by hand")?.cpuMs[200] ?? 0;
  const stored = bytes[200];
  return [
    name,
    (of(200) / 200).toFixed(2),
    (of(200) / floor).toFixed(1),
    (Math.log(of(400) / of(100)) / Math.log(4)).toFixed(2),
    stored === undefined ? "-" : (stored / contentBytes(200)).toFixed(2),
    peakMb.toFixed(0),
  ];
}

function perStep(own: Measured, other: Measured): string {
  return `1/${((other.cpuMs[200] ?? 0) / (own.cpuMs[200] ?? 1)).toFixed(0)}`;
}

function inMs({ median, p95 }: { median: number; p95: number }): string {
  return `${median.toFixed(2)} (${p95.toFixed(2)}) ms`;
}

/** The bundle that runs lies in node_modules; the bench's own path is its first argument. */
function findRoot(): string {
  return resolve(dirname(process.argv[1] ?? fileURLToPath(import.meta.url)), "..");
}
