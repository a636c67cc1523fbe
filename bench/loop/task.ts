import { z } from "zod";
import { type ScriptedModel, scriptedModel } from "../../src/testing/scripted-model.js";
import { defineTool, type QwillTool } from "../../src/tools/tool.js";

// What all contenders do: call one tool so many times, each time with another text, and be told 4 kB of another text each time.

export const OBSERVATION_CHARS = 4_000;

/** A text of its own for each step, so that nothing can be stored once for all; written beforehand, so that no loop pays for it. */
export function observation(step: number): string {
  return observations[step - 1] ?? written(step);
}

const observations = Array.from({ length: 400 }, (_, index) => written(index + 1));

function written(step: number): string {
  let state = step * 2_654_435_761 + 1;
  let text = "";
  while (text.length < OBSERVATION_CHARS) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += `${state.toString(36)} `;
  }
  return text.slice(0, OBSERVATION_CHARS);
}

/** What a journal can't do without: what the tool was asked and what it said. */
export function contentBytes(steps: number): number {
  return steps * (OBSERVATION_CHARS + "note 100".length);
}

/** When the tool returned last. */
export const clock = { returned: 0 };

export function noteTool(): QwillTool {
  let made = 0;
  return defineTool({
    name: "note",
    description: "Note a text.",
    input: z.object({ text: z.string() }),
    effect: "read",
    async run() {
      made += 1;
      const text = observation(made);
      clock.returned = performance.now();
      return text;
    },
  });
}

/** Calls `note` so many times, then says `end`. */
export function notesModel(steps: number, end: Parameters<typeof scriptedModel>[0]): ScriptedModel {
  let made = 0;
  return scriptedModel((messages, info) => {
    if (info.purpose === "plan") {
      const step = { id: "take", title: "Take notes", instruction: "Take notes.", tools: ["note"] };
      return { calls: [{ name: "plan", args: { steps: [step] } }] };
    }
    made += 1;
    if (made <= steps) return { calls: [{ name: "note", args: { text: `note ${made}` } }] };
    return typeof end === "function" ? end(messages, info) : ((end[0] ?? "") as string);
  });
}
