import { isKnown, type StoredEvent } from "../../src/runtime/run/events.js";
import type { JournalEvent } from "../../src/runtime/run/journal.js";

/** One line of what happened, as the left side tells it. */
export type FeedEntry = { key: string; seq: number; stepId?: string; itemKey?: string } & (
  | { kind: "heading"; text: string; mark: "start" | "done" | "failed"; note: string }
  | { kind: "said"; text: string }
  | { kind: "thought"; text: string; words: string; problem: string }
  | { kind: "call"; callId: string }
  | { kind: "check"; ok: boolean; text: string }
  | { kind: "note"; text: string; tone: "plain" | "warning" | "error" }
);

/** What the first `count` events tell, in order. A call stands where it began; its end changes it in its place. */
export function feedAt(events: readonly JournalEvent[], count = events.length): FeedEntry[] {
  const titles = new Map<string, string>();
  const calls = new Set<string>();
  const entries: FeedEntry[] = [];
  for (let index = 0; index < count && index < events.length; index++) {
    const event = events[index];
    if (!event || !isKnown(event)) continue;
    learnTitles(titles, event);
    const entry = entryOf(event, titles, calls);
    if (entry) entries.push(entry);
  }
  return entries;
}

function learnTitles(titles: Map<string, string>, event: StoredEvent): void {
  const steps =
    event.type === "plan.made"
      ? event.plan.steps
      : event.type === "plan.revised"
        ? event.patches.flatMap((patch) => (patch.op === "drop" ? [] : [patch.step]))
        : [];
  for (const { id, title } of steps) titles.set(id, title);
}

function entryOf(event: StoredEvent, titles: Map<string, string>, calls: Set<string>): FeedEntry | undefined {
  const head = { key: String(event.seq), seq: event.seq, ...placeOf(event) };
  const note = (text: string, tone: "plain" | "warning" | "error" = "plain"): FeedEntry => ({
    ...head,
    kind: "note",
    text,
    tone,
  });
  switch (event.type) {
    case "plan.made":
      return note(event.given ? "A plan was given." : "A plan was made.");
    case "plan.revised":
      return note(`The plan was changed: ${event.reason}`, "warning");
    case "person.said":
      return { ...head, kind: "said", text: event.text };
    case "step.started":
    case "step.finished":
      return heading(event, head, titles.get(event.stepId) ?? event.stepId);
    case "model.replied": {
      const problem = event.problem?.message ?? "";
      if (!event.thought && !event.text && !problem) return undefined;
      return { ...head, kind: "thought", text: event.thought, words: event.text, problem };
    }
    case "tool.called":
    case "tool.returned":
    case "approval.asked":
      if (event.type === "approval.asked" && event.effect === "plan") return note("You are asked about the plan.");
      if (calls.has(event.callId)) return undefined;
      calls.add(event.callId);
      return { ...head, kind: "call", callId: event.callId };
    case "check.done":
      return { ...head, kind: "check", ok: event.ok, text: event.evidence };
    case "approval.given":
      return note(DECISIONS[event.decision]);
    case "question.asked":
      return note(`Asked: ${event.text}`, "warning");
    case "question.answered":
      return { ...head, kind: "said", text: event.answer };
    case "context.compacted":
      return note("The context was full: what came before is told in short from here on.");
    default:
      return endEntry(event, note);
  }
}

const DECISIONS = { allow: "You allowed it.", deny: "You said no.", always: "You allowed it for the whole run." };

function endEntry(
  event: StoredEvent,
  note: (text: string, tone?: "plain" | "warning" | "error") => FeedEntry,
): FeedEntry | undefined {
  switch (event.type) {
    case "run.paused":
      // What it asks is told already.
      if (event.reason === "person") return note("Paused.");
      return event.reason === "budget"
        ? note(event.error?.message ?? "Paused: its budget is spent.", "warning")
        : undefined;
    case "run.resumed":
      return note("Resumed.");
    case "run.failed":
      return note([event.error.message, event.error.hint].filter(Boolean).join(" "), "error");
    case "run.cancelled":
      return note("Cancelled.", "warning");
    case "run.finished":
      return note("Finished.");
    default:
      return undefined;
  }
}

function heading(
  event: Extract<StoredEvent, { type: "step.started" | "step.finished" }>,
  head: { key: string; seq: number },
  title: string,
): FeedEntry {
  const text = event.item ? event.item.key : title;
  if (event.type === "step.started") return { ...head, kind: "heading", text, mark: "start", note: "" };
  const note = event.ok ? event.result : (event.error?.message ?? event.result);
  return { ...head, kind: "heading", text, mark: event.ok ? "done" : "failed", note };
}

function placeOf(event: StoredEvent): { stepId?: string; itemKey?: string } {
  const { stepId, item } = event as { stepId?: string; item?: { key: string } };
  return { ...(stepId ? { stepId } : {}), ...(item ? { itemKey: item.key } : {}) };
}
