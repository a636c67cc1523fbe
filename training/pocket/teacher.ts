import type { BaseMessage, ToolMessage } from "@langchain/core/messages";
import type { ScriptedInfo, ScriptedReply } from "../../src/testing/scripted-model.js";
import { type Choices, cvRecord, selected } from "./answers.js";
import { type CvDocument, truthIn } from "./documents.js";
import type { WorkspaceNames } from "./files.js";
import { needsFacts, planOf } from "./plan.js";
import { type PostDocument, postTruthIn } from "./posts.js";

/** What is known about a generated workspace. */
export interface Known {
  names: WorkspaceNames;
  /** By path. */
  posts: Map<string, PostDocument>;
  cvs: Map<string, CvDocument>;
  /** The fields that the plan asks for; all when undefined. */
  asked?: readonly string[];
}

/** A document that chance has made unreadable: its conversation is no sample. */
export class UnteachableError extends Error {}

/** Answers each prompt of the loop from the truth: what the tiny model is to learn. */
export function teacherReply(known: Known, messages: BaseMessage[], info: ScriptedInfo): ScriptedReply {
  if (info.purpose === "plan") return call("plan", { ...planOf(known.names) });
  const results = messages.filter((message): message is ToolMessage => message.getType() === "tool");
  if (info.stepId?.startsWith("post")) return postReply(known, messages[0]?.text ?? "", results, choicesOf(info));
  if (info.stepId === "read" && info.item) return cvReply(known, info.item.key, results, choicesOf(info));
  return rankReply(results);
}

const choicesOf = (info: ScriptedInfo): Choices => info.domains?.choices ?? {};

function call(name: string, args: Record<string, unknown>): ScriptedReply {
  return { calls: [{ name, args }] };
}

/** What of a record is asked for. */
function asked({ asked: fields }: Known, record: Record<string, unknown>): Record<string, unknown> {
  return fields ? Object.fromEntries(fields.map((field) => [field, record[field]])) : record;
}

function postReply(known: Known, opening: string, results: ToolMessage[], choices: Choices): ScriptedReply {
  const { posts } = known;
  const path = [...posts.keys()].find((each) => opening.includes(`Read ${each} and`)) ?? "";
  const post = posts.get(path);
  if (!post) throw new UnteachableError(`No post is named in "${opening}".`);
  if (results.length === 0) return call("document_read", { path });
  const truth = postTruthIn(post, results[0]?.text ?? "");
  if (!truth) throw new UnteachableError();
  const items = choices.items ?? [];
  const record = { ...truth, must: selected(truth.must, items), nice: selected(truth.nice, items) };
  return call("step_done", { result: "a post", records: [asked(known, record)] });
}

function cvReply(known: Known, path: string, results: ToolMessage[], choices: Choices): ScriptedReply {
  const [read, found] = results;
  if (!read) return call("document_read", { path });
  if (read.status === "error" || /^tool\.[a-z-]+/.test(read.text))
    return call("step_done", { result: "not readable", records: [] });
  if (!found && needsFacts(known.asked)) return call("document_facts", { path });
  const text = read.text;
  const document = known.cvs.get(path);
  if (!document?.isCv) return call("step_done", { result: "not a CV", records: [] });
  const truth = truthIn(document, text);
  if (!truth) throw new UnteachableError();
  const record = cvRecord(truth, text, choices);
  return call("step_done", { result: "a CV", records: [asked(known, record)] });
}

function rankReply(results: ToolMessage[]): ScriptedReply {
  if (results.length === 0) return call("candidates_rank", { post: "work/post.json", records: "work/cvs.json" });
  const outcome = (results[0]?.text ?? "").split(" Wrote ")[0] ?? "";
  if (!/ ranked\./.test(outcome)) throw new Error(`candidates_rank said: ${outcome}`);
  return call("step_done", { result: outcome, files: ["report.html", "report.md", "candidates.json"] });
}
