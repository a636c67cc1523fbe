import { describe, expect, it } from "vitest";
import { readConfig } from "../../../src/runtime/config.js";
import { catalogue, catalogueModel, fileNameOf } from "../../../src/runtime/model/catalogue.js";
import { bestModelFor, fitModel } from "../../../src/runtime/model/fit.js";
import { type Hardware, hardware } from "../../../src/runtime/model/hardware.js";
import { writeTinyModel } from "../../../src/runtime/model/tiny-model/tiny-model.js";

const GB = 1e9;

function machine(ramGb: number, gpuGb = 0): Hardware {
  const gpu = { name: "Test GPU", totalBytes: gpuGb * GB, freeBytes: gpuGb * GB };
  return { ramBytes: ramGb * GB, freeRamBytes: ramGb * GB, cores: 8, ...(gpuGb > 0 ? { gpu } : {}) };
}

describe("whether a model fits", () => {
  it("puts QwQ-32B on a 24 GB card, with a smaller KV cache where the context is long", async () => {
    const short = await fitModel("qwq-32b", { contextTokens: 8192, hardware: machine(32, 24) });
    expect(short).toMatchObject({ fits: "gpu", quantisation: "Q4_K_M", kvType: "f16", gpuLayers: 64 });
    const long = await fitModel("qwq-32b", { contextTokens: 16_384, hardware: machine(32, 24) });
    expect(long).toMatchObject({ fits: "gpu", kvType: "q8_0" });
  });

  it("splits it between a smaller card and the memory", async () => {
    const report = await fitModel("qwq-32b", { hardware: machine(32, 12) });
    expect(report.fits).toBe("split");
    expect(report.gpuLayers).toBeGreaterThan(16);
    expect(report.gpuLayers).toBeLessThan(64);
    expect(report.summary).toContain(`${report.gpuLayers} of 64 layers`);
  });

  it("runs it in memory alone, and says that it is slow", async () => {
    const report = await fitModel("qwq-32b", { hardware: machine(48) });
    expect(report).toMatchObject({ fits: "cpu", gpuLayers: 0 });
    expect(report.summary).toContain("tokens a second");
  });

  it("names a model that fits instead, where it doesn't", async () => {
    const report = await fitModel("qwq-32b", { hardware: machine(16) });
    expect(report.fits).toBe("no");
    expect(report.instead).toBe("qwen3-14b");
    expect(report.summary).toContain("qwill models pull qwen3-14b");
    expect((await fitModel("qwq-32b", { hardware: machine(1) })).instead).toBeUndefined();
  });

  it("takes a smaller context where the usual one has no room, and says so", async () => {
    const report = await fitModel("qwq-32b", { hardware: machine(21) });
    expect(report).toMatchObject({ fits: "cpu", quantisation: "IQ4_XS", contextTokens: 8192 });
    expect(report.summary).toContain("no room for the usual context of 16384 tokens");
    expect((await fitModel("qwq-32b", { contextTokens: 16_384, hardware: machine(21) })).fits).toBe("no");
  });

  it("names the quantisations of a model that has not the one that was asked for", async () => {
    await expect(fitModel("qwq-32b:Q9_X")).rejects.toMatchObject({ hint: expect.stringContaining("qwq-32b:Q5_K_M") });
  });

  it("says all figures in words, and they add up", async () => {
    const report = await fitModel("qwen3-8b", { contextTokens: 4096, hardware: machine(16) });
    expect(report.neededBytes).toBe(report.weightsBytes + report.kvBytes + report.workBytes);
    expect(report.kvBytes).toBe(4096 * 147_456);
    for (const word of ["5.0 GB of weights", "4096 tokens", "604 MB of KV cache", "no GPU", "about"]) {
      expect(report.summary).toContain(word);
    }
  });

  it("counts the memory of conversations side by side", async () => {
    const report = await fitModel("qwen3-8b", { contextTokens: 4096, sequences: 4, hardware: machine(16) });
    expect(report.kvBytes).toBe(4 * 4096 * 147_456);
    expect(report.summary).toContain("4 conversations side by side");
    const many = await fitModel("qwq-32b", { contextTokens: 16_384, sequences: 8, hardware: machine(32, 24) });
    expect(many.fits).not.toBe("gpu");
  });

  it("reads a file's own header", async () => {
    const report = await fitModel(await writeTinyModel(), { contextTokens: 1024, hardware: machine(8) });
    expect(report).toMatchObject({ fits: "cpu", layers: 2, contextTokens: 1024, approximate: false });
    // Two layers, one KV head of 32, keys and values of two bytes.
    expect(report.kvBytes).toBe(1024 * 2 * 1 * 64 * 2);
  });

  it("refuses what it doesn't know", async () => {
    await expect(fitModel("gpt-99", { hardware: machine(8) })).rejects.toMatchObject({ code: "model.missing" });
    await expect(fitModel("/no/such.gguf", { hardware: machine(8) })).rejects.toMatchObject({ code: "model.missing" });
  });

  it("finds the best model for a machine", async () => {
    expect((await bestModelFor(machine(64, 24)))?.id).toBe("qwq-32b");
    expect((await bestModelFor(machine(6)))?.id).toBe("qwen3-4b");
    expect(await bestModelFor(machine(1))).toBeUndefined();
  });

  it("knows this machine", async () => {
    const here = await hardware({ gpu: false });
    expect(here.freeRamBytes).toBeGreaterThan(0);
    expect(here.freeRamBytes).toBeLessThanOrEqual(here.ramBytes);
    expect(here.cores).toBeGreaterThan(0);
  });
});

describe("the catalogue", () => {
  it("begins with QwQ-32B, and every entry is complete", () => {
    expect(catalogue[0]?.id).toBe("qwq-32b");
    for (const model of catalogue) {
      expect(model.variants.length).toBeGreaterThan(0);
      expect(model.kvBytesPerToken).toBe(model.layers * 8 * 128 * 4);
      for (const variant of model.variants) expect(variant.uri).toMatch(/^hf:[\w-]+\/[\w.-]+:\w+$/);
    }
  });

  it("finds a model and its quantisation by name", () => {
    const found = catalogueModel("QwQ-32B:iq4_xs");
    expect(found && fileNameOf(found.model, found.variant)).toBe("qwq-32b.IQ4_XS.gguf");
    expect(catalogueModel("qwq-32b:Q1")).toBeUndefined();
  });
});

describe("the configuration", () => {
  it("keeps everything below one home unless told otherwise", () => {
    expect(readConfig({ QWILL_HOME: "/q" })).toMatchObject({ home: "/q", modelsDir: "/q/models", model: undefined });
    expect(readConfig({ QWILL_MODELS_DIR: "/m", QWILL_MODEL: "qwq-32b" })).toMatchObject({
      modelsDir: "/m",
      model: "qwq-32b",
    });
    expect(readConfig({ OPENAI_API_KEY: "o", QWILL_API_KEY: "k" }).apiKey).toBe("k");
    expect(readConfig({ QWILL_MODEL: "" }).model).toBeUndefined();
  });
});
