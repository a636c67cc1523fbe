import { readConfig } from "../../runtime/config.js";
import { downloadedModels, loadModel } from "../../runtime/model/load-model.js";
import type { ModelSource } from "../../server/options.js";
import { modelFromModule, requireTask } from "../run/model.js";
import { isModuleFile } from "../run/user-modules.js";

/** The model that `--model` names, else `QWILL_MODEL`, else the best that is downloaded: looked for anew each time. */
export function modelSource(named: string | undefined): ModelSource {
  return {
    isChosen: named !== undefined,
    hint: "See which fits this machine: qwill models fit. Get it: qwill models pull NAME. Or name a server: qwill serve --model URL",
    ref() {
      const { model, modelsDir } = readConfig();
      const [best] = downloadedModels(modelsDir);
      return named ?? model ?? (best && `${best.model.id}:${best.variant.quantisation}`);
    },
    load: (ref, onProgress) =>
      isModuleFile(ref) ? modelFromModule(ref) : loadModel(ref, { onLoadProgress: onProgress }),
    requireTask,
  };
}
