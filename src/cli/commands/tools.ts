import type { Command } from "commander";
import { command, exits, shared } from "../command.js";
import { EXIT, UsageError } from "../exit.js";
import { harmless, note, onStdout, print } from "../terminal.js";

export function toolsCommand(): Command {
  const tools = command({
    name: "tools",
    summary: "list the tools, explain one, or call one without a model",
    examples: [
      ["qwill tools", "all of them"],
      ["qwill tools file_search", "one, with its arguments"],
      [`qwill tools call file_search '{"pattern":"TODO"}'`, "call it"],
    ],
  })
    .argument("[name]", "a tool")
    .addOption(shared.tools())
    .action(exits(explain));
  tools.addCommand(
    command({
      name: "call",
      summary: "call a tool in a workspace, as an agent would",
      details: "Its text comes on stdout. Exit code: 0 when it worked, 1 when it didn't.",
      examples: [
        [`qwill tools call file_read '{"path":"notes.md"}' --workspace ./work`, "read a file"],
        [`qwill tools call code_run '{"language":"python","code":"print(6*7)"}' --json`, "run code; the whole outcome"],
      ],
    })
      .argument("<name>", "a tool")
      .argument("[json]", "its arguments", "{}")
      .addOption(shared.workspace())
      .addOption(shared.tools())
      .addOption(shared.json("print the whole outcome as JSON"))
      .action(exits(call)),
  );
  return tools;
}

async function explain(name: string | undefined, options: { tools?: string[] }): Promise<number> {
  const { allOwnTools, toolsFromFiles } = await import("../run/tools.js");
  const { effectOf } = await import("../../tools/tool.js");
  const all = [...(await allOwnTools()), ...(await toolsFromFiles(options.tools ?? []))];
  if (name === undefined) {
    const width = Math.max(...all.map((tool) => tool.name.length));
    for (const tool of all) {
      print(
        `${onStdout.bold(tool.name.padEnd(width))}  ${effectOf(tool).padEnd(7)}  ${tool.description.split(/(?<=\.)\s/)[0]}`,
      );
    }
    return EXIT.finished;
  }
  const tool = all.find((each) => each.name === name);
  if (!tool)
    throw new UsageError(`There is no tool "${name}".`, `The tools are: ${all.map((each) => each.name).join(", ")}.`);
  const { toolHelp } = await import("../show/tool-help.js");
  print(toolHelp(tool));
  return EXIT.finished;
}

async function call(name: string, json: string, own: { json?: boolean }, command: Command): Promise<number> {
  // Options that the parent command knows too (--tools) are parsed by it.
  const options: { workspace: string; tools?: string[] } = command.optsWithGlobals();
  const args = argumentsOf(json);
  const { allOwnTools, toolsFromFiles } = await import("../run/tools.js");
  const { toolBench } = await import("../../testing/tool-bench.js");
  const tools = [...(await allOwnTools()), ...(await toolsFromFiles(options.tools ?? []))];
  const bench = await toolBench({ workspace: options.workspace, tools });
  try {
    const outcome = await bench.call(name, args);
    if (own.json) print(JSON.stringify(outcome));
    else if (outcome.ok) print(harmless(outcome.text));
    else {
      print(harmless(outcome.text));
      note(`failed: ${outcome.error?.code ?? "tool.failed"}`);
    }
    return outcome.ok ? EXIT.finished : EXIT.failed;
  } finally {
    await bench.close();
  }
}

function argumentsOf(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw new UsageError(
      `The arguments are not JSON: ${error instanceof Error ? error.message : error}`,
      `For example: '{"path":"notes.md"}'`,
    );
  }
  throw new UsageError("The arguments are not a JSON object.", `For example: '{"path":"notes.md"}'`);
}
