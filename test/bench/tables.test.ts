import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../support/source-files.js";

/** Two of the demo's CVs: what is tested here is what the tables say, the whole demo is run elsewhere. */
const CVS = ["sam-whitlock.md", "chen-siyuan.docx"];

let input = "";
beforeAll(() => {
  input = mkdtempSync(path.join(tmpdir(), "qwill-bench-input-"));
  for (const name of ["job.md", ...CVS])
    cpSync(path.join(root, "examples/resume-screening/input", name), path.join(input, name));
});
afterAll(() => rmSync(input, { recursive: true, force: true }));

/** Runs a bench as the README says, on fewer CVs, and gives what it prints. */
function bench(name: string): { status: number | null; stdout: string } {
  const run = spawnSync(process.execPath, [path.join(root, "scripts/bench.mjs"), name, "--input", input], {
    cwd: root,
    encoding: "utf8",
    timeout: 280_000,
  });
  return { status: run.status, stdout: run.stdout };
}

/** The last figures of the row that begins with these words. */
const rowOf = (table: string, words: string) =>
  table
    .split("\n")
    .find((line) => line.startsWith(words))
    ?.match(/[\d.]+/g)
    ?.map(Number) ?? [];

describe("the benches that the README quotes", () => {
  it("npm run bench -- prefill: the cache saves prompt tokens over the demo", () => {
    const { status, stdout } = bench("prefill");
    expect(status).toBe(0);
    const [ratio = 0, without = 0] = rowOf(stdout, "all ").slice(-2);
    expect(ratio).toBeGreaterThan(0);
    expect(ratio).toBeLessThan(without);
  }, 300_000);

  it("npm run bench -- demo: every figure of its table is there", () => {
    const { status, stdout } = bench("demo");
    expect(status).toBe(0);
    for (const words of ["seconds in total", "seconds per CV", "calls of the model", "peak memory of the process"])
      expect(rowOf(stdout, words).at(-1), words).toBeGreaterThan(0);
    expect(rowOf(stdout, "CVs")).toEqual([CVS.length]);
  }, 300_000);
});
