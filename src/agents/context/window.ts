import type { BaseMessage } from "@langchain/core/messages";
import { isQwillError } from "../../runtime/errors.js";
import { profileOf } from "../../runtime/model/profile.js";
import type { Session } from "../session.js";

/** How much a model can be shown at once, in characters: exact counts come with each reply. */

/** Of a window of so many tokens, prompts may fill this share: the rest is for the reply. */
const FULL_SHARE = 0.8;
/** One result of a tool, or of a step, may take this share of it. */
const RESULT_SHARE = 0.25;
const CHARS_PER_TOKEN = 4;
/** What is added to a prompt that was counted is counted with care: not all languages have four characters a token. */
const ADDED_CHARS_PER_TOKEN = 3;

/** The prompt that was counted last: what it said in characters, and its tokens with all that stands around them. */
export interface CountedPrompt {
  chars: number;
  tokens: number;
}

/** What a model's window holds, roughly; undefined where only the model's refusal tells. */
export function windowChars(model: object, refusal?: unknown): number | undefined {
  const { contextSize } = model as { contextSize?: unknown };
  if (typeof contextSize === "number") return contextSize * CHARS_PER_TOKEN;
  const available = isQwillError(refusal) ? refusal.data?.available : undefined;
  return typeof available === "number" ? available * CHARS_PER_TOKEN : undefined;
}

/** How many characters of one result may stand in a prompt. The tiny model was taught with its own bound. */
export function resultChars(model: object): number {
  const { resultChars: most, promptStyle } = profileOf(model);
  const window = windowChars(model);
  return window === undefined || promptStyle === "compact" ? most : Math.min(most, Math.ceil(window * RESULT_SHARE));
}

/** Whether a prompt would leave no room for a reply, judged by the one that was counted last. */
export function isTooFull(session: Session, messages: readonly BaseMessage[]): boolean {
  const { counted, equipment } = session;
  const window = windowChars(equipment.model);
  if (window === undefined) return false;
  const added = charsOf(messages) - (counted?.chars ?? 0);
  const tokens = (counted?.tokens ?? 0) + added / (added > 0 ? ADDED_CHARS_PER_TOKEN : CHARS_PER_TOKEN);
  return tokens > (window / CHARS_PER_TOKEN) * FULL_SHARE;
}

const lengths = new WeakMap<BaseMessage, number>();

export function charsOf(messages: readonly BaseMessage[]): number {
  return messages.reduce((sum, message) => sum + lengthOf(message), 0);
}

function lengthOf(message: BaseMessage): number {
  const known = lengths.get(message);
  if (known !== undefined) return known;
  const { tool_calls: calls } = message as { tool_calls?: unknown[] };
  const text = typeof message.content === "string" ? message.content : message.text;
  const length = text.length + (calls?.length ? JSON.stringify(calls).length : 0);
  lengths.set(message, length);
  return length;
}

/** About how many tokens a text has. */
export function roughTokens(chars: number): number {
  return Math.ceil(chars / CHARS_PER_TOKEN);
}
