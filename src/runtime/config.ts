/**
 * The only place that reads the environment. Everything else is told what it needs.
 */
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { ConfigError } from "./errors.js";

/** What a person sets once for their machine. */
export interface Config {
  /** `QWILL_MODEL`: the model when none is named: catalogue id, GGUF file or URL. */
  model: string | undefined;
  /** `QWILL_HOME`: where qwill keeps what outlives a run; `~/.qwill` by default. */
  home: string;
  /** `QWILL_MODELS_DIR`: where downloaded models lie; `<home>/models` by default. */
  modelsDir: string;
  /** `QWILL_BROWSER_PATH`: the browser to drive. */
  browserPath: string | undefined;
  /** `PATH`: the folders in which programs are looked for. */
  programFolders: string[];
  /** `QWILL_API_KEY`, else `OPENAI_API_KEY`: for OpenAI-compatible servers that ask for a key. */
  apiKey: string | undefined;
  /** `HF_ENDPOINT`: the hub that models are pulled from, where it isn't Hugging Face itself. */
  hub: string | undefined;
  /** `HF_TOKEN`: a key for that hub. */
  hubToken: string | undefined;
  /** `QWILL_SEARCH`: the web search to use: `duckduckgo`, `brave`, `tavily`, or the URL of a SearxNG. None by default. */
  search: string | undefined;
  /** `QWILL_SEARCH_KEY`: for the searches that ask for a key. */
  searchKey: string | undefined;
  /** `VISUAL`, else `EDITOR`: the command with which a person edits a plan. */
  editor: string | undefined;
  /** How a person begins a command of qwill: `npx qwill` where npx has started it. */
  command: string;
  /** `QWILL_DEBUG`: errors on the command line come with their stack. */
  debug: boolean;
}

/**
 * The values of variables that a person names: secrets for tools.
 *
 * @throws ConfigError `config.invalid` when one isn't set; values are never named
 * @example
 * readSecrets(["SHOP_TOKEN"]); // { SHOP_TOKEN: "…" }
 */
export function readSecrets(
  names: readonly string[],
  env: Record<string, string | undefined> = process.env,
): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const value = env[name];
      if (value) return [name, value];
      throw new ConfigError("config.invalid", `The environment has no variable ${name}, or it is empty.`, {
        hint: `Set it, without its value on the command line: export ${name}, then name it.`,
      });
    }),
  );
}

/**
 * Reads the configuration; empty values count as unset.
 *
 * @example
 * readConfig().modelsDir; // "/home/ann/.qwill/models"
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const home = env.QWILL_HOME || join(homedir(), ".qwill");
  return {
    model: env.QWILL_MODEL || undefined,
    home,
    modelsDir: env.QWILL_MODELS_DIR || join(home, "models"),
    browserPath: env.QWILL_BROWSER_PATH || undefined,
    programFolders: (env.PATH ?? "").split(delimiter).filter(Boolean),
    apiKey: env.QWILL_API_KEY || env.OPENAI_API_KEY || undefined,
    hub: env.HF_ENDPOINT || undefined,
    hubToken: env.HF_TOKEN || undefined,
    search: env.QWILL_SEARCH || undefined,
    searchKey: env.QWILL_SEARCH_KEY || undefined,
    editor: env.VISUAL || env.EDITOR || undefined,
    command:
      env.npm_lifecycle_event === "npx" && /^["']?qwill\b/.test(env.npm_lifecycle_script ?? "") ? "npx qwill" : "qwill",
    debug: Boolean(env.QWILL_DEBUG) && env.QWILL_DEBUG !== "0",
  };
}
