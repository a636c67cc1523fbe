import { z } from "zod";
import { CHOICE_KEY, DOMAIN_KEY, EMPTY_KEY } from "../runtime/domains.js";
import { ReplyError } from "../runtime/errors.js";
import {
  type Field,
  type Output,
  type Patch,
  type Plan,
  patchSchema,
  planSchema,
  type Step,
} from "../runtime/run/plan.js";
import { patchPlan } from "../runtime/run/state.js";

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

const patches = z.object({ patches: z.array(patchSchema).min(1).max(8) });

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

/** The arguments of `revise_plan`, as narrow as can be. */
export function reviseSchema(toolNames: readonly string[]): JsonSchema {
  return jsonSchema(patches, toolNames);
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
function jsonSchema(schema: z.ZodType, toolNames: readonly string[]): JsonSchema {
  const made = z.toJSONSchema(schema, {
    io: "input",
    reused: "ref",
    override: ({ path, jsonSchema: node }) => {
      if (node.type === "object" && node.properties) node.additionalProperties = false;
      if (path.at(-2) === "tools" && path.at(-1) === "items" && toolNames.length > 0) node.enum = [...toolNames];
    },
  });
  // A plain copy: zod's mark on what it makes would let others make it anew, without the tools' names.
  return structuredClone({ ...made, "~standard": undefined }) as JsonSchema;
}

/** The arguments of `step_done` for a step: what its output says, as narrow as can be. */
export function doneSchema(step: Step): JsonSchema {
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
export function readPlan(args: unknown, toolNames: readonly string[]): Plan {
  const plan = parseOrExplain(planSchema, args);
  checkPlan(plan.steps, toolNames);
  return plan;
}

/** Reads the arguments of a `revise_plan` call. @throws ReplyError reply.unparsable */
export function readPatches(args: unknown, plan: Plan, toolNames: readonly string[]): Patch[] {
  const { patches: read } = parseOrExplain(patches, args);
  const ids = new Set(plan.steps.map((step) => step.id));
  for (const patch of read) {
    if (patch.op !== "add" && !ids.has(patch.id)) throw bad(`there is no step "${patch.id}"`, [...ids]);
  }
  checkPlan(patchPlan(plan, read).steps, toolNames);
  return read;
}

function parseOrExplain<T extends z.ZodType>(schema: T, args: unknown): z.output<T> {
  const parsed = schema.safeParse(args);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw bad(`${issue?.path.join(".") || "arguments"}: ${issue?.message ?? "invalid"}`, []);
}

/** What the schema can't say: ids are unique, needs exist and have no cycle, tools exist. @throws ReplyError */
export function checkPlan(steps: readonly Step[], toolNames: readonly string[]): void {
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
  }
  const cycle = findCycle(steps);
  if (cycle) throw bad(`the steps ${cycle.join(" → ")} need each other in a circle`, []);
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
