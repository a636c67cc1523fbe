/** Writes shards of samples. Usage: node scripts/run-ts.mjs training/pocket/record.ts --out DIR [--seed N] [--shards N] [--drills | --sites] */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeDrill, recordDrill } from "./drills.js";
import { postsPlan, readingPlan } from "./plan.js";
import { recordWorkspace } from "./recording.js";
import { createRng, type Rng } from "./rng.js";
import { lengthOf, type Sample } from "./sample.js";
import { siteSamples } from "./site-recording.js";
import { makePosts, makeWorkspace, writeWorkspace } from "./workspaces.js";

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    seed: { type: "string", default: "1" },
    shards: { type: "string", default: "1" },
    /** Samples in a shard, roughly. */
    size: { type: "string", default: "2000" },
    /** Words that training never sees. */
    heldout: { type: "boolean", default: false },
    /** Short samples for the beginning of training. */
    drills: { type: "boolean", default: false },
    /** Samples of sites: from a brief to its pages. */
    sites: { type: "boolean", default: false },
    /** Longest sample, characters. */
    longest: { type: "string", default: "6500" },
  },
});

if (!values.out) {
  console.error("--out DIR is missing: where the shards are to be written.");
  process.exit(2);
}
mkdirSync(values.out, { recursive: true });
for (let shard = 0; shard < Number(values.shards); shard++)
  await writeShard(values.out, Number(values.seed) * 1000 + shard);

async function writeShard(folder: string, seed: number): Promise<void> {
  const rng = createRng(seed, { heldout: values.heldout });
  const lines: string[] = [];
  while (lines.length < Number(values.size)) {
    for (const sample of await samplesFor(rng)) {
      if (lengthOf(sample) <= Number(values.longest)) lines.push(JSON.stringify(sample));
    }
  }
  const name = values.heldout ? "held" : values.sites ? "site" : values.drills ? "drill" : "rec";
  const file = join(folder, `${name}-${String(seed).padStart(7, "0")}.jsonl`);
  // The trainer reads whatever is there: a shard appears whole.
  writeFileSync(`${file}.tmp`, `${lines.join("\n")}\n`);
  renameSync(`${file}.tmp`, file);
  console.log(`${file}: ${lines.length} samples`);
}

async function samplesFor(rng: Rng): Promise<Sample[]> {
  if (values.sites) return siteSamples(rng);
  return values.drills ? drillsOf(rng) : samplesOf(rng);
}

async function drillsOf(rng: Rng): Promise<Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), "pocket-"));
  try {
    return (await recordDrill(rng, folder, makeDrill(rng))).samples;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The samples of one workspace: of CVs, or of posts alone, since a workspace of CVs has only one post. */
async function samplesOf(rng: Rng): Promise<Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), "pocket-"));
  try {
    if (rng.chance(0.22)) {
      const known = makePosts(rng, 8);
      await writeWorkspace(rng, folder, known);
      const { samples } = await recordWorkspace(folder, known, "Read the posts", postsPlan([...known.posts.keys()]));
      return samples.filter(({ kind }) => kind === "post");
    }
    const { goal, known } = makeWorkspace(rng);
    await writeWorkspace(rng, folder, known);
    // Plans and rankings are nearly always the same: a few are enough.
    const plan = rng.chance(0.35) ? undefined : readingPlan(known.names);
    return (await recordWorkspace(folder, known, goal, plan)).samples;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
