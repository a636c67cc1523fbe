import type { BaseChatModelCallOptions, BindToolsInput } from "@langchain/core/language_models/chat_models";
import type { AIMessageChunk, BaseMessage } from "@langchain/core/messages";
import { concat } from "@langchain/core/utils/stream";
import type { Domains } from "../../runtime/domains.js";
import { type ErrorReport, ModelError } from "../../runtime/errors.js";
import { profileOf } from "../../runtime/model/profile.js";
import { DEFAULT_BUDGET } from "../../runtime/run/budget.js";
import type { EventOf, ItemRef } from "../../runtime/run/events.js";
import { secretsInWords, withoutSecrets } from "../capability/secrets.js";
import { withoutFence } from "../capability/trust.js";
import { charsOf } from "../context/window.js";
import { type JsonSchema, planTools } from "../plan/plan-tools.js";
import type { Equipment, Session } from "../session.js";
import { type Reply, readReply } from "./reply.js";

type Purpose = EventOf<"model.replied">["purpose"];

/** One call of the model: what it is shown, and what it may do. */
export interface Question {
  purpose: Purpose;
  stepId?: string;
  item?: ItemRef;
  messages: BaseMessage[];
  /** Names of the tools it may call; all tools stand in the prompt, the others are masked. */
  allowed: string[];
  toolChoice: "any" | "none";
  /** Narrower schemas of some tools' arguments, for this call. */
  schemas?: Record<string, JsonSchema>;
  domains?: Domains;
  /** Why a reply can't be used, if it can't. */
  judge?(calls: { name: string; args: Record<string, unknown> }[]): ErrorReport | undefined;
}

/** Call options as our own chat models understand them; others ignore what they don't know. */
export interface AskOptions extends BaseChatModelCallOptions {
  allowed: string[];
  schemas?: Record<string, JsonSchema>;
  domains?: Domains;
  thinkTokens: number;
  purpose: Purpose;
  stepId?: string;
  item?: ItemRef;
  onPrefill(progress: { done: number; total: number }): void;
}

/** Asks the model and stores its reply. What the model can repair is stored as `problem`; other errors are thrown. */
export async function ask(session: Session, question: Question): Promise<void> {
  const { purpose, stepId, item } = question;
  const place = { ...(stepId ? { stepId } : {}), ...(item ? { item } : {}) };
  const began = performance.now();
  const message = await streamed(session, question, place);
  session.replySignal.throwIfAborted();
  const reply = withoutFence(readReply(message), session.state.fence);
  if (reply.usage.prompt > 0) session.counted = { chars: charsOf(question.messages), tokens: reply.usage.prompt };
  const problem = unusable(reply) ?? question.judge?.(reply.calls);
  session.append({
    type: "model.replied",
    ...place,
    purpose,
    thought: reply.thought,
    text: reply.text,
    calls: problem ? [] : withIds(reply.calls, session.state.seq + 1),
    ...(problem ? { problem } : {}),
    usage: reply.usage,
    ms: Math.round(performance.now() - began),
  });
}

function withIds(calls: { name: string; args: Record<string, unknown> }[], seq: number) {
  return calls.map((call, index) => ({ callId: `c${seq}_${index}`, ...call }));
}

function unusable({ calls, problems, broken, cutOff }: Reply): ErrorReport | undefined {
  if (cutOff && calls.length + problems.length > 0) return cutOffReport(calls.map(({ name }) => name));
  if (problems.length === 0 || (calls.length > 0 && !broken)) return undefined;
  if (calls.length > 0) problems = [...problems, "Nothing of the reply was done: write all its calls again."];
  return { code: "reply.unparsable", message: problems.join(" "), hint: "Write the call again, as valid JSON." };
}

/** No call of a cut reply is made, though it parses: nobody knows what was to follow. */
function cutOffReport(names: readonly string[]): ErrorReport {
  const calls = names.length > 0 ? `, and nothing of it was done: ${[...new Set(names)].join(", ")}` : "";
  return {
    code: "reply.cut-off",
    message: `The reply was cut off at the bound on its length${calls}. Call again with less, in several calls if need be.`,
    hint: "Where it happens often, let the server write longer replies, or give the run less thought (--think).",
  };
}

type Place = { stepId?: string; item?: ItemRef };

async function streamed(session: Session, question: Question, place: Place): Promise<AIMessageChunk> {
  const options: AskOptions = {
    allowed: question.allowed,
    schemas: question.schemas,
    domains: question.domains,
    tool_choice: question.toolChoice,
    thinkTokens: session.state.budget.thinkTokens ?? DEFAULT_BUDGET.thinkTokens,
    purpose: question.purpose,
    ...place,
    signal: session.replySignal,
    onPrefill: ({ done, total }) => session.show({ type: "model.prefill", ...place, done, total }),
  };
  const stream = await bound(session).stream(question.messages, options);
  let message: AIMessageChunk | undefined;
  for await (const chunk of stream) {
    message = message ? concat(message, chunk) : chunk;
    showDelta(session, chunk, place);
  }
  if (!message)
    throw new ModelError("model.failed", "The model gave no reply at all.", { hint: "Ask again: qwill resume." });
  return message;
}

function showDelta(session: Session, chunk: AIMessageChunk, place: Place): void {
  const { thought, text } = readReply(chunk);
  if (thought) session.show({ type: "model.delta", ...place, channel: "thought", text: thought });
  if (text) session.show({ type: "model.delta", ...place, channel: "text", text });
  for (const part of chunk.tool_call_chunks ?? []) {
    const piece = `${part.name ?? ""}${part.args ?? ""}`;
    if (piece) session.show({ type: "model.delta", ...place, channel: "call", text: piece });
  }
}

const boundModels = new WeakMap<Session, ReturnType<NonNullable<Equipment["model"]["bindTools"]>>>();

/** The model with all tools of the run in its prompt: the same in every call, so that the prefix stays the same. */
function bound(session: Session) {
  const known = boundModels.get(session);
  if (known) return known;
  const { model } = session.equipment;
  if (!model.bindTools) {
    throw new ModelError("model.unsupported", `The chat model ${model._llmType()} can't call tools (no bindTools).`, {
      hint: "Use a chat model that can, for example loadModel().",
    });
  }
  const made = model.bindTools(boundTools(session));
  boundModels.set(session, made);
  return made;
}

const toolLists = new WeakMap<Session, BindToolsInput[]>();

/** All tools of the run, as they stand in every prompt. */
export function boundTools(session: Session): BindToolsInput[] {
  const { tools } = session.equipment;
  const known = toolLists.get(session);
  const list = known ?? [...planTools([...tools.keys()], session.state.output), ...tools.values()];
  toolLists.set(session, list);
  return list;
}

/** How prompts are written for the session's model. */
export function contextOptions(session: Session, files: readonly string[] = []) {
  const { model, instructions, secrets } = session.equipment;
  const told =
    [instructions && withoutSecrets(instructions, secrets), secretsInWords(secrets)].filter(Boolean).join("\n\n") ||
    undefined;
  return { style: profileOf(model).promptStyle, instructions: told, files };
}
