/** No isolation at all: only where a person wrote `unsafeNoIsolation: true` into their program. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SYSTEM_PATH } from "./bwrap.js";
import { runProcess } from "./limited-process.js";
import { programEnv, type Runner } from "./runner.js";
import { filesWritten, snapshotOf } from "./snapshot.js";
import { makeStateFile, readStateFile } from "./state-file.js";

/** Runs the program as the user who runs qwill, with that user's rights. Time, memory and output are limited from outside. */
export const runUnsafe: Runner = async (plan) => {
  const scratch = await mkdtemp(join(tmpdir(), "qwill-unsafe-"));
  try {
    const program = join(scratch, plan.program.name);
    await writeFile(program, plan.program.text);
    const before = await snapshotOf(plan.root);
    const state = plan.state === undefined ? undefined : await makeStateFile(scratch, plan.state);
    const end = await runProcess(
      {
        file: plan.interpreter.file,
        args: plan.program.argsFor(program),
        env: programEnv({ root: plan.root, interpreter: plan.interpreter, home: scratch, path: SYSTEM_PATH, state }),
        cwd: plan.root,
        ...(plan.program.fromInput ? { input: plan.program.text } : {}),
      },
      { limits: plan.limits, timeoutMs: plan.timeoutMs, signal: plan.signal, folder: { path: plan.root, before } },
    );
    const files = filesWritten(before, await snapshotOf(plan.root, before.fixed));
    return { ...end, files, ...(state ? { state: await readStateFile(state) } : {}) };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};
