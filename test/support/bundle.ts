import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";

/** CommonJS packages ask for Node's own modules by `require`, which an ES module hasn't got. */
const REQUIRE = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/**
 * Bundles a TypeScript program of the tests, packages included, so that a child process can run it with plain Node: one
 * small file is read in half the time of a hundred, which counts where a test starts a hundred children.
 */
export async function bundle(entry: string): Promise<string> {
  const outfile = path.join(mkdtempSync(path.join(tmpdir(), "qwill-test-")), "program.mjs");
  await build({
    entryPoints: [path.resolve(import.meta.dirname, "../..", entry)],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node20",
    banner: { js: REQUIRE },
    logLevel: "silent",
  });
  return outfile;
}
