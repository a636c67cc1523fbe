import type { Thinking } from "../profile.js";

export interface Split {
  thought: string;
  text: string;
}

/**
 * Takes the thought out of a reply for servers that leave it in the text. In a stream a thought is known by its opening;
 * a whole reply may also begin inside the thought.
 */
export class ThoughtSplitter {
  readonly #thinking: Thinking | undefined;
  #waiting = "";
  #place: "start" | "thought" | "after" | "text" = "start";

  constructor(thinking: Thinking | undefined) {
    this.#thinking = thinking;
    if (!thinking) this.#place = "text";
  }

  push(delta: string): Split {
    this.#waiting += delta;
    const thinking = this.#thinking;
    if (thinking && this.#at("start")) this.#begin(thinking);
    const thought = thinking && this.#at("thought") ? this.#inside(thinking) : "";
    if (this.#at("after")) this.#skipSpace();
    return { thought, text: this.#at("text") ? this.#take(this.#waiting.length) : "" };
  }

  /** What was held back. */
  end(): Split {
    const rest = this.#take(this.#waiting.length);
    return this.#place === "thought" ? { thought: rest, text: "" } : { thought: "", text: rest };
  }

  #at(place: "start" | "thought" | "after" | "text"): boolean {
    return this.#place === place;
  }

  #begin({ open }: Thinking): void {
    const start = this.#waiting.trimStart();
    if (start.startsWith(open)) {
      this.#waiting = start.slice(open.length).replace(/^\n/, "");
      this.#place = "thought";
    } else if (!open.startsWith(start)) this.#place = "text";
  }

  #inside({ close }: Thinking): string {
    const at = this.#waiting.indexOf(close);
    if (at < 0) return this.#take(Math.max(0, this.#waiting.length - close.length));
    const thought = this.#take(at);
    this.#take(close.length);
    this.#place = "after";
    return thought.trimEnd();
  }

  #skipSpace(): void {
    this.#waiting = this.#waiting.trimStart();
    if (this.#waiting !== "") this.#place = "text";
  }

  #take(length: number): string {
    const taken = this.#waiting.slice(0, length);
    this.#waiting = this.#waiting.slice(length);
    return taken;
  }
}

/** The thought of a whole reply, which may begin inside it. */
export function splitThought(thinking: Thinking | undefined, reply: string): Split {
  const end = thinking ? reply.indexOf(thinking.close) : -1;
  if (!thinking || end < 0) return { thought: "", text: reply };
  const before = reply.slice(0, end).trim();
  const thought = before.startsWith(thinking.open) ? before.slice(thinking.open.length).trim() : before;
  return { thought, text: reply.slice(end + thinking.close.length).trim() };
}
