import { HumanMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { getLlama, LlamaLogLevel, type Token } from "node-llama-cpp";
import { z } from "zod";
import { ChatLlama } from "../src/runtime/model/chat-llama.js";
import { profiles } from "../src/runtime/model/profile.js";
import { billions, FULL_VOCABULARY, halfShape, randomModel } from "./support/random-model.js";
import { table } from "./support/table.js";

// Decoding with everything on (a thought with its budget and its watch for circles, a call under its grammar, streaming)
// beside the library's bare loop on the same model after the same prompt with the same sampling: CPU per token on one
// thread, the rows in turns; of each the round that was disturbed least.

const THOUGHT = Number(process.argv[2] ?? 96);
const ROUNDS = Number(process.argv[3] ?? 5);
const CALL = 64;
const question = "Go on and write.";

// A text admits nearly what any model chooses, as a trained one's choices are admitted nearly always.
const note = tool(async () => "", {
  name: "note",
  description: "Write a note.",
  schema: z.object({ text: z.string() }),
});
// Of a random model's choices hardly any is a date or a code: at each token the whole vocabulary is held against the grammar.
const book = tool(async () => "", {
  name: "book",
  description: "Book a day.",
  schema: z.object({ days: z.array(z.object({ day: z.iso.date(), code: z.string().regex(/^[A-Z]{2}-\d{4}$/) })) }),
});
const tools = [note, book];

async function cpuMs<Result>(act: () => Promise<Result>): Promise<[number, Result]> {
  const before = process.cpuUsage();
  const result = await act();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

const modelPath = randomModel(halfShape);
const profile = profiles["qwq-32b"];
const model = await ChatLlama.load({
  modelPath,
  profile,
  contextSize: 1024,
  sequences: 1,
  threads: 1,
  gpu: false,
  seed: 1,
});
const llama = await getLlama({ gpu: false, build: "never", maxThreads: 1, logLevel: LlamaLogLevel.disabled });
const bare = await llama.loadModel({ modelPath });
const context = await bare.createContext({ contextSize: 1024, threads: 1 });
const sequence = context.getSequence();

/** CPU per token of the bare loop, after the prompt. */
async function bareMs(tokens: number): Promise<[number, number]> {
  const { temperature, topK, topP, minP } = profile.sampling;
  const prompt = promptTokens() as Token[];
  await sequence.clearHistory();
  await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(0, -1));
  const [ms] = await cpuMs(async () => {
    let made = 0;
    const steps = sequence.evaluate(prompt.slice(-1), { temperature, topK, topP, minP, yieldEogToken: true });
    for await (const _ of steps) if (++made >= tokens) break;
  });
  return [ms / tokens, tokens];
}

function promptTokens(): number[] {
  return model.inspectPrompt([new HumanMessage(question)], { tools }).tokens;
}

/** CPU per token of a whole reply, streamed; its prompt is evaluated before. */
async function replyMs(thinkTokens: number, choice: "note" | "book" | "none"): Promise<[number, number]> {
  await model.invoke(question, { tools, thinkTokens: 1, maxTokens: 1, tool_choice: "none" });
  const options = { tools, thinkTokens, maxTokens: choice === "none" ? 1 : CALL, tool_choice: choice };
  const [ms, tokens] = await cpuMs(async () => {
    let made = 0;
    for await (const chunk of await model.stream(question, options)) made = chunk.usage_metadata?.output_tokens ?? made;
    return made;
  });
  return [ms / tokens, tokens];
}

const rows: [string, () => Promise<[number, number]>][] = [
  ["bare evaluate loop", () => bareMs(THOUGHT)],
  [`a thought of ${THOUGHT} tokens`, () => replyMs(THOUGHT, "none")],
  ["a thought, then a call with a text", () => replyMs(THOUGHT, "note")],
  ["a call with a text alone", () => replyMs(0, "note")],
  ["a call of dates and codes, every token searched", () => replyMs(0, "book")],
];
const best = rows.map(() => ({ ms: Number.POSITIVE_INFINITY, tokens: 0 }));
for (const [, measure] of rows) await measure();
for (let round = 0; round < ROUNDS; round++) {
  for (const [place, [, measure]] of rows.entries()) {
    const [ms, tokens] = await measure();
    const least = best[place];
    if (least && ms < least.ms) Object.assign(least, { ms, tokens });
  }
}
await model.dispose();
await context.dispose();
await bare.dispose();

const bareBest = best[0]?.ms ?? 0;
console.log(`${billions(halfShape, FULL_VOCABULARY).toFixed(2)} B random parameters, ${FULL_VOCABULARY} tokens.`);
console.log(
  table([
    ["", "tokens", "CPU ms/token", "speed to bare"],
    ...rows.map(([title], place) => {
      const { ms = 0, tokens = 0 } = best[place] ?? {};
      return [title, tokens, ms.toFixed(2), (bareBest / ms).toFixed(2)];
    }),
  ]),
);
