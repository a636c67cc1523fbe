import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/source-files.js";

/** Each command that the README promises, and the test that runs it: its file, and words that stand in it. */
const TESTED: Record<string, readonly [string, RegExp]> = {
  "npm ci": [".ci/run", /npm ci/],
  "qwill demo resume": [".ci/run", /npx qwill demo resume/],
  "qwill demo resume --input": ["test/cli/demo.test.ts", /"demo", "resume", "--input"/],
  "qwill demo site": ["test/cli/demo-site.test.ts", /"demo", "site", "--input"/],
  "qwill mcp": ["test/cli/mcp.test.ts", /"mcp"/],
  "qwill new tool": ["test/cli/new.test.ts", /"new", "tool"/],
  "qwill serve": ["test/cli/serve.test.ts", /served\(\["--workspace"/],
  "qwill models fit": ["test/cli/models.test.ts", /"models", "fit"/],
  "qwill models pull": ["test/runtime/model/llama/download.test.ts", /downloadModelFile\(/],
  "qwill resume last": ["test/cli/run.test.ts", /"resume", "last"/],
  "qwill run": ["test/cli/run.test.ts", /"run", "Write a note"/],
  "qwill show last": ["test/cli/show.test.ts", /"show", "last"/],
  "qwill tools call": ["test/cli/tools.test.ts", /"tools", "call"/],
  "npm run bench -- demo": ["test/bench/tables.test.ts", /bench\("demo"\)/],
  "npm run bench -- prefill": ["test/bench/tables.test.ts", /bench\("prefill"\)/],
  "npm run pocket": ["package.json", /"pocket": "node training\/pocket\/run\.mjs"/],
};

/** A command without its own values: `npx qwill models pull qwq-32b` is `qwill models pull`. */
function kindOf(command: string): string {
  const bare = command.trim().replace(/^npx /, "");
  const known = Object.keys(TESTED).sort((a, b) => b.length - a.length);
  return known.find((kind) => bare === kind || bare.startsWith(`${kind} `)) ?? bare;
}

const readme = readFileSync(path.join(root, "README.md"), "utf8");
const blocks = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, language, block = ""]) =>
  language ? [] : block.trim().split("\n"),
);
const inline = [...readme.matchAll(/`((?:npx qwill|qwill|npm) [^`]+)`/g)].map(([, command = ""]) => command);
const promised = new Set([...blocks, ...inline].map(kindOf));

describe("the commands of the README", () => {
  it("are each run by a test", () => {
    expect(
      [...promised].filter((command) => !TESTED[command]).map((command) => `name the test of: ${command}`),
    ).toEqual([]);
  });

  it("are all that the list of tests names", () => {
    const forgotten = Object.keys(TESTED).filter((command) => !promised.has(command));
    expect(forgotten.map((command) => `take it off the list, or put it back into the README: ${command}`)).toEqual([]);
  });

  it.each(Object.entries(TESTED))("%s stands in its test", (_command, [file, words]) => {
    expect(readFileSync(path.join(root, file), "utf8")).toMatch(words);
  });
});
