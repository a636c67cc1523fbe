import { execFile, spawn } from "node:child_process";
import { accessSync, constants, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { readConfig } from "../../runtime/config.js";

const run = promisify(execFile);
const BROWSERS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "brave-browser",
];
const MAC_BROWSERS = ["Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser"].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const INSTALL_LIMIT_MS = 20 * 60_000;

/** The absolute path of the first of these programs that the PATH has. */
export async function onPath(names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    try {
      const { stdout } = await run("/bin/sh", ["-c", 'command -v "$1"', "sh", name], { timeout: 5000 });
      if (stdout.trim().startsWith("/")) return stdout.trim();
    } catch {
      // Not this one.
    }
  }
  return undefined;
}

/** A browser that qwill can drive: the one that is configured, Playwright's own, or one of the system's. */
export async function findChromium(): Promise<string | undefined> {
  const { browserPath } = readConfig();
  if (browserPath) return isProgram(browserPath) ? browserPath : undefined;
  return playwrightChromium() ?? (await onPath(BROWSERS)) ?? MAC_BROWSERS.find(isProgram);
}

/** What `playwright install chromium` has downloaded, the newest. */
function playwrightChromium(): string | undefined {
  const cache = process.platform === "darwin" ? "Library/Caches/ms-playwright" : ".cache/ms-playwright";
  const folder = path.join(homedir(), cache);
  const versions = list(folder).filter((name) => /^chromium-\d+$/.test(name));
  const programs = versions
    .sort()
    .reverse()
    .flatMap((version) =>
      list(path.join(folder, version)).flatMap((build) => [
        path.join(folder, version, build, "chrome"),
        path.join(folder, version, build, "Chromium.app/Contents/MacOS/Chromium"),
      ]),
    );
  return programs.find(isProgram);
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** `debian`, `ubuntu`, `fedora`, `darwin`, …. */
export function systemName(): string {
  if (process.platform !== "linux") return process.platform;
  try {
    return /^ID="?([\w-]+)/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? "linux";
  } catch {
    return "linux";
  }
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Runs a program with its output on our stderr. True when it ended well. */
export function runVisibly(file: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ["ignore", 2, 2], timeout: INSTALL_LIMIT_MS });
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === 0));
  });
}
