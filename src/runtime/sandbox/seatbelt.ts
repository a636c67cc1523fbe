/**
 * macOS: a program under sandbox-exec. Everything is denied but the system's programs and the workspace.
 *
 * There is no pid namespace and no memory limit by the kernel: the process group is killed and the memory watched from
 * outside. Code that leaves its process group can outlive the run, still inside the profile.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PRIVATE_FOLDER } from "../workspace/paths.js";
import { runOnHost } from "./on-host.js";
import type { Runner } from "./runner.js";

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

export const runSeatbelt: Runner = (plan) =>
  runOnHost(plan, {
    path: PATH,
    before: async (scratch, { fixed }) => {
      const profile = join(scratch, "profile.sb");
      const { root, interpreter, closed = [] } = plan;
      const rules = seatbeltProfile({ root, scratch, needs: interpreter.needs, fixed: [...fixed], closed });
      await writeFile(profile, rules);
      return ["/usr/bin/sandbox-exec", "-f", profile];
    },
  });
