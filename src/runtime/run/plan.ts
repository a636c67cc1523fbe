import { z } from "zod";

/**
 * A plan is a DAG of steps. A step is a capability: what it may use (`tools`) and what it must produce (`output`, `checks`).
 * These schemas are what the model fills in, what the journal stores and what `agent.start(goal, { plan })` takes.
 */

/** Steps of a plan, tools of a step and steps that it needs: so many at most. A model is asked for fewer, see `plan-tools.ts`. */
export const MAX_LISTED = 100;

const listOf = <T extends z.ZodType>(member: T, what: string) =>
  z.array(member).max(MAX_LISTED, {
    error: ({ input }) => `at most ${MAX_LISTED} ${what}, not ${(input as unknown[]).length}`,
  });

export const fieldSchema = z.object({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/),
  type: z.enum(["string", "number", "integer", "boolean", "string[]"]),
  description: z.string().max(200).optional(),
  /** The value must be a span of what the step has read. */
  verbatim: z.boolean().optional(),
  /** The value must be one of those that a tool of the step offers under this name. */
  choice: z.string().min(1).max(40).optional(),
});

export const outputSchema = z.union([
  z.object({ kind: z.literal("text") }),
  z.object({ kind: z.literal("files"), paths: z.array(z.string().min(1).max(200)).min(1).max(20) }),
  z.object({
    kind: z.literal("records"),
    /** Where the records are written as JSON, relative to the workspace. */
    path: z.string().min(1).max(200).optional(),
    fields: z.array(fieldSchema).min(1).max(24),
  }),
]);

export const checkSchema = z.union([
  z.object({ kind: z.literal("file_exists"), path: z.string() }),
  z.object({ kind: z.literal("json_valid"), path: z.string(), schema: z.record(z.string(), z.unknown()).optional() }),
  z.object({ kind: z.literal("contains"), path: z.string(), text: z.string() }),
  z.object({ kind: z.literal("quotes_found"), path: z.string() }),
  z.object({ kind: z.literal("links_resolve"), path: z.string() }),
  z.object({ kind: z.literal("site_ok"), path: z.string() }),
  z.object({
    kind: z.literal("command_ok"),
    language: z.enum(["python", "javascript", "typescript", "shell"]),
    code: z.string(),
  }),
]);

/** What may be demanded of the whole beside that: an own tool that recomputes or compares, and answers ok. */
export const goalCheckSchema = z.union([
  ...checkSchema.options,
  z.object({ kind: z.literal("tool_ok"), tool: z.string(), args: z.record(z.string(), z.unknown()) }),
]);

/** What the goal or a person demands of the whole, checked by machine where it can be. Never part of a plan's own checks. */
export const constraintSchema = z.object({
  kind: z.literal("constraint"),
  text: z.string(),
  /** Which of the things that the words demand: "length", "language", … */
  about: z.string().optional(),
});

export const STEP_ID = /^[a-z][a-z0-9_-]{0,39}$/;
const stepId = z.string().regex(STEP_ID);

export const stepSchema = z.object({
  id: stepId,
  title: z.string().min(1).max(120),
  instruction: z.string().min(1).max(2000),
  /** Ids of the steps whose results this one uses. */
  needs: listOf(stepId, "steps").default([]),
  /** Names of the tools that this step may call; all others are masked. */
  tools: listOf(z.string(), "tools"),
  /** Do the step once per item: each file of a glob, or each record of an earlier step. */
  forEach: z.object({ from: z.string().min(1).max(200), as: z.string().min(1).max(40) }).optional(),
  output: outputSchema.default({ kind: "text" }),
  checks: z.array(checkSchema).max(12).default([]),
});

export const planSchema = z.object({
  steps: listOf(stepSchema, "steps").min(1),
  /** What the goal demands of the whole ("at most two pages", "in French"). */
  constraints: z.array(z.string().max(200)).max(12).default([]),
});

export const patchSchema = z.union([
  z.object({ op: z.literal("add"), step: stepSchema }),
  z.object({ op: z.literal("replace"), id: z.string(), step: stepSchema }),
  z.object({ op: z.literal("drop"), id: z.string() }),
]);

export type Field = z.infer<typeof fieldSchema>;
export type Output = z.infer<typeof outputSchema>;
export type Check = z.infer<typeof checkSchema>;
/** A check of the whole run: see `agent.start(goal, { checks })`. */
export type GoalCheck = z.infer<typeof goalCheckSchema>;
/** A check as it is recorded. */
export type Checked = GoalCheck | z.infer<typeof constraintSchema>;
export type Step = z.infer<typeof stepSchema>;
export type Plan = z.infer<typeof planSchema>;
export type Patch = z.infer<typeof patchSchema>;
