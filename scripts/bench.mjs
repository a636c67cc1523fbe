// npm run bench -- NAME: measures one thing on this machine and prints one table. The names are the files in bench/.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const names = readdirSync(join(root, "bench")).flatMap((file) => file.match(/^([a-z-]+)\.ts$/)?.[1] ?? []);
const [name, ...args] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`Usage: npm run bench -- NAME, where NAME is one of: ${names.join(", ")}.`);
  console.error("The CV sets have a bench of their own: bench/screening/README.md.");
  process.exit(2);
}
const runner = join(root, "scripts/run-ts.mjs");
const { status } = spawnSync(process.execPath, [runner, join(root, "bench", `${name}.ts`), ...args], {
  stdio: "inherit",
  timeout: 30 * 60_000,
});
process.exitCode = status ?? 1;
