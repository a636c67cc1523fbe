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
    const value = span.text.replace(/\s+/g, " ");
    const from = starts.get(span.kind) ?? 0;
    // Columns come in another order: what isn't below the last one may stand above it.
    const line = lineWith(lines, value, from) ?? lineWith(lines, value, 0);
    if (line === undefined) return beginning(span, lines);
    // Periods and the like repeat: each is looked for below the one before it.
    starts.set(span.kind, span.kind === "job" ? line + 1 : line);
    return [{ ...span, text: value, line }];
  });
}

const LEAST_BEGINNING = 12;

/** A requirement that the reader broke: what stands at the end of its first line. */
function beginning(span: Span, lines: string[]): Span[] {
  if (span.kind !== "must" && span.kind !== "nice") return [];
  const value = span.text.replace(/\s+/g, " ");
  for (const [number, line] of lines.entries()) {
    const start = line.indexOf(value.slice(0, LEAST_BEGINNING));
    const text = start < 0 ? "" : line.slice(start).trimEnd();
    if (text.length >= LEAST_BEGINNING && value.startsWith(text) && isSpan(text, [line]))
      return [{ ...span, text, line: number, whole: false }];
  }
  return [];
}

function lineWith(lines: string[], value: string, from: number): number | undefined {
  const index = lines.findIndex((line, number) => number >= from && line.includes(value) && isSpan(value, [line]));
  return index < 0 ? undefined : index;
}
