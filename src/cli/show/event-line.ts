import { isKnown, type StoredEvent } from "../../runtime/run/events.js";
import type { JournalEvent } from "../../runtime/run/journal.js";
import { oneLine, onStdout } from "../terminal.js";
import { callInWords, number, plural, shorten } from "../view/words.js";

const TEXT_CHARS = 120;

/** An event on one line: number, time, type, place, what it says. */
export function eventLine(event: JournalEvent): string {
  const place =
    "stepId" in event && event.stepId
      ? `${event.stepId}${"item" in event && event.item ? `:${event.item.key}` : ""}`
      : "";
  const words = isKnown(event) ? eventInWords(event) : "(of a newer version)";
  const head = `${String(event.seq).padStart(5)}  ${event.at.slice(11, 23)}  ${event.type.padEnd(17)}`;
  return `${onStdout.dim(head)} ${oneLine([place, words].filter(Boolean).join("  "))}`;
}

function eventInWords(event: StoredEvent): string {
  switch (event.type) {
    case "run.started":
      return `${event.model.id} · ${shorten(event.goal, TEXT_CHARS)}`;
    case "plan.made":
      return event.plan.steps.map((step) => step.id).join(" → ");
    case "plan.revised":
      return `${event.patches.map((patch) => `${patch.op} ${patch.op === "add" ? patch.step.id : patch.id}`).join(", ")}: ${event.reason}`;
    case "files.noted":
      return plural(event.files.length, "file");
    case "person.said":
      return shorten(event.text, TEXT_CHARS);
    case "step.started":
      return event.items ? plural(event.items.length, "item") : "";
    case "model.replied":
      return replyInWords(event);
    case "tool.called":
    case "approval.asked":
      return callInWords(event.name, event.args, TEXT_CHARS);
    case "tool.returned":
      return `${event.name} ${event.ok ? "ok" : "failed"} in ${number(event.ms)} ms: ${shorten(event.text, TEXT_CHARS)}`;
    case "check.done":
      return `${event.check.kind} ${event.ok ? "ok" : "failed"}: ${event.evidence}`;
    case "step.finished":
      return `${event.ok ? "ok" : "failed"}: ${shorten(event.error?.message ?? event.result, TEXT_CHARS)}`;
    case "approval.given":
      return `${event.callId} ${event.decision}`;
    case "question.asked":
      return `${event.questionId}: ${event.text}`;
    case "question.answered":
      return `${event.questionId}: ${event.answer}`;
    case "context.compacted":
      return shorten(event.summary, TEXT_CHARS);
    case "run.paused":
      return `for ${event.reason}${event.error ? `: ${event.error.message}` : ""}`;
    case "run.resumed":
      return event.budget ? JSON.stringify(event.budget) : "";
    case "run.finished":
      return `${plural(event.files.length, "file")}: ${shorten(event.answer, TEXT_CHARS)}`;
    case "run.failed":
      return `${event.error.code}: ${event.error.message}`;
    case "run.cancelled":
      return event.reason ?? "";
  }
}

/** What a reply was made of: thought, calls, text, and what was wrong with it. */
export function replyInWords(event: Extract<StoredEvent, { type: "model.replied" }>): string {
  const parts = [
    event.usage.thought > 0 ? `thought ${plural(event.usage.thought, "token")}` : "",
    ...event.calls.map((call) => callInWords(call.name, call.args, TEXT_CHARS)),
    event.text && event.calls.length === 0 ? shorten(event.text, TEXT_CHARS) : "",
    event.problem ? `could not be used: ${event.problem.message}` : "",
  ];
  return `${parts.filter(Boolean).join(" · ")} (${number(event.usage.prompt)} + ${number(event.usage.thought + event.usage.answer)} tokens, ${number(event.ms)} ms)`;
}
