import type { EventOf } from "../../runtime/run/events.js";
import type { BranchState, Turn } from "../../runtime/run/state.js";
import type { CallPlace } from "../act.js";
import { contextOptions } from "../asking/ask.js";
import { branchAt } from "../capability/live-domains.js";
import { fenced, hasReadUntrusted } from "../capability/trust.js";
import type { Session } from "../session.js";
import { trunkChars, trunkInShort } from "./compact-trunk.js";
import { turnMessages } from "./context.js";
import { charsOf, windowChars } from "./window.js";

/**
 * When the context is full. Nothing that was said is changed: an entry says what stands in prompts instead of it. A branch
 * keeps its last turns where they fit; what the trunk holds is told in short. Goal, plan, constraints and messages stay.
 */

/** Shares of the window: a trunk above the first is shortened before branches are, to the second; a branch to the third. */
const LONG_TRUNK = 0.5;
const SHORT_TRUNK = 0.25;
const SHORT_BRANCH = 0.4;
/** A branch keeps so many turns where they fit, else fewer. */
const KEPT_TURNS = [2, 1, 0];
/** What a branch's first turns were may be told in so many characters, and no more than this share of the window. */
const MAX_SUMMARY_CHARS = 12_000;
const SUMMARY_SHARE = 0.15;
const LINE_CHARS = 160;
const WORTH = 0.9;

/**
 * Makes room for the next prompt, of a branch where one is named. False when nothing is left that could be told in short.
 *
 * @param refusal the model's own word that the prompt was too long
 */
export function compact(session: Session, place?: CallPlace, refusal?: unknown): boolean {
  const branch = place && branchAt(session, place);
  const trunk = trunkChars(session.state);
  // A window that nobody knows holds less than what was refused.
  const window = windowChars(session.equipment.model, refusal) ?? trunk + (branch ? branchChars(session, branch) : 0);
  const shortenTrunk = () => {
    const summary = trunkInShort(session.state, window * SHORT_TRUNK);
    if (summary !== undefined) session.append({ type: "context.compacted", summary });
    return summary !== undefined;
  };
  const shortenBranch = () => {
    const shorter = branch && shorterBranch(session, branch, window);
    const where = { stepId: place?.stepId, ...(place?.item ? { item: place.item } : {}) };
    if (shorter) session.append({ type: "context.compacted", ...where, ...shorter });
    return shorter !== undefined;
  };
  const ways = trunk > window * LONG_TRUNK ? [shortenTrunk, shortenBranch] : [shortenBranch, shortenTrunk];
  return ways.some((shorten) => shorten());
}

type Shorter = Pick<EventOf<"context.compacted">, "turns" | "summary">;

function branchChars(session: Session, branch: BranchState, from = branch.compacted?.turns ?? 0): number {
  const messages = turnMessages(session.state, branch.turns, contextOptions(session)).slice(from).flat();
  return charsOf(messages) + (branch.compacted?.summary.length ?? 0);
}

/** As many of the last turns as fit stay; where none of it is shorter, what was told in short is told in half. */
function shorterBranch(session: Session, branch: BranchState, window: number): Shorter | undefined {
  const before = branch.compacted ?? { turns: 0, summary: "" };
  const now = branchChars(session, branch);
  let best: Shorter | undefined;
  for (const kept of KEPT_TURNS) {
    const turns = branch.turns.length - kept;
    if (turns < Math.max(1, before.turns)) continue;
    const most =
      turns === before.turns ? before.summary.length / 2 : Math.min(MAX_SUMMARY_CHARS, window * SUMMARY_SHARE);
    const summary = inShort(session, branch, turns, most);
    const after = summary.length + branchChars(session, branch, turns) - before.summary.length;
    if (after < now * WORTH) best = { turns, summary };
    if (best && after < window * SHORT_BRANCH) break;
  }
  return best;
}

/** The first turns of a branch, a line a call. Of a turn that was just made and doesn't fit, more is told. */
function inShort(session: Session, branch: BranchState, turns: number, maxChars: number): string {
  const isLast = turns === branch.turns.length;
  const lines = branch.turns.slice(0, turns).flatMap((turn, index) => {
    const calls = Math.max(1, turn.reply.calls.length);
    const room = isLast && index === turns - 1 ? maxChars / 2 / calls : 0;
    return turnLines(turn, Math.max(LINE_CHARS, room));
  });
  const shown = lastLines(lines, maxChars);
  const left = lines.length > shown.length ? [`(${lines.length - shown.length} earlier calls left out)`] : [];
  const text = [...left, ...shown].join("\n");
  return hasReadUntrusted(branch) ? fenced(text, session.state.fence) : text;
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

function turnLines({ reply, results }: Turn, resultChars: number): string[] {
  if (reply.calls.length === 0) {
    const { problem, text } = reply;
    if (problem) return [`- a reply that could not be used: ${oneLine(problem.message)}`];
    return text ? [`- said: ${oneLine(text)}`] : [];
  }
  return reply.calls.map(({ callId, name, args }) => {
    const result = results[callId];
    const told = oneLine(result?.text ?? "", resultChars);
    const handle = result?.whole && !told.includes(result.whole) ? ` (the whole is in ${result.whole})` : "";
    return `- ${name} ${oneLine(JSON.stringify(args))} → ${result?.ok === false ? "failed: " : ""}${told}${handle}`;
  });
}

function oneLine(text: string, maxChars = LINE_CHARS): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > maxChars ? `${line.slice(0, maxChars)}…` : line;
}
