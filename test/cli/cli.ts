/** Runs the command line as people do: as a process of its own, from a package that is built of the sources. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { buildUi } from "../../scripts/build-ui.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
/** Inside node_modules, so that the package's imports resolve to the project's. */
const PACKAGES = path.join(ROOT, "node_modules", ".qwill-cli-test");
/** The package of the sources as they are: built once, whichever test file comes first. */
let PACKAGE = PACKAGES;
const LIMIT_MS = 50_000;
const OLD_MS = 3_600_000;

/** What a process said, and how it ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Builds the package: every source to JavaScript, file by file, with what the package brings beside it. */
export async function buildPackage(): Promise<void> {
  const sources = readdirSync(path.join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const page = readdirSync(path.join(ROOT, "ui"), { recursive: true, encoding: "utf8" });
  const changed = (folder: string) => (file: string) => `${file} ${statSync(path.join(ROOT, folder, file)).mtimeMs}`;
  const state = [...sources.map(changed("src")), ...page.map(changed("ui"))].sort();
  PACKAGE = path.join(PACKAGES, createHash("sha256").update(state.join("\n")).digest("hex").slice(0, 16));
  if (existsSync(PACKAGE)) return;
  mkdirSync(PACKAGES, { recursive: true });
  const making = mkdtempSync(path.join(PACKAGES, "making-"));
  cpSync(path.join(ROOT, "package.json"), path.join(making, "package.json"));
  for (const folder of ["examples", "models"]) symlinkSync(path.join(ROOT, folder), path.join(making, folder));
  await build({
    entryPoints: sources.map((file) => path.join(ROOT, "src", file)),
    outbase: path.join(ROOT, "src"),
    outdir: path.join(making, "dist"),
    format: "esm",
    target: "node20",
    platform: "node",
    logLevel: "error",
  });
  await buildUi(path.join(making, "dist/ui"));
  try {
    renameSync(making, PACKAGE);
  } catch {
    // Another process was first; its package is the same.
    rmSync(making, { recursive: true, force: true });
  }
  forgetOldPackages();
}

/** Packages of sources as they were, unless a test may still run them. */
function forgetOldPackages(): void {
  for (const name of readdirSync(PACKAGES)) {
    const folder = path.join(PACKAGES, name);
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > OLD_MS) rmSync(folder, { recursive: true, force: true });
  }
}

/** The program and the arguments of `qwill …args`, for others that start it. */
export function commandOf(...args: string[]): [string, string[]] {
  return [process.execPath, [path.join(PACKAGE, "dist/cli/main.js"), ...args]];
}

export interface Invocation {
  cwd?: string;
  env?: Record<string, string>;
  /** Called with each piece of stdout and stderr, to react while it runs. */
  onOutput?(text: string, kill: (signal: NodeJS.Signals) => void): void;
  /** After so long the process is stopped. */
  limitMs?: number;
  /** A program that runs it: `["bwrap", …]`. */
  under?: readonly string[];
}

/** Runs `qwill …args`; no terminal, an empty home of its own. */
export function qwill(
  args: readonly string[],
  { cwd, env, onOutput, limitMs = LIMIT_MS, under = [] }: Invocation = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const home = mkdtempSync(path.join(tmpdir(), "qwill-home-"));
    const [program = "", ...rest] = [...under, process.execPath, path.join(PACKAGE, "dist/cli/main.js"), ...args];
    const child = spawn(program, rest, {
      cwd: cwd ?? home,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, QWILL_HOME: home, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: limitMs,
    });
    const ended: Ended = { code: null, stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        ended[name] += text;
        onOutput?.(text, (signal) => child.kill(signal));
      });
    }
    child.on("error", reject);
    child.on("close", (code) => {
      rmSync(home, { recursive: true, force: true });
      resolve({ ...ended, code });
    });
  });
}

/** A new folder with these files. */
export function folderWith(files: Record<string, string> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), "qwill-cli-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** A module that exports a scripted model; `replies` is JavaScript: an array or a function. */
export function modelModule(replies: string): string {
  return `import { scriptedModel } from "qwill/testing";\nexport default scriptedModel(${replies});\n`;
}

/** JavaScript of a reply that plans one step. */
export function planReply(tools: string[], extra: Record<string, unknown> = {}): string {
  const step = { id: "do", title: "Do it", instruction: "Do it.", tools, ...extra };
  return JSON.stringify({ calls: [{ name: "plan", args: { steps: [step], constraints: [] } }] });
}

/** JavaScript of a reply that calls a tool. */
export function callReply(name: string, args: Record<string, unknown>): string {
  return JSON.stringify({ calls: [{ name, args }] });
}

/** The events that `--json` printed. */
export function eventsOf(stdout: string): Record<string, unknown>[] {
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

export interface TerminalSession {
  cwd: string;
  env?: Record<string, string>;
  /** What to type once the screen shows something, in order. */
  answers: readonly (readonly [RegExp, string])[];
}

/** Python's pty module gives the process a real terminal; what it prints comes on our pipe, what we write is typed. */
const PTY = `
import fcntl, os, pty, select, struct, sys, termios
child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    os.execv(sys.argv[1], sys.argv[1:])
sources = [terminal, 0]
while True:
    ready = select.select(sources, [], [])[0]
    if 0 in ready:
        typed = os.read(0, 1024)
        if typed: os.write(terminal, typed)
        else: sources = [terminal]
    if terminal in ready:
        try: shown = os.read(terminal, 4096)
        except OSError: shown = b""
        if not shown: break
        os.write(1, shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
`;

/** Runs `qwill …args` on a terminal of 100 columns and types answers. */
export function qwillOnTerminal(
  args: readonly string[],
  { cwd, env, answers }: TerminalSession,
): Promise<{ code: number | null; screen: string }> {
  return new Promise((resolve, reject) => {
    const waiting = [...answers];
    let screen = "";
    let seen = 0;
    const child = spawn("python3", ["-c", PTY, process.execPath, path.join(PACKAGE, "dist/cli/main.js"), ...args], {
      cwd,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, TERM: "xterm", NO_COLOR: "1", ...env },
      stdio: ["pipe", "pipe", "inherit"],
      timeout: LIMIT_MS,
    });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      screen += text;
      const [next] = waiting;
      if (!next?.[0].test(screen.slice(seen))) return;
      waiting.shift();
      seen = screen.length;
      // A prompt is drawn before it listens.
      setTimeout(() => child.stdin.write(next[1]), 300);
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, screen }));
  });
}

/** A tool that would change the world outside; it leaves a mark so that a test sees whether it did. */
export const SEND_TOOL = `
import { appendFileSync } from "node:fs";
import { defineTool } from "qwill";
import { z } from "zod";

export const send: ReturnType<typeof defineTool> = defineTool({
  name: "send",
  description: "Send a message.",
  input: z.object({ to: z.string() }),
  effect: "outward",
  async run({ to }, { workspace }) {
    appendFileSync(\`\${workspace.root}/sent.txt\`, \`\${to}\\n\`);
    return "sent";
  },
});
`;
