import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { freemem, totalmem } from "node:os";
import path from "node:path";
import { readConfig } from "../../runtime/config.js";
import { reportOf } from "../../runtime/errors.js";
import { byteSize } from "../view/words.js";
import { findChromium } from "./programs.js";

/** A part of the machine that qwill uses. */
export interface Part {
  name: string;
  ok: boolean;
  /** Without it nothing works. */
  isNeeded: boolean;
  /** What was found. */
  detail: string;
  /** The one thing to do; only when it isn't ok. */
  fix?: string;
}

const LEAST_NODE = [20, 19] as const;
const LEAST_FREE_RAM = 1e9;
const LEAST_FREE_DISK = 2e9;

/** Looks at each part. Never throws. */
export function lookAtParts(): Promise<Part[]> {
  return Promise.all([
    node(),
    engine(),
    tinyModel(),
    defaultModel(),
    sandbox(),
    python(),
    chromium(),
    memory(),
    disk(),
  ]);
}

function part(name: string, isNeeded: boolean, ok: boolean, detail: string, fix?: string): Part {
  return { name, ok, isNeeded, detail, ...(ok || !fix ? {} : { fix }) };
}

async function node(): Promise<Part> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const ok = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  return part("node", true, ok, process.version, `Install Node ${LEAST_NODE.join(".")} or later: https://nodejs.org`);
}

async function engine(): Promise<Part> {
  try {
    const { nativeEngine } = await import("../../runtime/model/llama/native.js");
    const llama = await nativeEngine("auto", 1);
    return part("engine", true, true, llama.gpu === false ? "on the CPU" : `on the GPU (${llama.gpu})`);
  } catch (error) {
    const { message, hint } = reportOf(error, "model.failed");
    return part("engine", true, false, message, hint ?? "Install again: npm install");
  }
}

async function tinyModel(): Promise<Part> {
  try {
    const { pocketPath } = await import("../../runtime/model/load-model.js");
    const { checkModelFile } = await import("../../runtime/model/llama/model-file.js");
    const { bytes } = await checkModelFile(pocketPath());
    return part("tiny model", false, true, `pocket, ${byteSize(bytes)}`);
  } catch (error) {
    return part(
      "tiny model",
      false,
      false,
      reportOf(error, "model.missing").message,
      "Install qwill again: it comes with the package.",
    );
  }
}

async function defaultModel(): Promise<Part> {
  const { catalogueModel } = await import("../../runtime/model/catalogue.js");
  const { downloadedModels } = await import("../../runtime/model/load-model.js");
  const { model, modelsDir } = readConfig();
  const here = downloadedModels(modelsDir);
  if (model === undefined) {
    const [best] = here;
    const detail = best
      ? `${best.model.title} ${best.variant.quantisation}`
      : `none chosen, none downloaded in ${modelsDir}`;
    return part(
      "model",
      false,
      best !== undefined,
      detail,
      "See what fits: qwill models fit; then qwill models pull ID",
    );
  }
  const isThere =
    /^https?:/.test(model) ||
    model === "pocket" ||
    existsSync(model) ||
    here.some((each) => each.model.id === catalogueModel(model)?.model.id);
  return part(
    "model",
    false,
    isThere,
    `QWILL_MODEL=${model}`,
    `It isn't there: qwill models pull ${model}, or change QWILL_MODEL.`,
  );
}

async function sandbox(): Promise<Part> {
  const { probeSandbox } = await import("../../runtime/sandbox/sandbox.js");
  const { ok, detail, fix } = await probeSandbox();
  return part("sandbox", false, ok, detail, fix);
}

async function python(): Promise<Part> {
  const { findPythons } = await import("../../runtime/sandbox/interpreters.js");
  const [found] = await findPythons();
  return part("python", false, found !== undefined, found?.file ?? "not found", "qwill setup, or install python3");
}

async function chromium(): Promise<Part> {
  const found = await findChromium();
  return part(
    "browser",
    false,
    found !== undefined,
    found ?? "no Chromium, Chrome, Edge or Brave found",
    "qwill setup, or QWILL_BROWSER_PATH=/path/to/chrome",
  );
}

async function memory(): Promise<Part> {
  const available = (process as { availableMemory?: () => number }).availableMemory?.() || freemem();
  const detail = `${byteSize(available)} of ${byteSize(totalmem())} free`;
  return part("memory", false, available >= LEAST_FREE_RAM, detail, "Close other programs before loading a model.");
}

async function disk(): Promise<Part> {
  const { modelsDir } = readConfig();
  let folder = path.resolve(modelsDir);
  while (!existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  return part(
    "disk",
    false,
    free >= LEAST_FREE_DISK,
    `${byteSize(free)} free for models in ${modelsDir}`,
    "Make room, or set QWILL_MODELS_DIR to another disk.",
  );
}
