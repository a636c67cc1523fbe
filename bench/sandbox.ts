import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { findPythons } from "../src/runtime/sandbox/interpreters.js";
import { createSandbox, type SandboxRequest } from "../src/runtime/sandbox/sandbox.js";
import { openWorkspace } from "../src/runtime/workspace/workspace.js";
import { table } from "./support/table.js";

// What the wall costs: the time of an empty program in the sandbox beside that of the bare interpreter. Medians.

const ROUNDS = 7;
// The interpreter itself, as the sandbox starts it: a version manager's shim on the PATH costs more than the wall.
const PYTHON = (await findPythons())[0]?.file ?? "python3";
const BARE: Record<SandboxRequest["language"], [string, string[]]> = {
  python: [PYTHON, ["-c", "pass"]],
  javascript: [process.execPath, ["-e", "0"]],
  typescript: [process.execPath, ["-e", "0"]],
  shell: ["/bin/bash", ["-c", ":"]],
};
const EMPTY: Record<SandboxRequest["language"], string> = {
  python: "pass",
  javascript: "0",
  typescript: "0",
  shell: ":",
};

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

async function medianOf(run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const begun = performance.now();
    await run();
    // The first finds interpreters and tries the sandbox out.
    if (round > 0) times.push(performance.now() - begun);
  }
  return median(times);
}

const folder = mkdtempSync(path.join(tmpdir(), "qwill-bench-"));
try {
  const workspace = await openWorkspace(folder);
  const rows: (string | number)[][] = [["language", "bare ms", "sandbox ms", "more ms"]];
  for (const language of ["python", "javascript", "typescript", "shell"] as const) {
    const [file, args] = BARE[language];
    // Without an environment, as in the sandbox.
    const bare = await medianOf(() => promisify(execFile)(file, args, { env: {} }));
    const walled = await medianOf(async () =>
      (await createSandbox({ workspace })).run({ language, code: EMPTY[language] }),
    );
    rows.push([language, Math.round(bare), Math.round(walled), Math.round(walled - bare)]);
  }
  console.log(table(rows));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
