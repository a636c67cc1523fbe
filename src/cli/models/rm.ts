import { rm } from "node:fs/promises";
import { readConfig } from "../../runtime/config.js";
import { ModelError } from "../../runtime/errors.js";
import { catalogueModel } from "../../runtime/model/catalogue.js";
import { downloadedModels } from "../../runtime/model/load-model.js";
import { EXIT, UsageError } from "../exit.js";
import { canAsk, note } from "../terminal.js";

/** `qwill models rm`: only files of the catalogue, in the models folder; asks first. */
export async function removeModel(id: string, options: { yes?: boolean }): Promise<number> {
  const { modelsDir } = readConfig();
  const known = catalogueModel(id);
  const files = downloadedModels(modelsDir).filter(
    ({ model, variant }) =>
      model.id === known?.model.id && (!id.includes(":") || variant.quantisation === known.variant.quantisation),
  );
  if (files.length === 0) {
    throw new ModelError("model.missing", `There is no downloaded model "${id}" in ${modelsDir}.`, {
      hint: "qwill models list says what is there.",
    });
  }
  const paths = files.map(({ path }) => path);
  if (!options.yes) {
    if (!canAsk()) throw new UsageError(`This would delete ${paths.join(", ")}.`, "Say --yes.");
    const { confirm } = await import("@clack/prompts");
    const sure = await confirm({ message: `Delete ${paths.join(", ")}?`, initialValue: false, output: process.stderr });
    if (sure !== true) return EXIT.cancelled;
  }
  for (const path of paths) {
    await rm(path);
    note(`deleted ${path}`);
  }
  return EXIT.finished;
}
