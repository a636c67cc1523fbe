import { z } from "zod";
import { CHOICE_KEY, DOMAIN_KEY, EMPTY_KEY } from "../../runtime/domains.js";
import { ConfigError, ReplyError } from "../../runtime/errors.js";
import {
  type Field,
  MAX_LISTED,
  type Output,
  type Patch,
  type Plan,
  patchSchema,
  planSchema,
  STEP_ID,
  type Step,
} from "../../runtime/run/plan.js";
import { patchPlan } from "../../runtime/run/state.js";
import type { Hold } from "../constraints/held-files.js";
import { globsOf, namesItems } from "./plan-globs.js";
import { planProblem, unknownKey } from "./plan-problem.js";

/**
 * The loop's own tools: how a model plans, revises and concludes. They have no effect on the world, so they are no tools of
 * `src/tools`; the loop reads their arguments.
 */

/** A JSON Schema. */
export type JsonSchema = Record<string, unknown>;
/** A tool as OpenAI's definitions write it. */
export interface ToolSpec {
  type: "function";
  function: { name: string; description: string; parameters: JsonSchema };
}

export const PLAN_TOOL = "plan";
export const REVISE_TOOL = "revise_plan";
export const DONE_TOOL = "step_done";
export const ANSWER_TOOL = "answer";

/** Their specs, with the names of the tools that steps may be granted, and `answer` where the answer has a schema. */
export function planTools(toolNames: readonly string[], output?: JsonSchema): ToolSpec[] {
  return [
    ...(output ? [spec(ANSWER_TOOL, "Give the answer to the goal.", output)] : []),
    spec(PLAN_TOOL, "Make the plan: a list of steps.", jsonSchema(planSchema, toolNames)),
    spec(REVISE_TOOL, "Change the plan by patches; a step is written as in plan.", jsonSchema(briefPatches, toolNames)),
    spec(DONE_TOOL, "End the current step with its result.", jsonSchema(anyDone, toolNames)),
  ];
}

/** Longer lists are seldom meant, and grammars of them slow. A plan that has them all the same is no worse for it. */
const MAX_ASKED_FOR = 24;

const patches = z.object({ patches: z.array(patchSchema).min(1).max(8) });
const patchesOrNone = z.object({ patches: z.array(patchSchema).max(8) });

/** What the prompt says of patches: a prompt holds a step's schema once. The grammar holds {@link reviseSchema}. */
const briefPatches = z.object({
  patches: z.array(
    z.object({
      op: z.enum(["add", "replace", "drop"]),
      id: z.string().describe("The step to replace or drop").optional(),
      step: z.record(z.string(), z.unknown()).describe("The step to add or to put there").optional(),
    }),
  ),
});

/** What is there when a plan is made: the tools that a step may be granted, and the files that a forEach may go over. */
export interface PlanGround {
  toolNames: readonly string[];
  /** Unknown where a person gives the plan: then nothing is said of them. */
  files?: readonly string[];
  /** A tiny model goes over files alone: by an id it would only guess. */
  onlyFiles?: boolean;
  /** What the goal holds, and a plan's own constraints: which files can't be written. */
  holdFor?: (constraints: readonly string[]) => Hold | undefined;
  /** The plan may stay as it is. */
  mayKeep?: boolean;
}

/** The arguments of `plan`, as narrow as can be. The prompt shows the general ones, which are the same in every run. */
export function planCallSchema(ground: PlanGround): JsonSchema {
  return jsonSchema(planSchema, ground.toolNames, itemsSchema(ground));
}

/** The arguments of `revise_plan`, as narrow as can be. */
export function reviseSchema(ground: PlanGround): JsonSchema {
  return jsonSchema(ground.mayKeep ? patchesOrNone : patches, ground.toolNames, itemsSchema(ground));
}

/** What `forEach.from` may be: a pattern that names files which are there, or the id of a step. */
function itemsSchema({ files, onlyFiles }: PlanGround): JsonSchema | undefined {
  const globs = globsOf(files ?? []);
  if (globs.length === 0) return undefined;
  return onlyFiles ? { enum: globs } : { anyOf: [{ enum: globs }, { type: "string", pattern: STEP_ID.source }] };
}

const anyDone = z.object({
  result: z.string().max(4000).describe("The step's result in a few sentences"),
  records: z.array(z.record(z.string(), z.unknown())).optional(),
  files: z.array(z.string()).optional(),
});

function spec(name: string, description: string, parameters: JsonSchema): ToolSpec {
  return { type: "function", function: { name, description, parameters } };
}

/** JSON Schema of what a model writes (defaults are optional), where `tools` admits only tools that exist. */
function jsonSchema(schema: z.ZodType, toolNames: readonly string[], items?: JsonSchema): JsonSchema {
  const made = z.toJSONSchema(schema, {
    io: "input",
    reused: "ref",
    override: ({ path, jsonSchema: node }) => {
      if (node.type === "object" && node.properties) node.additionalProperties = false;
      if (node.maxItems === MAX_LISTED) node.maxItems = MAX_ASKED_FOR;
      if (path.at(-2) === "tools" && path.at(-1) === "items" && toolNames.length > 0) node.enum = [...toolNames];
      if (items && path.at(-1) === "from" && path.at(-3) === "forEach") {
        for (const key of Object.keys(node)) delete node[key as keyof typeof node];
        Object.assign(node, items);
      }
    },
  });
  // A plain copy: zod's mark on what it makes would let others make it anew, without the tools' names.
  return structuredClone({ ...made, "~standard": undefined }) as JsonSchema;
}

const doneSchemas = new WeakMap<Step, JsonSchema>();

/** The arguments of `step_done` for a step: what its output says, as narrow as can be. The same object for the same step. */
export function doneSchema(step: Step): JsonSchema {
  const schema = doneSchemas.get(step) ?? makeDoneSchema(step);
  doneSchemas.set(step, schema);
  return schema;
}

function makeDoneSchema(step: Step): JsonSchema {
  const result = { type: "string", maxLength: step.output.kind === "text" ? 8000 : 400 };
  const properties: JsonSchema = { result, ...outputProperties(step.output, step.forEach !== undefined) };
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}

function outputProperties(output: Output, perItem: boolean): JsonSchema {
  if (output.kind === "text") return {};
  if (output.kind === "files") {
    return { files: { type: "array", items: { enum: output.paths }, minItems: 1, maxItems: output.paths.length } };
  }
  const properties = Object.fromEntries(output.fields.map((field) => [field.name, fieldSchemaOf(field)]));
  const record = { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
  return { records: { type: "array", items: record, ...(perItem ? { maxItems: 1 } : { maxItems: 200 }) } };
}

function fieldSchemaOf(field: Field): JsonSchema {
  const about = field.description ? { description: field.description } : {};
  if (field.type === "string") return { ...stringSchema(field, true), ...about };
  if (field.type === "string[]") {
    // A selection has its bound in what is offered.
    return { type: "array", items: stringSchema(field, false), ...(field.choice ? {} : { maxItems: 24 }), ...about };
  }
  return { type: field.type, ...about };
}

function stringSchema(field: Field, orEmpty: boolean): JsonSchema {
  const empty = orEmpty ? { [EMPTY_KEY]: true } : {};
  if (field.choice) return { type: "string", [DOMAIN_KEY]: "choice", [CHOICE_KEY]: field.choice, ...empty };
  return field.verbatim ? { type: "string", [DOMAIN_KEY]: "verbatim", ...empty } : { type: "string", maxLength: 1000 };
}

/**
 * Reads the arguments of a `plan` call.
 * @throws ReplyError reply.unparsable, told to the model, that names the place
 */
export function readPlan(args: unknown, ground: PlanGround): Plan {
  const read = parseOrExplain(planSchema, args);
  const plan = { ...read, steps: read.steps.map((step) => needingItems(step, read.steps)) };
  checkPlan(plan.steps, ground, plan.constraints);
  return plan;
}

/** Reads a person's plan. @throws ConfigError `config.invalid`, naming the place */
export function givenPlan(plan: unknown, toolNames: readonly string[]): Plan {
  try {
    const read = readPlan(plan, { toolNames });
    const unknown = unknownKey(plan, read);
    if (unknown) throw bad(`${unknown} is nothing that a plan has`, []);
    return read;
  } catch (cause) {
    throw new ConfigError("config.invalid", `plan: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

/** A step that goes over another's records needs that one, whether the plan says so or not. */
function needingItems(step: Step, steps: readonly Step[]): Step {
  const from = step.forEach?.from;
  if (from === undefined || from === step.id || step.needs.includes(from)) return step;
  return steps.some(({ id }) => id === from) ? { ...step, needs: [...step.needs, from] } : step;
}

/** Reads the arguments of a `revise_plan` call. @throws ReplyError reply.unparsable */
export function readPatches(args: unknown, plan: Plan, ground: PlanGround): Patch[] {
  const given = parseOrExplain(ground.mayKeep ? patchesOrNone : patches, args).patches;
  const after = patchPlan(plan, given).steps;
  const read = given.map((patch) =>
    patch.op === "drop" ? patch : { ...patch, step: needingItems(patch.step, after) },
  );
  const ids = new Set(plan.steps.map((step) => step.id));
  for (const patch of read) {
    if (patch.op !== "add" && !ids.has(patch.id)) throw bad(`there is no step "${patch.id}"`, [...ids]);
  }
  const revised = patchPlan(plan, read).steps;
  checkPlan(revised, ground, plan.constraints);
  checkDelivers(plan.steps, revised);
  return read;
}

function parseOrExplain<T extends z.ZodType>(schema: T, args: unknown): z.output<T> {
  const parsed = schema.safeParse(args);
  if (parsed.success) return parsed.data;
  throw bad(planProblem(parsed.error.issues), []);
}

/**
 * What the schema can't say: ids are unique, needs and items exist and have no cycle, tools exist, what is written may be.
 * @throws ReplyError
 */
export function checkPlan(
  steps: readonly Step[],
  { toolNames, files, holdFor }: PlanGround,
  constraints: readonly string[],
): void {
  if (steps.length === 0) throw bad("the plan has no step", []);
  const ids = new Set<string>();
  for (const step of steps) {
    if (ids.has(step.id)) throw bad(`two steps have the id "${step.id}"`, []);
    ids.add(step.id);
  }
  for (const step of steps) {
    const missing = step.needs.find((id) => !ids.has(id));
    if (missing) throw bad(`step "${step.id}" needs "${missing}", which is no step`, [...ids]);
    const unknown = step.tools.find((name) => !toolNames.includes(name));
    if (unknown) throw bad(`step "${step.id}" uses "${unknown}", which is no tool`, toolNames);
    if (files && !namesItems(step, steps, files)) {
      const what = `step "${step.id}" is for each of "${step.forEach?.from}", which is no other step and matches no file`;
      throw bad(what, globsOf(files).slice(0, 8));
    }
  }
  const hold = holdFor?.(constraints);
  for (const { id, output } of hold ? steps : []) {
    for (const path of pathsOf(output)) {
      const words = hold?.(path.replace(/^(\.\/)+/, ""), "write");
      if (words !== undefined) throw bad(`step "${id}" writes ${path}, but: "${words}"`, []);
    }
  }
  const cycle = findCycle(steps);
  if (cycle) throw bad(`the steps ${cycle.join(" → ")} need each other in a circle`, []);
}

/** A revision may go another way, but not leave out what the plan was made for: the files that its last steps make. */
function checkDelivers(before: readonly Step[], after: readonly Step[]): void {
  const made = new Set(after.flatMap(({ output }) => pathsOf(output)));
  const wasMade = new Set(before.flatMap(({ output }) => pathsOf(output)));
  if ([...made].some((path) => !wasMade.has(path))) return;
  const needed = new Set(before.flatMap(({ needs }) => needs));
  for (const { id, output } of before.filter((step) => !needed.has(step.id))) {
    const lost = pathsOf(output).find((path) => !made.has(path));
    if (lost) throw bad(`step "${id}" was to make ${lost}, and now no step makes it or another file instead`, []);
  }
}

function pathsOf(output: Output): string[] {
  if (output.kind === "files") return output.paths;
  return output.kind === "records" && output.path ? [output.path] : [];
}

function findCycle(steps: readonly Step[]): string[] | undefined {
  const done = new Set<string>();
  let open = [...steps];
  while (open.length > 0) {
    const ready = open.filter((step) => step.needs.every((id) => done.has(id)));
    if (ready.length === 0) return open.map((step) => step.id);
    for (const step of ready) done.add(step.id);
    open = open.filter((step) => !done.has(step.id));
  }
  return undefined;
}

function bad(problem: string, names: readonly string[]): ReplyError {
  const choices = names.length > 0 ? ` There are: ${names.join(", ")}.` : "";
  return new ReplyError("reply.unparsable", `The plan can't be used: ${problem}.${choices}`);
}
