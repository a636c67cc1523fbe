/** Running code that a model wrote: in the workspace, with nothing else of the machine in reach. */
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ToolError } from "../errors.js";
import type { Workspace } from "../workspace/workspace.js";
import { type Backend, type BackendKind, findBackend } from "./backend.js";
import { findNode, findPythons, findShell, type Interpreter, type Language } from "./interpreters.js";
import { DEFAULT_LIMITS, type SandboxLimits, type StopReason } from "./limits.js";
import { programOf } from "./program.js";
import { fileProgram } from "./program-kind.js";
import type { Runner } from "./runner.js";
import { runUnsafe } from "./unsafe.js";

export interface SandboxOptions {
  workspace: Workspace;
  limits?: Partial<SandboxLimits>;
  /** Run without isolation where there is no sandbox. A person's decision, written in code; never the model's. */
  unsafeNoIsolation?: boolean;
}

export interface SandboxRequest {
  language: Language;
  code: string;
  /** Default: the limit given to the sandbox. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** A JSON object. The program has it as `state` (a dict, an object; in the shell the file $QWILL_STATE). */
  state?: string;
}

export interface SandboxResult {
  /** Null when it was stopped or killed by a signal. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** Files made or changed in the workspace: relative paths, sorted. */
  files: string[];
  ms: number;
  stopped?: StopReason;
  /** What the program left as `state`, as JSON; undefined when none was given, or it is no object or too large. */
  state?: string;
  /** The signal that ended it, such as "SIGSEGV", where it was not stopped by a limit. */
  signal?: string;
}

export interface Sandbox {
  readonly kind: BackendKind | "unsafe";
  /** Walls by the kernel's namespaces; a profile of the system; none. */
  readonly strength: "namespaces" | "profile" | "none";
  /** @throws ToolError tool.failed when there is no interpreter, or the TypeScript can't be parsed. */
  run(request: SandboxRequest): Promise<SandboxResult>;
}

/**
 * Makes a sandbox for a workspace, with the isolation that this machine offers.
 *
 * @throws ToolError `tool.failed` naming what to install, when there is none.
 * @example
 * const sandbox = await createSandbox({ workspace, limits: { memoryMb: 512 } });
 * const { exitCode, stdout, files } = await sandbox.run({ language: "python", code: "print(6 * 7)" });
 */
export async function createSandbox(
  options: SandboxOptions,
  find: () => Promise<Backend> = findBackend,
): Promise<Sandbox> {
  const limits = { ...DEFAULT_LIMITS, ...definedOf(options.limits ?? {}) };
  const backend = await find();
  const runner = backend.runner ?? (options.unsafeNoIsolation === true ? runUnsafe : undefined);
  if (!runner) throw refusal(backend);
  return {
    kind: backend.runner ? backend.kind : "unsafe",
    strength: backend.kind === "bwrap" ? "namespaces" : backend.kind === "seatbelt" ? "profile" : "none",
    async run(request) {
      const program = await programOf(request.language, request.code, limits, request.state !== undefined);
      const interpreter = await interpreterFor(request.language, runner);
      const { signal, ...end } = await runner({
        root: options.workspace.root,
        closed: options.workspace.closedFiles ?? [],
        program,
        interpreter,
        limits,
        timeoutMs: request.timeoutMs ?? limits.timeoutMs,
        signal: request.signal,
        ...(request.state === undefined ? {} : { state: request.state }),
      });
      return { ...end, ...(signal && !end.stopped ? { signal } : {}) };
    },
  };
}

/** An option given as undefined means its default. */
function definedOf<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function refusal({ detail, fix }: Backend): ToolError {
  return new ToolError("tool.failed", `Code can't be run here: ${detail}.`, { hint: fix });
}

let python: Promise<Interpreter | undefined> | undefined;

async function interpreterFor(language: Language, runner: Runner): Promise<Interpreter> {
  if (language === "shell") return findShell();
  if (language !== "python") return findNode();
  python ??= firstWorkingPython(runner);
  const found = await python;
  if (found) return found;
  python = undefined;
  throw new ToolError("tool.failed", "There is no Python on this machine that the sandbox can run.", {
    hint: "Use javascript or shell; or a person installs it: `qwill setup`, or `sudo apt install python3`.",
  });
}

/** The first that runs inside: one may live in a folder that can't be shown there. */
async function firstWorkingPython(runner: Runner): Promise<Interpreter | undefined> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "qwill-python-")));
  const program = fileProgram("main.py", "import json, hashlib; print('works')");
  try {
    for (const interpreter of await findPythons()) {
      const plan = { root, program, interpreter, limits: DEFAULT_LIMITS, timeoutMs: 20_000 };
      const end = await runner(plan).catch(() => undefined);
      if (end?.stdout.trim() === "works") return interpreter;
    }
    return undefined;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** What `qwill doctor` says about running code. Never throws. */
export interface SandboxProbe {
  ok: boolean;
  kind: BackendKind;
  detail: string;
  /** The one thing to do. */
  fix?: string;
}

/** Tries the sandbox out: once for a process where it works, anew where it does not. */
export async function probeSandbox(): Promise<SandboxProbe> {
  const { kind, detail, fix } = await findBackend();
  return { ok: kind !== "none", kind, detail, ...(kind === "none" && fix ? { fix } : {}) };
}
