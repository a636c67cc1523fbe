// A question becomes pages visited in a browser, and a comparison whose quotes are looked up in the pages that were read.
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { builtInTools, createAgent, loadModel, type RunResult } from "qwill";
import { plan } from "./plan.js";
import { serveSites } from "./serve.js";

const QUESTION =
  "Where do two adults and a child rent city bikes for three days for the least money, and can they cancel?";
const SITES = ["harbour-bikes", "pedal-post", "seerad"];

export interface Research {
  question: string;
  /** Where to look; private addresses must be among `allowOrigins`. */
  addresses: string[];
  allowOrigins: string[];
  workspace: string;
}

/** Visits the pages and compares; comparison.md and facts.json lie in the workspace. */
export async function research(model: BaseChatModel, { question, addresses, ...where }: Research): Promise<RunResult> {
  const { allowOrigins, workspace } = where;
  const tools = builtInTools({ code: false, web: false, browser: { allowOrigins } });
  const run = createAgent({ model, tools, workspace }).start(`${question} Look here: ${addresses.join(" ")}`, {
    plan: plan(question, addresses),
  });
  for await (const event of run) {
    if (event.type === "tool.called") console.error(`${event.name} ${JSON.stringify(event.args).slice(0, 100)}`);
    if (event.type === "check.done") console.error(`${event.ok ? "✓" : "✗"} ${event.evidence}`);
  }
  return run.result;
}

/** The same on the example's own sites, served on this machine while it works. */
export async function researchHere(model: BaseChatModel, workspace: string, question = QUESTION): Promise<RunResult> {
  const { origins, close } = await serveSites(path.join(import.meta.dirname, "sites"), SITES);
  const addresses = origins.map((origin) => `${origin}/`);
  return research(model, { question, addresses, allowOrigins: origins, workspace }).finally(close);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = { model: { type: "string" }, question: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const workspace = await mkdtemp(path.join(tmpdir(), "web-research-"));
  const model = await loadModel(values.model);
  const { question = QUESTION } = values;
  const { status, verified, error } =
    positionals.length > 0
      ? await research(model, { question, addresses: positionals, allowOrigins: [], workspace })
      : await researchHere(model, workspace, question);
  if (status !== "finished") throw new Error(`${status}: ${error?.message ?? "see qwill show"}`);
  console.log(await readFile(path.join(workspace, "comparison.md"), "utf8"));
  for (const line of verified) console.log(`✓ ${line}`);
}
