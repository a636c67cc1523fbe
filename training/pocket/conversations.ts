import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { factsOf, factsText } from "../../src/tools/documents/facts.js";
import { scriptOf } from "../../src/tools/documents/script.js";
import { cvRecord } from "./answers.js";
import type { CvDocument } from "./documents.js";
import { CV_INSTRUCTION } from "./plan.js";

let calls = 0;

function call(name: string, args: Record<string, unknown>, result: string): BaseMessage[] {
  const id = `call_${calls++}`;
  return [new AIMessage({ content: "", tool_calls: [{ id, name, args, type: "tool_call" }] }), new ToolMessage({ tool_call_id: id, name, content: result })];
}

function last(name: string, args: Record<string, unknown>): BaseMessage {
  return new AIMessage({ content: "", tool_calls: [{ id: `call_${calls++}`, name, args, type: "tool_call" }] });
}

/** The branch of one CV. */
export function cvConversation(path: string, document: CvDocument): BaseMessage[] {
  const facts = factsOf({ pages: [{ page: 1, text: document.text }], script: scriptOf(document.text) });
  const record = document.truth ? cvRecord(document.truth, document.text, facts) : undefined;
  return [
    new HumanMessage(`step: ${CV_INSTRUCTION}\ncv: ${path}`),
    ...call("document_read", { path }, document.text),
    ...call("document_facts", { path }, factsText(facts)),
    last("step_done", record ? { result: record.name || "a CV", records: [record] } : { result: "not a CV", records: [] }),
  ];
}
