import { jsonErrorIndex } from "./json-error.js";
import { repaired } from "./repair.js";
import type { ParsedCall } from "./types.js";

/** What a call's text gave: calls, or what is wrong with it. */
export type CallReading = { calls: ParsedCall[] } | { problem: string };

/** Finds the end of the JSON value that begins a text, piece by piece. */
export class JsonScanner {
  /** The value is whole: its last character was the last one read. */
  ended = false;
  /** The value can't become whole: something else begins it, or the call is closed before its end. */
  broken = false;
  readonly #close: string;
  #depth = 0;
  #inString = false;
  #started = false;

  constructor(close: string) {
    this.#close = close;
  }

  /** Reads as much of the next piece as is certain, and says how much that is; `final`: nothing more comes. */
  read(piece: string, final: boolean): number {
    let at = 0;
    while (at < piece.length && !this.ended && !this.broken) {
      const step = this.#inString ? this.#stringStep(piece, at) : this.#structureStep(piece, at);
      // A step that reaches beyond the piece waits for the rest.
      if (step === "more" && !final) return at;
      at += step === "more" ? 1 : step;
    }
    return Math.min(at, piece.length);
  }

  #stringStep(piece: string, at: number): number | "more" {
    const char = piece.charAt(at);
    if (char === "\\") return at + 1 < piece.length ? 2 : "more";
    if (char === '"') this.#inString = false;
    return 1;
  }

  #structureStep(piece: string, at: number): number | "more" {
    const tag = this.#close === "" ? "" : piece.slice(at, at + this.#close.length);
    if (tag !== "" && tag.length < this.#close.length && this.#close.startsWith(tag)) return "more";
    this.broken = tag !== "" && tag === this.#close;
    return this.broken ? 0 : this.#structure(piece.charAt(at));
  }

  #structure(char: string): 0 | 1 {
    if (!this.#started && !/\s/.test(char)) {
      this.#started = true;
      this.broken = char !== "{" && char !== "[";
      if (this.broken) return 0;
    }
    if (char === '"') this.#inString = true;
    else if (char === "{" || char === "[") this.#depth += 1;
    else if (char === "}" || char === "]") this.#depth -= 1;
    this.ended = this.#started && this.#depth === 0 && !this.#inString;
    return 1;
  }
}

/**
 * The calls in the text of one call: `{"name", "arguments"}`, or a list of them. What is no JSON is repaired only where
 * there is one way to read it.
 */
export function readCalls(text: string, closed: boolean): CallReading {
  const value = readJson(text.trim(), closed);
  if ("problem" in value) return value;
  const items = Array.isArray(value.json) ? value.json : [value.json];
  const calls: ParsedCall[] = [];
  for (const item of items) {
    const call = callOf(item);
    if ("problem" in call) return call;
    calls.push(call);
  }
  return calls.length > 0 ? { calls } : { problem: "It holds no call." };
}

/** The call of a bare name and the text of its arguments. */
export function readNamedCall(name: string, text: string, closed: boolean): CallReading {
  const value = readJson(text.trim(), closed);
  if ("problem" in value) return value;
  const call = callOf({ name, arguments: value.json });
  return "problem" in call ? call : { calls: [call] };
}

function callOf(value: unknown): ParsedCall | { problem: string } {
  if (!isObject(value)) return { problem: "It is no JSON object." };
  const { name, ...others } = isObject(value.function) && !("name" in value) ? value.function : value;
  if (typeof name !== "string" || name === "") return { problem: 'It has no "name".' };
  const key = ["arguments", "parameters", "args"].find((one) => Object.hasOwn(others, one));
  if (key === undefined) {
    const unknown = Object.keys(others);
    if (unknown.length === 0) return { name, args: {} };
    return { problem: `The call of ${name} has no "arguments", but ${unknown.map((one) => `"${one}"`).join(", ")}.` };
  }
  const given = typeof others[key] === "string" ? parsed(others[key]) : others[key];
  if (given === null) return { name, args: {} };
  return isObject(given) ? { name, args: given } : { problem: `The "${key}" of ${name} are no JSON object.` };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readJson(text: string, closed: boolean): { json: unknown } | { problem: string } {
  const json = parsed(text);
  if (json !== undefined) return { json };
  // Without its end nobody knows what was to follow: only a call that was closed is repaired.
  const whole = closed ? repaired(text) : undefined;
  return whole === undefined ? { problem: placeOf(text, closed) } : { json: whole };
}

/** Where the text stops being JSON. */
function placeOf(text: string, closed: boolean): string {
  if (text === "") return "It is empty.";
  const at = jsonErrorIndex(text);
  if (at >= text.length) return closed ? "It ends before its JSON does." : "It was cut off before its end.";
  const near = text.slice(Math.max(0, at - 20), at + 20);
  return `It is no JSON at character ${at + 1}, near ${JSON.stringify(near)}.`;
}
