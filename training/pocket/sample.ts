import type { BaseMessage } from "@langchain/core/messages";
import { profiles } from "../../src/runtime/model/profile.js";
import { renderChunks } from "../../src/runtime/model/template/render.js";

/**
 * A drill is a short sample of a CV or post, for the beginning of training. Of sites: a brief, one of its sections, the
 * building.
 */
export type SampleKind = "plan" | "post" | "cv" | "rank" | "drill" | "brief" | "section" | "build";
/** `special`: a control token · `text`: read · `learn`: written by the model · `learn-special`: its end of turn. */
export type PartRole = "special" | "text" | "learn" | "learn-special";

/** One conversation of a branch as the trainer reads it. */
export interface Sample {
  kind: SampleKind;
  parts: [PartRole, string][];
}

const CONTROL = /(<\|im_start\|>|<\|im_end\|>|<\|endoftext\|>)/;
const TURN = "assistant\n";

/**
 * A conversation as parts: what the runtime's own renderer writes, cut at control tokens and at the borders of its chunks.
 * Everything the assistant says is learned, its end of turn included.
 */
export function sampleOf(kind: SampleKind, messages: BaseMessage[]): Sample {
  const cutter = new Cutter();
  for (const chunk of renderChunks(profiles.pocket, messages, { addGenerationPrompt: false })) {
    if (chunk.kind === "content") cutter.say(chunk.text);
    else for (const piece of chunk.text.split(CONTROL)) cutter.scaffold(piece);
  }
  return { kind, parts: cutter.parts };
}

/** Knows whose turn it is. */
class Cutter {
  readonly parts: [PartRole, string][] = [];
  #opens = false;
  #learns = false;

  say(text: string): void {
    if (text !== "") this.parts.push([this.#learns ? "learn" : "text", text]);
  }

  scaffold(piece: string): void {
    if (CONTROL.test(piece)) this.#control(piece);
    else if (this.#opens && piece.startsWith(TURN)) {
      this.parts.push(["text", TURN]);
      this.#opens = false;
      this.#learns = true;
      this.say(piece.slice(TURN.length));
    } else if (piece !== "") {
      this.#opens = false;
      this.say(piece);
    }
  }

  #control(token: string): void {
    this.parts.push([this.#learns && token === "<|im_end|>" ? "learn-special" : "special", token]);
    this.#opens = token === "<|im_start|>";
    this.#learns = false;
  }
}

/** How long a sample is, in characters. */
export function lengthOf(sample: Sample): number {
  return sample.parts.reduce((sum, [, text]) => sum + text.length, 0);
}
