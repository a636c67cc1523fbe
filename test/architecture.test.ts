import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readSource, repositoryFiles, root, type SourceFile } from "./support/source-files.js";

/**
 * The rules of the house, as data. A rule that fails says which file to edit and how. They are here to be kept: change one
 * only with a decision in docs/decisions/.
 */

/** What each layer may import; the order is runtime ← tools ← agents ← server ← cli. The files in src/ itself join all of them. */
const LAYERS: Record<string, readonly string[]> = {
  "src/runtime/": ["src/runtime/"],
  "src/tools/": ["src/tools/", "src/runtime/"],
  "src/agents/": ["src/agents/", "src/runtime/", "src/tools/tool.ts", "src/tools/execute.ts"],
  "src/testing/": ["src/testing/", "src/agents/", "src/tools/", "src/runtime/"],
  "src/server/": ["src/server/", "src/agents/", "src/tools/", "src/runtime/"],
  "src/cli/": ["src/"],
};

/** Where an outside package may be imported. Packages that aren't named may be imported anywhere in src/. */
const HOMES: Record<string, readonly string[]> = {
  "node-llama-cpp": ["src/runtime/model/llama/"],
  "@langchain/openai": ["src/runtime/model/openai/"],
  playwright: ["src/tools/browser/"],
  "axe-core": ["src/tools/browser/"],
  "node:child_process": ["src/runtime/sandbox/", "src/cli/"],
  "pdfjs-dist": ["src/tools/documents/"],
  "@duckdb/node-api": ["src/tools/data/"],
  linkedom: ["src/tools/documents/", "src/tools/browser/", "src/tools/web/"],
  turndown: ["src/tools/documents/", "src/tools/browser/", "src/tools/web/"],
  "@mozilla/readability": ["src/tools/documents/", "src/tools/browser/", "src/tools/web/"],
  "libphonenumber-js": ["src/tools/documents/"],
  hono: ["src/server/"],
  "@hono/node-server": ["src/server/"],
  "@modelcontextprotocol/sdk": ["src/server/mcp/", "src/tools/mcp/", "src/cli/commands/mcp.ts"],
  commander: ["src/cli/"],
  "@clack/prompts": ["src/cli/"],
  "@langchain/community": ["src/tools/web/"],
  // Never at run time: they belong to tests, scripts and examples.
  "@huggingface/jinja": [],
  docx: [],
  "pdf-lib": [],
  typescript: [],
  vitest: [],
};

/** Where a global may be used in src/. */
const GLOBALS: Record<string, readonly string[]> = {
  console: ["src/cli/"],
  "process.stdout": ["src/cli/"],
  "process.stderr": ["src/cli/"],
  "process.env": ["src/runtime/config.ts"],
};

/** Dependencies that nothing in src/ uses yet. */
const NOT_YET: string[] = [];

const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 60;
const MAX_EXAMPLE_LINES = 60;

/** Lists of words and names are as long as they are. */
const LONG_DATA = ["training/pocket/words/"];

/** Folders of test/ that mirror no folder of src/. */
const OTHER_TESTS = ["architecture", "bench", "docs", "examples", "fixtures", "scripts", "support", "training", "ui"];

/** What has tests of its own: the layers, their families, and the parts of the model. */
const FAMILY = /^src\/(agents|cli|server|runtime\/model\/[a-z-]+(?=\/)|(runtime|tools)\/[a-z-]+(?=\/))/;

/** What an example may import. */
const PUBLIC = /^(qwill(\/(testing|model))?|zod|node:[a-z/_]+|@langchain\/[a-z]+(\/[a-z_/]+)?|\.\/.+)$/;

const files = repositoryFiles();
const code = files.filter(
  (file) => /\.(tsx?|mjs)$/.test(file) && /^(src|test|examples|bench|scripts|training|ui)\//.test(file),
);
const sources = code.filter((file) => !file.includes("/sources/")).map(readSource);
const product = sources.filter(({ path: file }) => file.startsWith("src/"));

const within = (file: string, places: readonly string[]) =>
  places.some((place) => file === place || (place.endsWith("/") && file.startsWith(place)));
const isTest = ({ path: file }: SourceFile) => file.startsWith("test/");

describe("the house", () => {
  it("has layers, and each imports only those below it", () => {
    const wrong = product.flatMap(({ path: file, imports }) => {
      const layer = Object.keys(LAYERS).find((prefix) => file.startsWith(prefix));
      const allowed = layer ? (LAYERS[layer] ?? []) : ["src/"];
      return imports
        .filter(({ target }) => target !== undefined && !within(target, allowed))
        .map(({ target, line }) => `${file}:${line} imports ${target}: ${layer} may import only ${allowed.join(", ")}`);
    });
    expect(wrong).toEqual([]);
  });

  it("gives each outside package one home", () => {
    const wrong = product.flatMap(({ path: file, imports }) =>
      imports.flatMap(({ specifier, line }) => {
        const name = Object.keys(HOMES).find((each) => specifier === each || specifier.startsWith(`${each}/`));
        const homes = name && HOMES[name];
        if (!homes || within(file, homes)) return [];
        return [
          `${file}:${line} imports ${specifier}: move it to ${homes.join(" or ") || "tests, scripts or examples"}`,
        ];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("prints only in cli, and reads the environment only in runtime/config.ts", () => {
    const wrong = product.flatMap(({ path: file, globals }) =>
      globals.flatMap(({ name, line }) => {
        const homes = GLOBALS[name];
        return homes && !within(file, homes) ? [`${file}:${line} uses ${name}: it belongs to ${homes.join(", ")}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it(`has no file over ${MAX_FILE_LINES} lines`, () => {
    const wrong = sources
      .filter(({ path: file, lines }) => lines > MAX_FILE_LINES && !within(file, LONG_DATA))
      .map(({ path: file, lines }) => `${file} has ${lines} lines: split it by what its parts are about`);
    expect(wrong).toEqual([]);
  });

  it(`has no function over ${MAX_FUNCTION_LINES} lines`, () => {
    const wrong = sources.flatMap((source) =>
      source.functions
        .filter(({ name, lines }) => lines > MAX_FUNCTION_LINES && !(isTest(source) && /^describe/.test(name)))
        .map(
          ({ name, line, lines }) =>
            `${source.path}:${line} ${name} has ${lines} lines: take steps out of it and name them`,
        ),
    );
    expect(wrong).toEqual([]);
  });

  it("names files in kebab-case, for the noun inside, never utils, helpers or managers", () => {
    const wrong = product
      .map(({ path: file }) => file)
      .filter(
        (file) => !/^src\/([a-z0-9-]+\/)*[a-z0-9-]+\.ts$/.test(file) || /(utils?|helpers?|manager)\.ts$/.test(file),
      )
      .map((file) => `${file}: rename it`);
    expect(wrong).toEqual([]);
  });

  it("exports by name: no default exports, no star exports", () => {
    const wrong = product
      .filter(({ text }) => /^export (default\b|\* from)/m.test(text))
      .map(({ path: file }) => `${file}: export what it gives by name`);
    expect(wrong).toEqual([]);
  });
});

describe("tests", () => {
  const tests = files.filter((file) => file.startsWith("test/") && file.endsWith(".test.ts"));
  const folders = new Set(product.flatMap(({ path: file }) => file.match(FAMILY)?.[0] ?? []));

  it("are there for every family of the layers", () => {
    const wrong = [...folders]
      .map((folder) => folder.replace(/^src\//, "test/"))
      .filter((mirror) => !tests.some((test) => test.startsWith(`${mirror}/`) || test === `${mirror}.test.ts`))
      .map((mirror) => `add a test to ${mirror}/`);
    expect(wrong).toEqual([]);
  });

  it("mirror src folder by folder", () => {
    const wrong = tests
      .map((test) => path.posix.dirname(test))
      .filter((folder) => folder !== "test" && !OTHER_TESTS.includes(folder.split("/")[1] ?? ""))
      .filter((folder) => !existsSync(path.join(root, folder.replace(/^test\//, "src/"))))
      .map((folder) => `${folder}: src has no such folder, move its tests beside what they test`);
    expect([...new Set(wrong)]).toEqual([]);
  });

  it("are never skipped, and none keeps the others from running", () => {
    const wrong = sources
      .filter(isTest)
      .filter(({ text }) =>
        /\b(it|test|describe)\.(skip|only|todo|skipIf|runIf)\b|\bctx\.skip\(/.test(
          text.replaceAll(/"[^"]*"|\/.*\//g, ""),
        ),
      )
      .map(({ path: file }) => `${file}: make its tests run, or delete them`);
    expect(wrong).toEqual([]);
  });
});

describe("examples", () => {
  const examples = [...new Set(files.flatMap((file) => file.match(/^examples\/([^/]+)\//)?.[1] ?? []))];

  it("are a main.ts, a README with the output, and a test that runs them", () => {
    const wanted = examples.flatMap((name) => [
      `examples/${name}/main.ts`,
      `examples/${name}/README.md`,
      `test/examples/${name}.test.ts`,
    ]);
    expect(wanted.filter((file) => !files.includes(file)).map((file) => `write ${file}`)).toEqual([]);
  });

  it(`have a main.ts of at most ${MAX_EXAMPLE_LINES} lines that imports only what everybody can`, () => {
    const mains = sources.filter(({ path: file }) => /^examples\/[^/]+\/[^/]+\.ts$/.test(file));
    const long = mains
      .filter(({ path: file, lines }) => file.endsWith("/main.ts") && lines > MAX_EXAMPLE_LINES)
      .map(({ path: file, lines }) => `${file} has ${lines} lines`);
    const inner = mains.flatMap(({ path: file, imports }) =>
      imports
        .filter(({ specifier }) => !PUBLIC.test(specifier))
        .map(({ specifier, line }) => `${file}:${line} imports ${specifier}`),
    );
    expect([...long, ...inner]).toEqual([]);
  });
});

describe("what is published", () => {
  it("names no path of the machine it was written on", () => {
    // Put together here, so that this file doesn't name them itself.
    const needle = new RegExp(`(?<![\\w./}\\])-])/(${["work", "root"].join("|")})/(main|shared|brief|\\.|[a-z]+/)`);
    const wrong = files
      .filter((file) => /\.(ts|mjs|js|py|json|md|sh|c|html|css|svg|yml)$/.test(file) || file.startsWith(".ci/"))
      .flatMap((file) => {
        const found = readFileSync(path.join(root, file), "utf8").match(needle);
        return found ? [`${file}: "${found[0]}"`] : [];
      });
    expect(wrong).toEqual([]);
  });

  it("depends only on packages that src/ uses", () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
    const used = (name: string) => product.some(({ text }) => text.includes(`"${name}"`) || text.includes(`"${name}/`));
    const unused = Object.keys(dependencies).filter((name) => !used(name));
    expect(unused, "npm uninstall them, or take them off NOT_YET").toEqual(NOT_YET);
  });

  it("has a lock that works with every registry, and on every platform that a package names", () => {
    const text = readFileSync(path.join(root, "package-lock.json"), "utf8");
    expect(text).not.toContain('"resolved": "http');
    // npm leaves a platform's package out where the registry hasn't got it; then `npm ci` refuses the lock.
    type Locked = Record<string, { version?: string; optionalDependencies?: Record<string, string> }>;
    const packages: Locked = JSON.parse(text).packages;
    const names = new Set(Object.keys(packages).map((key) => key.split("node_modules/").at(-1)));
    const missing = Object.entries(packages).flatMap(([key, { version, optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !names.has(name))
        .map((name) => `${key}@${version}: ${name} is missing, take a version that all platforms have`),
    );
    expect(missing).toEqual([]);
  });
});
