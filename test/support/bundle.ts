import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";

/** Runs the program beside it from its compiled code, which the first run that comes to its end leaves behind. */
const START = `
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { Script } = require("node:vm");
const filename = require("node:path").join(__dirname, "program.cjs");
const compiled = filename + ".compiled";
const isCompiled = existsSync(compiled);
const source = "(function (require) {" + readFileSync(filename, "utf8") + "\\n})";
const script = new Script(source, { filename, cachedData: isCompiled ? readFileSync(compiled) : undefined });
if (!isCompiled) process.on("exit", () => writeFileSync(compiled, script.createCachedData()));
script.runInThisContext()(require);
`;

/**
 * Bundles a TypeScript program of the tests, packages included, so that a child process can run it with plain Node: one
 * file that is read and compiled once starts in a third of the time of a hundred, which counts where a test starts a
 * hundred children. The program can't await at its top level.
 */
export async function bundle(entry: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "qwill-test-"));
  await build({
    entryPoints: [path.resolve(import.meta.dirname, "../..", entry)],
    outfile: path.join(folder, "program.cjs"),
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "silent",
  });
  const start = path.join(folder, "start.cjs");
  writeFileSync(start, START);
  return start;
}
