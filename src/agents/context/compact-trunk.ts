import type { RunState, TrunkEntry } from "../../runtime/run/run-state.js";
import { entryText } from "./context.js";

/** Less of a result says nothing. */
const LEAST_RESULT_CHARS = 40;
/** What isn't shorter by this share isn't worth reading anew. */
const WORTH = 0.9;

/**
 * The trunk in short: plan, constraints and messages as they are, each result cut so that the whole has about `maxChars`
 * characters, or half of what it has now where that is less. Undefined when there is nothing to gain.
 */
export function trunkInShort(state: RunState, maxChars: number): string | undefined {
  const now = trunkChars(state);
  for (const most of [Math.min(maxChars, now * WORTH), now / 2]) {
    const summary = summaryOf(state, most);
    if (summary.length < now * WORTH) return summary;
  }
  return undefined;
}

/** How long the trunk is after instructions and goal, for a branch that starts now. */
export function trunkChars(state: RunState): number {
  const from = state.entries.findLastIndex(({ kind }) => kind === "compacted");
  return state.entries.slice(Math.max(0, from)).reduce((sum, entry) => sum + entryText(state, entry).length, 0);
}

function summaryOf(state: RunState, maxChars: number): string {
  const { entries } = state;
  const latestPlan = entries.findLast(({ kind }) => kind === "plan" || kind === "revised");
  const kept = entries.filter((entry) => entry.kind === "result" || entry.kind === "said" || entry === latestPlan);
  const head = "# What came before, in short";
  const whole = (entry: TrunkEntry) =>
    entry.kind === "result" ? entryText(state, cut(entry, 0)) : entryText(state, entry);
  const fixed = kept.reduce((sum, entry) => sum + whole(entry).length + 1, head.length);
  const results = kept.flatMap((entry) => (entry.kind === "result" ? [shownResult(entry).length] : []));
  const most = Math.max(LEAST_RESULT_CHARS, fairShare(results, maxChars - fixed));
  const parts = kept.map((entry) => entryText(state, entry.kind === "result" ? cut(entry, most) : entry));
  return [head, ...parts.filter(Boolean)].join("\n");
}

type ResultEntry = Extract<TrunkEntry, { kind: "result" }>;

function shownResult({ step }: ResultEntry): string {
  return step.result?.preview ?? step.result?.result ?? "";
}

function cut(entry: ResultEntry, maxChars: number): ResultEntry {
  const result = shownResult(entry);
  const short = result.length > maxChars ? `${result.slice(0, maxChars)}…` : result;
  return { ...entry, step: { ...entry.step, result: { ok: true, result: short } } };
}

/** The bound under which texts of these lengths have `room` together: short ones leave their rest to the others. */
function fairShare(lengths: readonly number[], room: number): number {
  let left = room;
  const sorted = lengths.toSorted((a, b) => a - b);
  for (const [index, length] of sorted.entries()) {
    const share = left / (sorted.length - index);
    if (length > share) return Math.floor(share);
    left -= length;
  }
  return sorted.at(-1) ?? 0;
}
