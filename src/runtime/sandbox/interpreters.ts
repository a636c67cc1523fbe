/** The programs that run code: where they are, and which folders a sandbox must show for them to work. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { isInside } from "../workspace/paths.js";

export type Language = "python" | "javascript" | "typescript" | "shell";

export interface Interpreter {
  /** Absolute path of the program. */
  file: string;
  /** Files and folders that it needs besides the system's own. */
  needs: string[];
}

const run = promisify(execFile);
const PROBE = "import sys, json; print(json.dumps([sys.executable, sys.prefix, sys.base_prefix]))";

/** The Node that runs this program: only its file is shown, never the folder around it. */
export async function findNode(): Promise<Interpreter> {
  const file = await realpath(process.execPath);
  return { file, needs: isSystem(file) ? [] : [file] };
}

export function findShell(): Interpreter {
  return { file: existsSync("/bin/bash") ? "/bin/bash" : "/bin/sh", needs: [] };
}

/** Pythons to try, best first: the one that the user's PATH names (with its packages), then the system's. */
export async function findPythons(): Promise<Interpreter[]> {
  const found: Interpreter[] = [];
  for (const name of ["python3", "python", "/usr/bin/python3"]) {
    const one = await describePython(name);
    if (one && !found.some((other) => other.file === one.file)) found.push(one);
  }
  return found;
}

async function describePython(name: string): Promise<Interpreter | undefined> {
  try {
    const { stdout } = await run(name, ["-I", "-c", PROBE], { timeout: 15_000 });
    const [file = "", prefix = "", base = ""] = (JSON.parse(stdout) as string[]).map(String);
    const real = await realpath(file);
    const needs = [...new Set([prefix, base, dirname(dirname(real))])].filter((folder) => !isSystem(folder));
    if (!file.startsWith("/") || !needs.every(mayBeShown)) return undefined;
    return { file, needs };
  } catch {
    return undefined;
  }
}

function isSystem(path: string): boolean {
  return ["/usr", "/bin", "/lib", "/System", "/Library"].some((folder) => isInside(folder, path));
}

/** A prefix is the interpreter's own folder; never one that holds the home folder or the whole disk. */
function mayBeShown(folder: string): boolean {
  return folder.startsWith("/") && folder.split("/").length > 2 && !isInside(folder, homedir());
}
