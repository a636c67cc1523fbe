/** Starting a program and holding it to its limits from outside. */
import { type ChildProcess, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import type { SandboxLimits, StopReason } from "./limits.js";
import { startOf, treeUse } from "./process-tree.js";
import { type Snapshot, snapshotOf } from "./snapshot.js";

export interface Command {
  file: string;
  args: string[];
  /** The whole environment: nothing is inherited. */
  env: Record<string, string>;
  cwd: string;
  /** For its standard input; empty otherwise. */
  input?: string;
  /** True when the program tells on descriptor 3, as bwrap's --info-fd does, which process holds the sandbox. */
  tellsHolder?: boolean;
}

export interface ProcessOptions {
  limits: SandboxLimits;
  timeoutMs: number;
  signal?: AbortSignal;
  /** The folder whose growth is watched, as it was before. */
  folder?: { path: string; before: Snapshot };
}

export interface ProcessEnd {
  /** Null when it was killed. */
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  stopped?: StopReason;
  ms: number;
}

const WATCH_EVERY_MS = 100;
const GONE_WITHIN_MS = 5000;

/**
 * Runs a command to its end or until a limit. When it returns, no process of it is left (where the sandbox has a pid
 * namespace; else none of its process group). Rejects only when the program can't be started.
 */
export async function runProcess(command: Command, options: ProcessOptions): Promise<ProcessEnd> {
  const begun = performance.now();
  const child = spawn(command.file, command.args, {
    env: command.env,
    cwd: command.cwd,
    detached: true,
    stdio: [command.input === undefined ? "ignore" : "pipe", "pipe", "pipe", command.tellsHolder ? "pipe" : "ignore"],
  });
  // A program that ends before reading all of it is no failure.
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(command.input);
  let stopped: StopReason | undefined;
  let holder: Holder | undefined;
  const stop = (why?: StopReason) => {
    stopped ??= why;
    killGroup(child);
    killHolder(holder);
  };
  if (command.tellsHolder) {
    readHolder(child.stdio[3] as Readable, (found) => {
      holder = found;
      if (stopped) killHolder(found);
    });
  }
  const output = collectOutput(child, options.limits.outputBytes, () => stop("output"));
  const onAbort = () => stop("cancelled");
  if (options.signal?.aborted) onAbort();
  options.signal?.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => stop("timeout"), options.timeoutMs);
  const watching = new AbortController();
  const watch = watchUse(child, options, stop, watching.signal);
  try {
    const { code, signal } = await endOf(child);
    return {
      exitCode: stopped ? null : code,
      signal,
      ...output(),
      ...(stopped ? { stopped } : {}),
      ms: Math.round(performance.now() - begun),
    };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", onAbort);
    watching.abort();
    killGroup(child);
    await watch;
    if (holder) await goneOf(holder);
  }
}

function endOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    // After "exit" a background process may hold the pipes open: its group is killed so that "close" comes.
    child.once("exit", () => killGroup(child));
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
}

function collectOutput(
  child: ChildProcess,
  maxBytes: number,
  onFull: () => void,
): () => { stdout: string; stderr: string } {
  let room = maxBytes;
  const gather = (stream: Readable | null) => {
    const chunks: Buffer[] = [];
    stream?.on("data", (chunk: Buffer) => {
      if (room <= 0) return;
      chunks.push(chunk.subarray(0, room));
      room -= chunk.length;
      if (room <= 0) onFull();
    });
    stream?.on("error", () => undefined);
    return () => new TextDecoder().decode(Buffer.concat(chunks));
  };
  const [stdout, stderr] = [gather(child.stdout), gather(child.stderr)];
  return () => ({ stdout: stdout(), stderr: stderr() });
}

/** The first process of the sandbox's pid namespace. Its number alone may be another's a moment later. */
interface Holder {
  pid: number;
  start: string;
}

/** `{ "child-pid": 123, … }` as soon as the sandbox stands. */
function readHolder(stream: Readable, found: (holder: Holder) => void): void {
  let text = "";
  stream.on("data", (chunk: Buffer) => {
    text += chunk.toString();
    const pid = Number(/"child-pid":\s*(\d+)\D/.exec(text)?.[1] ?? 0);
    const start = pid > 1 ? startOf(pid) : undefined;
    if (start !== undefined) found({ pid, start });
  });
  stream.on("error", () => undefined);
}

async function watchUse(
  child: ChildProcess,
  { limits, folder }: ProcessOptions,
  stop: (why: StopReason) => void,
  signal: AbortSignal,
): Promise<void> {
  let sizeAt = performance.now() + WATCH_EVERY_MS;
  while (!signal.aborted && child.pid !== undefined) {
    const begun = performance.now();
    const use = treeUse(child.pid);
    if (use.memoryBytes > limits.memoryMb * 1_048_576) stop("memory");
    if (use.processes > limits.processes * 2) stop("processes");
    if (folder && begun >= sizeAt) {
      const walked = performance.now();
      if (hasOutgrown(folder.before, await snapshotOf(folder.path, folder.before.fixed), limits)) stop("disk");
      // A large folder is looked at less often, so that watching costs at most a tenth.
      sizeAt = performance.now() + Math.max(WATCH_EVERY_MS, 10 * (performance.now() - walked));
    }
    await pause(Math.max(WATCH_EVERY_MS, 10 * (performance.now() - begun)), undefined, { signal }).catch(
      () => undefined,
    );
  }
}

export function hasOutgrown(before: Snapshot, now: Snapshot, limits: SandboxLimits): boolean {
  return (
    now.bytes - before.bytes > limits.growthMb * 1_048_576 ||
    now.entries.size - before.entries.size > limits.newFiles ||
    (now.truncated && !before.truncated)
  );
}

function killGroup(child: ChildProcess): void {
  if (child.pid !== undefined) kill(-child.pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone already.
  }
}

function killHolder(holder: Holder | undefined): void {
  if (holder && startOf(holder.pid) === holder.start) kill(holder.pid);
}

/** The end of the first process of a pid namespace is the end of all in it; it comes a moment after bwrap's own. */
async function goneOf(holder: Holder): Promise<void> {
  const until = performance.now() + GONE_WITHIN_MS;
  while (startOf(holder.pid) === holder.start && performance.now() < until) {
    kill(holder.pid);
    await pause(2);
  }
}
