import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const limitMs = 240_000;

it("npm run example runs on the built package, with the model that comes with it", { timeout: limitMs }, () => {
  const input = mkdtempSync(path.join(tmpdir(), "qwill-example-"));
  for (const name of ["job.md", "sam-whitlock.md", "chen-siyuan.docx"])
    cpSync(path.join(root, "examples/resume-screening/input", name), path.join(input, name));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, "scripts/example.mjs"), "resume-screening", "pocket", input],
    { encoding: "utf8", timeout: limitMs },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining("cvs/sam-whitlock.md") });
  expect(stdout).toMatch(/^1\. .+ \(\d+\)\n2\. .+ \(\d+\)\nThe report: .+report\.html\n$/);
});
