import type { Command } from "commander";
import { readConfig, readSecrets } from "../../runtime/config.js";
import type { RunState } from "../../runtime/run/state.js";
import { budgetOf, command, exits, readJson, shared } from "../command.js";
import { UsageError } from "../exit.js";

interface ResumeCommandOptions {
  workspace: string;
  allowCall?: string[];
  denyCall?: string[];
  answer?: string[];
  say?: string;
  plan?: string;
  model?: string;
  tools?: string[];
  allow?: string[];
  secret?: string[];
  yes?: boolean;
  turns?: number;
  tokens?: number;
  minutes?: number;
  think?: number;
  warm?: boolean;
  json?: boolean;
}

export function resumeCommand(): Command {
  return command({
    name: "resume",
    summary: "go on with a run after a pause, a crash or a kill",
    details: "Nothing that was done is done again. The model and the tools are those that the run began with.",
    examples: [
      ["qwill resume 20261123-101500-1a43f2a", "go on"],
      ["qwill resume 20261123-101500-1a43f2a --allow-call c12_0", "allow the call that it waits for"],
      ['qwill resume 20261123-101500-1a43f2a --answer c9_0="the second one"', "answer its question"],
      ["qwill resume last --turns 800", "the newest run, with a larger budget"],
    ],
  })
    .argument("<run>", "id of the run, the beginning of one, or: last")
    .addOption(shared.workspace())
    .option("--allow-call <id...>", "calls to allow")
    .option("--deny-call <id...>", "calls to deny")
    .option("--answer <id=text...>", "answers to questions")
    .option("--say <text>", "something that holds for all that follows; the plan is changed where it must be")
    .option("--plan <file>", "a plan of your own, as JSON, instead of the run's")
    .addOption(shared.model())
    .addOption(shared.tools())
    .option("--allow <effect...>", "effects that need no asking")
    .option("-y, --yes", "allow every call without asking, also what a text from outside could be behind")
    .addOption(shared.secret())
    .addOption(shared.turns())
    .addOption(shared.tokens())
    .addOption(shared.minutes())
    .addOption(shared.think())
    .addOption(shared.warm())
    .addOption(shared.json())
    .action(exits(resume));
}

async function resume(given: string, options: ResumeCommandOptions): Promise<number> {
  const answers = Object.fromEntries((options.answer ?? []).map(answerOf));
  const secrets = readSecrets(options.secret ?? []);
  const plan = options.plan ? readJson(options.plan, "--plan") : undefined;
  const { drive, exitOf, journalOf, storedState } = await import("../run/drive.js");
  const { findRun } = await import("../run/find-run.js");
  const journal = journalOf(options.workspace);
  const runId = findRun(journal, given);
  const { events } = journal.read(runId);
  const started = events.find((event) => event.type === "run.started");
  const state = storedState(journal, runId);
  const decisions = decisionsOf(options);
  const { inWorkspace } = await import("../run/go-on.js");
  const { summarise } = await import("../run/summary.js");
  const problem = tooLate(state, decisions, answers);
  if (problem) throw new UsageError(problem, `${inWorkspace("show", runId, options)} tells what it waits for.`);

  const { resolveModel, disposeModel } = await import("../run/model.js");
  const { toolsNamed } = await import("../run/tools.js");
  const { createAgent } = await import("../../agents/agent.js");
  const names = started && "tools" in started ? started.tools : [];
  const tools = await toolsNamed(names, options.tools ?? []);
  const { warmStateOf } = await import("../run/warm-state.js");
  const ref = options.model ?? (await modelRefOf(state.model));
  const model = await resolveModel(ref, warmStateOf(options.workspace, options.warm));
  try {
    const agent = createAgent({
      model,
      tools,
      workspace: options.workspace,
      allow: options.allow,
      secrets,
      ...(options.yes ? { approve: () => "allow" as const } : {}),
    });
    const json = options.json === true;
    const budget = budgetOf(options);
    const driven = await drive(
      () => agent.resume(runId, { decisions, answers, budget, say: options.say, plan }),
      state,
      { agent, json },
    );
    await summarise(driven, { workspace: options.workspace, json, again: options });
    return exitOf(driven);
  } finally {
    await disposeModel(model);
  }
}

function answerOf(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1)
    throw new UsageError(`--answer ${text}: expected ID=TEXT.`, 'For example: --answer c9_0="the second one"');
  return [text.slice(0, at), text.slice(at + 1)];
}

function decisionsOf(options: ResumeCommandOptions) {
  const allowed = (options.allowCall ?? []).map((id) => [id, "allow"] as const);
  const denied = (options.denyCall ?? []).map((id) => [id, "deny"] as const);
  return Object.fromEntries([...allowed, ...denied]);
}

/** Why what is decided or answered can't be: nothing waits for it. The same once more is no mistake: a kill may have come between. */
function tooLate(
  state: RunState,
  decisions: Record<string, string>,
  answers: Record<string, string>,
): string | undefined {
  for (const [id, decision] of Object.entries(decisions)) {
    const known = Object.hasOwn(state.approvals, id) ? state.approvals[id] : undefined;
    if (known === undefined) return `The run ${state.runId} doesn't wait for a decision on "${id}".`;
    const isSame = known === decision || (known === "always" && decision === "allow");
    if (known !== "asked" && !isSame) return `"${id}" was decided already: ${known}.`;
  }
  for (const [id, answer] of Object.entries(answers)) {
    const known = Object.hasOwn(state.questions, id) ? state.questions[id] : undefined;
    if (!known) return `The run ${state.runId} has no question "${id}".`;
    if (known.answer !== undefined && known.answer !== answer) return `"${id}" was answered already: ${known.answer}`;
  }
  return undefined;
}

/**
 * How the model of a run is named again. One from a file, a module or a URL can't be: then what `QWILL_MODEL` says is meant.
 *
 * @throws UsageError when nothing names it
 */
async function modelRefOf(model: RunState["model"]): Promise<string | undefined> {
  const { catalogueModel } = await import("../../runtime/model/catalogue.js");
  if (model && (model.id === "pocket" || catalogueModel(model.id))) return model.id;
  if (!model || readConfig().model) return undefined;
  throw new UsageError(
    `The run was begun with the model ${model.id}, which is not in the catalogue.`,
    "Name it again: --model",
  );
}
