import type { Thinking } from "../profile.js";
import { Channel } from "./channel.js";
import type { TokenCursor } from "./cursor.js";
import { goesRound } from "./repetition.js";

/** What the model is made to say when its thought is cut short. */
const OUT_OF_BUDGET = "\n\nI have thought enough; I act on what I know now.";
const IN_CIRCLES = "\n\nI am going round in circles; I act on what I know now.";

const LOOP_TOKENS = 48;
const LOOK_EVERY = 8;
/** Most tokens before the end of the budget in which a sentence's end is taken as the end of the thought. */
const LONGEST_GRACE = 32;

export interface Thought {
  text: string;
  tokens: number;
  /** Forced tokens between thought and answer: they are neither. */
  betweenTokens: number;
  /** `closed` by the model itself, `ended` its turn inside the thought, or stopped by us. */
  end: "closed" | "ended" | "budget" | "circles";
}

/**
 * Lets the model think until it closes the thought, wants to end its turn (which closes the thought), repeats itself, or
 * has spent `budget` tokens. After it the model stands before its answer.
 */
export async function think(
  cursor: TokenCursor,
  thinking: Thinking,
  budget: number,
  emit: (delta: string) => void,
): Promise<Thought> {
  const opened = thinking.forcedOpen ? 0 : cursor.feed(`${thinking.open}\n`, "scaffold");
  if (budget <= 0) {
    const betweenTokens = opened + cursor.feed(`\n${thinking.close}${thinking.beforeAnswer}`, "scaffold");
    return { text: "", tokens: 0, betweenTokens, end: "budget" };
  }
  const before = cursor.used;
  const channel = new Channel(cursor, emit, [thinking.close]);
  const wrapUp = cursor.measure(OUT_OF_BUDGET) + 2;
  const limit = budget >= 4 * wrapUp ? budget - wrapUp : budget;
  const { end, closedAt } = await wander(cursor, thinking, limit, channel);
  const wrap = end === "circles" ? IN_CIRCLES : OUT_OF_BUDGET;
  if ((end === "circles" || end === "budget") && limit < budget) {
    cursor.feed(wrap, "content");
    channel.append(wrap);
  }
  channel.end(closedAt);
  const tokens = cursor.used - before;
  const closing = (end === "closed" ? "" : `\n${thinking.close}`) + thinking.beforeAnswer;
  const betweenTokens = opened + cursor.feed(closing, "scaffold");
  return { text: channel.text, tokens, betweenTokens, end };
}

async function wander(
  cursor: TokenCursor,
  thinking: Thinking,
  limit: number,
  channel: Channel,
): Promise<{ end: Thought["end"]; closedAt?: number }> {
  const closing = cursor.tokenOf(thinking.close);
  const grace = Math.min(LONGEST_GRACE, Math.floor(limit / 5));
  const tokens: number[] = [];
  while (tokens.length < limit) {
    const { token, ends } = await cursor.next();
    if (ends) {
      cursor.drop();
      return { end: "ended" };
    }
    if (token === closing) return { end: "closed" };
    tokens.push(token);
    channel.push(token);
    const closedAt = closing === undefined ? channel.raw.indexOf(thinking.close) : -1;
    if (closedAt >= 0) return { end: "closed", closedAt };
    if (tokens.length % LOOK_EVERY === 0 && goesRound(tokens, LOOP_TOKENS)) return { end: "circles" };
    if (tokens.length >= limit - grace && atSentenceEnd(channel.raw)) break;
  }
  return { end: "budget" };
}

function atSentenceEnd(text: string): boolean {
  return /([.!?…。！？]["'”’)\]]*|\n)\s*$/.test(text.slice(-16));
}
