import type { EventOf } from "../../runtime/run/events.js";
import { isKnown } from "../../runtime/run/events.js";
import type { JournalEvent } from "../../runtime/run/journal.js";

const GONE = "(left out)";

/**
 * The events without what files held that are to stay at home: texts read from them, contents written to them, quotes
 * of them. What the model made of them in its own words stays, names included.
 */
export function withoutFiles(events: readonly JournalEvent[], isLeftOut: (path: string) => boolean): JournalEvent[] {
  const hidden = callsToHide(events, isLeftOut);
  return events.map((event) => {
    if (!isKnown(event)) return event;
    switch (event.type) {
      case "model.replied":
        return {
          ...event,
          calls: event.calls.map((call) => (hidden.has(call.callId) ? { ...call, args: pathsOnly(call.args) } : call)),
        };
      case "tool.called":
      case "approval.asked":
        return hidden.has(event.callId) ? { ...event, args: pathsOnly(event.args) } : event;
      case "tool.returned":
        return hidden.has(event.callId) ? emptied(event) : event;
      case "step.finished":
        return withoutQuotes(event, isLeftOut);
      case "run.finished":
        return { ...event, files: event.files.filter(({ path }) => !isLeftOut(path)) };
      default:
        return event;
    }
  });
}

function callsToHide(events: readonly JournalEvent[], isLeftOut: (path: string) => boolean): Set<string> {
  const hidden = new Set<string>();
  const isAbout = (texts: readonly unknown[]) => texts.some((text) => typeof text === "string" && isLeftOut(text));
  for (const event of events) {
    if (!isKnown(event)) continue;
    if (event.type === "tool.called" || event.type === "approval.asked") {
      if (isAbout(Object.values(event.args).flat())) hidden.add(event.callId);
    } else if (event.type === "tool.returned") {
      const { sources = [], files = [], whole } = event;
      if (isAbout([...sources.map(({ path }) => path), ...files, whole])) hidden.add(event.callId);
    } else if (event.type === "model.replied") {
      for (const { callId, args } of event.calls) if (isAbout(Object.values(args).flat())) hidden.add(callId);
    }
  }
  return hidden;
}

/** The arguments, without the long ones: those are contents. */
function pathsOnly(args: Record<string, unknown>): Record<string, unknown> {
  const short = (value: unknown) =>
    typeof value !== "object" && String(value).length <= 200 && !/\n/.test(String(value));
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, name !== "content" && short(value) ? value : GONE]),
  );
}

function emptied(event: EventOf<"tool.returned">): JournalEvent {
  const { data: _data, choices: _choices, sources = [], error, ...rest } = event;
  return {
    ...rest,
    text: GONE,
    sources: sources.map(({ path, page }) => ({ path, ...(page === undefined ? {} : { page }), text: GONE })),
    ...(error ? { error: { code: error.code, message: GONE } } : {}),
  };
}

function withoutQuotes(event: EventOf<"step.finished">, isLeftOut: (path: string) => boolean): JournalEvent {
  if (!event.records) return event;
  const records = event.records.map(({ record, evidence }) => ({
    record,
    evidence: Object.fromEntries(
      Object.entries(evidence).map(([field, all]) => [
        field,
        all.map((one) => (isLeftOut(one.path) ? { ...one, quote: GONE } : one)),
      ]),
    ),
  }));
  return { ...event, records };
}
