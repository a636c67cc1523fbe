import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { ChatLlama } from "../src/runtime/model/chat-llama.js";
import { profiles } from "../src/runtime/model/profile.js";
import { halfShape, randomModel } from "./support/random-model.js";
import { table } from "./support/table.js";

// A branch that begins with a trunk of 2,000 tokens: evaluated again, or gone on from a copy; and how soon an abort ends the
// evaluation of a long prompt. Times are those of the clock, in one run.

const TRUNK_TOKENS = 2000;
const BITE = 512;

async function load(leastForkTokens: number): Promise<ChatLlama> {
  const profile = { ...profiles["qwq-32b"], names: /./ };
  const modelPath = randomModel(halfShape);
  return ChatLlama.load({
    modelPath,
    profile,
    contextSize: 4096,
    sequences: 2,
    threads: 1,
    gpu: false,
    seed: 1,
    leastForkTokens,
  });
}

/** A system message of about so many tokens. */
async function trunkOf(model: ChatLlama): Promise<SystemMessage> {
  let text = "";
  for (let i = 0; (await model.getNumTokens(text)) < TRUNK_TOKENS - 40; i += 10) text += ` word${i % 97} and so on`;
  return new SystemMessage(text);
}

async function ms<Result>(act: () => Promise<Result>): Promise<[number, Result]> {
  const began = performance.now();
  const result = await act();
  return [performance.now() - began, result];
}

const brief = { thinkTokens: 0, maxTokens: 1 };
const rows: (string | number)[][] = [["", "ms", "prompt", "evaluated"]];
for (const [name, least] of [
  ["evaluated again", Number.POSITIVE_INFINITY],
  ["gone on from a copy", 256],
] as const) {
  const model = await load(least);
  const trunk = await trunkOf(model);
  const first = [trunk, new HumanMessage("One.")];
  await model.invoke(first, brief);
  // The first branch goes on, so the second gets the other slot.
  const going = model.invoke(first, { thinkTokens: 40, maxTokens: 1 });
  while (model.busySlots === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  const [time, reply] = await ms(() => model.invoke([trunk, new HumanMessage("Two.")], brief));
  await going;
  const { input_tokens = 0, input_token_details } = reply.usage_metadata ?? {};
  rows.push([name, time.toFixed(0), input_tokens, input_tokens - (input_token_details?.cache_read ?? 0)]);
  await model.dispose();
}

const model = await load(Number.POSITIVE_INFINITY);
const trunk = await trunkOf(model);
const bites: number[] = [];
const stop = new AbortController();
let last = performance.now();
let aborted = 0;
const abortNow = (): void => {
  aborted = performance.now();
  stop.abort();
};
const onPrefill = (): void => {
  bites.push(performance.now() - last);
  last = performance.now();
  // In the middle of the second bite.
  if (bites.length === 1) setTimeout(() => abortNow(), (bites[0] ?? 0) / 2);
};
await model.invoke([trunk, new HumanMessage("Three.")], { ...brief, signal: stop.signal, onPrefill }).catch(() => {});
rows.push([`a bite of ${BITE} tokens`, (bites[0] ?? 0).toFixed(0), "", ""]);
rows.push(["from an abort to its end", (performance.now() - aborted).toFixed(0), "", bites.length * BITE]);
await model.dispose();
console.log(table(rows));
