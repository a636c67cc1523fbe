/** What a person brings to a run: decisions, answers, a budget, a message, a plan. */
import { z } from "zod";
import type { Budget } from "../runtime/run/events.js";
import type { Plan } from "../runtime/run/plan.js";
import { editEvents } from "./plan/plan-edit.js";
import type { Session } from "./session.js";
import { budgetSchema, readOptions } from "./start-options.js";

/** What a person brings to a run that goes on. */
export interface ResumeOptions {
  /** By call id. */
  decisions?: Record<string, "allow" | "deny" | "always">;
  /** By question id. */
  answers?: Record<string, string>;
  budget?: Budget;
  /** What the person has to say: it holds for all that follows. */
  say?: string;
  /** A plan instead of the run's: steps that stay as they are keep what they have done. */
  plan?: unknown;
}

const decisionSchema = z.enum(["allow", "deny", "always"]);
const textSchema = z.string();

const resumeSchema = z.strictObject({
  decisions: z.record(z.string(), decisionSchema).optional(),
  answers: z.record(z.string(), textSchema).optional(),
  budget: budgetSchema.optional(),
  say: textSchema.optional(),
  plan: z.unknown().optional(),
  signal: z.unknown().optional(),
});

/** @throws ConfigError `config.invalid`, naming the place */
export function resumeOptions(options: ResumeOptions): ResumeOptions {
  return readOptions("resume", resumeSchema, options);
}

/** @throws ConfigError `config.invalid` */
export function readDecision(decision: unknown): z.output<typeof decisionSchema> {
  return readOptions("decide", decisionSchema, decision);
}

/** @throws ConfigError `config.invalid` */
export function readText(name: string, text: unknown): string {
  return readOptions(name, textSchema, text);
}

/** Stores what a person brings to a run that goes on. */
export function bring(session: Session, options: ResumeOptions, plan: Plan | undefined): void {
  session.append({ type: "run.resumed", ...(options.budget ? { budget: options.budget } : {}) });
  for (const [callId, decision] of Object.entries(options.decisions ?? {})) {
    if (session.state.approvals[callId] === "asked") session.append({ type: "approval.given", callId, decision });
  }
  for (const [questionId, answer] of Object.entries(options.answers ?? {})) {
    const question = session.state.questions[questionId];
    if (question && question.answer === undefined) session.append({ type: "question.answered", questionId, answer });
  }
  if (plan) for (const event of editEvents(session.state, plan)) session.append(event);
  if (options.say?.trim()) session.append({ type: "person.said", text: options.say.trim() });
}
