import { z } from "zod";
import { constraintSchema, goalCheckSchema, patchSchema, planSchema } from "./plan.js";

/**
 * A run is the list of these events. State is a fold over them ({@link ../run/state.ts}); nothing else is saved.
 * Stored events carry `seq`; live ones ({@link LiveEvent}) are shown and forgotten.
 */
export const FORMAT_VERSION = 1;

const item = z.object({ index: z.number().int(), key: z.string() });
const place = { stepId: z.string().optional(), item: item.optional() };
const error = z.object({ code: z.string(), message: z.string(), hint: z.string().optional() });
const usage = z.object({ prompt: z.number(), reused: z.number(), thought: z.number(), answer: z.number() });
const call = z.object({ callId: z.string(), name: z.string(), args: z.record(z.string(), z.unknown()) });
const budget = z.object({
  turns: z.number().optional(),
  tokens: z.number().optional(),
  minutes: z.number().optional(),
  thinkTokens: z.number().optional(),
});
const evidence = z.object({
  path: z.string(),
  page: z.number().optional(),
  quote: z.string(),
  verified: z.boolean(),
});
const record = z.object({
  record: z.record(z.string(), z.unknown()),
  evidence: z.record(z.string(), z.array(evidence)),
});
/** `text` is left out where it equals the result's text: the content is stored once. */
const source = z.object({ path: z.string(), page: z.number().optional(), text: z.string().optional() });
const file = z.object({ path: z.string(), sha256: z.string(), bytes: z.number() });

const payloads = {
  "run.started": z.object({
    formatVersion: z.number(),
    goal: z.string(),
    model: z.object({ id: z.string(), profile: z.string(), backend: z.string() }),
    tools: z.array(z.string()),
    budget: budget.optional(),
    /** JSON Schema of a typed answer, where one is wanted. */
    output: z.record(z.string(), z.unknown()).optional(),
    /** What must hold at the end, whatever the plan. */
    checks: z.array(goalCheckSchema).optional(),
    /** The mark between which the model is shown untrusted text: new in each run, so that no text can know it. */
    fence: z.string().optional(),
    /** The run that this one began as, up to an event. */
    forkedFrom: z.object({ runId: z.string(), seq: z.number().int() }).optional(),
    /** A person decides on each plan before it is carried out. */
    approvePlan: z.boolean().optional(),
  }),
  "plan.made": z.object({ plan: planSchema, given: z.boolean().optional() }),
  /** `cause`: a person's own edit, or a message that the planner has thought about (with or without patches). */
  "plan.revised": z.object({
    patches: z.array(patchSchema),
    reason: z.string(),
    cause: z.literal("person").optional(),
    constraints: z.array(z.string()).optional(),
  }),
  /** What was there before the first step, where the goal or the plan demands that files stay as they are. */
  "files.noted": z.object({ files: z.array(file) }),
  /** A person says something while the run goes on: it holds for all that follows. */
  "person.said": z.object({ text: z.string() }),
  /** Once for the step (a forEach step names its `items`), then once for each item. */
  "step.started": z.object({ ...place, stepId: z.string(), items: z.array(z.string()).optional() }),
  "model.replied": z.object({
    ...place,
    purpose: z.enum(["plan", "revise", "step", "finish"]),
    thought: z.string(),
    text: z.string(),
    calls: z.array(call),
    /** Why the reply could not be used as it was; told to the model. */
    problem: error.optional(),
    usage,
    ms: z.number(),
  }),
  "tool.called": z.object({
    ...place,
    callId: z.string(),
    name: z.string(),
    args: z.record(z.string(), z.unknown()),
    effect: z.enum(["read", "write", "execute", "network", "outward"]),
  }),
  "tool.returned": z.object({
    ...place,
    callId: z.string(),
    name: z.string(),
    ok: z.boolean(),
    text: z.string(),
    data: z.unknown().optional(),
    files: z.array(z.string()).optional(),
    sources: z.array(source).optional(),
    /** Values offered, by name. */
    choices: z.record(z.string(), z.array(z.string())).optional(),
    /** The file with the whole text, of which `text` is a preview. */
    whole: z.string().optional(),
    ms: z.number(),
    error: error.optional(),
  }),
  "check.done": z.object({
    ...place,
    check: z.union([goalCheckSchema, constraintSchema]),
    ok: z.boolean(),
    evidence: z.string(),
  }),
  "step.finished": z.object({
    ...place,
    stepId: z.string(),
    ok: z.boolean(),
    result: z.string(),
    /** What stands in prompts instead of a result that is too long for them; it names the file with the whole. */
    preview: z.string().optional(),
    /** That file. */
    whole: z.string().optional(),
    records: z.array(record).optional(),
    files: z.array(z.string()).optional(),
    error: error.optional(),
  }),
  /** `reason`: why it is asked although the effect would be allowed. `doing`: what it would do, in the tool's words. */
  "approval.asked": z.object({
    ...place,
    ...call.shape,
    effect: z.string(),
    doing: z.string().optional(),
    reason: z.string().optional(),
  }),
  "approval.given": z.object({ callId: z.string(), decision: z.enum(["allow", "deny", "always"]) }),
  "question.asked": z.object({
    ...place,
    questionId: z.string(),
    callId: z.string(),
    text: z.string(),
    choices: z.array(z.string()).optional(),
  }),
  "question.answered": z.object({ questionId: z.string(), answer: z.string() }),
  /** What stands in prompts instead of the trunk so far, or of the first `turns` turns of a branch. Nothing is deleted. */
  "context.compacted": z.object({ ...place, turns: z.number().int().optional(), summary: z.string() }),
  /** `person`: somebody wanted it to stop for now. */
  "run.paused": z.object({ reason: z.enum(["approval", "question", "budget", "person"]), error: error.optional() }),
  "run.resumed": z.object({ budget: budget.optional() }),
  "run.finished": z.object({
    answer: z.string(),
    files: z.array(file),
    /** What was checked by machine, in words. */
    verified: z.array(z.string()),
    /** What was not, or failed. */
    unverified: z.array(z.string()),
  }),
  "run.failed": z.object({ error }),
  "run.cancelled": z.object({ reason: z.string().optional() }),
} as const;

type Payloads = typeof payloads;
export type EventType = keyof Payloads;
const stamp = z.object({ seq: z.number().int(), at: z.string(), runId: z.string() });
type Stamp = z.infer<typeof stamp>;

/** An event before it is stamped and stored. */
export type NewEvent = { [T in EventType]: { type: T } & z.infer<Payloads[T]> }[EventType];
/** A stored event. */
export type StoredEvent = { [T in EventType]: Stamp & { type: T } & z.infer<Payloads[T]> }[EventType];
export type EventOf<T extends EventType> = Extract<StoredEvent, { type: T }>;

/** Shown while it happens, never stored: no `seq`. */
export type LiveEvent = { at: string; runId: string; stepId?: string; item?: ItemRef } & (
  | { type: "model.delta"; channel: "thought" | "text" | "call"; text: string }
  | { type: "model.prefill"; done: number; total: number }
  | { type: "tool.progress"; callId: string; message: string; done?: number; total?: number }
);
export type RunEvent = StoredEvent | LiveEvent;

export type ItemRef = z.infer<typeof item>;
export type Call = z.infer<typeof call>;
export type Usage = z.infer<typeof usage>;
export type Budget = z.infer<typeof budget>;
export type Evidence = z.infer<typeof evidence>;
export type EvidencedRecord = z.infer<typeof record>;
export type DeliveredFile = z.infer<typeof file>;

/** A stored event of a type that this version doesn't know: kept and skipped. */
export interface UnknownEvent extends Stamp {
  type: string;
}

/** Made once: making a schema costs a hundred times as much as reading a record with it. */
const headSchema = stamp.extend({ type: z.string() }).loose();
const recordSchemas = new Map<string, z.ZodObject>(
  Object.entries(payloads).map(([type, payload]) => [type, payload.loose()]),
);

/**
 * Reads one journal record. Unknown types pass as they are: a newer minor version may have written them.
 * @throws z.ZodError when it is not an event.
 */
export function parseEvent(value: unknown): StoredEvent | UnknownEvent {
  const head = headSchema.parse(value);
  const payload = recordSchemas.get(head.type)?.parse(value);
  return payload ? ({ ...head, ...payload } as unknown as StoredEvent) : head;
}

/** The format of stored events: for documents that describe it. */
export function storedEventSchema() {
  const kinds = Object.entries(payloads).map(([type, payload]) =>
    stamp.extend({ type: z.literal(type), ...payload.shape }).meta({ title: type }),
  );
  return z.union(kinds);
}

/** True for events of a type that this version knows. */
export function isKnown(event: StoredEvent | UnknownEvent): event is StoredEvent {
  return Object.hasOwn(payloads, event.type);
}

/** True for stored events, false for live ones. */
export function isStored(event: RunEvent): event is StoredEvent {
  return "seq" in event;
}
