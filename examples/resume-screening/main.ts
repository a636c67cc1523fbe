// What `qwill demo resume` does, as a program: rank a folder of CVs for a post, with evidence for every value.
import { cp, mkdir, mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { builtInTools, createAgent, loadModel, type RunResult, screeningTools } from "qwill";

const GOAL = "Rank the CVs in cvs/ for the post in job.md.";

/** Copies a flat folder (job.md and the CVs beside it) into a new workspace: inputs are never changed. */
export async function fillWorkspace(input: string, workspace: string): Promise<void> {
  await mkdir(path.join(workspace, "cvs"), { recursive: true });
  for (const name of await readdir(input)) {
    await cp(path.join(input, name), path.join(workspace, name === "job.md" ? name : `cvs/${name}`));
  }
}

/** Screens the CVs of a workspace: report.html, report.md and candidates.json are its deliverables. */
export async function screen(model: BaseChatModel, workspace: string): Promise<RunResult> {
  const tools = [...builtInTools({ code: false }), ...screeningTools()];
  const run = createAgent({ model, tools, workspace }).start(GOAL);
  for await (const event of run) {
    if (event.type === "step.finished" && event.item) console.error(`${event.ok ? "✓" : "✗"} ${event.item.key}`);
  }
  return run.result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // node main.ts [MODEL] [INPUT]: the tiny model that comes with qwill, and the CVs beside this file, unless you say so.
  const [ref = "pocket", input = path.join(import.meta.dirname, "input")] = process.argv.slice(2);
  const workspace = await mkdtemp(path.join(tmpdir(), "resume-screening-"));
  await fillWorkspace(input, workspace);
  const { status, error } = await screen(await loadModel(ref), workspace);
  if (status !== "finished") throw new Error(`${status}: ${error?.message ?? "see qwill show"}`);
  const ranking: { rank: number; name: string | null; score: number }[] = JSON.parse(
    await readFile(path.join(workspace, "candidates.json"), "utf8"),
  );
  for (const { rank, name, score } of ranking) console.log(`${rank}. ${name ?? "(no name found)"} (${score})`);
  console.log(`The report: ${path.join(workspace, "report.html")}`);
}
