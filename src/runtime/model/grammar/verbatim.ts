import { linesOf, MAX_SPAN_CHARS, type Piece, runsOfPieces } from "../../spans.js";
import { type State, SuffixAutomaton } from "./automaton.js";
import { type Rules, sequence } from "./rules.js";
import { type Entry, trieExpression } from "./trie.js";

/** The spans of some texts: deterministic at every character, linear in their length. */
export interface SpanAutomaton {
  start: State;
  pieces: Piece[];
  /** States from which an end of a span can be reached. */
  alive: Set<State>;
}

/** The automaton of the spans of these texts. `scripts`: words in others are no part of a span. */
export function spanAutomaton(texts: readonly string[], scripts?: readonly string[]): SpanAutomaton {
  const automaton = new SuffixAutomaton();
  const pieces: Piece[] = [];
  const numbers = new Map<string, number>();
  const seen = new Set<string>();
  const numberOf = (piece: Piece): number => {
    const key = `${piece.starts ? "s" : ""}${piece.ends ? "e" : ""} ${piece.text}`;
    const number = numbers.get(key) ?? pieces.push(piece) - 1;
    numbers.set(key, number);
    return number;
  };
  for (const text of texts) {
    for (const line of linesOf(text)) {
      if (seen.has(line)) continue;
      seen.add(line);
      for (const run of runsOfPieces(line, scripts)) {
        for (const window of windowsOf(run)) automaton.add(window.map(numberOf));
      }
    }
  }
  return { start: automaton.start, pieces, alive: aliveStates(automaton.start, pieces) };
}

/** A long line as windows that overlap by half: so that no span grows without bound, and none below half is lost. */
function windowsOf(run: Piece[]): Piece[][] {
  const windows: Piece[][] = [];
  let begin = 0;
  while (begin < run.length) {
    let chars = 0;
    let end = begin;
    let half = begin;
    for (; end < run.length; end++) {
      chars += run[end]?.text.length ?? 0;
      if (chars > MAX_SPAN_CHARS && end > begin) break;
      if (chars <= MAX_SPAN_CHARS / 2) half = end + 1;
    }
    windows.push(run.slice(begin, end));
    if (end >= run.length) break;
    begin = Math.max(half, begin + 1);
  }
  return windows;
}

/** Transitions lead to longer runs only: from long to short, each state's followers are known. */
function aliveStates(start: State, pieces: Piece[]): Set<State> {
  const states = new Set<State>([start]);
  for (const state of states) for (const next of state.next.values()) states.add(next);
  const alive = new Set<State>();
  for (const state of [...states].sort((a, b) => b.length - a.length)) {
    const ends = pieces[state.symbol]?.ends ?? false;
    if (ends || [...state.next.values()].some((next) => alive.has(next))) alive.add(state);
  }
  return alive;
}

/** An expression for a span inside a JSON string, without the quotes; undefined when there is none. */
export function spanExpression(rules: Rules, automaton: SpanAutomaton): string | undefined {
  const { start, pieces, alive } = automaton;
  const names = new Map<State, string>();
  const waiting: State[] = [];
  const nameOf = (state: State): string => {
    const known = names.get(state);
    if (known) return known;
    const name = rules.reserve("w");
    names.set(state, name);
    waiting.push(state);
    return name;
  };
  const followers = (state: State) => [...state.next.values()].filter((next) => alive.has(next));
  /** A state with one way on, where no span ends, is written into its follower's literal. */
  const entryFor = (first: State): Entry => {
    let state = first;
    let text = textOf(state);
    for (;;) {
      const next = followers(state);
      const [only] = next;
      if (next.length === 0) return { text, after: "" };
      if (pieces[state.symbol]?.ends || next.length > 1 || !only) return { text, after: nameOf(state) };
      text += textOf(only);
      state = only;
    }
  };
  const textOf = (state: State) => JSON.stringify(pieces[state.symbol]?.text ?? "").slice(1, -1);
  const first = followers(start).filter((state) => pieces[state.symbol]?.starts);
  if (first.length === 0) return undefined;
  const root = rules.add("span", trieExpression(first.map(entryFor)));
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    const rest = trieExpression(followers(state).map(entryFor));
    rules.define(names.get(state) ?? "", pieces[state.symbol]?.ends ? sequence('"" |', rest) : rest);
  }
  return root;
}

/** The shortest span, undefined when there is none. */
export function shortestSpan({ start, pieces, alive }: SpanAutomaton): string | undefined {
  let best: string | undefined;
  for (const state of start.next.values()) {
    const piece = pieces[state.symbol];
    if (!piece?.starts || !alive.has(state)) continue;
    const text = piece.ends ? piece.text : restFrom(state, piece.text, pieces, alive);
    if (best === undefined || text.length < best.length) best = text;
  }
  return best;
}

/** Follows the first way on until a span may end. */
function restFrom(from: State, begun: string, pieces: Piece[], alive: Set<State>): string {
  let [state, text] = [from, begun];
  while (!pieces[state.symbol]?.ends) {
    const next = [...state.next.values()].find((one) => alive.has(one));
    if (!next) break;
    text += pieces[next.symbol]?.text ?? "";
    state = next;
  }
  return text;
}

/**
 * The shortest text that completes `begun` to a span, undefined when nothing can. Several words may be as far as the text
 * goes: the one that ends first counts.
 */
export function restOfSpan({ start, pieces, alive }: SpanAutomaton, begun: string): string | undefined {
  let best: string | undefined;
  const visit = (state: State, left: string): void => {
    for (const next of state.next.values()) {
      const piece = pieces[next.symbol];
      if (!piece || !alive.has(next) || (state === start && !piece.starts)) continue;
      if (left.length > piece.text.length && left.startsWith(piece.text)) visit(next, left.slice(piece.text.length));
      else if (piece.text.startsWith(left)) {
        const rest = (piece.ends ? piece.text : restFrom(next, piece.text, pieces, alive)).slice(left.length);
        if (best === undefined || rest.length < best.length) best = rest;
      }
    }
  };
  visit(start, begun);
  return best;
}
