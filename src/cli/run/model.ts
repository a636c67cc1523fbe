import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ModelError } from "../../runtime/errors.js";
import { type Profile, profileOf } from "../../runtime/model/profile.js";
import { UsageError } from "../exit.js";
import { withProgress } from "./progress.js";
import { importUserModule, isModuleFile } from "./user-modules.js";

/**
 * The chat model that `--model` names: a module that exports one, or what `loadModel` understands.
 *
 * @param warmState where a model inside this process keeps what it has evaluated, and looks for it
 * @throws ModelError `model.missing` when none is named and none is installed
 */
export async function resolveModel(ref: string | undefined, warmState?: { folder: string }): Promise<BaseChatModel> {
  if (ref !== undefined && isModuleFile(ref)) return modelFromModule(ref);
  const { loadModel } = await import("../../runtime/model/load-model.js");
  const label = `loading the model${ref ? ` ${ref}` : ""}`;
  return withProgress(label, (onProgress) => loadModel(ref, { onLoadProgress: onProgress, warmState }));
}

/** The chat model that a module exports. @throws UsageError */
export async function modelFromModule(file: string): Promise<BaseChatModel> {
  const { default: exported } = await importUserModule(file, "--model");
  const model: unknown = typeof exported === "function" ? await exported() : exported;
  if (typeof model === "object" && model !== null && "invoke" in model && "_llmType" in model)
    return model as BaseChatModel;
  throw new UsageError(
    `--model ${file} doesn't export a chat model.`,
    "export default a LangChain chat model, or a function that returns one.",
  );
}

/** Lets go of the engine, where the model has one. */
export async function disposeModel(model: BaseChatModel): Promise<void> {
  const { dispose } = model as { dispose?: unknown };
  if (typeof dispose === "function") await dispose.call(model);
}

/**
 * A model that was made for some tasks is asked for nothing else: it would only pretend.
 *
 * @throws ModelError `model.unsupported` with what the model knows, and which model to use instead
 */
export async function requireTask(model: BaseChatModel, goal: string): Promise<void> {
  const profile: Profile = profileOf(model);
  if (!profile.tasks || profile.tasks.some((task) => task.goal.test(goal))) return;
  const knows = profile.tasks.map((task) => task.name).join("; ");
  throw new ModelError(
    "model.unsupported",
    `The model ${profile.id} is tiny and made for one thing: ${knows}. It can't do this goal.`,
    {
      hint: `Any other goal needs a real model. ${await realModelHint()}`,
    },
  );
}

/** Which real model runs on this machine, and how to get it. */
async function realModelHint(): Promise<string> {
  const { hardware } = await import("../../runtime/model/hardware.js");
  const { bestModelFor } = await import("../../runtime/model/fit.js");
  const best = await bestModelFor(await hardware());
  return best
    ? `${best.title} fits this machine: qwill models pull ${best.id}`
    : "None of the catalogue fits this machine; name a server: --model http://host:port/v1";
}
