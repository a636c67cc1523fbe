import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import { readSecrets } from "../../runtime/config.js";
import type { ChatLlama } from "../../runtime/model/chat-llama.js";
import { command, EFFECTS, exits, requireEffects, shared } from "../command.js";
import { EXIT, UsageError } from "../exit.js";
import type { ServePageOptions } from "../serve/serve-page.js";
import { note, print } from "../terminal.js";

interface ServeCommandOptions extends ServePageOptions {
  modelOnly?: boolean;
  host?: string;
  key?: string;
}

export function serveCommand(): Command {
  return command({
    name: "serve",
    summary: "a web page to start tasks, watch and steer them; or the local model for other programs",
    details:
      "Prints an address on this machine, with a token in it, and serves until Ctrl-C: a page for people and an HTTP API for\nprograms (GET /api/openapi.json). Runs that are under way when it ends can be resumed.\n--model-only offers the model instead, as an OpenAI-compatible endpoint.",
    examples: [
      ["qwill serve --workspace ./work", "the page; tasks with files of their own get folders in ./work"],
      ["qwill serve --model http://localhost:8080/v1 --port 4000", "with the model of another server"],
      ["qwill serve --model-only --model qwq-32b --port 8080", "a model for every program on this machine"],
      ["qwill serve --model-only --host 0.0.0.0 --key SERVE_KEY", "for other machines too; clients send the key"],
    ],
  })
    .addOption(shared.workspace())
    .option("-p, --port <n>", "the port to listen on; 0 takes the last one again, or a free one", portOf, 0)
    .addOption(shared.model())
    .addOption(shared.tools())
    .option("--allow <effect...>", `effects that need no asking: ${EFFECTS.join(", ")}`)
    .addOption(shared.secret())
    .addOption(shared.turns())
    .addOption(shared.tokens())
    .addOption(shared.minutes())
    .addOption(shared.think())
    .option("--model-only", "the model's endpoint, without a page for people")
    .option("--host <address>", "with --model-only: the address to listen on (default: 127.0.0.1)")
    .option("--key <name>", "with --model-only: environment variable with the key that clients must send")
    .action(exits(serve));
}

async function serve(options: ServeCommandOptions): Promise<number> {
  if (options.modelOnly) return serveModelOnly(options);
  if (options.host !== undefined || options.key !== undefined)
    throw new UsageError(
      "The page is for this machine alone.",
      "Without --host and --key. From elsewhere: ssh -L 4000:127.0.0.1:4000 HOST",
    );
  requireEffects(options.allow);
  const { startPage } = await import("../serve/serve-page.js");
  const server = await startPage(options);
  const stopped = interrupted();
  print(server.url);
  note(`The page of ${options.workspace} is served; Ctrl-C ends it. Whoever has the address can use it.`);
  await stopped;
  note("Ending: runs under way are halted, and can be resumed.");
  await server.close();
  return 0;
}

async function serveModelOnly(options: ServeCommandOptions): Promise<number> {
  const apiKey = options.key === undefined ? undefined : readSecrets([options.key])[options.key];
  const { serveModel } = await import("../../runtime/model/serve/server.js");
  const { disposeModel } = await import("../run/model.js");
  const model = await localModel(options.model);
  try {
    const { port, host } = options;
    const server = await serveModel({ model, port, ...(host ? { host } : {}), ...(apiKey ? { apiKey } : {}) });
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

/** Resolves at Ctrl-C, or when the process is asked to end. A second Ctrl-C ends it at once. */
function interrupted(): Promise<void> {
  let isAsked = false;
  return new Promise((resolve) => {
    // The listeners stay: libraries that clean up at a signal end the process where nobody else listens any more.
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        if (isAsked) process.exit(EXIT.cancelled);
        isAsked = true;
        resolve();
      });
    }
  });
}

function portOf(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError("Expected 0 to 65535.");
  return port;
}
