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

/** A text in parts, those that are quoted marked. Quotes that overlap are one mark. */
export function markQuotes(text: string, quotes: readonly string[]): { text: string; isQuoted: boolean }[] {
  const spans = quotes
    .map((quote) => markQuote(text, quote))
    .filter(({ quote }) => quote !== "")
    .map(({ before, quote }) => ({ from: before.length, to: before.length + quote.length }))
    .sort((one, other) => one.from - other.from);
  const parts: { text: string; isQuoted: boolean }[] = [];
  let at = 0;
  for (const { from, to } of spans) {
    if (to <= at) continue;
    if (from > at) parts.push({ text: text.slice(at, from), isQuoted: false });
    parts.push({ text: text.slice(Math.max(from, at), to), isQuoted: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isQuoted: false });
  return parts;
}

type Found = NonNullable<EventOf<"step.finished">["records"]>;

/** What the run's records quote of a source, so far. */
export function quotesOf(events: readonly JournalEvent[], count: number, path: string): string[] {
  const quotes = recordsAt(events, count).flatMap(({ records }) =>
    records.flatMap(({ evidence }) =>
      Object.values(evidence).flatMap((all) => all.filter((one) => one.path === path).map(({ quote }) => quote)),
    ),
  );
  return [...new Set(quotes)];
}

/**
 * The records that each step has found so far, with their evidence, the longest list first; a step's own list once it is
 * finished.
 */
export function recordsAt(events: readonly JournalEvent[], count: number): { stepId: string; records: Found }[] {
  const bySteps = new Map<string, Found>();
  for (const event of events.slice(0, count)) {
    if (!isKnown(event) || event.type !== "step.finished" || !event.records?.length) continue;
    const soFar = event.item ? (bySteps.get(event.stepId) ?? []) : [];
    bySteps.set(event.stepId, [...soFar, ...event.records]);
  }
  return [...bySteps]
    .map(([stepId, records]) => ({ stepId, records }))
    .sort((one, other) => other.records.length - one.records.length);
}
