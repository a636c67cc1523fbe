import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { findChromium, isRoot, onPath, systemName } from "./programs.js";

export type SystemPart = "bubblewrap" | "chromium" | "python3";

/** The parts that can be installed and aren't there. */
export async function missingParts(): Promise<SystemPart[]> {
  const [browser, bwrap, python] = await Promise.all([
    findChromium(),
    onPath(["bwrap"]),
    onPath(["python3", "python"]),
  ]);
  const missing: SystemPart[] = [];
  if (!bwrap && process.platform === "linux") missing.push("bubblewrap");
  if (!browser) missing.push("chromium");
  if (!python) missing.push("python3");
  return missing;
}

export interface Machine {
  /** `debian`, `ubuntu`, `fedora`, `darwin`, …. */
  system: string;
  isRoot: boolean;
}

/** How to install parts: what can be run now, and what a person must do. */
export function installCommands(
  missing: readonly SystemPart[],
  machine: Machine = { system: systemName(), isRoot: isRoot() },
): { commands: string[][]; byHand: string[] } {
  if (machine.system === "debian" && machine.isRoot) return { commands: apt(missing), byHand: [] };
  const packages = missing.filter((each) => each !== "chromium");
  const byHand =
    packages.length > 0 ? [`Install ${packages.join(" and ")}: ${byHandCommand(packages, machine.system)}`] : [];
  return { commands: missing.includes("chromium") ? [playwrightInstall()] : [], byHand };
}

function apt(packages: readonly string[]): string[][] {
  return [
    ["apt-get", "update"],
    ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "--no-install-recommends", ...packages],
  ];
}

const INSTALLERS: Record<string, string> = {
  darwin: "brew install",
  fedora: "sudo dnf install",
  arch: "sudo pacman -S",
  "opensuse-leap": "sudo zypper install",
  alpine: "sudo apk add",
};

function byHandCommand(packages: readonly string[], system: string): string {
  return `${INSTALLERS[system] ?? "sudo apt install"} ${packages.join(" ")}`;
}

/** Playwright's own download goes into the home folder: no root needed. */
function playwrightInstall(): string[] {
  const folder = path.dirname(createRequire(import.meta.url).resolve("playwright/package.json"));
  const cli = path.join(folder, "cli.js");
  return existsSync(cli)
    ? [process.execPath, cli, "install", "chromium"]
    : ["npx", "playwright", "install", "chromium"];
}
