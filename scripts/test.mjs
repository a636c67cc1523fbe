// npm test: builds where the build is not fresh, sets up what the tests need, and runs all tests; types and lint are checked
// beside them. The last line is `N passed, N failed`. Types and lint count as one test each. A test that was skipped counts
// as failed: nothing passes by not running.
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

/**
 * Runs Node on a script of ours or of a package; gives its exit code, or the limit it ran into, and its seconds.
 * What it says is shown as it comes, or, where it runs beside something else, kept.
 */
function node(args, limitMs, { env = {}, keeps = false } = {}) {
  return new Promise((done) => {
    const began = Date.now();
    const output = keeps ? "pipe" : "inherit";
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ["ignore", output, output],
      detached: true,
      env: { ...process.env, ...env },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => (said += text));
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
        said,
        why: late ? `stopped after ${limitMs / minuteMs} minutes` : `exit ${code}`,
      });
    };
    child.once("error", (error) => end(error.message));
    child.once("close", (code, signal) => end(code ?? signal));
  });
}

const rows = [];
function row(name, passed, failed, seconds, why) {
  rows.push({ name, passed, failed, seconds, why });
}

/** A preparation: it counts only when it fails. */
async function prepare(name, args, limitMs) {
  console.log(`\n--- ${name}`);
  const { ok, seconds, why } = await node(args, limitMs);
  row(name, 0, ok ? 0 : 1, seconds, ok ? "" : why);
  return ok;
}

/** A check that runs beside the rest; called later, what it gives tells how it went. It counts as one test. */
function check(name, args, limitMs) {
  const running = node(args, limitMs, { keeps: true });
  return async () => {
    const { ok, seconds, why, said } = await running;
    console.log(`\n--- ${name}\n${said}`);
    row(name, ok ? 1 : 0, ok ? 0 : 1, seconds, ok ? "" : why);
  };
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
    env: { QWILL_TEST_REPORT: report },
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
const types = check("types", [require.resolve("typescript/bin/tsc"), "--noEmit", "-p", "."], 3 * minuteMs);
const lint = check("lint", [require.resolve("@biomejs/biome/bin/biome"), "check", "."], minuteMs);
const built = await prepare("build", [join(root, "scripts/prepare.mjs")], 3 * minuteMs);
if (built) await prepare("set-up", [command, "setup", "--yes", "--for-tests"], 5 * minuteMs);
await tests(process.argv.slice(2));
await types();
await lint();

console.log("\n--- summary");
for (const { name, passed, failed, seconds, why } of rows) {
  console.log(
    `${name.padEnd(8)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(seconds).padStart(5)} s ${why}`,
  );
}
const sum = (key) => rows.reduce((total, each) => total + each[key], 0);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
