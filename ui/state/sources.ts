import { type EventOf, isKnown } from "../../src/runtime/run/events.js";
import type { JournalEvent } from "../../src/runtime/run/journal.js";

/** A text that was read, and where a quote stands in it. */
export interface MarkedText {
  before: string;
  quote: string;
  after: string;
}

/** A page of a source as the run read it; undefined when the journal doesn't hold it. */
export function sourceText(
  events: readonly JournalEvent[],
  path: string,
  page: number | undefined,
): string | undefined {
  const texts: string[] = [];
  for (const event of events) {
    if (!isKnown(event) || event.type !== "tool.returned" || !event.ok) continue;
    for (const source of event.sources ?? []) {
      if (source.path !== path || (page !== undefined && source.page !== undefined && source.page !== page)) continue;
      // A source without a text of its own is the result's text.
      const text = source.text ?? event.text;
      if (!texts.includes(text)) texts.push(text);
    }
  }
  return texts.length > 0 ? texts.join("\n\n") : undefined;
}

/** Finds a quote however its white space and quotation marks are written. Without one, all of the text is `before`. */
export function markQuote(text: string, quote: string): MarkedText {
  const wanted = quote.trim();
  if (!wanted) return { before: text, quote: "", after: "" };
  const pattern = wanted
    .split(/\s+/)
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
        .replace(/['’‘]/g, "['’‘]")
        .replace(/["“”]/g, '["“”]'),
    )
    .join("\\s+");
  const match = new RegExp(pattern, "iu").exec(text);
  if (!match) return { before: text, quote: "", after: "" };
  const end = match.index + match[0].length;
  return { before: text.slice(0, match.index), quote: match[0], after: text.slice(end) };
}

/** The records that the run's steps have found so far, with their evidence; a step's own list once it is finished. */
export function recordsAt(
  events: readonly JournalEvent[],
  count: number,
): EventOf<"step.finished">["records"] & object {
  const bySteps = new Map<string, NonNullable<EventOf<"step.finished">["records"]>>();
  for (const event of events.slice(0, count)) {
    if (!isKnown(event) || event.type !== "step.finished" || !event.records?.length) continue;
    const soFar = event.item ? (bySteps.get(event.stepId) ?? []) : [];
    bySteps.set(event.stepId, [...soFar, ...event.records]);
  }
  return [...bySteps.values()].at(-1) ?? [];
}
