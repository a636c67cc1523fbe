import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import { readSecrets } from "../../runtime/config.js";
import type { ChatLlama } from "../../runtime/model/chat-llama.js";
import { command, exits, shared } from "../command.js";
import { UsageError } from "../exit.js";
import { note, print } from "../terminal.js";

interface ServeCommandOptions {
  modelOnly?: boolean;
  model?: string;
  port: number;
  host: string;
  key?: string;
}

export function serveCommand(): Command {
  return command({
    name: "serve",
    summary: "offer the local model to other programs, as an OpenAI-compatible endpoint",
    details:
      "Prints the address and serves until Ctrl-C: GET /v1/models and POST /v1/chat/completions, with streaming and tools.\nIt listens on this machine alone, unless --host and --key say otherwise.",
    examples: [
      ["qwill serve --model-only --model qwq-32b --port 8080", "a model for every program on this machine"],
      ["qwill serve --model-only --host 0.0.0.0 --key SERVE_KEY", "for other machines too; clients send the key"],
    ],
  })
    .option("--model-only", "the model's endpoint, without a page for people")
    .addOption(shared.model())
    .option("-p, --port <n>", "the port to listen on; 0 takes a free one", portOf, 0)
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option("--key <name>", "environment variable with the key that clients must send")
    .action(exits(serve));
}

async function serve(options: ServeCommandOptions): Promise<number> {
  if (!options.modelOnly)
    throw new UsageError("What is to be served isn't said.", "The model's endpoint: qwill serve --model-only");
  const apiKey = options.key === undefined ? undefined : readSecrets([options.key])[options.key];
  const { serveModel } = await import("../../runtime/model/serve/server.js");
  const { disposeModel } = await import("../run/model.js");
  const model = await localModel(options.model);
  try {
    const { port, host } = options;
    const server = await serveModel({ model, port, host, ...(apiKey ? { apiKey } : {}) });
    const stopped = interrupted();
    print(server.url);
    note(`${model.model} is served; Ctrl-C ends it. For example: qwill run "…" --model ${server.url}`);
    await stopped;
    await server.close();
  } finally {
    await disposeModel(model);
  }
  return 0;
}

/** @throws UsageError for a model that is behind a URL already */
async function localModel(ref: string | undefined): Promise<ChatLlama> {
  const { resolveModel, disposeModel } = await import("../run/model.js");
  const { ChatLlama } = await import("../../runtime/model/chat-llama.js");
  const model = await resolveModel(ref);
  if (model instanceof ChatLlama) return model;
  await disposeModel(model);
  throw new UsageError(
    "Only a model that runs in this process can be served.",
    "Name a catalogue id or FILE.gguf: --model",
  );
}

/** Resolves at Ctrl-C, or when the process is asked to end. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

function portOf(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError("Expected 0 to 65535.");
  return port;
}
