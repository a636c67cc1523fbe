/**
 * Writes held-out workspaces and their truth. Usage: node scripts/run-ts.mjs training/pocket/heldout.ts --out DIR [--count N]
 * Each is DIR/NN/ with the post, the folder of CVs and truth.json.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readingPlan } from "./plan.js";
import { recordWorkspace } from "./recording.js";
import { createRng } from "./rng.js";
import { makeWorkspace, writeWorkspace } from "./workspaces.js";

/** What is right for a workspace. */
export interface HeldoutTruth {
  goal: string;
  post: Record<string, unknown> | undefined;
  /** By path; an empty list: no CV. */
  cvs: Record<string, Record<string, unknown>[]>;
}

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    count: { type: "string", default: "12" },
    cvs: { type: "string", default: "12" },
    seed: { type: "string", default: "990" },
  },
});
if (!values.out) {
  console.error("--out DIR is missing: where the workspaces are to be written.");
  process.exit(2);
}
for (let number = 1; number <= Number(values.count); number++) {
  const rng = createRng(Number(values.seed) * 1000 + number, { heldout: true });
  const folder = join(values.out, String(number).padStart(2, "0"));
  const { goal, known } = makeWorkspace(rng, { cvs: Number(values.cvs) });
  await mkdir(folder, { recursive: true });
  await writeWorkspace(rng, folder, known);
  const { post, cvs, unteachable } = await recordWorkspace(folder, known, goal, readingPlan(known.names));
  await rm(join(folder, "work"), { recursive: true, force: true });
  for (const path of unteachable) if (known.cvs.has(path)) await rm(join(folder, path));
  const truth: HeldoutTruth = { goal, post, cvs: Object.fromEntries(cvs) };
  await writeFile(join(folder, "truth.json"), `${JSON.stringify(truth, null, 2)}\n`);
}
console.log(`${values.count} workspaces in ${values.out}`);
