import { isSpan } from "../../src/runtime/spans.js";
import { type MarkKind, readMarks, type Span } from "./marks.js";

/**
 * Finds the marked spans again in the text that a reader made of the document: in order, each on one line. What the reader
 * broke or changed is gone.
 */
export function relocated(marked: string, text: string): Span[] {
  const { text: written, spans } = readMarks(marked);
  if (written === text) return spans;
  const lines = text.split("\n");
  const starts = new Map<MarkKind, number>();
  return spans.flatMap((span) => {
    if (!span.whole) return [];
    const value = span.text.replace(/\s+/g, " ");
    const from = starts.get(span.kind) ?? 0;
    // Columns come in another order: what isn't below the last one may stand above it.
    const line = lineWith(lines, value, from) ?? lineWith(lines, value, 0);
    if (line === undefined) return [];
    // Periods and the like repeat: each is looked for below the one before it.
    starts.set(span.kind, span.kind === "job" ? line + 1 : line);
    return [{ ...span, text: value, line }];
  });
}

function lineWith(lines: string[], value: string, from: number): number | undefined {
  const index = lines.findIndex((line, number) => number >= from && line.includes(value) && isSpan(value, [line]));
  return index < 0 ? undefined : index;
}
