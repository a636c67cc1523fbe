// A tool of your own, in an agent of your own.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { builtInTools, createAgent, loadModel } from "qwill";
import { wordCount } from "./word-count.js";

const GOAL = "How many words does the-lantern.txt have? Answer in one sentence.";

/** Asks the question in a folder; any LangChain chat model that can call tools will do. */
export async function ask(model: BaseChatModel, workspace: string, goal = GOAL): Promise<string> {
  const agent = createAgent({ model, tools: [...builtInTools({ code: false }), wordCount], workspace });
  const run = agent.start(goal);
  for await (const event of run) {
    if (event.type === "tool.called") console.error(`→ ${event.name} ${JSON.stringify(event.args)}`);
    if (event.type === "tool.returned") console.error(`← ${event.text}`);
  }
  const { status, answer, error } = await run.result;
  if (status !== "finished") throw new Error(`${status}: ${error?.message ?? "see qwill show"}`);
  return answer ?? "";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { model: { type: "string" }, workspace: { type: "string", default: "." } },
  });
  console.log(await ask(await loadModel(values.model), values.workspace, positionals[0]));
}
