/** What a branch has tried in vain: the same call again, calls that bring nothing, conclusions that don't hold. */
import type { BranchState, StepState, Turn } from "../runtime/run/state.js";
import { DONE_TOOL } from "./plan-tools.js";

/** So many identical calls with the same result are a loop. */
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
 * How many turns at a branch's end brought nothing, though not all was refused: calls that failed, and calls that only look
 * and gave a text that the same tool had given shortly before, whatever they were asked.
 */
export function fruitlessTurns({ turns }: BranchState): number {
  const last = turns.at(-1);
  // A glance at most turns is enough: one call that wrote something.
  if (!last || last.reply.calls.some(({ callId }) => hasDone(last, callId))) return 0;
  const seen = new Map<string, Set<string>>();
  let fruitless = 0;
  for (const turn of turns.slice(-LOOP_WINDOW).filter(({ reply }) => reply.calls.length > 0)) {
    const news = turn.reply.calls.map(({ callId }) => isNew(turn, callId, seen) || hasDone(turn, callId));
    fruitless = news.includes(true) ? 0 : fruitless + 1;
  }
  return fruitless;
}

/** Whether a call did more than to look. */
function hasDone({ called, results }: Turn, callId: string): boolean {
  return results[callId]?.ok === true && !LOOKING.has(called[callId] ?? "read");
}

/** Whether a call said what its tool hasn't said before. */
function isNew({ results }: Turn, callId: string, seen: Map<string, Set<string>>): boolean {
  const result = results[callId];
  if (!result?.ok) return false;
  const texts = seen.get(result.name) ?? new Set();
  seen.set(result.name, texts);
  return !texts.has(result.text) && texts.add(result.text) !== undefined;
}

/** Tools whose calls at the branch's end were made with the same result as often as is a loop. Refused conclusions count apart. */
export function loopingTools({ turns }: BranchState): string[] {
  const keysOf = (turn: Turn) =>
    turn.reply.calls
      .filter(({ name, callId }) => name !== DONE_TOOL && turn.results[callId])
      .map(({ name, callId }) => ({ name, key: callKey(turn, callId) }));
  const recent = turns.slice(-LOOP_WINDOW).flatMap(keysOf);
  const looping = turns
    .slice(-1)
    .flatMap(keysOf)
    .filter(({ key }) => recent.filter((each) => each.key === key).length >= MAX_SAME_CALLS);
  return [...new Set(looping.map(({ name }) => name))];
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
