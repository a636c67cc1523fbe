// npm run build: TypeScript and the web page to dist/, without what an earlier build left of files that are gone. Types are
// checked by `npm run typecheck`: whoever installs from the sources needn't wait for that. node scripts/build.mjs
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildUi } from "./build-ui.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const limitMs = 5 * 60_000;

/** Deletes what lies in dist/ but has no source any more: removed files must not be packed. */
function prune(folder, source) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const built = join(folder, entry.name);
    if (entry.isDirectory()) prune(built, join(source, entry.name));
    else if (!existsSync(join(source, entry.name.replace(/\.(d\.ts|js)$/, ".ts")))) rmSync(built);
  }
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const options = ["--noCheck", "--noEmitOnError"];
const { status } = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json"), ...options], {
  stdio: "inherit",
  timeout: limitMs,
});
rmSync(join(root, "dist/ui"), { recursive: true, force: true });
prune(join(root, "dist"), join(root, "src"));
await buildUi();
const bin = join(root, "dist/cli/main.js");
if (existsSync(bin)) chmodSync(bin, 0o755);
process.exitCode = status ?? 1;
