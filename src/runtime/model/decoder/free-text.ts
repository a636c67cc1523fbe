import { Channel } from "./channel.js";
import type { TokenCursor } from "./cursor.js";
import { goesRound } from "./repetition.js";

const LOOP_TOKENS = 96;
const LOOK_EVERY = 16;

export interface FreeTextOptions {
  /** What opens a call; the text ends there. */
  watch?: string;
  /** Texts that end the answer and are no part of it. */
  stop: string[];
  /** Most tokens. */
  limit: number;
}

export interface FreeText {
  text: string;
  end: "ended" | "call" | "stop" | "length" | "circles";
  /** What the model already wrote after the opening of a call. */
  rest: string;
}

/** Lets the model write until it ends its turn, opens a call, writes a stop text, or has written `limit` tokens. */
export async function freeText(
  cursor: TokenCursor,
  { watch, stop, limit }: FreeTextOptions,
  emit: (delta: string) => void,
): Promise<FreeText> {
  const channel = new Channel(cursor, emit, [...stop, ...(watch ? [watch] : [])]);
  const opening = watch === undefined ? undefined : cursor.tokenOf(watch);
  const tokens: number[] = [];
  const done = (end: FreeText["end"], at?: number, rest = ""): FreeText => {
    channel.end(at);
    return { text: channel.text, end, rest };
  };
  while (tokens.length < limit && cursor.left > 0) {
    const { token, ends } = await cursor.next();
    if (ends) {
      cursor.drop();
      return done("ended");
    }
    if (token === opening && !inFence(channel.raw)) return done("call");
    tokens.push(token);
    channel.push(token);
    const stopAt = firstOf(channel.raw, stop);
    if (stopAt >= 0) return done("stop", stopAt);
    const callAt = watch === undefined || opening !== undefined ? -1 : channel.raw.indexOf(watch);
    if (watch !== undefined && callAt >= 0 && !inFence(channel.raw.slice(0, callAt))) {
      return done("call", callAt, channel.raw.slice(callAt + watch.length));
    }
    if (tokens.length % LOOK_EVERY === 0 && goesRound(tokens, LOOP_TOKENS)) return done("circles");
  }
  return done("length");
}

function firstOf(text: string, stops: string[]): number {
  const found = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
  return found.length > 0 ? Math.min(...found) : -1;
}

/** Inside a code block a marker is a quotation. */
function inFence(text: string): boolean {
  return (text.match(/^\s*(```|~~~)/gm)?.length ?? 0) % 2 === 1;
}
