import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { agentFile, agentTest } from "../../src/cli/new/agent-template.js";
import { TYPESCRIPT } from "../../src/cli/new/language.js";
import { namesOf } from "../../src/cli/new/names.js";
import { toolFile, toolTest } from "../../src/cli/new/tool-template.js";
import { repositoryFiles, root } from "../support/source-files.js";

// What stands in README and docs as TypeScript is compiled against the source, as somebody would who copies it.
// Blocks lie beside the custom tool's example, so that `./word-count.js` is that tool.
const FOLDER = path.join(root, "examples/custom-tool");

interface Block {
  /** File and line, for the title. */
  place: string;
  file: string;
  code: string;
}

const files = repositoryFiles();
const pages = files.filter((file) => /^([A-Z]+\.md|docs\/.*\.md|examples\/[^/]+\/README\.md)$/.test(file));
const docBlocks: Block[] = pages.flatMap((page) => {
  const text = readFileSync(path.join(root, page), "utf8");
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match, index) => ({
    place: `${page}:${text.slice(0, match.index).split("\n").length}`,
    file: path.join(FOLDER, `block-${page.replace(/\W/g, "-")}-${index}.ts`),
    code: match[1] ?? "",
  }));
});

/** What `qwill new --ts` writes is copied too. */
const tool = namesOf("scaffolded tool");
const agent = namesOf("scaffolded agent");
const scaffolds: Block[] = Object.entries({
  "scaffolded-tool.ts": toolFile(tool),
  "scaffolded-tool.test.ts": toolTest(tool, TYPESCRIPT),
  "scaffolded-agent.ts": agentFile(agent, TYPESCRIPT),
  "scaffolded-agent.test.ts": agentTest(agent, TYPESCRIPT),
}).map(([file, code]) => ({ place: `qwill new: ${file}`, file: path.join(FOLDER, file), code }));
const blocks = [...docBlocks, ...scaffolds];

function problemsByFile(): Map<string, string[]> {
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const virtual = new Map(blocks.map(({ file, code }) => [file, code]));
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => virtual.has(file) || fileExists.call(host, file);
  host.readFile = (file) => virtual.get(file) ?? readFile.call(host, file);
  host.getSourceFile = (file, version, ...rest) => {
    const code = virtual.get(file);
    return code === undefined
      ? getSourceFile.call(host, file, version, ...rest)
      : ts.createSourceFile(file, code, version);
  };
  const program = ts.createProgram([...virtual.keys()], options, host);
  return new Map(
    [...virtual.keys()].map((file) => {
      const source = program.getSourceFile(file);
      const found = source
        ? [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
        : [];
      return [file, found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))];
    }),
  );
}

describe("TypeScript in README and docs", () => {
  let problems: Map<string, string[]>;
  beforeAll(() => {
    problems = problemsByFile();
  });

  it.each(blocks)("compiles as it stands in $place", ({ file }) => {
    expect(problems.get(file)).toEqual([]);
  });
});

describe("links in README and docs", () => {
  it("lead to files that are there", () => {
    const dead = pages.flatMap((page) =>
      [...readFileSync(path.join(root, page), "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)/g)]
        .map(([, link = ""]) => path.posix.join(path.posix.dirname(page), link).replace(/\/$/, ""))
        .filter((target) => !files.some((file) => file === target || file.startsWith(`${target}/`)))
        .map((target) => `${page} → ${target}`),
    );
    expect(dead).toEqual([]);
  });
});
