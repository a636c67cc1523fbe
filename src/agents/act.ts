import { posix } from "node:path";
import { ConfigError, reportOf } from "../runtime/errors.js";
import type { Call, EventOf, ItemRef } from "../runtime/run/events.js";
import { type Approve, defaultVerdict, isGrantedByPlan, type Verdict } from "../runtime/run/policy.js";
import { questionOf } from "../runtime/run/state.js";
import type { Workspace } from "../runtime/workspace/workspace.js";
import { type CallOutcome, cleanText, type ExecuteEnv, executeCall, judgeCall } from "../tools/execute.js";
import type { CallEffect } from "../tools/tool.js";
import { warmUp } from "./asking/warm-up.js";
import { grantedNow } from "./capability/granted.js";
import { itemView } from "./capability/item-view.js";
import { handlesFor, liveDomains, READER, visibleFiles } from "./capability/live-domains.js";
import { namedHosts, reachedHosts, unnamedHosts } from "./capability/named-hosts.js";
import { withoutSecrets, withSecrets } from "./capability/secrets.js";
import { exposureOf } from "./capability/trust.js";
import { forbidding } from "./constraints/constraints.js";
import { heldInWords, heldView, holdOf, targetsIn } from "./constraints/held-files.js";
import { keeperOf } from "./context/long-results.js";
import { resultChars } from "./context/window.js";
import { KNOWN_DONE } from "./instructions.js";
import type { Session } from "./session.js";
import { MAX_SAME_CALLS } from "./tries.js";

/** Where a call belongs. */
export interface CallPlace {
  stepId: string;
  item: ItemRef | undefined;
}

/** The tool whose calls are questions to the person: the loop asks them, since an answer may take days. */
const ASK_PERSON = "ask_person";

/** Carries out one call of a step: verdict, intent, effect, result. */
export async function act(session: Session, place: CallPlace, call: Call): Promise<void> {
  const where = { stepId: place.stepId, ...(place.item ? { item: place.item } : {}) };
  const env = await executionEnv(session, place, call);
  const unavailable = await notGranted(session, place, call);
  const judged: CallEffect = unavailable ? { effect: "read" } : await judgeCall(call, env);
  const refused = unavailable ?? (await refusal(session, where, call, judged));
  if (refused === "waiting") return;
  if (refused) {
    session.append({ type: "tool.returned", ...where, callId: call.callId, name: call.name, ms: 0, ...refused });
    return;
  }
  if (call.name === ASK_PERSON) return askPerson(session, where, call);
  const known = knownOutcome(session, call);
  if (known) {
    session.append({ type: "tool.returned", ...where, callId: call.callId, name: call.name, ms: 0, ...known });
    return;
  }

  const { effect } = judged;
  session.append({ type: "tool.called", ...where, ...call, effect });
  const args = withSecrets(call.args, session.equipment.secrets);
  const outcome = await executeCall({ ...call, args }, { ...env, effect }).finally(warmUp(session, place));
  if (session.signal.aborted) return;
  session.append({ type: "tool.returned", ...where, callId: call.callId, name: call.name, ...stored(outcome) });
}

type CallPlaceOf = { stepId: string; item?: ItemRef };
type Refused = { ok: false; text: string; error: { code: string; message: string } };

/** Why a step can't call that now. */
async function notGranted(session: Session, place: CallPlace, call: Call): Promise<Refused | undefined> {
  const { tools, masked } = await grantedNow(session, place);
  const given = session.state.steps[place.stepId]?.step.tools ?? [];
  // In long results a step may read on, and in nothing else.
  const readsOn = call.name === READER && handlesFor(session, place).includes(String(call.args.path));
  const granted = tools.filter((name) => given.includes(name) || readsOn);
  const names = granted.join(", ") || "none";
  if (!session.equipment.tools.has(call.name)) {
    return denial("tool.unknown", `There is no tool "${call.name}". This step has: ${names}.`);
  }
  if (masked.includes(call.name)) {
    const why = `the same call of it was made ${MAX_SAME_CALLS} times with the same result`;
    return denial("tool.denied", `${call.name} can't be used yet: ${why}. Do something else first, with: ${names}.`);
  }
  if (granted.includes(call.name)) return undefined;
  return denial("tool.denied", `This step may not use ${call.name}. It may use: ${names}.`);
}

/** Why a call isn't carried out; "waiting" when a person is asked first. */
async function refusal(
  session: Session,
  where: CallPlaceOf,
  call: Call,
  judged: CallEffect,
): Promise<Refused | "waiting" | undefined> {
  const { approve, allowedEffects } = session.equipment;
  const { effect, doing } = judged;
  const forbidden = forbidding(session.state, effect);
  if (forbidden) return denial("tool.denied", `${call.name} is not allowed in this run: "${forbidden}".`);
  const held = effect === "write" ? heldTarget(session, call) : undefined;
  if (held) return denial("tool.denied", held);
  const decision = session.state.approvals[call.callId];
  if (decision === "deny") return denial("tool.denied", `The person did not allow this call of ${call.name}.`);
  if (decision === "always" || (decision === "allow" && isAsAsked(session, call, judged))) return undefined;

  const watchedFor = watched(session, where, judged, call.args);
  const planned = session.state.personSteps.includes(where.stepId)
    ? session.state.steps[where.stepId]?.step
    : undefined;
  const isGranted = isGrantedByPlan(planned, call, watchedFor !== undefined);
  const reason = isGranted ? undefined : watchedFor;
  if (alwaysAllowed(session, call.name, effect, reason)) return undefined;
  const why = { ...(doing ? { doing } : {}), ...(reason ? { reason } : {}) };
  const asked = { name: call.name, args: call.args, effect, stepId: where.stepId, ...why };
  const byDefault = reason ? "ask" : isGranted ? "allow" : defaultVerdict(effect, allowedEffects);
  const verdict = approve ? await session.awaited(call.callId, verdictOf(approve, asked)) : byDefault;
  if (verdict === undefined) return "waiting";
  if (verdict === "deny") return denial("tool.denied", `This call of ${call.name} is not allowed here.`);
  if (verdict === "allow") return undefined;
  session.append({ type: "approval.asked", ...where, ...call, effect, ...why });
  return "waiting";
}

/** Why a file that a call means to write can't be written in this run. */
function heldTarget({ state, equipment }: Session, { args }: Call): string | undefined {
  const hold = holdOf(state);
  const { root } = equipment.workspace;
  for (const path of hold ? targetsIn(args) : []) {
    const words = hold?.(posix.relative(root, posix.resolve(root, path)), "write");
    if (words !== undefined) return heldInWords(path, "write", words);
  }
  return undefined;
}

/** What a caller's own rule says. One that can't be asked, or says something else, is mended by its programmer; nothing is done. */
async function verdictOf(approve: Approve, asked: Parameters<Approve>[0]): Promise<Verdict> {
  const hint = 'It returns "allow", "deny" or "ask". Mend it, then resume the run.';
  let verdict: unknown;
  try {
    verdict = await approve(asked);
  } catch (cause) {
    const { message } = reportOf(cause, "config.invalid");
    throw new ConfigError("config.invalid", `approve failed for ${asked.name}: ${message}`, { hint, cause });
  }
  if (verdict === "allow" || verdict === "deny" || verdict === "ask") return verdict;
  throw new ConfigError("config.invalid", `approve returned ${JSON.stringify(verdict)} for ${asked.name}.`, { hint });
}

/** What was allowed is what the person read: where the page has made something else of it since, they are asked again. */
function isAsAsked({ state }: Session, { callId }: Call, { effect, doing }: CallEffect): boolean {
  const asked = state.asked[callId];
  return effect !== "outward" || (asked?.effect === effect && asked.doing === doing);
}

/**
 * Whether a person's "always" holds for this call. What was allowed before a stranger's text was read doesn't after it; and
 * for pages, "always" means the hosts of the call it was given for, which are then named.
 */
function alwaysAllowed({ state }: Session, name: string, effect: string, reason: string | undefined): boolean {
  const kind = `${name} ${effect}`;
  if (reason === undefined) return state.alwaysAllowed.includes(kind);
  return effect === "outward" && state.alwaysTrusted.includes(kind);
}

/** Why a person is asked although the effect is allowed: a text that anybody may have written could be behind the call. */
function watched(
  session: Session,
  place: CallPlaceOf,
  { effect, hosts = [] }: CallEffect,
  args: unknown,
): string | undefined {
  if (effect !== "outward" && effect !== "network") return undefined;
  const { read, heard } = exposureOf(session.state, { stepId: place.stepId, item: place.item });
  if (effect === "outward") return heard ? "The step has read text that anybody may have written." : undefined;
  if (!read) return undefined;
  const named = namedHosts(session.state, session.equipment.instructions);
  const strange = [
    ...unnamedHosts(args, named),
    // What an address was given to already, by a call that could be made, is no stranger.
    ...unnamedHosts(
      hosts.map((host) => `http://${host}/`),
      [...named, ...reachedHosts(session.state)],
    ),
  ];
  return strange.length > 0
    ? `The step has read text that anybody may have written, and nobody named ${strange.join(", ")}.`
    : undefined;
}

function denial(code: string, message: string): Refused {
  return { ok: false, text: message, error: { code, message } };
}

/** What a person said of a call whose outcome was unknown: only "not done" makes it again. */
function knownOutcome(session: Session, call: Call): { ok: true; text: string } | Refused | undefined {
  const answer = questionOf(session.state, call.callId)?.answer?.trim();
  const choice = answer?.toLowerCase();
  if (answer === undefined || choice === "not done") return undefined;
  if (choice === "done") return { ok: true, text: KNOWN_DONE };
  return denial(
    "tool.denied",
    choice === "skip" ? `The person skipped this call of ${call.name}.` : `The person says: ${answer}`,
  );
}

function askPerson(session: Session, where: { stepId: string; item?: ItemRef }, call: Call): void {
  const { callId, name } = call;
  const answer = questionOf(session.state, callId)?.answer;
  if (answer !== undefined) {
    session.append({ type: "tool.returned", ...where, callId, name, ok: true, text: answer, ms: 0 });
    return;
  }
  const { question, choices } = call.args as { question?: unknown; choices?: unknown };
  if (typeof question !== "string" || !question.trim()) {
    const bad = denial("tool.bad-input", "question: expected the text of the question.");
    session.append({ type: "tool.returned", ...where, callId, name, ms: 0, ...bad });
    return;
  }
  const known = choicesOf(choices);
  const asked = { questionId: callId, callId, text: question, ...(known.length > 0 ? { choices: known } : {}) };
  session.append({ type: "question.asked", ...where, ...asked });
}

/** What a person can choose from: each once, on one line, as a terminal may show it. */
function choicesOf(choices: unknown): string[] {
  if (!Array.isArray(choices)) return [];
  const texts = choices.filter((choice) => ["string", "number", "boolean"].includes(typeof choice)).map(String);
  const lines = texts.map((text) => cleanText(text).replace(/\s+/g, " ").trim());
  return [...new Set(lines.filter(Boolean))];
}

async function executionEnv(session: Session, place: CallPlace, call: Call): Promise<ExecuteEnv> {
  const { tools, workspace, toolTimeoutMs, model, secrets } = session.equipment;
  return {
    tools,
    hide: (text) => withoutSecrets(text, secrets),
    workspace: await workspaceFor(session, place, workspace),
    signal: session.signal,
    runId: session.state.runId,
    timeoutMs: toolTimeoutMs,
    maxChars: resultChars(model),
    // What is read from a file can be read there in smaller parts.
    keep: call.name === READER ? undefined : keeperOf(session, call.callId),
    domains: await liveDomains(session, place, [call.name]),
    progress: (message, done, total) =>
      session.show({
        type: "tool.progress",
        stepId: place.stepId,
        item: place.item,
        callId: call.callId,
        message,
        done,
        total,
      }),
  };
}

async function workspaceFor(session: Session, place: CallPlace, workspace: Workspace): Promise<Workspace> {
  const hold = holdOf(session.state);
  const held = hold ? heldView(workspace, hold) : workspace;
  const visible = await visibleFiles(session, place);
  return visible ? itemView(held, visible, othersOf(session, place)) : held;
}

/** The files of a step's other items, and what their branches have written, but for what all of them are to write. */
function othersOf({ state }: Session, { stepId, item }: CallPlace): string[] {
  const step = state.steps[stepId];
  const branches = step?.branches.filter((branch) => branch.item?.index !== item?.index) ?? [];
  const written = branches.flatMap(({ turns }) =>
    turns.flatMap(({ results }) => Object.values(results).flatMap(({ files }) => files ?? [])),
  );
  const shared = step?.step.output.kind === "files" ? step.step.output.paths : [];
  const items = (step?.items ?? []).filter((key) => key !== item?.key);
  return [...new Set([...items, ...written])].filter((path) => !shared.includes(path));
}

function stored(
  outcome: CallOutcome,
): Pick<EventOf<"tool.returned">, "ok" | "text" | "data" | "files" | "sources" | "choices" | "whole" | "ms" | "error"> {
  const sources = outcome.sources?.map(({ path, page, text }) => ({
    path,
    ...(page === undefined ? {} : { page }),
    ...(text === outcome.text ? {} : { text }),
  }));
  return {
    ok: outcome.ok,
    text: outcome.text,
    ...(outcome.data === undefined ? {} : { data: outcome.data }),
    ...(outcome.files?.length ? { files: outcome.files } : {}),
    ...(sources?.length ? { sources } : {}),
    ...(outcome.choices ? { choices: outcome.choices } : {}),
    ...(outcome.whole ? { whole: outcome.whole } : {}),
    ms: Math.round(outcome.ms),
    ...(outcome.error ? { error: outcome.error } : {}),
  };
}
