import { profileOf } from "../../runtime/model/profile.js";
import { shortenText } from "../../tools/execute.js";
import { READER } from "../capability/live-domains.js";
import { withoutSecrets } from "../capability/secrets.js";
import { holdOf } from "../constraints/held-files.js";
import type { Session } from "../session.js";
import { resultChars } from "./window.js";

/** Results that are too long for the model lie here; the handle is their path. */
export const RESULTS_FOLDER = "work/results";

/** Puts a whole text where models can read on in it; undefined for those that can't. */
export function keeperOf(session: Session, name: string): ((text: string) => Promise<string>) | undefined {
  const { model, tools, workspace, secrets } = session.equipment;
  if (profileOf(model).promptStyle === "compact" || !tools.has(READER)) return undefined;
  if (holdOf(session.state)?.(RESULTS_FOLDER, "write") !== undefined) return undefined;
  return async (text) =>
    (await workspace.write(`${RESULTS_FOLDER}/${session.state.runId}-${name}.txt`, withoutSecrets(text, secrets))).path;
}

/** Of a step's result that is too long for prompts: what is shown of it there, and the file with the whole. */
export async function previewOf(
  session: Session,
  stepId: string,
  result: string,
): Promise<{ preview?: string; whole?: string }> {
  const { model } = session.equipment;
  const most = resultChars(model);
  if (result.length <= most || profileOf(model).promptStyle === "compact") return {};
  const whole = await keeperOf(session, stepId)?.(result);
  return { preview: shortenText(result, most, whole), ...(whole ? { whole } : {}) };
}
