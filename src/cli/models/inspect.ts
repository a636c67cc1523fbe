import { readConfig } from "../../runtime/config.js";
import { ModelError } from "../../runtime/errors.js";
import { catalogueModel } from "../../runtime/model/catalogue.js";
import { checkModelFile, checkWhole } from "../../runtime/model/llama/model-file.js";
import { downloadedModels, pocketPath } from "../../runtime/model/load-model.js";
import { profileNamed } from "../../runtime/model/profile.js";
import { EXIT } from "../exit.js";
import { oneLine, print } from "../terminal.js";
import { byteSize, number } from "../view/words.js";

/** `qwill models inspect`: the header of a GGUF file, and the profile that fits it. */
export async function inspectModel(ref: string, { json }: { json?: boolean }): Promise<number> {
  const path = fileOf(ref);
  const { bytes } = await checkModelFile(path);
  const header = await checkWhole(path);
  const profile = profileNamed(path.split("/").at(-1) ?? "") ?? profileNamed(header.name ?? "");
  const facts = { path, bytes, ...header, profile: profile?.id };
  if (json) {
    print(JSON.stringify(facts));
    return EXIT.finished;
  }
  print(
    [
      `file          ${path} (${byteSize(bytes)})`,
      `name          ${oneLine(header.name ?? "unknown")}`,
      `architecture  ${oneLine(header.architecture)}, ${header.layers} layers`,
      `weights       ${header.quantisation ?? "unknown"}`,
      `context       trained on ${header.trainedContext ? number(header.trainedContext) : "an unknown number of"} tokens`,
      `KV cache      ${byteSize(header.kvBytesPerToken)} per token (f16)`,
      `profile       ${profile?.id ?? "none: qwill doesn't know this model's template"}`,
    ].join("\n"),
  );
  return EXIT.finished;
}

function fileOf(ref: string): string {
  if (ref === "pocket") return pocketPath();
  const known = catalogueModel(ref);
  if (!known || ref.endsWith(".gguf")) return ref;
  const here = downloadedModels(readConfig().modelsDir).find(
    ({ model, variant }) =>
      model.id === known.model.id && (!ref.includes(":") || variant.quantisation === known.variant.quantisation),
  );
  if (here) return here.path;
  throw new ModelError("model.missing", `${known.model.title} is not downloaded.`, {
    hint: `Get it: qwill models pull ${ref}`,
  });
}
