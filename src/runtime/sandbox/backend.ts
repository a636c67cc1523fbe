/** Which isolation this machine offers, found once and tried out before it is trusted. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type BwrapFeatures, SYSTEM_PATH } from "./bwrap.js";
import { runBwrap } from "./bwrap-run.js";
import { DEFAULT_LIMITS } from "./limits.js";
import { fileProgram } from "./program-kind.js";
import type { Runner } from "./runner.js";
import { runSeatbelt } from "./seatbelt.js";

export type BackendKind = "bwrap" | "seatbelt" | "none";

export interface Backend {
  kind: BackendKind;
  runner?: Runner;
  /** What was found, in words. */
  detail: string;
  /** The one thing to do when there is none. */
  fix?: string;
}

const run = promisify(execFile);
let found: Promise<Backend> | undefined;

/** The backend of this machine. The first call tries it out (about 0.1 s); later ones are free. */
export function findBackend(): Promise<Backend> {
  found ??= search().then((backend) => {
    // What is missing may be installed while we run.
    if (backend.kind === "none") found = undefined;
    return backend;
  });
  return found;
}

async function search(): Promise<Backend> {
  if (process.platform === "linux") return searchBwrap();
  if (process.platform === "darwin")
    return trySelf("seatbelt", runSeatbelt, "sandbox-exec", "Install Python and Node outside of your home folder.");
  return {
    kind: "none",
    detail: `there is no sandbox for ${process.platform} yet`,
    fix: "Run qwill in WSL or on Linux to run code.",
  };
}

async function searchBwrap(): Promise<Backend> {
  let help: string;
  try {
    help = (await run("bwrap", ["--help"], { env: { PATH: SYSTEM_PATH }, timeout: 10_000 })).stdout;
  } catch {
    return {
      kind: "none",
      detail: "bubblewrap is not installed",
      fix: "Run `qwill setup`, or install it: `sudo apt install bubblewrap` (dnf, pacman, zypper: the same name).",
    };
  }
  const features: BwrapFeatures = {
    disableUserns: help.includes("--disable-userns"),
    sizedTmpfs: help.includes("--size"),
  };
  const weaker = features.disableUserns ? "" : "; this bubblewrap is older than 0.8 and can't forbid nested namespaces";
  return trySelf("bwrap", runBwrap(features), `bubblewrap${weaker}`, await whyNot());
}

/** Why bubblewrap may be there and yet not work. */
async function whyNot(): Promise<string> {
  const setting = async (name: string) =>
    (await run("cat", [`/proc/sys/${name}`]).catch(() => ({ stdout: "" }))).stdout.trim();
  if ((await setting("kernel/apparmor_restrict_unprivileged_userns")) === "1") {
    return "Allow bubblewrap to make namespaces: `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`.";
  }
  if ((await setting("kernel/unprivileged_userns_clone")) === "0") {
    return "Allow user namespaces: `sudo sysctl -w kernel.unprivileged_userns_clone=1`.";
  }
  if ((await setting("user/max_user_namespaces")) === "0") {
    return "Allow user namespaces: `sudo sysctl -w user.max_user_namespaces=10000`.";
  }
  return "Allow user namespaces here; in a container, start it with --security-opt seccomp=unconfined or run qwill outside of it.";
}

/** Says "held" when no file outside is seen, nothing outside can be written and there is no network but its own. */
const trial = (canary: string) => `
[ ! -e '${canary}' ] || { echo "a file outside is visible"; exit 1; }
( echo x > /usr/qwill-trial ) 2>/dev/null && { echo "a system folder is writable"; exit 1; }
echo x > inside || { echo "the workspace is not writable"; exit 1; }
if [ -r /proc/net/dev ] && [ "$(grep -c : /proc/net/dev)" != 1 ]; then echo "there is a network"; exit 1; fi
echo held
`;

/** What has just been tried, in words for `qwill doctor`. */
const STRENGTH = {
  bwrap: "strong, with namespaces of its own: no network, no file or process but its own",
  seatbelt: "fair, by a profile: no network, no file outside; processes are the system's",
};

async function trySelf(kind: "bwrap" | "seatbelt", runner: Runner, detail: string, fix: string): Promise<Backend> {
  const base = await mkdtemp(join(tmpdir(), "qwill-trial-"));
  try {
    const root = join(base, "work");
    const canary = join(base, "canary");
    await mkdir(root);
    await writeFile(canary, "outside");
    const end = await runner({
      root,
      program: fileProgram("main.sh", trial(canary)),
      interpreter: { file: "/bin/sh", needs: [] },
      limits: DEFAULT_LIMITS,
      timeoutMs: 20_000,
    });
    if (end.stdout.trim() === "held") return { kind, runner, detail: `${detail}: ${STRENGTH[kind]}` };
    const said = `${end.stdout} ${end.stderr}`.trim().split("\n").slice(-2).join(" ").slice(0, 300);
    return {
      kind: "none",
      detail: `${detail} is installed but does not work here: ${said || `exit code ${end.exitCode}`}`,
      fix,
    };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const isMissing = typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";
    const install = "Install util-linux (it brings prlimit, setpriv and unshare): `sudo apt install util-linux`.";
    return { kind: "none", detail: `${detail} can't be used: ${said}`, fix: isMissing ? install : fix };
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}
