// npm test: builds, sets up what the tests need, then types, lint and all tests. The last line is `N passed, N failed`.
// Types and lint count as one test each. A test that was skipped counts as failed: nothing passes by not running.
// Arguments go to vitest: npm test -- test/agents
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const minuteMs = 60_000;
const require = createRequire(import.meta.url);

/** Runs Node on a script of ours or of a package; gives its exit code, or the limit it ran into, and its seconds. */
function node(args, limitMs, env = {}) {
  return new Promise((done) => {
    const began = Date.now();
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      detached: true,
      env: { ...process.env, ...env },
    });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      // The whole group: test runners have workers of their own.
      process.kill(-child.pid, "SIGKILL");
    }, limitMs);
    const end = (code) => {
      clearTimeout(timer);
      const seconds = Math.round((Date.now() - began) / 1000);
      done({
        ok: code === 0 && !late,
        seconds,
        why: late ? `stopped after ${limitMs / minuteMs} minutes` : `exit ${code}`,
      });
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(code ?? signal));
  });
}

const rows = [];
function row(name, passed, failed, seconds, why) {
  rows.push({ name, passed, failed, seconds, why });
}

/** One step; `worth` is what it counts when it goes well. Preparations count only when they fail. */
async function step(name, worth, args, limitMs) {
  console.log(`\n--- ${name}`);
  const { ok, seconds, why } = await node(args, limitMs);
  row(name, ok ? worth : 0, ok ? 0 : 1, seconds, ok ? "" : why);
  return ok;
}

/** What the reporter wrote, in the words that count. */
function counted(lines, why) {
  const tests = lines.filter(({ state }) => state !== undefined);
  const failures = tests
    .filter(({ state }) => state !== "passed")
    .map(({ file, name, state }) => `${file} > ${name} (${state})`);
  const passed = tests.length - failures.length;
  const ended = lines.some(({ end }) => end !== undefined);
  if (!ended) failures.push(`the tests did not come to their end: ${why}`);
  else if (passed === 0 && failures.length === 0) failures.push("no test was run");
  return { passed, failures };
}

async function tests(args) {
  console.log("\n--- tests");
  const folder = mkdtempSync(join(tmpdir(), "qwill-test-report-"));
  const report = join(folder, "report.jsonl");
  writeFileSync(report, "");
  const vitest = join(dirname(require.resolve("vitest/package.json")), "vitest.mjs");
  const reporters = ["--reporter=default", `--reporter=${join(root, "scripts/test-reporter.mjs")}`];
  const { seconds, why } = await node([vitest, "run", ...reporters, ...args], 20 * minuteMs, {
    QWILL_TEST_REPORT: report,
  });
  // A line that was cut off by a kill is no result.
  const lines = readFileSync(report, "utf8").split("\n").slice(0, -1);
  const { passed, failures } = counted(
    lines.map((line) => JSON.parse(line)),
    why,
  );
  row("tests", passed, failures.length, seconds, failures.map((failure) => `\n    ${failure}`).join(""));
  rmSync(folder, { recursive: true, force: true });
}

const command = join(root, "dist/cli/main.js");
const built = await step("build", 0, [join(root, "scripts/build.mjs")], 3 * minuteMs);
if (built) await step("set-up", 0, [command, "setup", "--yes", "--for-tests"], 5 * minuteMs);
await step("types", 1, [require.resolve("typescript/bin/tsc"), "--noEmit", "-p", "."], 3 * minuteMs);
await step("lint", 1, [require.resolve("@biomejs/biome/bin/biome"), "check", "."], minuteMs);
await tests(process.argv.slice(2));

console.log("\n--- summary");
for (const { name, passed, failed, seconds, why } of rows) {
  console.log(
    `${name.padEnd(8)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(seconds).padStart(5)} s ${why}`,
  );
}
const sum = (key) => rows.reduce((total, each) => total + each[key], 0);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
