import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { writeTinyModel } from "../../src/runtime/model/tiny-model/tiny-model.js";
import { buildPackage, eventsOf, folderWith, qwill } from "./cli.js";

beforeAll(buildPackage);

describe("qwill models", () => {
  it("lists the catalogue, the best first, and what is downloaded", async () => {
    const models = folderWith({ "qwen3-8b.Q4_K_M.gguf": "GGUF" });
    const { code, stdout, stderr } = await qwill(["models", "list"], { env: { QWILL_MODELS_DIR: models } });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^model .*\nqwq-32b +– /);
    expect(stdout).toMatch(/^qwen3-8b +Q4_K_M /m);
    expect(stderr).toMatch(/Used by default: qwen3-8b/);
    const json = await qwill(["models", "--json"]);
    expect(eventsOf(json.stdout)[0]).toMatchObject({ id: "qwq-32b", licence: "Apache-2.0", downloaded: [] });
  });

  it("says whether a model fits this machine, in words and figures", async () => {
    const one = await qwill(["models", "fit", "qwen3-1.7b", "--json", "--context", "2048"]);
    expect(JSON.parse(one.stdout)).toMatchObject({
      contextTokens: 2048,
      fits: expect.stringMatching(/gpu|split|cpu|no/),
    });
    const all = await qwill(["models", "fit"]);
    expect(all.code).toBe(0);
    expect(all.stdout).toMatch(/^qwq-32b /m);
    expect(all.stderr).toMatch(/of memory free/);
    const unknown = await qwill(["models", "fit", "gpt-9"]);
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringMatching(/gpt-9/) });
  });

  it("inspects a file without loading it", async () => {
    const file = await writeTinyModel({});
    const { code, stdout } = await qwill(["models", "inspect", file, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ architecture: "qwen2", path: file });
    const none = await qwill(["models", "inspect", "/nowhere/x.gguf"]);
    expect(none).toMatchObject({ code: 1, stderr: expect.stringMatching(/no model file at \/nowhere\/x\.gguf/) });
  });

  it("deletes downloaded models only when told so, and nothing else", async () => {
    const models = folderWith({ "qwen3-8b.Q4_K_M.gguf": "GGUF", "qwen3-8b.Q8_0.gguf": "GGUF", "mine.gguf": "GGUF" });
    const env = { QWILL_MODELS_DIR: models };
    const unsure = await qwill(["models", "rm", "qwen3-8b"], { env });
    expect(unsure).toMatchObject({ code: 2, stderr: expect.stringMatching(/Say --yes/) });
    expect(existsSync(path.join(models, "qwen3-8b.Q4_K_M.gguf"))).toBe(true);
    const removed = await qwill(["models", "rm", "qwen3-8b:Q8_0", "--yes"], { env });
    expect(removed.code).toBe(0);
    expect(existsSync(path.join(models, "qwen3-8b.Q8_0.gguf"))).toBe(false);
    expect(existsSync(path.join(models, "qwen3-8b.Q4_K_M.gguf"))).toBe(true);
    const stopped = folderWith({ "qwen3-8b.Q4_K_M.gguf.part": "GG", "qwen3-8b.Q4_K_M.gguf.part.json": "{}" });
    const rest = await qwill(["models", "rm", "qwen3-8b", "--yes"], { env: { QWILL_MODELS_DIR: stopped } });
    expect(rest).toMatchObject({ code: 0, stderr: expect.stringMatching(/deleted .*\.part\n/) });
    expect(readdirSync(stopped)).toEqual([]);
    const other = await qwill(["models", "rm", "mine", "--yes"], { env });
    expect(other).toMatchObject({ code: 1, stderr: expect.stringMatching(/no downloaded model "mine"/) });
    expect(existsSync(path.join(models, "mine.gguf"))).toBe(true);
  });
});

describe("qwill doctor", () => {
  it("says of each part that it is ok, or the one thing to do", async () => {
    const { code, stdout } = await qwill(["doctor", "--json"]);
    expect(code).toBe(0);
    const { ok, parts } = JSON.parse(stdout);
    expect(ok).toBe(true);
    expect(parts.map((part: { name: string }) => part.name)).toEqual(
      expect.arrayContaining([
        "node",
        "engine",
        "tiny model",
        "model",
        "sandbox",
        "python",
        "browser",
        "memory",
        "disk",
      ]),
    );
    for (const part of parts) expect(part.ok || part.fix?.length > 10).toBe(true);
    const text = await qwill(["doctor"], { env: { QWILL_BROWSER_PATH: "/nowhere/chrome", QWILL_MODEL: "nope" } });
    expect(text.code).toBe(0);
    expect(text.stdout).toMatch(/-- {2}browser [^\n]*\n +→ qwill setup/);
    expect(text.stdout).toMatch(/-- {2}model +QWILL_MODEL=nope\n +→ It isn't there/);
  });
});

describe("qwill setup", () => {
  it("names what is missing and how it would be installed, and does nothing without a yes", async () => {
    const { code, stdout, stderr } = await qwill(["setup"], { env: { PATH: folderWith() } });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^Missing: .*python3\.\n/);
    expect(stderr).toMatch(/install .*python3/);
  });
});

describe("qwill models inspect", () => {
  it("says that a file that is no GGUF is none", async () => {
    const file = path.join(folderWith(), "x.gguf");
    writeFileSync(file, "not a model");
    const { code, stderr } = await qwill(["models", "inspect", file]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/is not a GGUF file/);
  });
});
