import type { Command } from "commander";
import { command, count, exits, shared } from "../command.js";

export function modelsCommand(): Command {
  return command({
    name: "models",
    summary: "what runs on this machine, and how to get it",
    examples: [
      ["qwill models fit", "which model fits this machine"],
      ["qwill models pull qwq-32b", "get one"],
    ],
  })
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(fitCommand())
    .addCommand(pullCommand())
    .addCommand(inspectCommand())
    .addCommand(rmCommand());
}

function listCommand(): Command {
  return command({
    name: "list",
    summary: "the catalogue, and what is downloaded",
    examples: [["qwill models list", "all models"]],
  })
    .addOption(shared.json("print one model per line as JSON"))
    .action(exits(async (options) => (await import("../models/list.js")).listModels(options)));
}

function fitCommand(): Command {
  return command({
    name: "fit",
    summary: "say before any download whether a model fits, and how",
    examples: [
      ["qwill models fit", "the whole catalogue"],
      ["qwill models fit qwq-32b --context 32768", "one model, with a long context"],
      ["qwill models fit ./mine.gguf", "a file"],
    ],
  })
    .argument("[model]", "catalogue id (qwq-32b, qwq-32b:Q8_0) or FILE.gguf")
    .option("--context <tokens>", "context that the work needs", count)
    .addOption(shared.json("print one report per line as JSON"))
    .action(exits(async (ref, options) => (await import("../models/fit.js")).fitModels(ref, options)));
}

function pullCommand(): Command {
  return command({
    name: "pull",
    summary: "download a model; goes on where an earlier download stopped",
    examples: [
      ["qwill models pull qwen3-8b", "the usual quantisation"],
      ["qwill models pull qwq-32b:Q5_K_M", "another one"],
    ],
  })
    .argument("<model>", "catalogue id, with :QUANTISATION where another one is wanted")
    .option("-y, --yes", "download even what doesn't fit this machine")
    .action(exits(async (id, options) => (await import("../models/pull.js")).pullWithProgress(id, options)));
}

function inspectCommand(): Command {
  return command({
    name: "inspect",
    summary: "what a model file says of itself, without loading it",
    examples: [
      ["qwill models inspect ./mine.gguf", "a file"],
      ["qwill models inspect pocket", "the tiny model that comes with qwill"],
    ],
  })
    .argument("<model>", "FILE.gguf, a downloaded model's id, or pocket")
    .addOption(shared.json("print it as JSON"))
    .action(exits(async (ref, options) => (await import("../models/inspect.js")).inspectModel(ref, options)));
}

function rmCommand(): Command {
  return command({
    name: "rm",
    summary: "delete a downloaded model",
    examples: [["qwill models rm qwen3-8b", "all its files here"]],
  })
    .argument("<model>", "catalogue id, with :QUANTISATION for one file only")
    .option("-y, --yes", "don't ask")
    .action(exits(async (id, options) => (await import("../models/rm.js")).removeModel(id, options)));
}
