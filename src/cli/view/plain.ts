import type { RunEvent, StoredEvent } from "../../runtime/run/events.js";
import { isStored } from "../../runtime/run/events.js";
import type { RunState } from "../../runtime/run/state.js";
import { note, oneLine } from "../terminal.js";
import { type Board, itemsDone, startBoard, updateBoard } from "./board.js";
import { activityInWords } from "./lines.js";
import type { View } from "./view.js";
import { callInWords, shorten } from "./words.js";

/** After so long without a line, one says what is still going on. */
const HEARTBEAT_MS = 5_000;
const LINE_CHARS = 160;

/** One line per thing that happened, for pipes and logs. */
export function plainView(run: RunState, say: (line: string) => void = note): View {
  let board = startBoard(run);
  let saidAt = Date.now();
  const tell = (line: string) => {
    saidAt = Date.now();
    say(shorten(line, LINE_CHARS));
  };
  const timer = setInterval(() => {
    if (Date.now() - saidAt < HEARTBEAT_MS) return;
    for (const activity of board.activities.values())
      tell(`  … ${activityInWords(activity, Date.now(), board.run.budget.thinkTokens)}`);
  }, 1000);
  timer.unref();
  return {
    show: (event: RunEvent) => {
      board = updateBoard(board, event);
      const line = isStored(event) ? lineOf(event, board) : undefined;
      if (line) tell(line);
    },
    close: () => clearInterval(timer),
  };
}

/** What a stored event is worth saying; nothing for most. */
function lineOf(event: StoredEvent, board: Board): string | undefined {
  switch (event.type) {
    case "run.started":
      return `run ${event.runId} · model ${event.model.id}`;
    case "run.resumed":
      return `run ${event.runId} goes on`;
    case "plan.made":
      return `plan: ${event.plan.steps.map((step) => oneLine(step.title)).join(" → ")}`;
    case "plan.revised":
      return `plan changed: ${oneLine(event.reason)}`;
    case "person.said":
      return `the person said: ${oneLine(event.text)}`;
    case "step.started":
      return startLine(event, board);
    case "model.replied":
      return event.problem ? `  ! ${oneLine(event.problem.message)}` : undefined;
    case "tool.called":
      return `  ${event.item ? `${oneLine(event.item.key)}: ` : ""}${callInWords(event.name, event.args)}`;
    case "tool.returned":
      return event.ok ? undefined : `  ! ${event.name}: ${oneLine(event.error?.message ?? event.text)}`;
    case "check.done":
      return `  ${event.ok ? "✓" : "✗"} ${oneLine(event.evidence)}`;
    case "step.finished":
      return finishLine(event, board);
    default:
      return undefined;
  }
}

function startLine(event: Extract<StoredEvent, { type: "step.started" }>, board: Board): string | undefined {
  if (event.item) return undefined;
  const title = oneLine(board.run.steps[event.stepId]?.step.title ?? event.stepId);
  return `▸ ${title}${event.items ? ` (${event.items.length} items)` : ""}`;
}

function finishLine(event: Extract<StoredEvent, { type: "step.finished" }>, board: Board): string {
  const step = board.run.steps[event.stepId];
  const words = oneLine(event.ok ? event.result : (event.error?.message ?? event.result));
  if (!event.item) return `${event.ok ? "✓" : "✗"} ${oneLine(step?.step.title ?? event.stepId)}: ${words}`;
  const items = step ? itemsDone(step) : undefined;
  const position = items ? `${items.done} of ${items.total} ` : "";
  return `  ${event.ok ? "✓" : "✗"} ${position}${oneLine(event.item.key)}: ${words}`;
}
