import { type EventOf, isKnown } from "../../src/runtime/run/events.js";
import type { JournalEvent } from "../../src/runtime/run/journal.js";

/** A call of a tool from its proposal to its end. */
export interface CallView {
  callId: string;
  name: string;
  args: Record<string, unknown>;
  effect: string;
  stepId: string | undefined;
  itemKey: string | undefined;
  status: "asked" | "denied" | "running" | "ok" | "failed";
  /** Where in the journal it began. */
  seq: number;
  returned: EventOf<"tool.returned"> | undefined;
}

/** The calls among the first `count` events, in the order in which they began; those that only ask a person too. */
export function callsAt(events: readonly JournalEvent[], count = events.length): Map<string, CallView> {
  const calls = new Map<string, CallView>();
  for (let index = 0; index < count && index < events.length; index++) {
    const event = events[index];
    if (event && isKnown(event)) addToCalls(calls, event);
  }
  return calls;
}

function addToCalls(calls: Map<string, CallView>, event: Extract<JournalEvent, { callId: string }> | JournalEvent) {
  if (!isKnown(event)) return;
  if (event.type === "tool.called" || (event.type === "approval.asked" && event.effect !== "plan")) {
    calls.set(event.callId, {
      callId: event.callId,
      name: event.name,
      args: event.args,
      effect: event.effect,
      stepId: event.stepId,
      itemKey: event.item?.key,
      status: event.type === "tool.called" ? "running" : "asked",
      seq: event.seq,
      returned: undefined,
    });
    return;
  }
  if (event.type === "approval.given") {
    const call = calls.get(event.callId);
    if (call && event.decision === "deny") calls.set(event.callId, { ...call, status: "denied" });
    return;
  }
  if (event.type !== "tool.returned") return;
  const denied = event.error?.code === "tool.denied";
  const before = calls.get(event.callId) ?? {
    callId: event.callId,
    name: event.name,
    args: {},
    effect: "",
    stepId: event.stepId,
    itemKey: event.item?.key,
    seq: event.seq,
  };
  calls.set(event.callId, { ...before, status: denied ? "denied" : event.ok ? "ok" : "failed", returned: event });
}

/** The call that the last of the first `count` events is about, or the one before it: what "the computer" shows. */
export function currentCall(events: readonly JournalEvent[], count = events.length): string | undefined {
  for (let index = Math.min(count, events.length) - 1; index >= 0; index--) {
    const event = events[index];
    if (!event || !isKnown(event)) continue;
    if (event.type === "tool.called" || event.type === "tool.returned") return event.callId;
    if (event.type === "approval.asked" && event.effect !== "plan") return event.callId;
  }
  return undefined;
}
