/** What goes in and out of the API: checked by these, documented from these. */
import { z } from "zod";
import { storedEventSchema } from "../runtime/run/events.js";
import { goalCheckSchema, planSchema } from "../runtime/run/plan.js";

/** Schemas that stand by name in the API's document. */
export const named = z.registry<{ id: string }>();

function name<T extends z.ZodType>(id: string, schema: T): T {
  named.add(schema, { id });
  return schema;
}

const error = z.object({
  code: z.string().describe("As in docs/errors.md, and `api.*`"),
  message: z.string(),
  hint: z.string().optional().describe("What to do next"),
});
export const errorReply = name("Error", z.object({ error }));

const text = z.string().trim().min(1);

export const budget = name(
  "Budget",
  z.strictObject({
    turns: z.number().int().positive().optional().describe("Calls of the model"),
    tokens: z.number().int().positive().optional(),
    minutes: z.number().positive().optional(),
    thinkTokens: z.number().int().min(0).optional().describe("Tokens that a thought may have"),
  }),
);
export const plan = name("Plan", planSchema);
const check = name("GoalCheck", goalCheckSchema);
export const event = name("Event", storedEventSchema().describe("A stored event; live ones have no `seq`"));

export const modelState = name(
  "Model",
  z.object({
    id: z.string(),
    state: z.enum(["missing", "idle", "loading", "ready", "failed"]),
    progress: z.number().optional().describe("While it loads, from 0 to 1"),
    message: z.string().optional(),
    hint: z.string().optional(),
  }),
);

export const info = name(
  "Info",
  z.object({
    version: z.string(),
    model: modelState,
    workspace: z.string().describe("The folder that tasks work in, or in new folders of"),
    demos: z.array(z.object({ id: z.string(), title: z.string(), about: z.string() })),
    maxUploadBytes: z.number(),
  }),
);

export const run = name(
  "Run",
  z.object({
    id: z.string(),
    goal: z.string(),
    status: z
      .enum(["running", "interrupted", "paused", "finished", "failed", "cancelled", "damaged"])
      .describe("interrupted: its process is gone, and it can be resumed; damaged: its journal can't be read"),
    startedAt: z.string().optional(),
    model: z.string().optional(),
    turns: z.number().describe("Calls of the model"),
    activeMs: z.number().describe("Milliseconds of work, pauses left out"),
    pausedFor: z.enum(["approval", "question", "budget", "person"]).optional(),
    folder: z.string().describe("Where it works: a folder of the workspace; empty for the workspace itself"),
    view: z.string().describe("Its files, to be looked at in a browser without a header: this path, then the file's"),
  }),
);

export const runs = name("Runs", z.object({ runs: z.array(run) }));
export const started = name("Started", z.object({ id: z.string() }));
export const done = name("Done", z.object({}));
export const events = name("Events", z.object({ events: z.array(event) }));
export const upload = name("Upload", z.object({ id: z.string(), name: z.string(), bytes: z.number() }));
export const files = name("Files", z.object({ files: z.array(z.object({ path: z.string(), bytes: z.number() })) }));
export const documentText = name(
  "DocumentText",
  z.object({
    format: z.string(),
    pageCount: z.number(),
    pages: z.array(z.object({ page: z.number(), text: z.string() })),
    notes: z.array(z.string()),
  }),
);

export const startRun = name(
  "StartRun",
  z.strictObject({
    goal: text.max(20_000).optional().describe("What is to be done, in your words"),
    demo: text.optional().describe("Instead of a goal: the id of a demo"),
    uploads: z
      .array(z.string())
      .max(500)
      .optional()
      .describe(
        "Ids of files that were sent: the task gets a new folder with them; a demo works on them instead of its own",
      ),
    approvePlan: z.boolean().optional().describe("Wait for a person before the plan is carried out"),
    plan: plan.optional().describe("A plan of your own: the planner isn't asked"),
    budget: budget.optional(),
    checks: z.array(check).max(20).optional().describe("What must hold at the end, whatever the plan"),
  }),
);
export const decide = name(
  "Decide",
  z.strictObject({
    callId: text,
    decision: z.enum(["allow", "deny", "always"]),
    note: z.string().max(4000).optional().describe("Told to the model: why not, what instead"),
  }),
);
export const answer = name("Answer", z.strictObject({ questionId: text, answer: text.max(20_000) }));
export const say = name("Say", z.strictObject({ text: text.max(20_000) }));
export const planDecision = name(
  "PlanDecision",
  z.strictObject({
    approve: z.boolean().optional().describe("True carries the plan out, false cancels the run"),
    plan: plan.optional().describe("A plan instead of the run's: it needs no further approval"),
  }),
);
export const resume = name("Resume", z.strictObject({ budget: budget.optional() }));
export const fork = name(
  "Fork",
  z.strictObject({
    at: z.number().int().min(1).describe("The sequence number of the last event to take over"),
    say: text.max(20_000).optional().describe("What should be different"),
  }),
);
export const nothing = name("Nothing", z.strictObject({}));
