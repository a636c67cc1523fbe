// Runs a TypeScript file on any Node that qwill supports: bundles it with esbuild (packages stay outside) and imports it.
// Usage: node scripts/run-ts.mjs FILE.ts [arguments]
import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error("Usage: node scripts/run-ts.mjs FILE.ts [arguments]");
  process.exit(2);
}
const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
// Inside node_modules so that the bundle's imports resolve to the project's packages.
const folder = mkdtempSync(join(root, "node_modules", ".run-ts-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));
const outfile = join(folder, "main.mjs");
await build({
  entryPoints: [resolve(file)],
  outfile,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: "inline",
  logLevel: "error",
});
process.argv = [process.argv[0], resolve(file), ...args];
await import(pathToFileURL(outfile).href);
