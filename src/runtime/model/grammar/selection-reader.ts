import type { Outcome, Place } from "./completer.js";
import { decoded } from "./json-string.js";
import type { SelectionBounds } from "./selection.js";

/** What a reader of a selection needs of the text around it. */
export interface SelectionText {
  text: string;
  skipSpace(at: number): number;
  stringEnd(at: number): { end: number; closed: boolean };
  openEscapes(at: number): string[];
}

/** Reads the beginning of an array that selects among values, from behind its bracket on, and completes it. */
export function readSelection(
  source: SelectionText,
  values: readonly string[],
  { min, max }: SelectionBounds,
  from: number,
): Outcome[] {
  let [at, place, last, count]: [number, Place, number, number] = [from, "first", -1, 0];
  for (;;) {
    at = source.skipSpace(at);
    const char = source.text[at];
    if (char === undefined) return given(restOfList(values, last, min - count, place));
    if (char === "]") return place !== "after comma" && count >= min ? [{ end: at + 1 }] : [];
    if (place === "after item") {
      if (char !== ",") return [];
      [at, place] = [at + 1, "after comma"];
      continue;
    }
    if (char !== '"' || count >= max) return [];
    const { end, closed } = source.stringEnd(at);
    if (!closed) return given(restOfItem(source, values, { last, missing: min - count - 1, at }));
    const text = decoded(source.text.slice(at + 1, end - 1));
    last = text === undefined ? -1 : values.indexOf(text, last + 1);
    if (last < 0) return [];
    [at, place, count] = [end, "after item", count + 1];
  }
}

/** The shortest texts of so many values behind a place, in their order; undefined when there are too few. */
export function fewest(values: readonly string[], last: number, count: number): string[] | undefined {
  const later = values.map((value, index) => ({ text: JSON.stringify(value), index })).slice(last + 1);
  if (later.length < count) return undefined;
  const shortest = [...later].sort((a, b) => a.text.length - b.text.length).slice(0, Math.max(0, count));
  return shortest.sort((a, b) => a.index - b.index).map(({ text }) => text);
}

function restOfList(values: readonly string[], last: number, missing: number, place: Place): string | undefined {
  const items = fewest(values, last, place === "after comma" ? Math.max(1, missing) : missing);
  if (items === undefined) return undefined;
  return `${place === "after item" && items.length > 0 ? "," : ""}${items.join(",")}]`;
}

function restOfItem(
  source: SelectionText,
  values: readonly string[],
  { last, missing, at }: { last: number; missing: number; at: number },
): string | undefined {
  let best: string | undefined;
  for (const fix of source.openEscapes(at)) {
    const begun = decoded(source.text.slice(at + 1) + fix);
    if (begun === undefined) continue;
    values.forEach((value, index) => {
      if (index <= last || !value.startsWith(begun)) return;
      const after = restOfList(values, index, missing, "after item");
      const rest = `${fix}${JSON.stringify(value.slice(begun.length)).slice(1)}${after}`;
      if (after !== undefined && (best === undefined || rest.length < best.length)) best = rest;
    });
  }
  return best;
}

function given(rest: string | undefined): Outcome[] {
  return rest === undefined ? [] : [{ rest }];
}
