import { isSpan } from "../../src/runtime/spans.js";
import { itemsOf, type Unit, unitsOf } from "../../src/tools/documents/items.js";
import { listItems } from "../../src/tools/documents/list-items.js";
import type { Span } from "./marks.js";

/** A marked span and its place in its line. */
interface Place {
  line: number;
  start: number;
  end: number;
}

/** The share of a unit's letters that must be marked. */
const LEAST_MARKED = 0.6;

export interface Choice {
  /** The spans to be found. */
  wanted: readonly Span[];
  /** Spans that no chosen item may touch. */
  unwanted: readonly Span[];
  /** Scripts that the model reads; all when undefined. */
  scripts?: readonly string[];
  most: number;
}

/**
 * The items of a text that a perfect reader chooses: those that hold the wanted spans and little else, the smallest that hold
 * as many as any. In the order in which they are offered, each once.
 */
export function chosenItems(text: string, { wanted, unwanted, scripts, most }: Choice): string[] {
  const lines = text.split("\n");
  const places = placesOf(wanted, lines);
  const others = placesOf(unwanted, lines);
  const offered = itemsOf(text);
  const lineNumbers = new Set(places.map(({ line }) => line));
  const units = unitsOf(text).filter(
    (unit) =>
      lineNumbers.has(unit.line) &&
      offered.includes(unit.text) &&
      isSpan(unit.text, [lines[unit.line] ?? ""], scripts) &&
      !others.some((other) => overlap(unit, other) > 0) &&
      markedShare(unit, places, lines) >= LEAST_MARKED,
  );
  const chosen: Unit[] = [];
  for (const place of places) {
    if (chosen.some((unit) => holds(unit, place))) continue;
    const best = units
      .filter((unit) => holds(unit, place))
      .map((unit) => ({ unit, named: namedIn(unit, places, lines), length: unit.text.length }))
      .sort((a, b) => b.named - a.named || a.length - b.length)[0];
    if (best) chosen.push(best.unit);
  }
  const kept = chosen.filter((unit) => !chosen.some((other) => other !== unit && holds(other, unit)));
  const texts = new Set(kept.map((unit) => unit.text));
  return offered.filter((item) => texts.has(item)).slice(0, most);
}

const holds = (unit: Place, place: Place) =>
  unit.line === place.line && unit.start <= place.start && unit.end >= place.end;

/** How many of the spans one gets when the unit is taken apart as a list, or is one. */
function namedIn(unit: Unit, places: readonly Place[], lines: readonly string[]): number {
  const entries = new Set([unit.text, ...listItems(unit.text)]);
  return places.filter(
    (place) => holds(unit, place) && entries.has((lines[place.line] ?? "").slice(place.start, place.end)),
  ).length;
}

function overlap(unit: Place, place: Place): number {
  if (unit.line !== place.line) return 0;
  return Math.max(0, Math.min(unit.end, place.end) - Math.max(unit.start, place.start));
}

/** How much of what is read in the unit is marked, 0 to 1. */
function markedShare(unit: Unit, places: readonly Place[], lines: readonly string[]): number {
  const line = lines[unit.line] ?? "";
  const isMarked = (at: number) => places.some((each) => each.line === unit.line && at >= each.start && at < each.end);
  let [marked, all] = [0, 0];
  for (let at = unit.start; at < unit.end; at++) {
    if (!/[\p{L}\p{N}]/u.test(line[at] ?? "")) continue;
    all++;
    if (isMarked(at)) marked++;
  }
  return all === 0 ? 0 : marked / all;
}

/** Where the spans stand: those of one line one after the other, as whole words. */
function placesOf(spans: readonly Span[], lines: readonly string[]): Place[] {
  const ends = new Map<number, number>();
  return spans.flatMap((span) => {
    const line = lines[span.line] ?? "";
    const text = span.text.replace(/[\s.,;:]+$/u, "");
    const start = wordIndex(line, text, ends.get(span.line) ?? 0) ?? wordIndex(line, text, 0);
    if (start === undefined) return [];
    const end = start + text.length;
    ends.set(span.line, end);
    return [{ line: span.line, start, end }];
  });
}

function wordIndex(line: string, text: string, from: number): number | undefined {
  for (let at = line.indexOf(text, from); at >= 0; at = line.indexOf(text, at + 1)) {
    const before = line[at - 1] ?? "";
    const after = line[at + text.length] ?? "";
    const joins = (a: string, b: string) => /[\p{L}\p{N}]/u.test(a) && /[\p{L}\p{N}]/u.test(b);
    if (!joins(before, text[0] ?? "") && !joins(text.at(-1) ?? "", after)) return at;
  }
  return undefined;
}
