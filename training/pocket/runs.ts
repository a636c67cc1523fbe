import type { Span } from "./marks.js";

/**
 * A list on one line is one span: "Go, Rust and SQL". A tiny model learns to point at it; code takes it apart. What stands
 * between the entries may only be what separates them.
 */
const BETWEEN =
  /^\s*(?:[,;|·•*/+~–-]|\s\s|,?\s(?:and|or|et|ou|und|oder|y|o|ni|e|en|of|&)\s)\s*(?:(?:and|or|et|ou|und|oder|&)\s)?\s*$/;
/** The grammar promises spans of this many characters whatever the line's length is. */
const MOST_CHARACTERS = 118;
const SHORT_LINE = 236;

/** The spans of one kind, neighbours on a line joined. `lines`: the text that they stand in. */
export function runsOf(spans: readonly Span[], lines: readonly string[]): Span[] {
  const runs: (Span & { start: number; end: number })[] = [];
  for (const span of spans) {
    const line = lines[span.line] ?? "";
    const last = runs.at(-1);
    const from = last?.line === span.line ? last.end : 0;
    const found = line.indexOf(span.text, from);
    const start = found < 0 ? line.indexOf(span.text) : found;
    const end = start + span.text.length;
    const most = line.length <= SHORT_LINE ? SHORT_LINE : MOST_CHARACTERS;
    const joins =
      last?.line === span.line &&
      start >= last.end &&
      end - last.start <= most &&
      BETWEEN.test(line.slice(last.end, start));
    if (joins) Object.assign(last, { text: line.slice(last.start, end), end });
    else runs.push({ ...span, start, end });
  }
  return runs;
}
