/**
 * Judges a model in the real loop on held-out workspaces.
 * Usage: node scripts/run-ts.mjs training/pocket/evaluate.ts --model FILE.gguf --workspaces DIR [--out FILE.json] [--show]
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createAgent } from "../../src/agents/agent.js";
import { loadModel } from "../../src/runtime/model/load-model.js";
import { profiles } from "../../src/runtime/model/profile.js";
import { documentTools } from "../../src/tools/documents/index.js";
import { screeningTools } from "../../src/tools/screening/index.js";
import type { HeldoutTruth } from "./heldout.js";
import { forgetful } from "./recording.js";
import { addScore, emptyScores, type Scores, scoreLines } from "./scores.js";

/** What an evaluation has found. */
export interface Evaluation {
  runs: number;
  finished: number;
  documents: number;
  secondsPerDocument: number;
  cv: Scores;
  post: Scores;
  /** Whether a document is a CV at all. */
  kind: { right: number; all: number };
}

const { values } = parseArgs({
  options: {
    model: { type: "string" },
    workspaces: { type: "string" },
    out: { type: "string" },
    show: { type: "boolean", default: false },
    most: { type: "string", default: "1000" },
  },
});
if (!values.model || !values.workspaces) {
  console.error("Usage: evaluate.ts --model FILE.gguf --workspaces DIR [--out FILE.json] [--show]");
  process.exit(2);
}
const model = await loadModel(values.model, { profile: profiles.pocket, threads: 1, gpu: false });
const found: Evaluation = {
  runs: 0,
  finished: 0,
  documents: 0,
  secondsPerDocument: 0,
  cv: emptyScores(),
  post: emptyScores(),
  kind: { right: 0, all: 0 },
};
let seconds = 0;
for (const name of (await readdir(values.workspaces)).sort().slice(0, Number(values.most))) {
  seconds += await judge(join(values.workspaces, name));
}
found.secondsPerDocument = Math.round((100 * seconds) / Math.max(1, found.documents)) / 100;
for (const line of report(found)) console.log(line);
if (values.out) await writeFile(values.out, `${JSON.stringify(found, null, 2)}\n`);
process.exit(0);

/** Runs one workspace in a copy; returns the seconds it took. */
async function judge(source: string): Promise<number> {
  const truth: HeldoutTruth = JSON.parse(await readFile(join(source, "truth.json"), "utf8"));
  const folder = await mkdtemp(join(tmpdir(), "pocket-judge-"));
  try {
    await cp(source, folder, { recursive: true });
    await rm(join(folder, "truth.json"));
    const agent = createAgent({
      model,
      tools: [...documentTools(), ...screeningTools()],
      workspace: folder,
      journal: forgetful,
      parallel: 1,
    });
    const began = performance.now();
    const result = await agent.start(truth.goal).result;
    const took = (performance.now() - began) / 1000;
    found.runs += 1;
    if (result.status === "finished") found.finished += 1;
    else console.log(`${source}: ${result.status} ${result.error?.code} ${result.error?.message}`);
    await compare(folder, truth);
    return took;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(folder: string, truth: HeldoutTruth): Promise<void> {
  const cvs = await recordsOf(join(folder, "work/cvs.json"));
  const [post] = await recordsOf(join(folder, "work/post.json"));
  if (truth.post) addScore(found.post, truth.post, post?.record);
  for (const [path, [wanted]] of Object.entries(truth.cvs)) {
    const given = cvs.find(({ item }) => item === path)?.record;
    found.documents += 1;
    found.kind.all += 1;
    if ((wanted !== undefined) === (given !== undefined)) found.kind.right += 1;
    if (wanted) addScore(found.cv, wanted, given);
    if (values.show && wanted && JSON.stringify(wanted) !== JSON.stringify(given)) show(path, wanted, given);
  }
}

function show(path: string, wanted: Record<string, unknown>, given: Record<string, unknown> | undefined): void {
  console.log(path);
  for (const [field, value] of Object.entries(wanted)) {
    const [want, got] = [JSON.stringify(value), JSON.stringify(given?.[field])];
    if (want !== got) console.log(`  ${field}: wanted ${want}\n  ${" ".repeat(field.length)}     got ${got}`);
  }
}

async function recordsOf(file: string): Promise<{ item: string | null; record: Record<string, unknown> }[]> {
  try {
    return JSON.parse(await readFile(file, "utf8")).records;
  } catch {
    return [];
  }
}

function report({ runs, finished, documents, secondsPerDocument, kind, cv, post }: Evaluation): string[] {
  return [
    `${finished} of ${runs} runs finished; ${documents} documents, ${secondsPerDocument} s each`,
    `CV or not: ${kind.right} of ${kind.all}`,
    ...scoreLines(cv).map((line) => `cv ${line}`),
    ...scoreLines(post).map((line) => `post ${line}`),
  ];
}
