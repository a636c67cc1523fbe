/**
 * node-llama-cpp, loaded when it is needed and once per setting. All of `llama/` goes through here.
 */
import type { Llama, LlamaModel } from "node-llama-cpp";
import { ModelError } from "../../errors.js";

export type GpuChoice = "auto" | false | "cuda" | "vulkan" | "metal";

export type NodeLlamaCpp = typeof import("node-llama-cpp");

/** The library itself. */
export async function nodeLlamaCpp(): Promise<NodeLlamaCpp> {
  try {
    return await import("node-llama-cpp");
  } catch (cause) {
    throw new ModelError("model.failed", "The engine for models on this machine (node-llama-cpp) can't be loaded.", {
      hint: "Install again with optional dependencies (npm install), or use a model behind a URL.",
      cause,
    });
  }
}

const instances = new Map<string, Promise<Llama>>();

/**
 * The native engine for a setting; shared by all models of the process that ask for the same.
 *
 * @param threads most CPU threads of all its models together; 0 for no bound
 * @throws ModelError `model.failed` when there is no binary for this machine
 */
export function nativeEngine(gpu: GpuChoice, threads: number): Promise<Llama> {
  const key = `${gpu}:${threads}`;
  const known = instances.get(key);
  if (known) return known;
  const starting = start(gpu, threads);
  instances.set(key, starting);
  // A failed start is not remembered: the next try may have other luck.
  starting.catch(() => instances.delete(key));
  return starting;
}

async function start(gpu: GpuChoice, threads: number): Promise<Llama> {
  const library = await nodeLlamaCpp();
  try {
    return await library.getLlama({
      gpu,
      // Never compile on the user's machine behind their back.
      build: "never",
      skipDownload: true,
      progressLogs: false,
      maxThreads: threads,
      // What goes wrong comes as an error. Its logs would reach the terminal past any logger once there are two engines.
      logLevel: library.LlamaLogLevel.disabled,
    });
  } catch (cause) {
    throw new ModelError("model.failed", `The engine doesn't start here${gpu === "auto" ? "" : ` with gpu: ${gpu}`}.`, {
      hint: gpu === false ? "Run npm install again, or use a model behind a URL." : "Try it without GPU: gpu: false.",
      cause,
    });
  }
}

/** A token's text as the vocabulary holds it, when it is one token of its own; undefined otherwise. */
export function singleToken(model: LlamaModel, text: string): number | undefined {
  const tokens = model.tokenize(text, true);
  return tokens.length === 1 ? tokens[0] : undefined;
}
