import { existsSync } from "node:fs";
import { register } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { UsageError } from "../exit.js";
import { packageRoot } from "../package.js";

let ready = false;

/**
 * Imports a module that a person wrote: JavaScript or TypeScript, from anywhere. `qwill`, `zod` and LangChain are found in
 * qwill's own installation where the module's folder has none, and `qwill` is always this very copy.
 *
 * @param file path relative to the current folder
 * @param option the option that names it, for messages
 */
export async function importUserModule(file: string, option: string): Promise<Record<string, unknown>> {
  const full = path.resolve(file);
  if (!existsSync(full)) throw new UsageError(`${option} ${file}: there is no such file.`);
  if (!ready) {
    register(new URL("./user-modules-hooks.js", import.meta.url), {
      data: { root: pathToFileURL(`${packageRoot()}/`).href },
    });
    ready = true;
  }
  try {
    return await import(pathToFileURL(full).href);
  } catch (cause) {
    const error = new UsageError(
      `${option} ${file} can't be imported: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
    error.cause = cause;
    throw error;
  }
}

/** True for files that {@link importUserModule} reads. */
export function isModuleFile(ref: string): boolean {
  return /\.[cm]?[jt]s$/.test(ref);
}
