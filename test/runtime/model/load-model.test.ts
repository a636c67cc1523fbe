import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ChatLlama } from "../../../src/runtime/model/chat-llama.js";
import { downloadedModels, loadModel } from "../../../src/runtime/model/load-model.js";
import { writeTinyModel } from "../../../src/runtime/model/tiny-model/tiny-model.js";

let folder: string;
let tiny: string;
const options = { gpu: false, threads: 1, contextSize: 512 } as const;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "qwill-load-"));
  tiny = await writeTinyModel();
});

afterAll(() => rm(folder, { recursive: true }));

describe("loading a model", () => {
  it("takes a GGUF file by its path, with the profile that its name fits", async () => {
    const model = await loadModel(tiny, options);
    expect(model).toBeInstanceOf(ChatLlama);
    expect(model.qwillProfile.id).toBe("qwq-32b");
    await (model as ChatLlama).dispose();
  });

  it("takes a downloaded model of the catalogue, in the quantisation that is there", async () => {
    const modelsDir = join(folder, "models");
    await mkdir(modelsDir, { recursive: true });
    await copyFile(tiny, join(modelsDir, "qwen3-4b.Q5_K_M.gguf"));
    expect(downloadedModels(modelsDir).map((found) => found.model.id)).toEqual(["qwen3-4b"]);
    for (const ref of ["qwen3-4b", "qwen3-4b:Q5_K_M", undefined]) {
      const model = await loadModel(ref, { ...options, modelsDir });
      expect(model.model).toBe("qwen3-4b");
      expect(model.qwillProfile.thinking?.forcedOpen).toBe(false);
      await (model as ChatLlama).dispose();
    }
    await expect(loadModel("qwen3-4b:Q8_0", { ...options, modelsDir })).rejects.toMatchObject({
      code: "model.missing",
    });
  });

  it("takes the model that the environment names", async () => {
    vi.stubEnv("QWILL_MODEL", tiny);
    const model = await loadModel(undefined, { ...options, modelsDir: folder });
    expect(model.model).not.toBe("");
    await (model as ChatLlama).dispose();
    vi.unstubAllEnvs();
  });

  it("says which model would fit this machine when there is none", async () => {
    vi.stubEnv("QWILL_MODEL", "");
    await expect(loadModel(undefined, { modelsDir: join(folder, "none") })).rejects.toMatchObject({
      code: "model.missing",
      message: expect.stringContaining(join(folder, "none")),
      hint: expect.stringMatching(/qwill models pull|URL/),
    });
    vi.unstubAllEnvs();
  });

  it("names the command that gets a model of the catalogue", async () => {
    await expect(loadModel("qwq-32b", { modelsDir: folder })).rejects.toMatchObject({
      code: "model.missing",
      hint: "Get it: qwill models pull qwq-32b",
    });
  });
});

describe("a file that can't be loaded", () => {
  it("is not there", async () => {
    const path = join(folder, "gone.gguf");
    await expect(loadModel(path, options)).rejects.toMatchObject({
      code: "model.missing",
      message: expect.stringContaining(path),
    });
    await expect(loadModel("no-such-model")).rejects.toMatchObject({
      code: "model.missing",
      hint: expect.stringContaining("qwq-32b"),
    });
    await expect(loadModel(folder, options)).rejects.toMatchObject({ code: "model.missing" });
  });

  it("is something else", async () => {
    const path = join(folder, "page.gguf");
    await writeFile(path, "<html>Not found</html>");
    await expect(loadModel(path, options)).rejects.toMatchObject({
      code: "model.unsupported",
      message: expect.stringContaining("<htm"),
      hint: expect.stringContaining("GGUF"),
    });
    await writeFile(path, "");
    await expect(loadModel(path, options)).rejects.toMatchObject({ code: "model.unsupported" });
  });

  it("is cut off, in its header or in its weights", async () => {
    const whole = await readFile(tiny);
    for (const part of [4, 0.001, 0.3, 0.9]) {
      const path = join(folder, `qwq-cut-${part}.gguf`);
      await writeFile(path, part === 4 ? "GGUF" : whole.subarray(0, Math.floor(whole.length * part)));
      await expect(loadModel(path, options)).rejects.toMatchObject({
        code: "model.failed",
        message: expect.stringMatching(/cut off/),
        hint: expect.stringContaining("again"),
      });
    }
  });

  it("is noise behind the right first letters", async () => {
    for (let round = 0; round < 4; round++) {
      const path = join(folder, `qwq-noise-${round}.gguf`);
      const noise = Array.from({ length: 99 }, (_, at) => createHash("sha256").update(`${round} ${at}`).digest());
      await writeFile(path, Buffer.concat([Buffer.from("GGUF\x03\0\0\0"), ...noise]));
      await expect(loadModel(path, options)).rejects.toMatchObject({
        code: "model.failed",
        message: expect.stringMatching(/damaged/),
      });
    }
  });

  it("needs more memory than there is, with figures", async () => {
    await expect(loadModel(tiny, { ...options, contextSize: 4_000_000_000 })).rejects.toMatchObject({
      code: "model.no-memory",
      data: { needed: expect.any(Number), free: expect.any(Number) },
      hint: expect.stringContaining("contextSize"),
    });
  });

  it("is larger than all memory: it is refused before it is read", async () => {
    const path = join(folder, "qwq-huge.gguf");
    await copyFile(tiny, path);
    // A file with a hole: it takes no room on the disk.
    await truncate(path, 3 * totalmem());
    await expect(loadModel(path, options)).rejects.toMatchObject({
      code: "model.no-memory",
      data: { needed: 3 * totalmem(), free: expect.any(Number) },
      hint: expect.stringContaining("qwill models fit"),
    });
  });

  it("wants a profile when its prompt format is unknown", async () => {
    const bytes = await readFile(tiny);
    const path = join(folder, "stranger.gguf");
    // Same length, other words: neither name nor template tell what it is.
    const strange = bytes
      .toString("latin1")
      .replace("QwQ tiny", "Who tiny")
      .replaceAll("<|im_start|>{{", "<|xx_start|>{{");
    await writeFile(path, Buffer.from(strange.replaceAll("<|im_start|>assistant", "<|xx_start|>assistant"), "latin1"));
    await expect(loadModel(path, options)).rejects.toMatchObject({
      code: "model.unsupported",
      hint: expect.stringContaining("profile"),
    });
  });
});
