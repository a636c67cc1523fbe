import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPackage, qwill } from "./cli.js";

const COMMANDS = [
  ["run"],
  ["demo"],
  ["demo", "resume"],
  ["resume"],
  ["runs"],
  ["show"],
  ["tools"],
  ["tools", "call"],
  ["new"],
  ["new", "tool"],
  ["new", "agent"],
  ["models"],
  ["models", "list"],
  ["models", "fit"],
  ["models", "pull"],
  ["models", "inspect"],
  ["models", "rm"],
  ["serve"],
  ["mcp"],
  ["doctor"],
  ["setup"],
];

beforeAll(buildPackage);

/** The packages that are loaded at once, before any `import(…)`. */
async function packagesOf(entry: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    metafile: true,
    write: false,
  });
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { path, kind, external } of metafile.inputs[file]?.imports ?? []) {
      if (kind !== "import-statement") continue;
      if (!external) visit(path);
      else if (!path.startsWith("node:")) packages.add(path);
    }
  };
  visit(entry);
  expect(seen.size).toBeGreaterThan(10);
  return [...packages];
}

describe("the command line", () => {
  it.each(COMMANDS)("shows help with an example for %s %s", async (...words) => {
    const { code, stdout } = await qwill([...words.filter(Boolean), "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Usage: qwill ${words.filter(Boolean).join(" ")}`));
    expect(stdout).toMatch(/Examples?:\n {2}\$ qwill /);
  });

  it("lists every command in its help, and its version", async () => {
    const { code, stdout } = await qwill(["--help"]);
    expect(code).toBe(0);
    for (const [name = ""] of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
    expect((await qwill(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("loads nothing but commander before it knows the command", async () => {
    expect(await packagesOf("src/cli/main.ts")).toEqual(["commander"]);
  });

  it("loads with all of its tools no package that only the use of one needs", async () => {
    const onUse =
      /linkedom|playwright|pdfjs|duckdb|node-llama-cpp|openai|turndown|readability|modelcontextprotocol|hono|axe/;
    const packages = await packagesOf("src/index.ts");
    expect(packages).toContain("zod");
    expect(packages.filter((name) => onUse.test(name))).toEqual([]);
  });

  it.each([
    [["no-such-command"], /unknown command 'no-such-command'/],
    [["rnu"], /Did you mean run/],
    [["run"], /missing required argument 'goal'/],
    [["run", ""], /The goal is empty/],
    [["run", "x", "--no-such-option"], /unknown option '--no-such-option'/],
    [["run", "x", "--turns", "many"], /Expected a whole number above 0/],
    [["run", "x", "--allow", "everything"], /no such effect/],
    [["run", "x", "--tools", "missing.ts"], /missing\.ts: there is no such file/],
    [["run", "x", "--output", "missing.json"], /missing\.json can't be read/],
    [["resume", "x", "--answer", "nothing"], /expected ID=TEXT/],
    [["tools", "no_such_tool"], /no tool "no_such_tool"/],
    [["tools", "call", "file_list", "{"], /not JSON/],
    [["show"], /missing required argument 'run'/],
    [["new", "tool", "9 lives"], /"9 lives" can't be a name/],
    [["new", "robot", "x"], /unknown command 'robot'/],
    [[], /Usage: qwill/],
  ])("says how it is used and exits with 2: %j", async (args, message) => {
    const { code, stdout, stderr } = await qwill(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).toBe("");
    expect(stderr).not.toMatch(/\n {4}at /);
  });
});
