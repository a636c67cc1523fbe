import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { readConfig } from "../../runtime/config.js";
import { ModelError } from "../../runtime/errors.js";
import { catalogueModel, fileNameOf } from "../../runtime/model/catalogue.js";
import { EXIT, UsageError } from "../exit.js";
import { canAsk, note } from "../terminal.js";

/** `qwill models rm`: only files of the catalogue, in the models folder, half downloaded ones too; asks first. */
export async function removeModel(id: string, options: { yes?: boolean }): Promise<number> {
  const { modelsDir } = readConfig();
  const paths = filesOf(id, modelsDir).filter((path) => existsSync(path));
  if (paths.length === 0) {
    throw new ModelError("model.missing", `There is no downloaded model "${id}" in ${modelsDir}.`, {
      hint: "qwill models list says what is there.",
    });
  }
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

/** Where the files of a model would be, and what pulls of it that were stopped have left. */
function filesOf(id: string, modelsDir: string): string[] {
  const known = catalogueModel(id);
  if (!known) return [];
  const variants = id.includes(":") ? [known.variant] : known.model.variants;
  return variants
    .map((variant) => join(modelsDir, fileNameOf(known.model, variant)))
    .flatMap((path) => [path, `${path}.part`, `${path}.part.json`]);
}
