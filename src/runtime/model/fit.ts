import { basename } from "node:path";
import { ModelError } from "../errors.js";
import { type CatalogueModel, catalogue, catalogueHint, catalogueModel, type Variant } from "./catalogue.js";
import { type Hardware, hardware } from "./hardware.js";
import { profileNamed } from "./profile.js";
import { gigabytes } from "./units.js";

export type KvType = "f16" | "q8_0";

export interface FitReport {
  model: string;
  /** `gpu`: all on the GPU; `split`: partly; `cpu`: in memory, slow for large models; `no`: it doesn't fit. */
  fits: "gpu" | "split" | "cpu" | "no";
  quantisation: string;
  contextTokens: number;
  /** Conversations side by side; each has that context. */
  sequences: number;
  kvType: KvType;
  layers: number;
  /** Layers on the GPU. */
  gpuLayers: number;
  neededBytes: number;
  weightsBytes: number;
  kvBytes: number;
  /** Room for the computation itself; estimated. */
  workBytes: number;
  /** What is free for it: on the GPU, in memory, or both together. */
  freeBytes: number;
  /** True where sizes come from the catalogue and not from the file. */
  approximate: boolean;
  /** The catalogue's best model that fits, when this one doesn't. */
  instead?: string;
  /** All of it in plain words. */
  summary: string;
}

export interface FitOptions {
  /** Context that the work needs; by default what the model is made for, at most 16,384, or 8,192 where no more fits. */
  contextTokens?: number;
  /** Conversations side by side, each with a context of its own; 1 by default. */
  sequences?: number;
  /** The machine to fit it to; this one by default. */
  hardware?: Hardware;
}

/** What the memory of the machine keeps for everything else. */
const RESERVED_RAM = 1e9;
/** What a GPU's driver and desktop keep. */
const RESERVED_VRAM = 4e8;
const USUAL_CONTEXT = 16_384;
/** What a run with the built-in tools can do with. */
const SMALL_CONTEXT = 8_192;
const SHORT_OF_ROOM = `There is no room for the usual context of ${USUAL_CONTEXT} tokens.`;
const KV_SHARE: Record<KvType, number> = { f16: 1, q8_0: 0.53 };

type Wanted = { contextTokens?: number | undefined; sequences?: number | undefined };

/** What must be known of a model to say whether it fits. */
interface Measures {
  name: string;
  quantisation: string;
  weightsBytes: number;
  kvBytesPerToken: number;
  layers: number;
  mostContext: number;
  approximate: boolean;
}

/**
 * Says before any load or download whether a model fits: which quantisation, context, offload and KV type, in figures and
 * in plain words. `ref` is a catalogue id, one with a quantisation (`qwq-32b:Q8_0`), or a GGUF file.
 *
 * @throws ModelError `model.missing` when there is no such model or file
 * @example
 * (await fitModel("qwq-32b", { contextTokens: 16_384 })).summary;
 */
export async function fitModel(ref: string, options: FitOptions = {}): Promise<FitReport> {
  const machine = options.hardware ?? (await hardware());
  const named = catalogueModel(ref);
  const choices = named
    ? choicesOf(named.model, ref.includes(":") ? [named.variant] : named.model.variants)
    : [await measuresOfFile(ref)];
  const usual = bestFit(choices, machine, options);
  if (usual.fits !== "no") return usual;
  // Nobody asked for that much: what fits with less is better than none.
  const best = options.contextTokens ? usual : bestFit(choices, machine, { ...options, contextTokens: SMALL_CONTEXT });
  if (best.fits !== "no") return { ...best, summary: `${best.summary} ${SHORT_OF_ROOM}` };
  const instead = catalogue.find(
    (model) => model.id !== named?.model.id && bestFit(choicesOf(model), machine, options).fits !== "no",
  );
  if (!instead) return best;
  return {
    ...best,
    instead: instead.id,
    summary: `${best.summary} ${instead.title} would: qwill models pull ${instead.id}`,
  };
}

/** The best model of the catalogue that fits a machine, or undefined. */
export async function bestModelFor(machine: Hardware, contextTokens?: number): Promise<CatalogueModel | undefined> {
  return catalogue.find((model) => bestFit(choicesOf(model), machine, { contextTokens }).fits !== "no");
}

function choicesOf(model: CatalogueModel, variants: Variant[] = model.variants): Measures[] {
  return variants.map((variant) => ({
    name: model.title,
    quantisation: variant.quantisation,
    weightsBytes: variant.approximateBytes,
    kvBytesPerToken: model.kvBytesPerToken,
    layers: model.layers,
    mostContext: model.profile.contextTokens,
    approximate: true,
  }));
}

async function measuresOfFile(path: string): Promise<Measures> {
  if (!path.endsWith(".gguf")) {
    throw new ModelError("model.missing", `"${path}" is neither in the catalogue nor a .gguf file.`, {
      hint: catalogueHint(path),
    });
  }
  const { checkModelFile, checkWhole } = await import("./llama/model-file.js");
  const { bytes } = await checkModelFile(path);
  const header = await checkWhole(path);
  const wanted = (profileNamed(basename(path)) ?? profileNamed(header.name ?? ""))?.contextTokens;
  return {
    name: header.name ?? basename(path),
    quantisation: header.quantisation ?? "unknown",
    weightsBytes: bytes,
    kvBytesPerToken: header.kvBytesPerToken,
    layers: header.layers,
    mostContext: Math.min(header.trainedContext ?? USUAL_CONTEXT, wanted ?? USUAL_CONTEXT),
    approximate: false,
  };
}

/** All on the GPU beats a better quantisation; then partly, then in memory. Within each the variants' own order counts. */
function bestFit(choices: Measures[], machine: Hardware, wanted: Wanted): FitReport {
  const kinds: KvType[] = ["f16", "q8_0"];
  const reports = choices.flatMap((choice) => kinds.map((kvType) => reportOn(choice, machine, kvType, wanted)));
  for (const place of ["gpu", "split", "cpu"] as const) {
    const found = reports.find((report) => report.fits === place);
    if (found) return found;
  }
  return reports.reduce((least, report) => (report.neededBytes < least.neededBytes ? report : least));
}

function reportOn(choice: Measures, machine: Hardware, kvType: KvType, wanted: Wanted): FitReport {
  const { contextTokens = USUAL_CONTEXT, sequences = 1 } = wanted;
  const context = Math.min(contextTokens, choice.mostContext);
  const kvBytes = Math.ceil(choice.kvBytesPerToken * context * sequences * KV_SHARE[kvType]);
  const workBytes = Math.min(5e8, Math.ceil(choice.weightsBytes / 4) + 5e7);
  const neededBytes = choice.weightsBytes + kvBytes + workBytes;
  const ram = Math.max(0, machine.freeRamBytes - RESERVED_RAM);
  const vram = Math.max(0, (machine.gpu?.freeBytes ?? 0) - RESERVED_VRAM);
  const { fits, gpuLayers } = placed(choice, neededBytes, ram, vram, workBytes);
  const freeBytes = fits === "gpu" ? vram : fits === "cpu" || !machine.gpu ? ram : ram + vram;
  const { weightsBytes, quantisation, approximate, layers } = choice;
  const figures = { weightsBytes, kvBytes, workBytes, neededBytes, freeBytes, gpuLayers, layers, approximate };
  const report = { model: choice.name, fits, quantisation, contextTokens: context, sequences, kvType, ...figures };
  return { ...report, summary: inWords(report, machine) };
}

function placed(
  choice: Measures,
  needed: number,
  ram: number,
  vram: number,
  work: number,
): Pick<FitReport, "fits" | "gpuLayers"> {
  if (needed <= vram) return { fits: "gpu", gpuLayers: choice.layers };
  const perLayer = (needed - work) / Math.max(1, choice.layers);
  const gpuLayers = vram > work ? Math.min(choice.layers, Math.floor((vram - work) / perLayer)) : 0;
  // A few layers on a GPU gain nothing over none.
  if (gpuLayers >= choice.layers / 4 && needed <= vram + ram) return { fits: "split", gpuLayers };
  return needed <= ram ? { fits: "cpu", gpuLayers: 0 } : { fits: "no", gpuLayers: 0 };
}

function inWords(report: Omit<FitReport, "summary">, machine: Hardware): string {
  const about = report.approximate ? "about " : "";
  const sideBySide = report.sequences > 1 ? ` for each of ${report.sequences} conversations side by side` : "";
  const needs =
    `${report.model} in ${report.quantisation} with ${report.contextTokens} tokens of context${sideBySide} needs ${about}` +
    `${gigabytes(report.neededBytes)}: ${gigabytes(report.weightsBytes)} of weights, ${gigabytes(report.kvBytes)} of KV cache ` +
    `(${report.kvType}) and ${gigabytes(report.workBytes)} to compute.`;
  const gpu = machine.gpu;
  const has =
    `Free here: ${gigabytes(machine.freeRamBytes)} of memory` +
    (gpu ? ` and ${gigabytes(gpu.freeBytes)} on the GPU (${gpu.name}).` : ", no GPU.");
  return `${needs} ${has} ${verdict(report)}`;
}

function verdict({
  fits,
  gpuLayers,
  layers,
  weightsBytes,
  neededBytes,
  freeBytes,
}: Omit<FitReport, "summary">): string {
  if (fits === "gpu") return "It fits on the GPU whole.";
  if (fits === "split")
    return `It fits with ${gpuLayers} of ${layers} layers on the GPU; slower than on the GPU whole.`;
  if (fits === "cpu")
    return weightsBytes > 4e9 ? "It fits in memory; without a GPU expect a few tokens a second." : "It fits in memory.";
  return `It does not fit${neededBytes <= freeBytes + RESERVED_RAM ? `: ${gigabytes(RESERVED_RAM)} of memory stays for everything else` : ""}.`;
}
