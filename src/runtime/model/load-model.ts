import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { readConfig } from "../config.js";
import { ModelError } from "../errors.js";
import {
  type CatalogueModel,
  catalogue,
  catalogueHint,
  catalogueModel,
  fileNameOf,
  type Variant,
} from "./catalogue.js";
import type { ChatLlama } from "./chat-llama.js";
import type { ChatLlamaOptions } from "./chat-options.js";
import { genericProfile, type Profile, profileNamed, profiles } from "./profile.js";

/** A chat model that says what it needs. */
export type LoadedModel = BaseChatModel & { readonly qwillProfile: Profile; readonly model: string };

type FoundModel = Pick<ChatLlamaOptions, "modelPath" | "profile" | "modelId" | "gpu" | "threads">;

export interface LoadModelOptions extends Partial<Omit<ChatLlamaOptions, "modelPath">> {
  /** Behind a URL: the model's name there. */
  model?: string;
  /** Behind a URL: the key; from `QWILL_API_KEY` by default. */
  apiKey?: string;
  /** Where downloaded models lie; `QWILL_MODELS_DIR` by default. */
  modelsDir?: string;
}

/**
 * Loads a model.
 *
 * @param ref a catalogue id (`qwq-32b`, `qwen3-8b:Q8_0`, `pocket`), a GGUF file, or the URL of an OpenAI-compatible server
 * (`http://localhost:8080/v1#model-name`). Without it: `QWILL_MODEL`, else the best model that is downloaded.
 * @throws ModelError `model.missing`, `.unsupported`, `.no-memory`, `.unreachable` or `.failed`, each with what to do
 * @example
 * const model = await loadModel("qwq-32b", { contextSize: 16_384 });
 */
export async function loadModel(ref?: string, options: LoadModelOptions = {}): Promise<LoadedModel> {
  const config = readConfig();
  const modelsDir = options.modelsDir ?? config.modelsDir;
  const wanted = ref ?? config.model ?? bestDownloaded(modelsDir);
  if (wanted === undefined) throw await nothingThere(modelsDir);
  if (/^https?:\/\//i.test(wanted)) return remoteModel(wanted, { ...options, apiKey: options.apiKey ?? config.apiKey });
  if (wanted === "pocket") return localModel(pocket(), options);
  const known = catalogueModel(wanted);
  if (known && !wanted.endsWith(".gguf")) return localModel(downloaded(known, wanted, modelsDir), options);
  if (!/\.gguf$/i.test(wanted) && !existsSync(wanted)) throw unknownRef(wanted);
  return localModel({ modelPath: wanted }, options);
}

/** A model so small that a second thread or a GPU only costs time. */
function pocket(): FoundModel {
  return { modelPath: pocketPath(), profile: profiles.pocket, modelId: "pocket", gpu: false, threads: 1 };
}

/** Where the tiny model lies that comes with the package. */
export function pocketPath(): string {
  // Both src/runtime/model/ and dist/runtime/model/ are three folders below the package.
  return fileURLToPath(new URL("../../../models/pocket/pocket.gguf", import.meta.url));
}

/** The downloaded models of the catalogue, the best first. */
export function downloadedModels(modelsDir: string): { model: CatalogueModel; variant: Variant; path: string }[] {
  return catalogue.flatMap((model) =>
    model.variants
      .map((variant) => ({ model, variant, path: join(modelsDir, fileNameOf(model, variant)) }))
      .filter(({ path }) => existsSync(path)),
  );
}

function bestDownloaded(modelsDir: string): string | undefined {
  const best = downloadedModels(modelsDir)[0];
  return best && `${best.model.id}:${best.variant.quantisation}`;
}

async function localModel(found: FoundModel, options: LoadModelOptions): Promise<ChatLlama> {
  const { ChatLlama } = await import("./chat-llama.js");
  const { model: _, apiKey: __, modelsDir: ___, ...rest } = options;
  // What isn't said must not wipe out what was found.
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return ChatLlama.load({ ...found, ...said });
}

async function remoteModel(url: string, options: LoadModelOptions): Promise<LoadedModel> {
  const { askServer } = await import("./openai/server.js");
  const { model, apiKey, signal } = options;
  const server = await askServer({
    url,
    ...(model ? { model } : {}),
    ...(apiKey ? { apiKey } : {}),
    ...(signal ? { signal } : {}),
  });
  const base = options.profile ?? profileNamed(server.model) ?? genericProfile;
  const profile = server.contextTokens === undefined ? base : { ...base, contextTokens: server.contextTokens };
  const { ChatOpenAICompatible } = await import("./openai/chat-openai-compatible.js");
  return new ChatOpenAICompatible({ server, profile, ...(apiKey ? { apiKey } : {}) });
}

function downloaded({ model, variant }: { model: CatalogueModel; variant: Variant }, ref: string, modelsDir: string) {
  // A bare id takes whatever quantisation is there, the preferred one first.
  const candidates = ref.includes(":") ? [variant] : model.variants;
  const path = candidates
    .map((candidate) => join(modelsDir, fileNameOf(model, candidate)))
    .find((file) => existsSync(file));
  if (path) return { modelPath: path, profile: model.profile, modelId: model.id };
  throw new ModelError(
    "model.missing",
    `${model.title} is not downloaded: there is no ${fileNameOf(model, variant)} in ${modelsDir}.`,
    {
      hint: `Get it: qwill models pull ${ref}`,
      data: { model: model.id, modelsDir },
    },
  );
}

async function nothingThere(modelsDir: string): Promise<ModelError> {
  const { hardware } = await import("./hardware.js");
  const { bestModelFor } = await import("./fit.js");
  const best = await bestModelFor(await hardware());
  const hint = best
    ? `${best.title} fits this machine: qwill models pull ${best.id}. Or name a GGUF file or a server's URL (--model, QWILL_MODEL).`
    : "This machine is too small for the catalogue's models: name a server's URL (--model, QWILL_MODEL).";
  return new ModelError("model.missing", `No model is chosen, and none is downloaded in ${modelsDir}.`, {
    hint,
    data: { modelsDir, ...(best ? { fits: best.id } : {}) },
  });
}

function unknownRef(ref: string): ModelError {
  return new ModelError("model.missing", `"${ref}" is no model of the catalogue, no file and no URL.`, {
    hint: catalogueHint(ref),
    data: { ref },
  });
}
