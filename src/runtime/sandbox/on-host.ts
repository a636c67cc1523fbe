import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProcess } from "./limited-process.js";
import { programEnv, type RunEnd, type RunPlan } from "./runner.js";
import { filesWritten, type Snapshot, snapshotOf } from "./snapshot.js";
import { makeStateFile, readStateFile } from "./state-file.js";

export interface HostRun {
  /** Where programs are looked for. */
  path: string;
  /** The command that stands before the interpreter's, if any: what isolates. */
  before?(scratch: string, workspace: Snapshot): Promise<string[]>;
}

/**
 * Runs a program among the host's own files: in the workspace, with a scratch folder that is gone afterwards. Time, memory
 * and output are limited from outside; what isolates it is the command put before it.
 */
export async function runOnHost(plan: RunPlan, { path, before }: HostRun): Promise<RunEnd> {
  const scratch = await realpath(await mkdtemp(join(tmpdir(), "qwill-sandbox-")));
  try {
    const workspace = await snapshotOf(plan.root);
    const state = plan.state === undefined ? undefined : await makeStateFile(scratch, plan.state);
    const program = join(scratch, plan.program.name);
    await writeFile(program, plan.program.text);
    const [file = "", ...args] = [
      ...((await before?.(scratch, workspace)) ?? []),
      plan.interpreter.file,
      ...plan.program.argsFor(program),
    ];
    const end = await runProcess(
      {
        file,
        args,
        env: programEnv({ root: plan.root, interpreter: plan.interpreter, home: scratch, path, state }),
        cwd: plan.root,
        ...(plan.program.fromInput ? { input: plan.program.text } : {}),
      },
      {
        limits: plan.limits,
        timeoutMs: plan.timeoutMs,
        signal: plan.signal,
        folder: { path: plan.root, before: workspace },
      },
    );
    const files = filesWritten(workspace, await snapshotOf(plan.root, workspace.fixed));
    return { ...end, files, ...(state ? { state: await readStateFile(state) } : {}) };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
