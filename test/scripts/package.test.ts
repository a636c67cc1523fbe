import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

// What someone gets who installs the package: packed, unpacked in another project, compiled against and run.
const root = path.resolve(import.meta.dirname, "../..");
const app = mkdtempSync(path.join(tmpdir(), "qwill-package-"));
const installed = path.join(app, "node_modules/qwill");

const PROGRAM = `
import { builtInTools, createAgent, defineTool, type RunEvent } from "qwill";
import { profiles, schemaToGbnf } from "qwill/model";
import { memoryJournal, scriptedModel } from "qwill/testing";
import { z } from "zod";

const hello = defineTool({
  name: "hello",
  description: "Say hello.",
  input: z.object({ to: z.string() }),
  effect: "read",
  run: async ({ to }) => \`hello \${to}\`,
});
const plan = { steps: [{ id: "say", title: "Say", instruction: "Say hello.", tools: ["hello"] }] };
const model = scriptedModel([
  { calls: [{ name: "plan", args: plan }] },
  { calls: [{ name: "hello", args: { to: "you" } }] },
  { calls: [{ name: "step_done", args: { result: "hello you" } }] },
]);
const agent = createAgent({ model, tools: [...builtInTools(), hello], workspace: ".", journal: memoryJournal() });
const run = agent.start("Say hello");
const types: RunEvent["type"][] = [];
for await (const event of run) types.push(event.type);
const { answer } = await run.result;
console.log(JSON.stringify({ answer, last: types.at(-1), profile: profiles["qwq-32b"].id, gbnf: typeof schemaToGbnf({ type: "boolean" }).gbnf }));
`;

const OPTIONS = {
  compilerOptions: { module: "NodeNext", target: "ES2023", strict: true, skipLibCheck: true, outDir: "out", types: [] },
  include: ["main.ts"],
};

const node = (...args: string[]) =>
  execFileSync(process.execPath, args, {
    cwd: app,
    encoding: "utf8",
    timeout: 120_000,
    stdio: ["ignore", "pipe", "pipe"],
  });

/** Everything that is installed here, by link: the package's own folder is the only copy. */
function linkDependencies(): void {
  mkdirSync(path.join(app, "node_modules"), { recursive: true });
  for (const name of readdirSync(path.join(root, "node_modules"))) {
    if (name.startsWith(".") || name === "qwill") continue;
    symlinkSync(path.join(root, "node_modules", name), path.join(app, "node_modules", name));
  }
}

beforeAll(() => {
  execFileSync(process.execPath, [path.join(root, "scripts/prepare.mjs")], { cwd: root, timeout: 300_000 });
  const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", app], {
    cwd: root,
    encoding: "utf8",
    timeout: 120_000,
  });
  linkDependencies();
  mkdirSync(installed);
  execFileSync("tar", ["-xzf", packed.trim(), "-C", installed, "--strip-components=1"], { cwd: app });
  writeFileSync(path.join(app, "package.json"), JSON.stringify({ name: "app", private: true, type: "module" }));
  writeFileSync(path.join(app, "main.ts"), PROGRAM);
  writeFileSync(path.join(app, "tsconfig.json"), JSON.stringify(OPTIONS));
}, 480_000);

afterAll(() => rmSync(app, { recursive: true, force: true }));

it("an installed qwill compiles under NodeNext and runs by its three entries", () => {
  node(path.join(root, "node_modules/typescript/bin/tsc"), "-p", ".");
  expect(JSON.parse(node("out/main.js"))).toEqual({
    answer: "hello you",
    last: "run.finished",
    profile: "qwq-32b",
    gbnf: "string",
  });
});

it("an installed qwill brings its command, its tiny model and the demo's inputs, and nothing of the workshop", () => {
  expect(node(path.join(installed, "dist/cli/main.js"), "--help")).toContain("demo");
  expect(readdirSync(installed).sort()).toEqual([
    "LICENSE",
    "README.md",
    "dist",
    "docs",
    "examples",
    "models",
    "package.json",
  ]);
  expect(readdirSync(path.join(installed, "models/pocket"))).toContain("pocket.gguf");
  expect(readdirSync(path.join(installed, "examples/resume-screening")).sort()).toEqual([
    "README.md",
    "input",
    "main.ts",
  ]);
});

it("an installed qwill gives nothing but its public names", () => {
  writeFileSync(
    path.join(app, "inner.mjs"),
    'await import("qwill/dist/agents/loop.js").catch((error) => console.log(error.code));',
  );
  expect(node("inner.mjs").trim()).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED");
});
