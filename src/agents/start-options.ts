import { z } from "zod";
import { ConfigError } from "../runtime/errors.js";
import type { Budget } from "../runtime/run/events.js";
import { type GoalCheck, goalCheckSchema } from "../runtime/run/plan.js";
import type { JsonSchema } from "./plan/plan-tools.js";

export interface StartOptions {
  /** A plan of your own: the planner isn't asked. */
  plan?: unknown;
  budget?: Budget;
  output?: z.ZodObject;
  /**
   * What must hold at the end, whatever the plan: a run whose goal isn't reached is no finished run. An own check is a tool:
   * `{ kind: "tool_ok", tool: "numbers_check", args: { report: "report.html" } }`.
   */
  checks?: readonly GoalCheck[];
  /** A person decides on each plan that the model makes: `run.decide("plan_1", "allow")`, or edits it. */
  approvePlan?: boolean;
  signal?: AbortSignal;
}

/** JSON, in which journals are written, knows no Infinity. */
const bound = (number: z.ZodNumber) =>
  z.preprocess((value) => (value === Number.POSITIVE_INFINITY ? Number.MAX_SAFE_INTEGER : value), number).optional();

export const budgetSchema = z.strictObject({
  turns: bound(z.number().int().positive()),
  tokens: bound(z.number().positive()),
  minutes: bound(z.number().positive()),
  thinkTokens: bound(z.number().int().nonnegative()),
});

const startSchema = z.strictObject({
  plan: z.unknown().optional(),
  budget: budgetSchema.optional(),
  output: z.instanceof(z.ZodObject).optional(),
  checks: z.array(goalCheckSchema).optional(),
  approvePlan: z.boolean().optional(),
  signal: z.unknown().optional(),
});

/** What `agent.start` is given. @throws ConfigError `config.invalid`, naming the place */
export function startOptions(options: StartOptions) {
  const { plan, budget, output, checks = [], approvePlan = false } = readOptions("start", startSchema, options);
  return { plan, budget, output: answerSchema(output), checks, approvePlan };
}

/**
 * What a caller gives, before it becomes part of a journal: what was written once must be readable for ever.
 * @throws ConfigError `config.invalid`, naming the place
 */
export function readOptions<Schema extends z.ZodType>(name: string, schema: Schema, given: unknown): z.output<Schema> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const place = [name, ...(issue?.path ?? [])].join(".");
  throw new ConfigError("config.invalid", `${place}: ${issue?.message ?? "Invalid input"}.`, {
    hint: "docs/embedding.md names the options.",
  });
}

/** JSON Schema of a typed answer. */
export function answerSchema(output: z.ZodObject | undefined): JsonSchema | undefined {
  return output ? (z.toJSONSchema(output, { io: "input" }) as JsonSchema) : undefined;
}
