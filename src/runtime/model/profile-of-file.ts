import { basename } from "node:path";
import { ModelError } from "../errors.js";
import type { ModelAbout } from "./llama/engine.js";
import { genericProfile, type Profile, profileNamed } from "./profile.js";

/**
 * The profile for a model file: by its name, else, for any model that speaks ChatML, a plain one.
 *
 * @throws ModelError `model.unsupported` when its prompt format is none that we know
 */
export function profileOfFile(about: Pick<ModelAbout, "path" | "name" | "chatTemplate" | "trainedContext">): Profile {
  const byName = profileNamed(basename(about.path)) ?? (about.name ? profileNamed(about.name) : undefined);
  if (byName) return byName;
  if (about.chatTemplate?.includes("<|im_start|>")) {
    return { ...genericProfile, contextTokens: Math.min(32_768, about.trainedContext), resultChars: 20_000 };
  }
  throw new ModelError(
    "model.unsupported",
    `No profile fits ${about.path} (${about.name ?? "a model without a name"}).`,
    {
      hint: "Pass a profile that says its template and tool-call format: ChatLlama.load({ modelPath, profile }).",
      data: { path: about.path, name: about.name },
    },
  );
}
