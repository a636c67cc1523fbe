import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import { ConfigError } from "../runtime/errors.js";
import type { Budget } from "../runtime/run/events.js";
import type { JournalStore } from "../runtime/run/journal.js";
import type { Approve } from "../runtime/run/policy.js";
import { validSecrets } from "./capability/secrets.js";
import { planTools } from "./plan/plan-tools.js";
import { budgetSchema, readOptions } from "./start-options.js";

export interface AgentOptions {
  model: BaseChatModel;
  /** Tools made by `defineTool`, and any LangChain tool. */
  tools: StructuredToolInterface[];
  /** The folder the agent works in. Nothing outside of it is read or written. */
  workspace: string;
  /** What the agent should know or obey, beside the goal. */
  instructions?: string;
  /** Values by name that tools get where the model writes `{{secret:NAME}}`; never shown to the model, never stored. */
  secrets?: Record<string, string>;
  budget?: Budget;
  /** Effects that are allowed without asking, beside the default ones: `["outward"]`. */
  allow?: string[];
  /** Decides each call: "allow", "deny", or "ask" a person. May be async. */
  approve?: Approve;
  /** Where runs are kept: files under `.qwill/runs` of the workspace unless given. */
  journal?: JournalStore;
  /** Schema of a typed answer. */
  output?: z.ZodObject;
  /** Longest time for a call of a tool, ms. */
  toolTimeoutMs?: number;
  /** Branches that may be open at the same time; by default what the model serves side by side. */
  parallel?: number;
}

const OPTIONS = new Set<string>([
  "model",
  "tools",
  "workspace",
  "instructions",
  "secrets",
  "budget",
  "allow",
  "approve",
  "journal",
  "output",
  "toolTimeoutMs",
  "parallel",
] satisfies (keyof AgentOptions)[]);

/** @throws ConfigError `config.invalid`: unknown and wrong options are named. */
export function validOptions(options: AgentOptions): AgentOptions {
  const bad = (what: string, hint: string) => new ConfigError("config.invalid", `createAgent: ${what}`, { hint });
  for (const name of Object.keys(options)) {
    if (!OPTIONS.has(name)) throw bad(`unknown option "${name}".`, `The options are: ${[...OPTIONS].join(", ")}.`);
  }
  if (typeof options.model?.invoke !== "function")
    throw bad("model: expected a LangChain chat model.", "model: await loadModel()");
  if (!Array.isArray(options.tools)) throw bad("tools: expected a list.", "tools: builtInTools()");
  if (typeof options.workspace !== "string" || !options.workspace)
    throw bad("workspace: expected a folder.", 'workspace: "./work"');
  if (options.instructions !== undefined && typeof options.instructions !== "string")
    throw bad("instructions: expected a text.", 'instructions: "…"');
  if (options.approve !== undefined && typeof options.approve !== "function")
    throw bad("approve: expected a function.", 'approve: (call) => "ask"');
  if (options.journal !== undefined && typeof options.journal?.create !== "function")
    throw bad("journal: expected a store of journals.", "journal: memoryJournal()");
  if (options.output !== undefined && !(options.output instanceof z.ZodObject))
    throw bad("output: expected a zod object.", "output: z.object({ … })");
  const { allow = [], toolTimeoutMs = 1 } = options;
  if (!Array.isArray(allow) || allow.some((effect) => typeof effect !== "string"))
    throw bad("allow: expected a list of effects.", 'allow: ["outward"]');
  if (typeof toolTimeoutMs !== "number" || !(toolTimeoutMs > 0))
    throw bad("toolTimeoutMs: expected milliseconds.", "toolTimeoutMs: 60_000");
  const budget = options.budget && readOptions("createAgent.budget", budgetSchema, options.budget);
  validSecrets(options.secrets);
  const parallel = options.parallel ?? 1;
  if (!Number.isInteger(parallel) || parallel < 1)
    throw bad("parallel: expected a whole number from 1 on.", "parallel: 4");
  return { ...options, budget };
}

/** @throws ConfigError `config.duplicate-tool`, also for the names of the loop's own tools. */
export function toolsByName(tools: readonly StructuredToolInterface[]): Map<string, StructuredToolInterface> {
  const own = new Set(planTools([]).map((spec) => spec.function.name));
  const map = new Map<string, StructuredToolInterface>();
  for (const tool of tools) {
    if (map.has(tool.name) || own.has(tool.name)) {
      throw new ConfigError("config.duplicate-tool", `Two tools have the name "${tool.name}".`, {
        hint: "Rename one of them.",
      });
    }
    map.set(tool.name, tool);
  }
  return map;
}
