import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { createProgram } from "../../src/cli/program.js";
import { type DocumentedCommand, documentedCommands, documentedPages } from "../support/documented-commands.js";
import { root } from "../support/source-files.js";

/** Each kind of command that the pages name, and the test that runs it: its file, and words that stand in it. */
const TESTED: Record<string, readonly [string, RegExp]> = {
  "npm ci": [".ci/run", /npm ci/],
  "npm test": [".ci/run", /npm test/],
  "npm run typecheck": ["scripts/test.mjs", /"typescript\/bin\/tsc"/],
  "npm run lint": ["scripts/test.mjs", /"@biomejs\/biome\/bin\/biome"/],
  "npm run example": ["test/scripts/example.test.ts", /scripts\/example\.mjs/],
  "npm run bench -- demo": ["test/bench/tables.test.ts", /bench\("demo"\)/],
  "npm run bench -- prefill": ["test/bench/tables.test.ts", /bench\("prefill"\)/],
  "qwill demo resume": [".ci/run", /npx qwill demo resume/],
  "qwill demo resume --input": ["test/cli/demo.test.ts", /"demo", "resume", "--input"/],
  "qwill demo site": ["test/cli/demo-site.test.ts", /"demo", "site", "--input"/],
  "qwill doctor": ["test/cli/models.test.ts", /"doctor"/],
  "qwill fork": ["test/docs/run-commands.test.ts", /"## Afterwards"/],
  "qwill mcp": ["test/cli/mcp.test.ts", /"mcp"/],
  "qwill models": ["test/cli/models.test.ts", /qwill\(\["models", "--json"\]/],
  "qwill models fit": ["test/cli/models.test.ts", /"models", "fit"/],
  "qwill models inspect": ["test/cli/models.test.ts", /"models", "inspect"/],
  "qwill models pull": ["test/runtime/model/llama/download.test.ts", /downloadModelFile\(/],
  "qwill models rm": ["test/cli/models.test.ts", /"models", "rm"/],
  "qwill new tool": ["test/cli/new.test.ts", /"new", "tool"/],
  "qwill replay": ["test/docs/run-commands.test.ts", /"## Afterwards"/],
  "qwill resume": ["test/docs/run-commands.test.ts", /"## Afterwards"/],
  "qwill run": ["test/cli/run.test.ts", /"run", "Write a note"/],
  "qwill runs": ["test/docs/run-commands.test.ts", /"## Afterwards"/],
  "qwill serve": ["test/cli/serve.test.ts", /served\(\["--workspace"/],
  "qwill setup": ["scripts/test.mjs", /"setup"/],
  "qwill show": ["test/docs/run-commands.test.ts", /"## Afterwards"/],
  "qwill tools": ["test/cli/tools.test.ts", /qwill\(\["tools"\]\)/],
  "qwill tools call": ["test/docs/run-commands.test.ts", /examples\/custom-tool\/README\.md/],
};

/** What no test runs: it takes hours, changes the sources, installs from elsewhere, or is a bench that only measures. */
const NOT_RUN = [
  /^npm run (?:pocket|format)$/,
  /^npm install /,
  /^npm run bench -- (?!demo|prefill)/,
  /^npx (?:vitest|tsx)\b/,
  /^node \S+\.mjs\b/,
];

const commands = documentedCommands();
const scripts = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")).scripts as Record<string, string>;
const lineOf = ({ words }: DocumentedCommand) => words.join(" ").replace(/^npx (?=qwill)/, "");
const ofQwill = commands.filter((command) => lineOf(command).startsWith("qwill "));

/** A command without its own values: `npx qwill models pull qwq-32b` is `qwill models pull`. */
function kindOf(command: DocumentedCommand): string {
  const line = lineOf(command);
  const known = Object.keys(TESTED).sort((a, b) => b.length - a.length);
  return known.find((kind) => line === kind || line.startsWith(`${kind} `)) ?? line;
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

/** What the command line's own parser says against these words; it does nothing of what they say. */
function problemWith({ words, isInline }: DocumentedCommand): string | undefined {
  const program = createProgram();
  for (const each of everyCommand(program)) each.action(() => {}).configureOutput({ writeErr: () => {} });
  try {
    program.parse(words.slice(words.indexOf("qwill") + 1), { from: "user" });
    return undefined;
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    // A sentence may name a command, or an option of it, without the rest.
    return isInline && /missingArgument|optionMissingArgument/.test(code) ? undefined : message;
  }
}

/** The file that a command of npm or Node runs, relative to the repository. */
function fileOf({ words: [program, ...args] }: DocumentedCommand): string | undefined {
  if (program === "node") return args[0];
  if (program !== "npm" || args[0] !== "run") return undefined;
  if (args[1] === "bench" && args[3]) return `bench/${args[3]}.ts`;
  if (args[1] === "example" && args[3]) return `examples/${args[3]}/main.ts`;
  return scripts[args[1] ?? ""] === undefined ? `no script ${args[1]} in package.json` : undefined;
}

describe("the commands of README, docs and examples", () => {
  it.each(ofQwill.map((command) => ({ ...command, line: lineOf(command) })))(
    "are what the command line takes: $line ($place)",
    (command) => {
      expect(problemWith(command)).toBeUndefined();
    },
  );

  it("run files and scripts that are there", () => {
    const missing = commands.filter((command) => !existsSync(path.join(root, fileOf(command) ?? "")));
    expect(missing.map((command) => `${command.place}: ${fileOf(command)}`)).toEqual([]);
  });

  it("have every option that a sentence names", () => {
    const known = new Set(everyCommand(createProgram()).flatMap(({ options }) => options.map(({ long }) => long)));
    const unknown = documentedPages().flatMap(({ page, text }) =>
      [...text.matchAll(/`(--[a-z-]+)[^`\n]*`/g)]
        .filter(([, option = ""]) => !known.has(option))
        .map(([, option]) => `${page}: ${option}`),
    );
    expect(unknown).toEqual([]);
  });

  it("are each run by a test", () => {
    const untested = commands.filter(
      (command) => !TESTED[kindOf(command)] && !NOT_RUN.some((kind) => kind.test(lineOf(command))),
    );
    expect(untested.map((command) => `${command.place}: name the test of: ${lineOf(command)}`)).toEqual([]);
  });

  it("are all that the list of tests names", () => {
    const documented = new Set(commands.map(kindOf));
    const forgotten = Object.keys(TESTED).filter((command) => !documented.has(command));
    expect(forgotten.map((command) => `take it off the list, or put it back into a page: ${command}`)).toEqual([]);
    const idle = NOT_RUN.filter((kind) => !commands.some((command) => kind.test(lineOf(command))));
    expect(idle).toEqual([]);
  });

  it.each(Object.entries(TESTED))("%s stands in its test", (_command, [file, words]) => {
    expect(readFileSync(path.join(root, file), "utf8")).toMatch(words);
  });
});
