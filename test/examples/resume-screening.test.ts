import { cpSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadModel } from "qwill";
import { expect, it } from "vitest";
import { fillWorkspace, screen } from "../../examples/resume-screening/main.js";

const INPUT = path.resolve("examples/resume-screening/input");

it("the resume screening example ranks CVs with the model that comes with qwill, and every quote it shows is found", {
  timeout: 240_000,
}, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "qwill-screening-"));
  const input = path.join(folder, "input");
  mkdirSync(input);
  for (const name of ["job.md", "sam-whitlock.md", "chen-siyuan.docx"])
    cpSync(path.join(INPUT, name), path.join(input, name));
  const workspace = path.join(folder, "workspace");
  await fillWorkspace(input, workspace);

  const { status, files, error } = await screen(await loadModel("pocket"), workspace);
  expect({ status, error }).toEqual({ status: "finished", error: undefined });
  expect(files.map((file) => file.path)).toEqual(
    expect.arrayContaining(["report.html", "report.md", "candidates.json"]),
  );

  type Evidence = Record<string, { quote: string; verified: boolean }>;
  const candidates: { rank: number; file: string; evidence: Evidence }[] = JSON.parse(
    readFileSync(path.join(workspace, "candidates.json"), "utf8"),
  );
  expect(candidates.map(({ rank }) => rank)).toEqual([1, 2]);
  expect(candidates.map(({ file }) => path.basename(file)).sort()).toEqual(["chen-siyuan.docx", "sam-whitlock.md"]);
  const quotes = candidates.flatMap(({ evidence }) => Object.values(evidence));
  expect(quotes.filter(({ quote, verified }) => quote && !verified)).toEqual([]);
});
