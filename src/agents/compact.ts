import type { EventOf } from "../runtime/run/events.js";
import type { BranchState, RunState, Turn } from "../runtime/run/state.js";
import type { CallPlace } from "./act.js";
import { entryText } from "./context.js";
import { branchAt } from "./live-domains.js";
import type { Session } from "./session.js";
import { fenced, hasReadUntrusted } from "./trust.js";

/**
 * When the context is full. Nothing that was said is changed: an entry says what stands in prompts instead of it. A branch
 * keeps its last turns; when that isn't enough, the trunk's results are told in short. Goal, plan and constraints stay.
 */

/** Of a window of so many tokens, prompts may fill this share: the rest is for the reply. */
const FULL_SHARE = 0.8;
const KEPT_TURNS = 2;
/** A branch's first turns may take so many characters, and no more than this share of the window. */
const MAX_SUMMARY_CHARS = 12_000;
const SUMMARY_SHARE = 0.15;
const CHARS_PER_TOKEN = 4;
const LINE_CHARS = 160;
/** Results in the trunk are cut to these lengths, one compaction after the other. */
const RESULT_CHARS = [600, 200, 80];

/** True when the next prompt of a branch would leave no room for a reply. Unknown windows are found out by the model's refusal. */
export function isFull(branch: BranchState, model: object): boolean {
  const { contextSize } = model as { contextSize?: unknown };
  const last = branch.turns.at(-1);
  if (typeof contextSize !== "number" || !last || branch.turns.length <= (branch.compacted?.turns ?? 0) + KEPT_TURNS)
    return false;
  const results = Object.values(last.results).reduce((sum, result) => sum + result.text.length, 0);
  const { prompt, answer } = last.reply.usage;
  return prompt + answer + results / 3 > contextSize * FULL_SHARE;
}

/** Makes room for the next prompt, of a branch where one is named. False when nothing is left that could be told in short. */
export function compact(session: Session, place?: CallPlace): boolean {
  const branch = place && branchAt(session, place);
  const shorter = branch && shorterBranch(session, branch);
  if (place && shorter) {
    const where = { stepId: place.stepId, ...(place.item ? { item: place.item } : {}) };
    session.append({ type: "context.compacted", ...where, ...shorter });
    return true;
  }
  const summary = shorterTrunk(session.state);
  if (summary === undefined) return false;
  session.append({ type: "context.compacted", summary });
  return true;
}

type Shorter = Pick<EventOf<"context.compacted">, "turns" | "summary">;

function shorterBranch({ state, equipment }: Session, branch: BranchState): Shorter | undefined {
  const turns = branch.turns.length - KEPT_TURNS;
  if (turns <= (branch.compacted?.turns ?? 0)) return undefined;
  const lines = branch.turns.slice(0, turns).flatMap(turnLines);
  const shown = lastLines(lines, summaryChars(equipment.model));
  const left = lines.length > shown.length ? [`(${lines.length - shown.length} earlier calls left out)`] : [];
  const text = [...left, ...shown].join("\n");
  return { turns, summary: hasReadUntrusted(branch) ? fenced(text, state.fence) : text };
}

function summaryChars(model: object): number {
  const { contextSize } = model as { contextSize?: unknown };
  const share = typeof contextSize === "number" ? contextSize * CHARS_PER_TOKEN * SUMMARY_SHARE : MAX_SUMMARY_CHARS;
  return Math.min(MAX_SUMMARY_CHARS, share);
}

/** As many lines from the end as fit. */
function lastLines(lines: readonly string[], maxChars: number): string[] {
  let chars = 0;
  const first = lines.findLastIndex((line) => {
    chars += line.length + 1;
    return chars > maxChars;
  });
  return lines.slice(first + 1);
}

function turnLines({ reply, results }: Turn): string[] {
  if (reply.calls.length === 0) return reply.text ? [`- said: ${oneLine(reply.text)}`] : [];
  return reply.calls.map(({ callId, name, args }) => {
    const result = results[callId];
    return `- ${name} ${oneLine(JSON.stringify(args))} → ${result?.ok === false ? "failed: " : ""}${oneLine(result?.text ?? "")}`;
  });
}

/** Plan, messages and results so far, each result cut; shorter each time, until there is nothing to gain. */
function shorterTrunk(state: RunState): string | undefined {
  const { entries } = state;
  const times = entries.filter((entry) => entry.kind === "compacted").length;
  const maxChars = RESULT_CHARS[times];
  if (maxChars === undefined) return undefined;
  const latestPlan = entries.findLastIndex((entry) => entry.kind === "plan" || entry.kind === "revised");
  const before = entries.slice(
    Math.max(
      0,
      entries.findLastIndex((entry) => entry.kind === "compacted"),
    ),
  );
  const parts = entries.flatMap((entry, index) => {
    if (entry.kind === "compacted") return [];
    if ((entry.kind === "plan" || entry.kind === "revised") && index !== latestPlan) return [];
    if (entry.kind !== "result") return [entryText(state, entry)];
    const result = entry.step.result?.result ?? "";
    const short = result.length > maxChars ? `${result.slice(0, maxChars)}…` : result;
    return [entryText(state, { ...entry, step: { ...entry.step, result: { ok: true, result: short } } })];
  });
  const summary = ["# What came before, in short", ...parts.filter(Boolean)].join("\n");
  const length = before.reduce((sum, entry) => sum + entryText(state, entry).length, 0);
  return summary.length < length * 0.9 ? summary : undefined;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LINE_CHARS ? `${line.slice(0, LINE_CHARS)}…` : line;
}
