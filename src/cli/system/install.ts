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

/** Systems with apt; a snap stands behind the name `chromium` on those of Ubuntu's family, which is of no use to us. */
const APT_SYSTEMS: Record<string, { hasChromium: boolean }> = {
  debian: { hasChromium: true },
  raspbian: { hasChromium: true },
  ubuntu: { hasChromium: false },
  linuxmint: { hasChromium: false },
  pop: { hasChromium: false },
};

/** How to install parts: what can be run now, and what a person must do. */
export function installCommands(
  missing: readonly SystemPart[],
  machine: Machine = { system: systemName(), isRoot: isRoot() },
): { commands: string[][]; byHand: string[] } {
  const apt = machine.isRoot ? APT_SYSTEMS[machine.system] : undefined;
  const packages = missing.filter((each) => each !== "chromium" || apt?.hasChromium);
  const browser = missing.includes("chromium") && !packages.includes("chromium") ? [playwrightInstall(machine)] : [];
  if (apt) return { commands: [...(packages.length > 0 ? aptInstall(packages) : []), ...browser], byHand: [] };
  const byHand =
    packages.length > 0 ? [`Install ${packages.join(" and ")}: ${byHandCommand(packages, machine.system)}`] : [];
  return { commands: browser, byHand };
}

function aptInstall(packages: readonly string[]): string[][] {
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

/** Playwright's own download goes into the home folder; on Linux as root it brings the libraries too. */
function playwrightInstall({ isRoot }: Machine): string[] {
  const folder = path.dirname(createRequire(import.meta.url).resolve("playwright/package.json"));
  const withLibraries = isRoot && process.platform === "linux" ? ["--with-deps"] : [];
  return [process.execPath, path.join(folder, "cli.js"), "install", ...withLibraries, "chromium"];
}
