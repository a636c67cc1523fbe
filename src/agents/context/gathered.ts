import type { EventOf } from "../../runtime/run/events.js";
import type { BranchState, Turn } from "../../runtime/run/state.js";
import type { SourceText } from "../../tools/tool.js";
import { broughtBy, callKey, refusals } from "../tries.js";

type ToolReturned = EventOf<"tool.returned">;

/** What a branch has come to know, in order. */
export interface Gathered {
  /** The texts that it has read. */
  sources: readonly SourceText[];
  /** The values that tools have offered, by name; of several offers all. */
  choices: Readonly<Record<string, string[]>>;
  /** The references of the page that it has looked at last: what was on an earlier one is gone. */
  pageRefs: readonly string[];
  /** The files that hold its long results. */
  handles: readonly string[];
  /** The texts with which its conclusions were refused. */
  refused: readonly string[];
  /** Its calls with their results, as {@link callKey} spells them. */
  keys: readonly string[];
  /** What its calls that only look have given lately, by tool. */
  texts: readonly string[];
  /** How many turns at its end brought nothing, though not all was refused. */
  fruitless: number;
}

/** Texts back in which the same one is looked for. */
const MAX_TEXTS = 48;

const NOTHING: Gathered = {
  sources: [],
  choices: {},
  pageRefs: [],
  handles: [],
  refused: [],
  keys: [],
  texts: [],
  fruitless: 0,
};

/** A turn is never changed in place and has always the same ones before it: what was gathered up to it is known for good. */
const known = new WeakMap<Turn, Gathered>();

/** What a branch has gathered. Costs no more for a long branch than for a short one. */
export function gatheredIn(branch: BranchState | undefined): Gathered {
  return gathered(branch?.turns ?? []);
}

/** What was gathered in a branch's first turns. */
export function gathered(turns: readonly Turn[]): Gathered {
  const from = turns.findLastIndex((turn) => known.has(turn));
  let all = (from >= 0 && known.get(turns[from] as Turn)) || NOTHING;
  for (const turn of turns.slice(from + 1)) {
    all = withTurn(all, turn);
    known.set(turn, all);
  }
  return all;
}

const told = new WeakMap<ToolReturned, readonly SourceText[]>();

/** The texts that a call has read: the same objects each time, so that what is found out about them can be kept. */
export function sourcesOf(result: ToolReturned): readonly SourceText[] {
  const known = told.get(result);
  if (known) return known;
  const sources = (result.sources ?? []).map(({ path, page, text }) => ({ path, page, text: text ?? result.text }));
  told.set(result, sources);
  return sources;
}

function withTurn(before: Gathered, turn: Turn): Gathered {
  const results = Object.values(turn.results);
  const sources = results.flatMap(sourcesOf);
  const choices = { ...before.choices };
  for (const [name, values] of results.flatMap((result) => Object.entries(result.choices ?? {})))
    choices[name] = [...new Set([...(Object.hasOwn(choices, name) ? (choices[name] ?? []) : []), ...values])];
  const pageRefs = results.findLast((result) => result.choices?.pageRef)?.choices?.pageRef;
  const { texts, fruitful } = broughtBy(turn, before.texts);
  const isIdle = turn.reply.calls.length === 0;
  return {
    sources: more(before.sources, sources),
    choices,
    pageRefs: pageRefs ?? before.pageRefs,
    handles: more(
      before.handles,
      results.flatMap(({ whole }) => whole ?? []),
    ),
    refused: more(before.refused, refusals(turn)),
    keys: more(
      before.keys,
      turn.reply.calls.map(({ callId }) => callKey(turn, callId)),
    ),
    texts: more(before.texts, texts).slice(-MAX_TEXTS),
    fruitless: fruitful ? 0 : before.fruitless + (isIdle ? 0 : 1),
  };
}

function more<T>(before: readonly T[], own: readonly T[]): readonly T[] {
  return own.length > 0 ? [...before, ...own] : before;
}
