import { DEFAULT_BUDGET } from "../../src/runtime/run/budget.js";
import { type EventOf, isKnown } from "../../src/runtime/run/events.js";
import type { JournalEvent } from "../../src/runtime/run/journal.js";
import type { RunState } from "../../src/runtime/run/state.js";

/** The small figures beside a run. */
export interface Figures {
  /** Tokens written per second of the last replies, prompts included in the time; undefined before the first. */
  tokensPerSecond: number | undefined;
  /** Share of the prompts' tokens that the cache served, 0 to 1. */
  reuse: number | undefined;
  thoughtTokens: number;
  /** What one thought may have. */
  thinkLimit: number;
  activeMs: number;
  turns: number;
}

const RECENT_REPLIES = 5;

export function figuresAt(events: readonly JournalEvent[], count: number, run: RunState): Figures {
  const recent: EventOf<"model.replied">[] = [];
  for (let index = Math.min(count, events.length) - 1; index >= 0 && recent.length < RECENT_REPLIES; index--) {
    const event = events[index];
    if (event && isKnown(event) && event.type === "model.replied") recent.push(event);
  }
  const written = recent.reduce((sum, { usage }) => sum + usage.answer + usage.thought, 0);
  const ms = recent.reduce((sum, reply) => sum + reply.ms, 0);
  const { prompt, reused, thought } = run.usage;
  return {
    tokensPerSecond: ms > 0 ? (written * 1000) / ms : undefined,
    reuse: prompt > 0 ? reused / prompt : undefined,
    thoughtTokens: thought,
    thinkLimit: run.budget.thinkTokens ?? DEFAULT_BUDGET.thinkTokens,
    activeMs: run.activeMs,
    turns: run.turns,
  };
}
