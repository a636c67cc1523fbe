// npm run example -- NAME [arguments]: runs examples/NAME/main.ts on any Node that qwill supports, against the built package.
import { rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const [name, ...args] = process.argv.slice(2);
if (!/^[a-z-]+$/.test(name ?? "")) {
  console.error("Usage: npm run example -- NAME [arguments], where NAME is a folder of examples/.");
  process.exit(2);
}
const folder = join(root, "examples", name);
// Beside the source, so that it finds its inputs, and qwill by the package's own name.
const outfile = join(folder, `.main-${process.pid}.mjs`);
process.on("exit", () => rmSync(outfile, { force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));
await build({
  entryPoints: [join(folder, "main.ts")],
  outfile,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "error",
  // Without the paths that lead to the sources: an example runs what is installed.
  tsconfigRaw: {},
});
process.argv = [process.argv[0], outfile, ...args];
await import(pathToFileURL(outfile).href);
