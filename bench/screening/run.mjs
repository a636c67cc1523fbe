// node bench/screening/run.mjs [SET …] [--misses] [--keep]
// Screens each set with the built command, as a user would, and scores what it wrote. Without names: all sets.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { problemLines, scoreSet, scoreTable } from "./scoring.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const command = join(here, "../../dist/cli/main.js");
const setsFolder = join(here, "sets");
const minutes = 20;

const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const keep = process.argv.includes("--keep");
const wanted = names.length > 0 ? names : readdirSync(setsFolder);
if (!existsSync(command)) throw new Error("dist/cli/main.js is not there: run `npm run build` first.");

/** Runs the screening on a copy without the truth, so that it can't be read as one more document. */
function screen(name) {
  const folder = mkdtempSync(join(tmpdir(), `screening-${name}-`));
  const input = join(folder, "input");
  cpSync(join(setsFolder, name), input, {
    recursive: true,
    filter: (path) => basename(path) !== "truth.json",
  });
  const workspace = join(folder, "workspace");
  const started = Date.now();
  const run = spawnSync(process.execPath, [command, "demo", "resume", "--input", input, "--workspace", workspace], {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    timeout: minutes * 60_000,
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  const output = join(workspace, "candidates.json");
  const candidates = existsSync(output) ? JSON.parse(readFileSync(output, "utf8")) : [];
  console.error(`${name}: exit ${run.status ?? run.signal}, ${seconds} s, ${candidates.length} candidates`);
  if (run.status !== 0) console.error(run.stderr.split("\n").slice(-12).join("\n"));
  if (keep) console.error(`  kept in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
  return candidates;
}

const sets = wanted.map((name) => {
  const truth = JSON.parse(readFileSync(join(setsFolder, name, "truth.json"), "utf8"));
  return { set: name, ...scoreSet(truth, screen(name), new Date()) };
});
console.log(scoreTable(sets));
if (process.argv.includes("--misses")) {
  console.log(`\n${sets.flatMap(({ set, problems }) => problemLines(set, problems)).join("\n")}`);
}
