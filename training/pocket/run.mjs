// Makes the tiny model anew: records samples, trains, exports, judges, writes the card. Stopped, it goes on where it was.
// Usage: npm run pocket -- [--minutes 180] [--work DIR] [--shards 20] [--drills 10] [--init CHECKPOINT.pt] [--keep]
// Needs Python 3 with PyTorch (1.13 or later) and numpy. What each step does, and how long it takes: README.md.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { remaining } from "./phases.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const { values } = parseArgs({
  options: {
    /** Everything that is made on the way lies here; the same folder again: go on. */
    work: { type: "string", default: join(tmpdir(), "qwill-pocket") },
    /** Shards of real samples, and of drills; samples in each. */
    shards: { type: "string", default: "20" },
    drills: { type: "string", default: "10" },
    size: { type: "string", default: "2000" },
    /** Of training, all phases together. */
    minutes: { type: "string", default: "180" },
    processes: { type: "string", default: "2" },
    seed: { type: "string", default: "1" },
    /** Go on from this checkpoint, on real samples alone. */
    init: { type: "string" },
    /** The new model stays in the work folder; else it takes the place of models/pocket/pocket.gguf. */
    keep: { type: "boolean", default: false },
    python: { type: "string", default: "python3" },
  },
});
const work = resolve(values.work);
const [drills, data, heldout, workspaces, out] = ["drills", "data", "heldout", "workspaces", "run"].map((name) =>
  join(work, name),
);
const [tokenizer, gguf, evaluation] = ["tokenizer.json", "pocket.gguf", "evaluation.json"].map((name) =>
  join(work, name),
);
const last = join(out, "last.pt");

mustHave(values.python, ["-c", "import numpy, torch"], "Python 3 with torch and numpy (pip install torch numpy)");
mkdirSync(work, { recursive: true });
if (!existsSync(tokenizer)) python("tokenizer.py", tokenizer);
if (!values.init) record(drills, Number(values.drills), "--drills");
record(data, Number(values.shards));
if (shardsIn(heldout) === 0) script("record.ts", "--out", heldout, "--heldout", "--size", "500", "--seed", "99");
train();
judge();
if (!values.keep) {
  copyFileSync(gguf, join(root, "models/pocket/pocket.gguf"));
  script("fingerprint.ts");
  script("card.ts", "--evaluation", evaluation, "--log", join(out, "log.txt"));
}

/** Shards by number, so that those that are there already aren't made again. */
function record(folder, count, ...flags) {
  for (let made = shardsIn(folder); made < count; made = shardsIn(folder)) {
    // One seed is a thousand shards: shard `made` has a seed of its own.
    const seed = String(Number(values.seed) * 1000 + made);
    script("record.ts", "--out", folder, "--seed", seed, "--size", values.size, ...flags);
  }
}

function train() {
  const init = values.init ? resolve(values.init) : undefined;
  const before = init ? minutesIn(init) : 0;
  const total = Number(values.minutes);
  for (;;) {
    const trained = existsSync(last) ? minutesIn(last) - before : 0;
    const [phase] = remaining({ trained, total, fromScratch: !init });
    if (!phase) return;
    console.log(`\n${phase.name}: ${phase.minutes.toFixed(1)} minutes`);
    const from = existsSync(last) ? last : init;
    const shares = [...(phase.drills > 0 ? [`${drills}:${phase.drills}`] : []), `${data}:${phase.real}`];
    const schedule = ["--minutes", String(phase.minutes), "--decay", String(phase.decay), "--growth", phase.growth];
    const files = ["--tokenizer", tokenizer, "--heldout", heldout, "--out", out, "--gguf", gguf];
    const start = from ? ["--init", from, "--resume"] : [];
    python("train.py", "--data", ...shares, ...files, ...schedule, ...start, "--processes", values.processes);
    const now = minutesIn(last) - before;
    // Stopped by hand: what was trained is kept, the same command goes on from it.
    if (now < trained + 0.9 * phase.minutes) stop(`Stopped after ${now.toFixed(1)} of ${total} minutes.`);
  }
}

function judge() {
  rmSync(workspaces, { recursive: true, force: true });
  script("heldout.ts", "--out", workspaces);
  script("evaluate.ts", "--model", gguf, "--workspaces", workspaces, "--out", evaluation);
}

/** How long a checkpoint has been trained, in minutes. */
function minutesIn(checkpoint) {
  const code = `import sys, torch; print(torch.load(sys.argv[1], map_location="cpu")["seconds"] / 60)`;
  const { stdout, stderr, status } = spawnSync(values.python, ["-c", code, checkpoint], { encoding: "utf8" });
  if (status !== 0) stop(`${checkpoint} is no checkpoint: ${stderr}`);
  return Number(stdout);
}

function run(command, args) {
  console.log(`\n$ ${command} ${args.join(" ")}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) stop(`${command} ended with ${status}. The same command goes on from here.`);
}

function script(name, ...args) {
  run(process.execPath, ["scripts/run-ts.mjs", join("training/pocket", name), ...args]);
}

function python(name, ...args) {
  run(values.python, [join(here, name), ...args]);
}

function mustHave(command, args, what) {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0)
    stop(`This needs ${what}; \`${command}\` says: ${stderr?.trim().split("\n").at(-1) ?? "not found"}`);
}

function shardsIn(folder) {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".jsonl")).length : 0;
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
