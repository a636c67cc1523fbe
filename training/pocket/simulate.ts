import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cvConversation } from "./conversations.js";
import { makeCvDocument } from "./documents.js";
import { cvFileName, workspaceNames } from "./files.js";
import { createRng, type Rng } from "./rng.js";
import { lengthOf, type Sample, sampleOf } from "./sample.js";

const { values } = parseArgs({
  options: { out: { type: "string", default: "/tmp/pocket/data" }, seed: { type: "string", default: "1" }, shards: { type: "string", default: "1" }, size: { type: "string", default: "2000" }, heldout: { type: "boolean", default: false }, longest: { type: "string", default: "6000" } },
});

function oneSample(rng: Rng): Sample | undefined {
  const document = makeCvDocument(rng);
  if (!document) return undefined;
  const { folder } = workspaceNames(rng);
  const path = `${folder}/${cvFileName(rng, document.truth?.name ?? "", rng.int(1, 40))}`;
  return sampleOf("cv", cvConversation(path, document));
}

const longest = Number(values.longest);
mkdirSync(values.out, { recursive: true });
for (let shard = 0; shard < Number(values.shards); shard++) {
  const seed = Number(values.seed) * 1000 + shard;
  const rng = createRng(seed, { heldout: values.heldout });
  const lines: string[] = [];
  while (lines.length < Number(values.size)) {
    const sample = oneSample(rng);
    if (sample && lengthOf(sample) <= longest) lines.push(JSON.stringify(sample));
  }
  const file = join(values.out, `${values.heldout ? "held" : "sim"}-${String(seed).padStart(7, "0")}.jsonl`);
  writeFileSync(`${file}.tmp`, `${lines.join("\n")}\n`);
  renameSync(`${file}.tmp`, file);
  console.log(file, lines.length);
}
