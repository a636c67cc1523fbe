/** What a branch has tried in vain: the same call again, calls that are refused, conclusions that don't hold. */
import type { BranchState, Turn } from "../runtime/run/state.js";
import { DONE_TOOL } from "./plan-tools.js";

/** Turns back in which identical calls are looked for. */
const LOOP_WINDOW = 24;

const REFUSALS = new Set(["tool.unknown", "tool.bad-input", "tool.denied"]);

/** Whether nothing of a turn was done. */
function isRefused({ reply, results }: Turn): boolean {
  return reply.calls.length > 0 && Object.values(results).every(({ error }) => REFUSALS.has(error?.code ?? ""));
}

/** How many turns at a branch's end brought nothing, because all their calls were refused. */
export function refusedTurns({ turns }: BranchState): number {
  return turns.length - 1 - turns.findLastIndex((turn) => !isRefused(turn));
}

/** How often the branch's last calls were made with the same result: the highest count. Refused conclusions count apart. */
export function sameCalls({ turns }: BranchState): number {
  const last = turns.at(-1);
  const answered = last?.reply.calls.filter(({ name, callId }) => name !== DONE_TOOL && last.results[callId]) ?? [];
  return Math.max(0, ...answered.map(({ callId }) => timesMade(turns, callKey(last as Turn, callId))));
}

function timesMade(turns: readonly Turn[], key: string): number {
  let times = 0;
  for (const turn of turns.slice(-LOOP_WINDOW)) {
    for (const { callId } of turn.reply.calls) if (turn.results[callId] && callKey(turn, callId) === key) times += 1;
  }
  return times;
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
