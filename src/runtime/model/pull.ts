import { join } from "node:path";
import { readConfig } from "../config.js";
import { ModelError } from "../errors.js";
import { catalogueHint, catalogueModel, fileNameOf } from "./catalogue.js";
import type { DownloadProgress } from "./llama/download.js";

export interface PullOptions {
  onProgress?: (progress: DownloadProgress) => void;
  signal?: AbortSignal;
  /** Where to put it; `QWILL_MODELS_DIR` by default. */
  modelsDir?: string;
  /** Where the files are: an address that answers like Hugging Face; `HF_ENDPOINT`, else Hugging Face itself. */
  hub?: string;
  /** A key for the hub; `HF_TOKEN` by default. No other server is told it. */
  token?: string;
}

/**
 * Gets a model of the catalogue. An interrupted pull goes on where it stopped; what arrives is checked to be a whole GGUF,
 * with the SHA-256 that the hub says.
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
      hint: catalogueHint(id),
    });
  }
  const { downloadModelFile } = await import("./llama/download.js");
  const { checkModelFile, checkWhole } = await import("./llama/model-file.js");
  const config = readConfig();
  const {
    onProgress,
    signal,
    hub = config.hub,
    token = config.hubToken,
    modelsDir: folder = config.modelsDir,
  } = options;
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
    ...(token ? { token } : {}),
    ...(onProgress ? { onProgress } : {}),
    ...(signal ? { signal } : {}),
  });
  return await check(path);
}
