/** What a branch has tried in vain: the same call again, calls that bring nothing, conclusions that don't hold. */
import type { BranchState, StepState, Turn } from "../runtime/run/state.js";
import { DONE_TOOL } from "./plan/plan-tools.js";

/** So many identical calls with the same result are a loop, where nothing new was done between them. */
export const MAX_SAME_CALLS = 3;
/** Turns back in which identical calls are looked for. */
const LOOP_WINDOW = 24;

const REFUSALS = new Set(["tool.unknown", "tool.bad-input", "tool.denied"]);

/** Effects of calls that change nothing: only what they say counts. */
const LOOKING = new Set(["read", "network"]);

/** Whether nothing of a turn was done. */
function isRefused({ reply, results }: Turn): boolean {
  return reply.calls.length > 0 && Object.values(results).every(({ error }) => REFUSALS.has(error?.code ?? ""));
}

/** How many turns at a branch's end brought nothing, because all their calls were refused. */
export function refusedTurns({ turns }: BranchState): number {
  return turns.length - 1 - turns.findLastIndex((turn) => !isRefused(turn));
}

/**
 * What a turn's calls have brought: the keys of the texts that calls gave which only look, but for those given before by the
 * same tool, whatever it was asked. `fruitful` where that is something, or a call has done something.
 */
export function broughtBy(turn: Turn, before: readonly string[]): { texts: string[]; fruitful: boolean } {
  const done = turn.reply.calls.filter(({ callId }) => turn.results[callId]?.ok);
  const [looked, acted] = [
    done.filter(({ callId }) => LOOKING.has(turn.called[callId] ?? "read")),
    done.filter(({ callId }) => !LOOKING.has(turn.called[callId] ?? "read")),
  ];
  const texts = looked.map(({ name, callId }) => JSON.stringify([name, turn.results[callId]?.text]));
  const news = texts.filter((text) => !before.includes(text));
  return { texts: [...new Set(news)], fruitful: acted.length + news.length > 0 };
}

/** Tools whose calls at the branch's end were made with the same result as often as is a loop. Refused conclusions count apart. */
export function loopingTools({ turns }: BranchState): string[] {
  const last = turns.at(-1);
  const answered = last?.reply.calls.filter(({ name, callId }) => name !== DONE_TOOL && last.results[callId]) ?? [];
  if (!last || answered.length === 0) return [];
  const times = countOf(turns.slice(-LOOP_WINDOW).flatMap(keysOf));
  const often = answered.filter(({ callId }) => (times.get(callKey(last, callId)) ?? 0) >= MAX_SAME_CALLS);
  const looping = often.filter(({ callId }) => sinceNew(turns, callKey(last, callId)) >= MAX_SAME_CALLS);
  return [...new Set(looping.map(({ name }) => name))];
}

/** How often a call was made since the branch has last done something new: after that, the same look may show something else. */
function sinceNew(turns: readonly Turn[], key: string): number {
  const known = new Set<string>();
  let times = 0;
  for (const turn of turns) {
    const made = keysOf(turn);
    if (actsOf(turn).some((each) => each !== key && !known.has(each))) times = 0;
    else times += made.filter((each) => each === key).length;
    for (const each of made) known.add(each);
  }
  return times;
}

function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function keysOf(turn: Turn): string[] {
  return turn.reply.calls.filter(({ callId }) => turn.results[callId]).map(({ callId }) => callKey(turn, callId));
}

/** The calls of a turn that have done something, and not only read. */
function actsOf(turn: Turn): string[] {
  const done = turn.reply.calls.filter(({ callId }) => turn.results[callId]?.ok && turn.called[callId]);
  return done.filter(({ callId }) => turn.called[callId] !== "read").map(({ callId }) => callKey(turn, callId));
}

/**
 * Tools that a branch may not use yet: with them, the step whose work it does went round in a loop. Once it has done something
 * else, what they give may be something else too.
 */
export function maskedTools({ insteadOf }: StepState, branch: BranchState): string[] {
  const hasDone = ({ called, results }: Turn) =>
    Object.keys(called).length > 0 || Object.values(results).some(({ ok }) => ok);
  return branch.turns.some(hasDone) ? [] : loopedBefore(insteadOf, branch);
}

/** The tools with which the steps whose work a branch does went round in a loop. */
export function loopedBefore(insteadOf: readonly StepState[], branch: BranchState): string[] {
  const isSameItem = ({ item }: BranchState) => !item || !branch.item || item.key === branch.item.key;
  const before = insteadOf.flatMap((step) =>
    step.branches.filter(isSameItem).flatMap((each) => [...loopingTools(each), ...maskedTools(step, each)]),
  );
  return [...new Set(before)];
}

/** The texts with which conclusions of this turn were refused. */
export function refusals(turn: Turn): string[] {
  return turn.reply.calls
    .filter((call) => call.name === DONE_TOOL)
    .map((call) => turn.results[call.callId])
    .filter((result) => result?.ok === false)
    .map((result) => result?.text ?? "");
}

const keys = new WeakMap<object, string>();

/** What makes two calls the same: name, arguments and result. Computed once for each result. */
export function callKey(turn: Turn, callId: string): string {
  const result = turn.results[callId];
  const known = result && keys.get(result);
  if (known) return known;
  const call = turn.reply.calls.find((each) => each.callId === callId);
  const key = JSON.stringify([call?.name, call?.args, result?.text]);
  if (result) keys.set(result, key);
  return key;
}
