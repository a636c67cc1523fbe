/** Runs a program under bubblewrap: as the user who runs qwill, or as the superuser through an unprivileged copy. */
import { randomInt } from "node:crypto";
import { chmod, chown, lstat, mkdir, mkdtemp, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ToolError } from "../errors.js";
import { PRIVATE_FOLDER } from "../workspace/paths.js";
import { type BwrapFeatures, bwrapArgs, prlimitArgs, type Shown, SYSTEM_PATH } from "./bwrap.js";
import { type Command, type ProcessEnd, runProcess } from "./limited-process.js";
import { tasksOfUser } from "./process-tree.js";
import { createReach, type RunFolder, reachableTmp } from "./reach.js";
import { programEnv, type RunEnd, type Runner, type RunPlan } from "./runner.js";
import { filesWritten, type Snapshot, snapshotOf } from "./snapshot.js";
import { bringBack, copyForUser, withoutPrivileges } from "./staging.js";
import { makeStateFile, readStateFile } from "./state-file.js";

/** User ids that systemd gives to passing services: nobody's files belong to them. */
const FIRST_PASSING_UID = 61_184;
const LAST_PASSING_UID = 65_519;

/** Where the program sees the file of its state. */
const STATE_PATH = "/run/state.json";

/** Mounts "$1" on "$2" and so on up to "--", where only this process sees it, and becomes the rest. */
const MOUNT_AND_EXEC = 'while [ "$1" != -- ]; do mount --bind "$1" "$2" || exit 125; shift 2; done; shift; exec "$@"';

export function runBwrap(features: BwrapFeatures): Runner {
  return async (plan) => {
    const uid = process.getuid?.() === 0 ? randomInt(FIRST_PASSING_UID, LAST_PASSING_UID + 1) : undefined;
    const folder: RunFolder = { path: await mkdtemp(join(await reachableTmp(uid), "qwill-sandbox-")), uid };
    try {
      return await (uid === undefined ? runInPlace(plan, features, folder) : runOnCopy(plan, features, folder));
    } finally {
      await rm(folder.path, { recursive: true, force: true, maxRetries: 2 });
    }
  };
}

async function runInPlace(plan: RunPlan, features: BwrapFeatures, folder: RunFolder): Promise<RunEnd> {
  const own = join(plan.root, PRIVATE_FOLDER);
  const hadOwn = await lstat(own).then(
    () => true,
    () => false,
  );
  const before = await snapshotOf(plan.root);
  try {
    const end = await run(plan, features, folder, { source: plan.root, before, hidden: [own] });
    const after = await snapshotOf(plan.root, before.fixed);
    await withoutPrivileges(plan.root, before, after);
    return { ...end, files: filesWritten(before, after) };
  } finally {
    // bwrap makes the folder that it hides; it is left only where it was.
    if (!hadOwn) await rmdir(own).catch(() => undefined);
  }
}

async function runOnCopy(plan: RunPlan, features: BwrapFeatures, folder: RunFolder): Promise<RunEnd> {
  const uid = folder.uid ?? FIRST_PASSING_UID;
  await chown(folder.path, uid, uid);
  const copy = join(folder.path, "work");
  await mkdir(copy, { mode: 0o700 });
  const before = await copyForUser(plan.root, copy, uid);
  const end = await run(plan, features, folder, { source: copy, before, hidden: [] });
  const after = await snapshotOf(copy, before.fixed);
  if (end.stopped === "disk") return { ...end, files: [] };
  await bringBack(copy, plan.root, before, after);
  return { ...end, files: filesWritten(before, after) };
}

/** The folder that is bound as the workspace, as it was before. */
interface Bound {
  source: string;
  before: Snapshot;
  hidden: string[];
}

async function run(
  plan: RunPlan,
  features: BwrapFeatures,
  folder: RunFolder,
  bound: Bound,
): Promise<ProcessEnd & { state?: string }> {
  const { program, interpreter, limits } = plan;
  const file: Shown = { source: await put(folder, program.name, program.text), target: `/run/${program.name}` };
  const reach = createReach(folder);
  const stateFile = plan.state === undefined ? undefined : await makeStateFile(folder.path, plan.state, folder.uid);
  const args = bwrapArgs({
    features,
    workspace: { source: bound.source, target: plan.root },
    hidden: bound.hidden,
    closed: [...doors(bound.before), ...closedFiles(plan, bound.before)].map((path) => join(plan.root, path)),
    files: [file, ...(await ownEtc(folder))],
    shown: await reach.all(interpreter.needs),
    fixed: await reach.all([...bound.before.fixed].map((path) => join(plan.root, path))),
    writable: stateFile ? [{ source: stateFile, target: STATE_PATH }] : [],
    env: programEnv({
      root: plan.root,
      interpreter,
      home: "/tmp",
      path: SYSTEM_PATH,
      ...(stateFile ? { state: STATE_PATH } : {}),
    }),
    limits,
    command: [interpreter.file, ...program.argsFor(file.target)],
  });
  const end = await runProcess(
    { ...commandFor(plan, folder, reach.mounts, args), ...(program.fromInput ? { input: program.text } : {}) },
    { limits, timeoutMs: plan.timeoutMs, signal: plan.signal, folder: { path: bound.source, before: bound.before } },
  );
  return stateFile ? { ...end, state: await readStateFile(stateFile) } : end;
}

/** Sockets, pipes and the like. */
function doors({ entries }: Snapshot): string[] {
  return [...entries].filter(([, { kind }]) => kind === "other").map(([path]) => path);
}

/** Each is a mount of its own, and bwrap takes 9,000 arguments. */
const MAX_CLOSED = 2_500;

/** Only what is there: bwrap would make a file to hide it. @throws ToolError where they are too many to be kept closed */
function closedFiles({ closed = [] }: RunPlan, { entries }: Snapshot): string[] {
  const there = closed.filter((path) => entries.get(path)?.kind === "file");
  if (there.length <= MAX_CLOSED) return there;
  throw new ToolError(
    "tool.failed",
    `Code can't run in a step over so many files: ${there.length} of other items would have to be kept from it, and ${MAX_CLOSED} can be.`,
    { hint: "Use the other tools of the step, or let one step without forEach run code over all files." },
  );
}

/** mount (only where needed) → drop the user → limits → bwrap; each becomes the next. */
function commandFor(plan: RunPlan, { uid }: RunFolder, mounts: string[], bwrap: string[]): Command {
  const tasks = uid === undefined ? tasksOfUser() : 0;
  const drop =
    uid === undefined ? [] : ["setpriv", `--reuid=${uid}`, `--regid=${uid}`, "--clear-groups", "--no-new-privs"];
  const mount = mounts.length
    ? ["unshare", "--mount", "--propagation", "private", "sh", "-c", MOUNT_AND_EXEC, "sh", ...mounts, "--"]
    : [];
  // A few tasks for bwrap itself.
  const limits = ["prlimit", ...prlimitArgs(plan.limits, tasks + 4)];
  const [file = "bwrap", ...args] = [...mount, ...drop, ...limits, "bwrap", ...bwrap];
  return { file, args, env: { PATH: SYSTEM_PATH }, cwd: "/", tellsHolder: true };
}

async function put({ path }: RunFolder, name: string, text: string): Promise<string> {
  const file = join(path, name);
  await writeFile(file, text);
  await chmod(file, 0o644);
  return file;
}

/** Programs ask who they are and where localhost is; they learn no more than that. */
async function ownEtc(folder: RunFolder): Promise<Shown[]> {
  const uid = folder.uid ?? process.getuid?.() ?? 1000;
  const gid = folder.uid ?? process.getgid?.() ?? 1000;
  const files = {
    passwd: `user:x:${uid}:${gid}:user:/tmp:/bin/sh\n`,
    group: `user:x:${gid}:\n`,
    hosts: "127.0.0.1 localhost sandbox\n::1 localhost\n",
    "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\n",
  };
  const entries = Object.entries(files).map(async ([name, text]) => ({
    source: await put(folder, `etc-${name}`, text),
    target: `/etc/${name}`,
  }));
  return Promise.all(entries);
}
