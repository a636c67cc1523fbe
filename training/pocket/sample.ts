import type { BaseMessage } from "@langchain/core/messages";
import { profiles } from "../../src/runtime/model/profile.js";
import { renderChunks } from "../../src/runtime/model/template/render.js";

export type SampleKind = "plan" | "post" | "cv" | "rank" | "finish";
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
  const parts: [PartRole, string][] = [];
  let opens = false;
  let learns = false;
  for (const chunk of renderChunks(profiles.pocket, messages, { addGenerationPrompt: false })) {
    if (chunk.kind === "content") {
      parts.push([learns ? "learn" : "text", chunk.text]);
      continue;
    }
    for (const piece of chunk.text.split(CONTROL)) {
      if (piece === "") continue;
      if (CONTROL.test(piece)) {
        const ends = piece === "<|im_end|>";
        parts.push([learns && ends ? "learn-special" : "special", piece]);
        opens = piece === "<|im_start|>";
        learns = false;
      } else if (opens && piece.startsWith(TURN)) {
        parts.push(["text", TURN]);
        if (piece.length > TURN.length) parts.push(["learn", piece.slice(TURN.length)]);
        learns = true;
        opens = false;
      } else {
        parts.push([learns ? "learn" : "text", piece]);
        opens = false;
      }
    }
  }
  return { kind, parts };
}

/** How long a sample is, in characters. */
export function lengthOf(sample: Sample): number {
  return sample.parts.reduce((sum, [, text]) => sum + text.length, 0);
}
