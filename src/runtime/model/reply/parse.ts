import type { Profile } from "../profile.js";
import { type CallReading, JsonScanner, readCalls, readNamedCall } from "./call-text.js";
import { FenceTracker } from "./fence.js";
import type { ParsedReply, ReplyDelta, ReplyParser } from "./types.js";

/**
 * A reply of a model, taken apart: what it thought, what it said, what it calls, and what could not be used.
 *
 * @example
 * parseReply(profiles["qwq-32b"], 'hm\n</think>\n\n<tool_call>\n{"name": "clock", "arguments": {}}\n</tool_call>');
 * // { thought: "hm", text: "", calls: [{ name: "clock", args: {} }], problems: [] }
 */
export function parseReply(profile: Profile, text: string): ParsedReply {
  const parser = replyParser(profile);
  parser.push(text);
  return parser.end();
}

/**
 * The same, piece by piece: whatever the pieces, the result is that of {@link parseReply}, and the texts of the deltas of
 * a channel joined are the same too. Nothing is given out before it is certain which channel it belongs to.
 *
 * @example
 * const parser = replyParser(profile);
 * for await (const piece of stream) for (const { channel, text } of parser.push(piece)) show(channel, text);
 * const { calls, problems } = parser.end();
 */
export function replyParser(profile: Profile): ReplyParser {
  return new Parser(profile);
}

/** A text that is given out without the white space around it. */
class Channel {
  text = "";
  #waiting = "";

  /** What has become certain: the text up to its last character that is no white space. */
  push(piece: string): string {
    const all = this.#waiting + piece;
    const ready = all.trimEnd();
    if (ready === "") {
      this.#waiting = this.text === "" ? "" : all;
      return "";
    }
    this.#waiting = all.slice(ready.length);
    const given = this.text === "" ? ready.trimStart() : ready;
    this.text += given;
    return given;
  }
}

/** The call that is being read. */
interface OpenCall {
  /** "" where the name is part of the JSON. */
  name: string;
  scanner: JsonScanner;
  /** What the scanner has read. */
  body: string;
}

type Mode = "start" | "thought" | "text" | "call" | "over";

class Parser implements ReplyParser {
  readonly #profile: Profile;
  #mode: Mode = "start";
  #rest = "";
  #deltas: ReplyDelta[] = [];
  readonly #thought = new Channel();
  readonly #text = new Channel();
  readonly #fence = new FenceTracker();
  #open: OpenCall | undefined;
  readonly #calls: ParsedReply["calls"] = [];
  readonly #problems: string[] = [];
  #thoughtCalls = false;
  #done = false;

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  push(chunk: string): ReplyDelta[] {
    this.#rest += chunk;
    return this.#run(false);
  }

  flush(): ReplyDelta[] {
    if (this.#done) return [];
    this.#done = true;
    const deltas = this.#run(true);
    if (this.#mode === "thought") this.#leaveOpenThought();
    return deltas;
  }

  end(): ParsedReply {
    this.flush();
    return { thought: this.#thought.text, text: this.#text.text, calls: this.#calls, problems: this.#problems };
  }

  #run(final: boolean): ReplyDelta[] {
    this.#deltas = [];
    while (this.#step(final));
    return this.#deltas;
  }

  /** Takes one step; false when more text is needed. */
  #step(final: boolean): boolean {
    if (this.#mode === "start") return this.#start(final);
    if (this.#mode === "thought") return this.#think(final);
    if (this.#mode === "text") return this.#say(final);
    if (this.#mode === "call") return this.#call(final);
    this.#rest = "";
    return false;
  }

  #start(final: boolean): boolean {
    const { open = "", forcedOpen = false } = this.#profile.thinking ?? {};
    const begun = this.#rest.trimStart();
    if (begun.length < open.length && open.startsWith(begun) && !final) return false;
    const opened = open !== "" && begun.startsWith(open);
    if (opened) this.#rest = begun.slice(open.length);
    this.#mode = opened || forcedOpen ? "thought" : "text";
    return true;
  }

  #think(final: boolean): boolean {
    const { thinking, stopTokens, toolCalls } = this.#profile;
    const close = thinking?.close ?? "";
    const { before, marker } = this.#until([close, toolCalls.open, ...stopTokens], final);
    this.#give("thought", before);
    if (marker === undefined) return false;
    if (marker === toolCalls.open) {
      this.#thoughtCalls = true;
      this.#give("thought", marker);
    } else if (marker === close) {
      this.#mode = "text";
      this.#thoughtCalls = false;
    } else {
      this.#leaveOpenThought();
      this.#mode = "over";
    }
    return true;
  }

  #leaveOpenThought(): void {
    const { thinking, toolCalls } = this.#profile;
    const call = this.#thoughtCalls ? ` A ${toolCalls.open} inside the thought is not a call.` : "";
    this.#problems.push(`The reply ended inside the thought: close it with ${thinking?.close}, then answer.${call}`);
  }

  #say(final: boolean): boolean {
    const { thinking, stopTokens, toolCalls } = this.#profile;
    const { before, marker } = this.#until([toolCalls.open, thinking?.open ?? "", ...stopTokens], final);
    this.#give("text", before);
    if (marker === undefined) return false;
    if (stopTokens.includes(marker)) {
      this.#mode = "over";
    } else if (this.#fence.inside || this.#fence.quoted) {
      if (marker === toolCalls.open && this.#fence.inside) {
        this.#problems.push(
          `The ${marker} in the code block${this.#afterWords()} is not a call: write it outside of code blocks.`,
        );
      }
      this.#give("text", marker);
    } else if (marker === toolCalls.open) {
      this.#mode = "call";
    } else this.#mode = "thought";
    return true;
  }

  /** The text up to the first of the markers; without one, up to where one may still begin. */
  #until(markers: string[], final: boolean): { before: string; marker?: string } {
    const text = this.#rest;
    let at = text.length;
    let found: string | undefined;
    for (const marker of markers) {
      const place = marker === "" ? -1 : text.indexOf(marker);
      if (place >= 0 && place < at) [at, found] = [place, marker];
    }
    if (found === undefined && !final) at -= Math.max(0, ...markers.map((marker) => overlap(text, marker)));
    this.#rest = text.slice(at + (found?.length ?? 0));
    return found === undefined ? { before: text.slice(0, at) } : { before: text.slice(0, at), marker: found };
  }

  #give(channel: "thought" | "text", piece: string): void {
    if (piece === "") return;
    if (channel === "text") this.#fence.push(piece);
    const text = (channel === "text" ? this.#text : this.#thought).push(piece);
    if (text !== "") this.#deltas.push({ channel, text });
  }

  #call(final: boolean): boolean {
    this.#open ??= this.#openCall(final);
    const call = this.#open;
    if (!call) return false;
    const count = call.scanner.read(this.#rest, final);
    const read = this.#rest.slice(0, count);
    if (read !== "") this.#deltas.push({ channel: "call", text: read });
    call.body += read;
    this.#rest = this.#rest.slice(count);
    if (call.scanner.ended) return this.#wholeCall(call, final);
    return (call.scanner.broken || final) && this.#brokenCall(call, final);
  }

  #openCall(final: boolean): OpenCall | undefined {
    const { shape, close, beforeArgs } = this.#profile.toolCalls;
    const name = shape === "name-args" ? this.#callName(final) : "";
    if (name === undefined) return undefined;
    if (name !== "") this.#rest = this.#rest.slice(name.length + beforeArgs.length);
    return { name, scanner: new JsonScanner(close), body: "" };
  }

  /** The name before the arguments; undefined when more text is needed; "" when there is none. */
  #callName(final: boolean): string | undefined {
    const { beforeArgs } = this.#profile.toolCalls;
    const at = this.#rest.indexOf(beforeArgs);
    if (at >= 0) return /^[\w.-]+$/.test(this.#rest.slice(0, at)) ? this.#rest.slice(0, at) : "";
    const begun = this.#rest.slice(0, this.#rest.length - overlap(this.#rest, beforeArgs));
    return final || /[^\w.-]/.test(begun) ? "" : undefined;
  }

  /** The value stands there; its closing tag may follow. */
  #wholeCall(call: OpenCall, final: boolean): boolean {
    const { close } = this.#profile.toolCalls;
    // A bracket too many, or a comma before one more call inside the same tags.
    const follows = close === "" ? this.#rest : this.#rest.replace(/^[\s,}\]]+/, "");
    const begun = follows.length < close.length && close.startsWith(follows);
    if (begun && !final) return false;
    const tagged = follows.startsWith(close);
    const another = close !== "" && follows.startsWith("{");
    const reading = this.#read(call.name, call.body, tagged || another);
    if ("problem" in reading && !tagged && !another) return this.#brokenCall(call, final);
    // A closing tag that was cut off is no text.
    this.#finishCall(reading, tagged ? follows.slice(close.length) : begun ? "" : another ? follows : this.#rest);
    if (another) this.#mode = "call";
    return true;
  }

  /** The value is not whole: the call ends at its closing tag, else with the reply. */
  #brokenCall(call: OpenCall, final: boolean): boolean {
    const { close } = this.#profile.toolCalls;
    const text = call.body + this.#rest;
    const at = close === "" ? -1 : text.indexOf(close);
    if (at < 0 && !final) return false;
    const reading = this.#read(call.name, at < 0 ? text : text.slice(0, at), at >= 0);
    this.#finishCall(reading, at < 0 ? "" : text.slice(at + close.length));
    return true;
  }

  #read(name: string, text: string, closed: boolean): CallReading {
    return name === "" ? readCalls(text, closed) : readNamedCall(name, text, closed);
  }

  #finishCall(reading: CallReading, rest: string): void {
    if ("calls" in reading) this.#calls.push(...reading.calls);
    else this.#problems.push(`Call ${this.#calls.length + 1}${this.#afterWords()} can't be read. ${reading.problem}`);
    this.#rest = rest;
    this.#open = undefined;
    this.#mode = "text";
  }

  #afterWords(): string {
    const words = this.#text.text.trim();
    return words === "" ? "" : `, after ${JSON.stringify(words.slice(-30))},`;
  }
}

/** How many characters at the end of `text` begin `marker`. */
function overlap(text: string, marker: string): number {
  for (let length = Math.min(marker.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(marker.slice(0, length))) return length;
  }
  return 0;
}
