import { type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import { getLlama, LlamaChatSession, LlamaLogLevel } from "node-llama-cpp";
import { tinyModel, writeTinyModel } from "../src/runtime/model/tiny-model/tiny-model.js";
import { table } from "./support/table.js";

// Prefill amplification over an agent's turns: prompt tokens evaluated ÷ tokens of the last prompt. Each turn adds a result
// of a tool; the model thinks and calls. 1.0 would be every token once.

const TURNS = Number(process.argv[2] ?? 30);
const quiet = { gpu: false, build: "never", maxThreads: 1, logLevel: LlamaLogLevel.disabled } as const;
const words = (count: number, seed: number) =>
  Array.from({ length: count }, (_, i) => `word${(i * 7 + seed) % 97}`).join(" ");
const system = words(60, 1);
const question = "Read all files and say what they have in common.";
const result = (turn: number) => words(14, turn);
const tools = [
  {
    type: "function" as const,
    function: {
      name: "file_read",
      description: "Read a file.",
      parameters: { type: "object", properties: { path: { enum: ["a.md", "b.md"] } }, required: ["path"] },
    },
  },
];

interface Cost {
  evaluated: number;
  last: number;
}

async function qwill(): Promise<Cost> {
  const model = await tinyModel({ contextSize: 16_384, sequences: 1 });
  const messages: BaseMessage[] = [new SystemMessage(system), new HumanMessage(question)];
  const cost = { evaluated: 0, last: 0 };
  for (let turn = 0; turn < TURNS; turn++) {
    const reply = await model.invoke(messages, { tools, tool_choice: "file_read", thinkTokens: 16 });
    const { input_tokens = 0, input_token_details } = reply.usage_metadata ?? {};
    cost.evaluated += input_tokens - (input_token_details?.cache_read ?? 0);
    cost.last = input_tokens;
    messages.push(reply, new ToolMessage({ content: result(turn), tool_call_id: reply.tool_calls?.[0]?.id ?? "" }));
  }
  await model.dispose();
  return cost;
}

/** The library's own chat: one session that goes on. */
async function chatSession(): Promise<Cost> {
  const llama = await getLlama(quiet);
  const model = await llama.loadModel({ modelPath: await writeTinyModel() });
  const context = await model.createContext({ contextSize: 16_384, threads: 1 });
  const sequence = context.getSequence();
  const session = new LlamaChatSession({ contextSequence: sequence, systemPrompt: system });
  const cost = { evaluated: 0, last: 0 };
  for (let turn = 0; turn < TURNS; turn++) {
    const before = sequence.tokenMeter.getState();
    await session.prompt(turn === 0 ? question : result(turn), { maxTokens: 24, trimWhitespaceSuffix: true });
    const { usedInputTokens, usedOutputTokens } = sequence.tokenMeter.diff(before);
    cost.evaluated += usedInputTokens;
    cost.last = sequence.nextTokenIndex - usedOutputTokens;
  }
  await context.dispose();
  await model.dispose();
  return cost;
}

/** As `ChatLlamaCpp` of @langchain/community works: a session of its own for each call, over a history of text. */
async function freshSessions(): Promise<Cost> {
  const llama = await getLlama(quiet);
  const model = await llama.loadModel({ modelPath: await writeTinyModel() });
  const cost = { evaluated: 0, last: 0 };
  const history: { type: "system" | "user" | "model"; text?: string; response?: string[] }[] = [
    { type: "system", text: system },
  ];
  const context = await model.createContext({ contextSize: 16_384, threads: 1 });
  for (let turn = 0; turn < TURNS; turn++) {
    const sequence = context.getSequence();
    const session = new LlamaChatSession({ contextSequence: sequence });
    session.setChatHistory(history as never);
    const asked = turn === 0 ? question : result(turn);
    const before = sequence.tokenMeter.getState();
    const answer = await session.prompt(asked, { maxTokens: 24 });
    const { usedInputTokens, usedOutputTokens } = sequence.tokenMeter.diff(before);
    cost.evaluated += usedInputTokens;
    cost.last = sequence.nextTokenIndex - usedOutputTokens;
    history.push({ type: "user", text: asked }, { type: "model", response: [answer] });
    session.dispose();
    sequence.dispose();
  }
  await context.dispose();
  await model.dispose();
  return cost;
}

const rows: (string | number)[][] = [[`${TURNS} turns`, "tokens evaluated", "last prompt", "amplification"]];
for (const [name, run] of [
  ["qwill", qwill],
  ["node-llama-cpp's chat session", chatSession],
  ["a session a call (ChatLlamaCpp)", freshSessions],
] as const) {
  const { evaluated, last } = await run();
  rows.push([name, evaluated, last, (evaluated / last).toFixed(2)]);
}
console.log(table(rows));
