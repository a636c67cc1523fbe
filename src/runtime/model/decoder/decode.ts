/**
 * One reply: think freely, then act exactly. The thought is free, text is free until a call opens, and a call is made of
 * forced literals, a chosen name and arguments under the tool's grammar.
 */
import type { Profile } from "../profile.js";
import { type CallableTool, type CallFormat, chooseTool, writeArguments } from "./call.js";
import type { TokenCursor } from "./cursor.js";
import { freeText } from "./free-text.js";
import { think } from "./think.js";

export interface DecodePlan {
  profile: Profile;
  /** The tools that may be called in this reply. */
  tools: CallableTool[];
  /** `auto`: text or calls; `any`: a call; `none`: text. */
  choice: "auto" | "any" | "none";
  /** More than one call is admitted. */
  parallel: boolean;
  thinkTokens: number;
  /** Bounds what follows the thought. */
  maxTokens: number;
  stop: string[];
}

export type DecodeEvent =
  | { type: "thought" | "text"; delta: string }
  | { type: "call"; index: number; name: string; probability: number }
  | { type: "arguments"; index: number; delta: string };

export interface DecodedCall {
  name: string;
  json: string;
  /** False when the arguments are no JSON: there was no room to finish them. */
  valid: boolean;
}

export interface Decoded {
  thought: string;
  text: string;
  calls: DecodedCall[];
  /** `length`: the bound on tokens cut the reply, or closed its last call early. */
  finish: "stop" | "tool_calls" | "length" | "repetition";
  thoughtTokens: number;
  answerTokens: number;
  /** How sure the model was of the first call's tool. */
  nameProbability?: number;
}

/** Tokens kept free for closing things. */
const MARGIN = 16;
const MOST_CALLS = 8;

export async function decode(
  cursor: TokenCursor,
  plan: DecodePlan,
  emit: (event: DecodeEvent) => void,
): Promise<Decoded> {
  const { profile } = plan;
  const room = Math.max(0, cursor.left - MARGIN);
  const answerRoom = Math.min(plan.maxTokens, Math.max(Math.floor(room / 2), room - plan.thinkTokens));
  const thought = profile.thinking
    ? await think(cursor, profile.thinking, Math.min(plan.thinkTokens, room - answerRoom), (delta) =>
        emit({ type: "thought", delta }),
      )
    : { text: "", tokens: 0, betweenTokens: 0 };
  const answer = await act(cursor, plan, emit);
  return {
    ...answer,
    thought: thought.text,
    thoughtTokens: thought.tokens,
    answerTokens: cursor.used - thought.tokens - thought.betweenTokens,
  };
}

type Answer = Omit<Decoded, "thought" | "thoughtTokens" | "answerTokens">;

async function act(cursor: TokenCursor, plan: DecodePlan, emit: (event: DecodeEvent) => void): Promise<Answer> {
  const format = callFormat(plan.profile);
  const until = cursor.used + Math.min(plan.maxTokens, cursor.left);
  const mayCall = plan.choice !== "none" && plan.tools.length > 0;
  if (mayCall && plan.choice === "any") {
    cursor.feed(format.opening, "scaffold");
    return { text: "", ...(await calls(cursor, plan, format, until, emit)) };
  }
  const { thinking, toolCalls } = plan.profile;
  const markers = [thinking?.open, thinking?.close, toolCalls.close, ...(mayCall ? [] : [toolCalls.open])];
  cursor.ban(markers.flatMap((marker) => (marker ? [cursor.tokenOf(marker)] : [])).filter((id) => id !== undefined));
  const written = await freeText(
    cursor,
    { ...(mayCall ? { watch: toolCalls.open } : {}), stop: plan.stop, limit: until - cursor.used },
    (delta) => emit({ type: "text", delta }),
  );
  cursor.ban([]);
  if (written.end !== "call") return { text: written.text, calls: [], finish: finishOf(written.end) };
  const opening = format.opening.slice(toolCalls.open.length);
  cursor.feed(opening.startsWith(written.rest) ? opening.slice(written.rest.length) : opening.trimStart(), "scaffold");
  return { text: written.text, ...(await calls(cursor, plan, format, until, emit)) };
}

async function calls(
  cursor: TokenCursor,
  plan: DecodePlan,
  format: CallFormat,
  until: number,
  emit: (event: DecodeEvent) => void,
): Promise<Omit<Answer, "text">> {
  const made: DecodedCall[] = [];
  let nameProbability: number | undefined;
  for (let index = 0; index < MOST_CALLS; index++) {
    const { tool, probability } = await chooseTool(cursor, plan.tools, format);
    nameProbability ??= probability;
    emit({ type: "call", index, name: tool.name, probability });
    const { json, end } = await writeArguments(cursor, tool, format, until, (delta) =>
      emit({ type: "arguments", index, delta }),
    );
    made.push({ name: tool.name, json, valid: end !== "broken" });
    if (end !== "whole") return { calls: made, finish: "length", nameProbability };
    if (!plan.parallel || !(await wantsAnother(cursor, format, until))) break;
  }
  return { calls: made, finish: "tool_calls", nameProbability };
}

/** After a call: true when the model opens the next one; the cursor then stands before its name. */
async function wantsAnother(cursor: TokenCursor, format: CallFormat, until: number): Promise<boolean> {
  const opening = format.between + format.opening;
  if (until - cursor.used < cursor.measure(opening) + MARGIN) return false;
  const { token, ends } = await cursor.next();
  const text = ends ? "" : cursor.textOf([token]);
  cursor.drop();
  if (text === "" || !opening.startsWith(text)) return false;
  cursor.feed(opening, "scaffold");
  return true;
}

function finishOf(end: "ended" | "stop" | "length" | "circles"): Decoded["finish"] {
  if (end === "circles") return "repetition";
  return end === "length" ? "length" : "stop";
}

function callFormat({ toolCalls }: Profile): CallFormat {
  return {
    opening: toolCalls.open + toolCalls.beforeName,
    middle: toolCalls.beforeArgs,
    between: toolCalls.between,
    afterArgs: toolCalls.afterArgs,
    close: toolCalls.close,
  };
}
