import { join } from "node:path";
import { readConfig } from "../config.js";
import { ModelError } from "../errors.js";
import { catalogue, catalogueModel, fileNameOf } from "./catalogue.js";
import type { DownloadProgress } from "./llama/download.js";

export interface PullOptions {
  onProgress?: (progress: DownloadProgress) => void;
  signal?: AbortSignal;
  /** Where to put it; `QWILL_MODELS_DIR` by default. */
  modelsDir?: string;
  /** Where the files are: an address that answers like Hugging Face, which is the default. */
  hub?: string;
}

/**
 * Gets a model of the catalogue. An interrupted pull goes on where it stopped; what arrives is checked to be a whole GGUF.
 * A file that is there already and whole stays.
 *
 * @returns the path of the file
 * @throws ModelError `model.missing` (not in the catalogue), `.unreachable`, `.unsupported` or `.failed` (what came is damaged)
 * @example
 * await pullModel("qwen3-8b", { onProgress: ({ doneBytes, totalBytes }) => show(doneBytes / totalBytes) });
 */
export async function pullModel(id: string, options: PullOptions = {}): Promise<string> {
  const found = catalogueModel(id);
  if (!found) {
    throw new ModelError("model.missing", `"${id}" is not in the catalogue.`, {
      hint: `It has: ${catalogue.map((model) => model.id).join(", ")}; with a quantisation: qwq-32b:Q5_K_M.`,
    });
  }
  const { downloadModelFile } = await import("./llama/download.js");
  const { checkModelFile, checkWhole } = await import("./llama/model-file.js");
  const { onProgress, signal, hub } = options;
  const folder = options.modelsDir ?? readConfig().modelsDir;
  const fileName = fileNameOf(found.model, found.variant);
  const check = async (path: string) => {
    await checkModelFile(path);
    await checkWhole(path);
    return path;
  };
  const there = await check(join(folder, fileName)).catch(() => undefined);
  if (there !== undefined) return there;
  const path = await downloadModelFile({
    uri: found.variant.uri,
    folder,
    fileName,
    ...(hub ? { hub } : {}),
    ...(onProgress ? { onProgress } : {}),
    ...(signal ? { signal } : {}),
  });
  return await check(path);
}
