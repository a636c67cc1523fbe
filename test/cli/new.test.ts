import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPackage, commandOf, folderWith, qwill } from "./cli.js";

beforeAll(buildPackage);

const LIMIT_MS = 60_000;

/** A person's project: `qwill` and what it needs are installed in it. */
function project(files: Record<string, string> = {}): string {
  const folder = folderWith(files);
  const [, [main = ""]] = commandOf();
  const modules = path.join(folder, "node_modules");
  mkdirSync(modules);
  symlinkSync(path.resolve(main, "../../.."), path.join(modules, "qwill"));
  symlinkSync(path.resolve("node_modules/zod"), path.join(modules, "zod"));
  return folder;
}

function nodeTest(folder: string, file: string) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME };
  return spawnSync(process.execPath, ["--test", file], { cwd: folder, env, encoding: "utf8", timeout: LIMIT_MS });
}

describe("qwill new", () => {
  it("writes a tool that can be called, and a test of it that passes", async () => {
    const cwd = project({ "notes.md": "one\ntwo\n" });
    const made = await qwill(["new", "tool", "order_lookup"], { cwd });
    expect(made).toMatchObject({ code: 0, stdout: "order-lookup.mjs\norder-lookup.test.mjs\n" });
    const [, line = ""] = /Try it: +qwill (.+)/.exec(made.stderr) ?? [];
    const words = line.replace('\'{"path":"FILE"}\'', '{"path":"notes.md"}').split(" ");
    expect(await qwill(words, { cwd })).toMatchObject({ code: 0, stdout: "notes.md has 3 lines.\n" });
    expect(made.stderr).toMatch(/Test it: +node --test order-lookup\.test\.mjs/);
    const { status, stdout } = nodeTest(cwd, "order-lookup.test.mjs");
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/# pass [1-9]\d*\n# fail 0/) });
    rmSync(cwd, { recursive: true });
  });

  it("writes an agent that can be run, and a test of it that passes", async () => {
    const cwd = project();
    expect((await qwill(["new", "agent", "invoice-clerk", "--dir", "agents"], { cwd })).stdout).toBe(
      "agents/invoice-clerk.mjs\nagents/invoice-clerk.test.mjs\n",
    );
    const { status, stdout } = nodeTest(cwd, "agents/invoice-clerk.test.mjs");
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/# pass [1-9]\d*\n# fail 0/) });
    rmSync(cwd, { recursive: true });
  });

  it("writes TypeScript too", async () => {
    const cwd = folderWith();
    const made = await qwill(["new", "tool", "myTool", "--ts"], { cwd });
    expect(made).toMatchObject({ code: 0, stdout: "my-tool.ts\nmy-tool.test.ts\n" });
    expect(made.stderr).toMatch(/npx vitest run my-tool\.test\.ts/);
    expect(readFileSync(path.join(cwd, "my-tool.test.ts"), "utf8")).toMatch(/import { myTool } from "\.\/my-tool\.js"/);
  });

  it("never writes over a file", async () => {
    const cwd = folderWith({ "order-lookup.test.mjs": "mine" });
    const { code, stdout, stderr } = await qwill(["new", "tool", "order_lookup"], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/order-lookup\.test\.mjs is there already; nothing was written/);
    expect(existsSync(path.join(cwd, "order-lookup.mjs"))).toBe(false);
    expect(readFileSync(path.join(cwd, "order-lookup.test.mjs"), "utf8")).toBe("mine");
  });
});
