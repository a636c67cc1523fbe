// Two versions of a contract become a table of what changed and what it means, with quotes that are looked up in both.
import { copyFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { builtInTools, createAgent, loadModel, type RunResult } from "qwill";
import { changeExplain, contractDiff, contractReport } from "./tools.js";

const planFor = (before: string, after: string) => ({
  steps: [
    {
      id: "compare",
      title: "Compare the versions",
      instruction: `Call contract_diff with before ${before} and after ${after}. For each change that it lists call change_explain: what it means in practice, and whom it favours; an unchanged text with a new number favours neither. Then call contract_report, and conclude with the three changes that matter most.`,
      tools: ["contract_diff", "change_explain", "contract_report"],
      output: { kind: "files", paths: ["changes.html"] },
    },
  ],
});

/** Compares two documents; changes.html and changes.json lie in the workspace. */
export async function compare(
  model: BaseChatModel,
  input: { before: string; after: string; workspace: string },
): Promise<RunResult> {
  const names = [input.before, input.after].map((file, at) => `${at === 0 ? "before" : "after"}${path.extname(file)}`);
  const [before = "", after = ""] = names;
  await copyFile(input.before, path.join(input.workspace, before));
  await copyFile(input.after, path.join(input.workspace, after));
  const tools = [
    ...builtInTools({ code: false, web: false, browser: false }),
    contractDiff,
    changeExplain,
    contractReport,
  ];
  const run = createAgent({ model, tools, workspace: input.workspace }).start("What changed, and what does it mean?", {
    plan: planFor(before, after),
    checks: [{ kind: "quotes_found", path: "changes.json" }],
  });
  for await (const event of run) if (event.type === "tool.returned") console.error(event.text);
  return run.result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { model: { type: "string" } } });
  const own = (year: string) => path.join(import.meta.dirname, `input/service-agreement-${year}.docx`);
  const [before = own("2025"), after = own("2026")] = positionals;
  const workspace = await mkdtemp(path.join(tmpdir(), "contract-compare-"));
  const { status, answer, verified, error } = await compare(await loadModel(values.model), {
    before,
    after,
    workspace,
  });
  if (status !== "finished") throw new Error(`${status}: ${error?.message ?? "see qwill show"}`);
  console.log([answer, ...verified.map((line) => `✓ ${line}`)].join("\n"));
  console.log(`The table: ${path.join(workspace, "changes.html")}`);
}
