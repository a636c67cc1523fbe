/**
 * macOS: a program under sandbox-exec. Everything is denied but the system's programs and the workspace.
 *
 * There is no pid namespace and no memory limit by the kernel: the process group is killed and the memory watched from
 * outside. Code that leaves its process group can outlive the run, still inside the profile.
 */
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PRIVATE_FOLDER } from "../workspace/paths.js";
import { runProcess } from "./limited-process.js";
import { programEnv, type Runner } from "./runner.js";
import { filesWritten, snapshotOf } from "./snapshot.js";
import { makeStateFile, readStateFile } from "./state-file.js";

const PATH = "/opt/homebrew/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
const READABLE = [
  "/usr",
  "/bin",
  "/sbin",
  "/System",
  "/Library",
  "/opt/homebrew",
  "/private/etc/ssl",
  "/private/var/db/timezone",
  "/dev",
];

/** The profile, in Seatbelt's own language: the last rule that fits decides. */
export function seatbeltProfile(plan: {
  root: string;
  scratch: string;
  needs: string[];
  fixed: string[];
  closed: readonly string[];
}): string {
  const folders = (paths: string[]) => paths.map((path) => `(subpath ${quoted(path)})`).join(" ");
  return [
    "(version 1)",
    "(deny default)",
    "(allow process-exec process-fork signal (target same-sandbox))",
    "(allow sysctl-read)",
    "(allow file-read-metadata)",
    `(allow file-read* (literal "/") ${folders([...READABLE, ...plan.needs, plan.root, plan.scratch])})`,
    `(allow file-write* ${folders([plan.root, plan.scratch])} (literal "/dev/null") (literal "/dev/tty"))`,
    `(deny file-read* file-write* ${folders([`${plan.root}/${PRIVATE_FOLDER}`])})`,
    ...plan.closed.map((path) => `(deny file-read* file-write* (literal ${quoted(`${plan.root}/${path}`)}))`),
    ...plan.fixed.map((path) => `(deny file-write* (subpath ${quoted(`${plan.root}/${path}`)}))`),
    "(deny network*)",
    "",
  ].join("\n");
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

export const runSeatbelt: Runner = async (plan) => {
  const scratch = await realpath(await mkdtemp(join(tmpdir(), "qwill-sandbox-")));
  try {
    const before = await snapshotOf(plan.root);
    const state = plan.state === undefined ? undefined : await makeStateFile(scratch, plan.state);
    const program = join(scratch, plan.program.name);
    const profile = join(scratch, "profile.sb");
    await writeFile(program, plan.program.text);
    await writeFile(
      profile,
      seatbeltProfile({
        root: plan.root,
        scratch,
        needs: plan.interpreter.needs,
        fixed: [...before.fixed],
        closed: plan.closed ?? [],
      }),
    );
    const end = await runProcess(
      {
        file: "/usr/bin/sandbox-exec",
        args: ["-f", profile, plan.interpreter.file, ...plan.program.argsFor(program)],
        env: programEnv({ root: plan.root, interpreter: plan.interpreter, home: scratch, path: PATH, state }),
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
