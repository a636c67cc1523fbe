import type { Interpreter } from "./interpreters.js";
import type { ProcessEnd } from "./limited-process.js";
import type { SandboxLimits } from "./limits.js";
import type { Program } from "./program-kind.js";

/** One run of one program in a folder. */
export interface RunPlan {
  /** The workspace: absolute, links resolved. */
  root: string;
  /** Files in it that the program can neither read nor change. */
  closed?: readonly string[];
  program: Program;
  interpreter: Interpreter;
  limits: SandboxLimits;
  timeoutMs: number;
  signal?: AbortSignal;
  /** A JSON object that the program has as `state`; what it leaves there comes back. */
  state?: string;
}

export interface RunEnd extends ProcessEnd {
  /** Files made or changed in the workspace: relative paths, sorted. */
  files: string[];
  /** What the program left; undefined when it is no JSON object, or too large. */
  state?: string;
}

/** Runs a program in one kind of isolation. */
export type Runner = (plan: RunPlan) => Promise<RunEnd>;

/** The environment of every program: nothing of this process's own. */
export function programEnv(plan: {
  root: string;
  interpreter: Interpreter;
  home: string;
  path: string;
  /** Where the program sees the file of its state. */
  state?: string;
}): Record<string, string> {
  const bin = plan.interpreter.file.slice(0, plan.interpreter.file.lastIndexOf("/"));
  return {
    PATH: plan.path.split(":").includes(bin) ? plan.path : `${bin}:${plan.path}`,
    HOME: plan.home,
    TMPDIR: plan.home,
    LANG: "C.UTF-8",
    TERM: "dumb",
    NO_COLOR: "1",
    PYTHONPATH: plan.root,
    PYTHONUNBUFFERED: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    MPLBACKEND: "Agg",
    OMP_NUM_THREADS: "4",
    OPENBLAS_NUM_THREADS: "4",
    ...(plan.state === undefined ? {} : { QWILL_STATE: plan.state }),
  };
}
