import type { Command } from "commander";
import { Option } from "commander";
import type { z } from "zod";
import { readSecrets } from "../../runtime/config.js";
import { budgetOf, command, EFFECTS, exits, readJson, requireEffects, shared } from "../command.js";
import { UsageError } from "../exit.js";

export interface RunOptions {
  workspace: string;
  model?: string;
  tools?: string[];
  allow?: string[];
  secret?: string[];
  yes?: boolean;
  planOnly?: boolean;
  approvePlan?: boolean;
  plan?: string;
  turns?: number;
  tokens?: number;
  minutes?: number;
  think?: number;
  output?: string;
  warm?: boolean;
  json?: boolean;
}

export function runCommand(): Command {
  return command({
    name: "run",
    summary: "work on a goal until it is done",
    details:
      "The answer comes on stdout, progress on stderr; files land in the workspace, the journal in its .qwill/runs.\nExit code: 0 finished, 1 failed, 2 usage, 3 paused, 130 cancelled.",
    examples: [
      ['qwill run "Summarise notes/*.md in summary.md" --workspace ./work', "a goal on a folder"],
      ['qwill run "Compare the offers in offers/" --plan-only', "look at the plan first"],
      [
        'qwill run "Count the words of a.md" --tools ./word-count.ts --model http://localhost:8080/v1',
        "your tool, your server",
      ],
    ],
  })
    .argument("<goal>", "what is to be done, in your words")
    .addOption(shared.workspace())
    .addOption(shared.model())
    .addOption(shared.tools())
    .option("--allow <effect...>", `effects that need no asking: ${EFFECTS.join(", ")}`)
    .option("-y, --yes", "allow every call without asking, also what a text from outside could be behind")
    .option("--approve-plan", "show the plan and go on only when you accept it")
    .option("--plan-only", "make the plan, show it, and pause")
    .addOption(new Option("--plan <file>", "a plan of your own, as JSON").conflicts("planOnly"))
    .addOption(shared.secret())
    .addOption(shared.turns())
    .addOption(shared.tokens())
    .addOption(shared.minutes())
    .addOption(shared.think())
    .addOption(shared.warm())
    .option("--output <schema>", "JSON Schema file; the answer is JSON that fits it")
    .addOption(shared.json())
    .action(exits(run));
}

async function run(goal: string, options: RunOptions): Promise<number> {
  if (!goal.trim()) throw new UsageError("The goal is empty.", 'Say what is to be done: qwill run "…"');
  requireEffects(options.allow);
  const secrets = readSecrets(options.secret ?? []);
  const plan = options.plan ? readJson(options.plan, "--plan") : undefined;
  const output = options.output ? await outputSchema(options.output) : undefined;

  const { openWorkspace } = await import("../../runtime/workspace/workspace.js");
  await openWorkspace(options.workspace);
  const { resolveModel, requireTask, disposeModel } = await import("../run/model.js");
  const { toolsForGoal } = await import("../run/tools.js");
  const { createAgent } = await import("../../agents/agent.js");
  const { drive, exitOf } = await import("../run/drive.js");
  const { summarise } = await import("../run/summary.js");

  const tools = await toolsForGoal(goal, options.tools ?? []);
  const { warmStateOf } = await import("../run/warm-state.js");
  const model = await resolveModel(options.model, warmStateOf(options.workspace, options.warm));
  try {
    await requireTask(model, goal);
    const agent = createAgent({
      model,
      tools,
      workspace: options.workspace,
      budget: budgetOf(options),
      allow: options.allow,
      secrets,
      ...(options.yes ? { approve: () => "allow" as const } : {}),
    });
    const json = options.json === true;
    if (options.planOnly) {
      const { planOnly } = await import("../run/plan-only.js");
      return await planOnly(agent, goal, { workspace: options.workspace, json, output, again: options });
    }
    const driven = await drive(() => agent.start(goal, { plan, output, approvePlan: options.approvePlan }), undefined, {
      agent,
      json,
    });
    await summarise(driven, { workspace: options.workspace, json, again: options });
    return exitOf(driven);
  } finally {
    await disposeModel(model);
  }
}

async function outputSchema(file: string): Promise<z.ZodObject> {
  const { z } = await import("zod");
  const schema = readJson(file, "--output");
  try {
    const parsed = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    if (parsed instanceof z.ZodObject) return parsed;
  } catch (error) {
    throw new UsageError(`--output ${file}: ${error instanceof Error ? error.message : error}`);
  }
  throw new UsageError(
    `--output ${file}: the schema of an answer describes an object.`,
    '{ "type": "object", "properties": { … } }',
  );
}
