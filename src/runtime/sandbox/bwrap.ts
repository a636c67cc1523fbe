/** The command line of bubblewrap: a root of its own with nothing in it but the system's programs and the workspace. */
import { existsSync, lstatSync, readlinkSync } from "node:fs";
import type { SandboxLimits } from "./limits.js";

/** Where helpers are looked for, and what programs in a sandbox have as PATH. */
export const SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** What this bwrap can do; older ones lack some options. */
export interface BwrapFeatures {
  disableUserns: boolean;
  sizedTmpfs: boolean;
}

/** Something of this machine, and where the program sees it. */
export interface Shown {
  source: string;
  target: string;
}

export interface BwrapPlan {
  features: BwrapFeatures;
  /** The folder to work in. */
  workspace: Shown;
  /** Folders in the workspace that are shown read-only. */
  fixed: Shown[];
  /** Absolute folders behind which the program sees an empty one. */
  hidden: string[];
  /** Absolute paths of sockets, pipes and the like in the workspace: doors to other processes, which are closed. */
  closed: string[];
  /** Single files that the program sees: its own, and the sandbox's /etc. */
  files: Shown[];
  /** A single file that the program may also write. */
  writable: Shown[];
  /** Interpreters outside of the system's folders, shown read-only at their own place. */
  shown: Shown[];
  env: Record<string, string>;
  limits: SandboxLimits;
  command: string[];
}

const SYSTEM_FOLDERS = ["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"];
/** What programs look up in /etc and what says nothing about this machine's people. */
const SYSTEM_FILES = [
  "/etc/ld.so.cache",
  "/etc/ld.so.conf",
  "/etc/ld.so.conf.d",
  "/etc/alternatives",
  "/etc/fonts",
  "/etc/localtime",
  "/etc/ssl/certs",
  "/etc/mime.types",
  "/nix/store",
];

/** Arguments for bwrap, in the order in which it does them. Descriptor 3 is told the sandbox's first process. */
export function bwrapArgs(plan: BwrapPlan): string[] {
  const { features, workspace, limits } = plan;
  const size = (mb: number) => (features.sizedTmpfs ? ["--size", String(mb * 1_048_576)] : []);
  return [
    ...["--unshare-all", "--unshare-user", "--die-with-parent", "--new-session", "--cap-drop", "ALL"],
    ...(features.disableUserns ? ["--disable-userns"] : []),
    ...["--info-fd", "3", "--hostname", "sandbox", "--clearenv"],
    ...Object.entries(plan.env).flatMap(([name, value]) => ["--setenv", name, value]),
    ...["--ro-bind", "/usr", "/usr"],
    ...SYSTEM_FOLDERS.flatMap(systemFolder),
    ...SYSTEM_FILES.filter((path) => existsSync(path)).flatMap((path) => ["--ro-bind", path, path]),
    ...plan.files.flatMap(({ source, target }) => ["--ro-bind", source, target]),
    ...["--proc", "/proc", "--dev", "/dev", ...size(limits.fileMb), "--tmpfs", "/dev/shm", "--remount-ro", "/dev"],
    ...[...size(limits.fileMb), "--tmpfs", "/tmp"],
    ...plan.shown.flatMap(({ source, target }) => ["--ro-bind", source, target]),
    ...plan.writable.flatMap(({ source, target }) => ["--bind", source, target]),
    ...["--bind", workspace.source, workspace.target],
    ...plan.fixed.flatMap(({ source, target }) => ["--ro-bind", source, target]),
    ...plan.hidden.flatMap((path) => [...size(1), "--tmpfs", path, "--remount-ro", path]),
    ...plan.closed.flatMap((path) => ["--ro-bind", "/dev/null", path]),
    ...["--remount-ro", "/", "--chdir", workspace.target, "--", ...plan.command],
  ];
}

/** /bin, /lib and the like: links into /usr on most systems, folders of their own on others. */
function systemFolder(path: string): string[] {
  try {
    return lstatSync(path).isSymbolicLink() ? ["--symlink", readlinkSync(path), path] : ["--ro-bind", path, path];
  } catch {
    return [];
  }
}

/** The kernel's limits, each for one process; `runningTasks` are those that the user already has. */
export function prlimitArgs(limits: SandboxLimits, runningTasks: number): string[] {
  return [
    "--core=0",
    `--fsize=${limits.fileMb * 1_048_576}`,
    // V8 and thread stacks reserve more than they use: below half a gigabyte Node doesn't start.
    `--data=${(Math.max(512, limits.memoryMb) + 256) * 1_048_576}`,
    `--nproc=${runningTasks + limits.processes}`,
    "--nofile=1024",
  ];
}
