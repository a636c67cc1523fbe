// node bench/screening/score.mjs SET_DIR CANDIDATES_JSON [SET_DIR CANDIDATES_JSON …] [--misses]
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { problemLines, scoreSet, scoreTable } from "./scoring.mjs";

const paths = process.argv.slice(2).filter((argument) => argument !== "--misses");
if (paths.length === 0 || paths.length % 2 === 1) {
  console.error("Usage: node bench/screening/score.mjs SET_DIR CANDIDATES_JSON [SET_DIR CANDIDATES_JSON …] [--misses]");
  process.exit(2);
}

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The truth lies in the set's folder, or beside it where the folder is handed to the tool as it is. */
function truthOf(folder) {
  const places = [join(folder, "truth.json"), join(dirname(folder), "truth.json")];
  const found = places.find((path) => existsSync(path));
  if (!found) throw new Error(`No truth.json in ${folder} or beside it.`);
  return readJson(found);
}

const sets = [];
for (let at = 0; at < paths.length; at += 2) {
  const folder = resolve(paths[at]);
  sets.push({ set: basename(folder), ...scoreSet(truthOf(folder), readJson(paths[at + 1]), new Date()) });
}
console.log(scoreTable(sets));
if (process.argv.includes("--misses")) {
  console.log(`\n${sets.flatMap(({ set, problems }) => problemLines(set, problems)).join("\n")}`);
}
