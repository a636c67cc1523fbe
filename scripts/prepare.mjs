// npm's `prepare`: builds after `npm ci` and before `npm pack`. npx runs it too, some versions before every command, so a
// build that is still fresh is left alone. node scripts/prepare.mjs
import { existsSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const bin = join(root, "dist/cli/main.js");

/** When a file, or a folder with all that is in it, was changed: ms since the epoch. A folder is, when a file of it goes. */
function changedAt(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

function isFresh() {
  if (!existsSync(bin)) return false;
  if (process.env.npm_command === "exec") return true;
  const builtAt = statSync(bin).mtimeMs;
  const sources = ["src", "ui", "tsconfig.json", "tsconfig.build.json", "scripts/build.mjs", "scripts/build-ui.mjs"];
  return sources.every((path) => changedAt(join(root, path)) < builtAt);
}

/** `npm ci --omit=dev` brings no compiler. */
function hasCompiler() {
  try {
    createRequire(import.meta.url).resolve("typescript/bin/tsc");
    return true;
  } catch {
    return false;
  }
}

if (!isFresh()) {
  if (hasCompiler()) await import("./build.mjs");
  else if (!existsSync(bin)) console.error("qwill is not built: `npm ci` (with its dev dependencies) builds it.");
}
