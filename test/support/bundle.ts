import { mkdtempSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

/** Bundles a TypeScript program of the tests so that a child process can run it with plain Node; packages stay outside. */
export async function bundle(entry: string): Promise<string> {
  const root = path.resolve(import.meta.dirname, "../..");
  // Inside the package, so that Node finds its node_modules.
  const folder = mkdtempSync(path.join(root, "node_modules", ".qwill-test-"));
  const outfile = path.join(folder, "program.mjs");
  await build({
    entryPoints: [path.resolve(root, entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "silent",
  });
  return outfile;
}
