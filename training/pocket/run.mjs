// Makes the tiny model anew: records data, trains, exports, judges, writes the card.
// Usage: npm run pocket -- [--work DIR] [--shards 20] [--minutes 180] [--init CHECKPOINT.pt] [--keep]
// Needs Python 3 with PyTorch and numpy. With --keep the new model stays in the work folder; else it takes the place of
// models/pocket/pocket.gguf.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const { values } = parseArgs({
  options: {
    work: { type: "string", default: join(tmpdir(), "qwill-pocket") },
    shards: { type: "string", default: "20" },
    minutes: { type: "string", default: "180" },
    seed: { type: "string", default: "1" },
    init: { type: "string" },
    keep: { type: "boolean", default: false },
  },
});
const work = resolve(values.work);
const [data, heldout, workspaces, out] = ["data", "heldout", "workspaces", "run"].map((name) => join(work, name));
const [tokenizer, gguf, evaluation] = ["tokenizer.json", "pocket.gguf", "evaluation.json"].map((name) =>
  join(work, name),
);

function run(command, args) {
  console.log(`\n$ ${command} ${args.join(" ")}`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) {
    console.error(
      error?.code === "ENOENT"
        ? `${command} is missing: install it, then run this again.`
        : `${command} ended with ${status}.`,
    );
    process.exit(1);
  }
}
const script = (name, ...args) => run(process.execPath, ["scripts/run-ts.mjs", join("training/pocket", name), ...args]);
const python = (name, ...args) => run("python3", [join(here, name), ...args]);
const shardsIn = (folder) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".jsonl")).length : 0;

mkdirSync(work, { recursive: true });
if (shardsIn(data) < Number(values.shards))
  script("record.ts", "--out", data, "--shards", values.shards, "--seed", values.seed);
if (shardsIn(heldout) === 0) script("record.ts", "--out", heldout, "--heldout", "--size", "500", "--seed", "99");
if (!existsSync(tokenizer)) python("tokenizer.py", tokenizer);
const init = values.init ? ["--init", resolve(values.init)] : [];
python(
  "train.py",
  "--tokenizer",
  tokenizer,
  "--data",
  data,
  "--heldout",
  heldout,
  "--out",
  out,
  "--gguf",
  gguf,
  "--minutes",
  values.minutes,
  ...init,
);
rmSync(workspaces, { recursive: true, force: true });
script("heldout.ts", "--out", workspaces);
script("evaluate.ts", "--model", gguf, "--workspaces", workspaces, "--out", evaluation);
if (!values.keep) {
  copyFileSync(gguf, join(root, "models/pocket/pocket.gguf"));
  script("fingerprint.ts");
  script("card.ts", "--evaluation", evaluation, "--log", join(out, "log.txt"));
}
