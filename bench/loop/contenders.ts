import fs from "node:fs";
import path from "node:path";
import {
  AIMessage,
  type AIMessageChunk,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from "@langchain/core/messages";
import { concat } from "@langchain/core/utils/stream";
import { createAgent } from "../../src/agents/agent.js";
import { memoryJournal } from "../../src/runtime/run/journal.js";
import { aiSdk, langGraph } from "./rivals.js";
import { notesModel, noteTool } from "./task.js";

/** Does the task once in a folder of its own; returns the bytes that it has stored, where it stores any. */
export type Contender = (steps: number, folder: string) => Promise<number | undefined>;

/** The loops that are compared, by the name that the table gives them. */
export const CONTENDERS: Record<string, Contender> = {
  "by hand": byHand(false),
  qwill: qwill(false),
  "ai SDK": aiSdk,
  LangGraph: langGraph(false),
  "by hand, on disk": byHand(true),
  "qwill, on disk": qwill(true),
  "LangGraph, MemorySaver": langGraph(true),
};

function qwill(onDisk: boolean): Contender {
  return async (steps, folder) => {
    const agent = createAgent({
      model: notesModel(steps, () => ({ calls: [{ name: "step_done", args: { result: "done" } }] })),
      tools: [noteTool()],
      workspace: folder,
      budget: { turns: steps + 10, tokens: 1e9, minutes: 60 },
      ...(onDisk ? {} : { journal: memoryJournal() }),
    });
    const { status, error, runId } = await agent.start("Take notes").result;
    if (status !== "finished") throw new Error(`${status}: ${error?.message}`);
    return onDisk ? fs.statSync(path.join(folder, ".qwill/runs", runId, "journal.jsonl")).size : undefined;
  };
}

/** No plan, no checks, no limits, no resume: messages in, call out, three records a step. */
function byHand(onDisk: boolean): Contender {
  return async (steps, folder) => {
    const tool = noteTool();
    const model = notesModel(steps, ["done"]).bindTools([tool]);
    const file = path.join(folder, "journal.jsonl");
    const fd = onDisk ? fs.openSync(file, "ax") : undefined;
    const append = (record: object) => {
      if (fd === undefined) return;
      fs.writeSync(fd, `${JSON.stringify(record)}\n`);
      fs.fdatasyncSync(fd);
    };
    const messages: BaseMessage[] = [new SystemMessage("Work."), new HumanMessage("Take notes.")];
    for (;;) {
      let reply: AIMessageChunk | undefined;
      for await (const chunk of await model.stream(messages)) reply = reply ? concat(reply, chunk) : chunk;
      const [call] = reply?.tool_calls ?? [];
      append({ type: "replied", calls: reply?.tool_calls, usage: reply?.usage_metadata });
      if (!call) break;
      append({ type: "called", ...call });
      const content = String(await tool.invoke(call.args as never));
      append({ type: "returned", id: call.id, content });
      const said = new ToolMessage({ tool_call_id: call.id ?? "", content });
      messages.push(new AIMessage({ content: "", tool_calls: [call] }), said);
    }
    if (fd === undefined) return undefined;
    fs.closeSync(fd);
    return fs.statSync(file).size;
  };
}
