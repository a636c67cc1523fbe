// A table with dirty rows becomes findings, charts and a report; every number of the report is computed again by a check.
import { copyFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { builtInTools, createAgent, loadModel, type RunResult } from "qwill";
import { tableClean } from "./clean.js";
import { figureAdd, numbersCheck } from "./figures.js";
import { plan } from "./plan.js";

const QUESTION = "What sells where, and how do sales develop?";

/** Analyses a CSV; report.html, charts and cleaned data lie in the workspace. */
export async function analyse(
  model: BaseChatModel,
  input: { csv: string; workspace: string; question?: string },
): Promise<RunResult> {
  const { csv, workspace, question = QUESTION } = input;
  await copyFile(csv, path.join(workspace, "data.csv"));
  const tools = [...builtInTools({ code: false, web: false, browser: false }), tableClean, figureAdd, numbersCheck];
  const run = createAgent({ model, tools, workspace }).start(question, {
    plan: plan(question),
    checks: [{ kind: "tool_ok", tool: "numbers_check", args: { report: "report.html" } }],
  });
  for await (const event of run) {
    if (event.type === "tool.returned")
      console.error(`${event.ok ? "✓" : "✗"} ${event.name}: ${firstLine(event.text)}`);
  }
  return run.result;
}

const firstLine = (text: string) => text.split("\n", 1)[0]?.slice(0, 120) ?? "";

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { model: { type: "string" }, question: { type: "string" } },
  });
  const workspace = await mkdtemp(path.join(tmpdir(), "data-analysis-"));
  const csv = positionals[0] ?? path.join(import.meta.dirname, "input/sales.csv");
  const model = await loadModel(values.model);
  const { status, answer, verified, unverified, error } = await analyse(model, { csv, workspace, ...values });
  if (status !== "finished") throw new Error(`${status}: ${error?.message ?? "see qwill show"}`);
  console.log(answer);
  for (const line of verified) console.log(`✓ ${line}`);
  for (const line of unverified) console.log(`? ${line}`);
  console.log(`The report: ${path.join(workspace, "report.html")}`);
}
