import { isStored, type LiveEvent, type RunEvent, type StoredEvent } from "../../runtime/run/events.js";
import { type RunState, reduce, type StepState } from "../../runtime/run/state.js";
import { callInWords } from "./words.js";

/** What a person sees of a run: its state, and what it is doing at this moment. Pure: a fold over all events. */
export interface Board {
  run: RunState;
  /** What goes on now, by place (step and item). */
  activities: ReadonlyMap<string, Activity>;
}

export interface Activity {
  stepId: string | undefined;
  /** The item's key, in a step that is done once per item. */
  item: string | undefined;
  kind: "waiting" | "reading" | "thinking" | "writing" | "tool";
  label: string;
  /** Characters thought or written so far. */
  chars: number;
  done: number | undefined;
  total: number | undefined;
  sinceMs: number;
}

export function startBoard(run: RunState): Board {
  return { run, activities: new Map() };
}

export function updateBoard(board: Board, event: RunEvent): Board {
  return isStored(event) ? afterStored(board, event) : { ...board, activities: afterLive(board, event) };
}

function afterStored(board: Board, event: StoredEvent): Board {
  const run = reduce(board.run, event);
  const place = "stepId" in event ? event : {};
  const begin = (kind: Activity["kind"], label: string) => ({
    run,
    activities: begun(board, event.at, place, kind, label),
  });
  switch (event.type) {
    case "run.started":
    case "run.resumed":
      return run.plan ? { run, activities: new Map() } : begin("waiting", "making a plan");
    case "step.started":
      return event.items ? { run, activities: board.activities } : begin("waiting", "waiting for the model");
    case "tool.called":
      return begin("tool", callInWords(event.name, event.args));
    case "tool.returned":
      return begin("waiting", "waiting for the model");
    case "plan.made":
    case "plan.revised":
    case "model.replied":
    case "step.finished":
      return { run, activities: without(board, place) };
    case "run.finished":
    case "run.failed":
    case "run.paused":
    case "run.cancelled":
      return { run, activities: new Map() };
    default:
      return { run, activities: board.activities };
  }
}

function afterLive(board: Board, event: LiveEvent): ReadonlyMap<string, Activity> {
  const before = board.activities.get(placeKey(event));
  if (event.type === "tool.progress") {
    return changed(board, event, {
      ...fresh(event, "tool", event.message),
      ...before,
      label: event.message,
      done: event.done,
      total: event.total,
    });
  }
  if (event.type === "model.prefill") {
    return changed(board, event, {
      ...fresh(event, "reading", "reading the prompt"),
      done: event.done,
      total: event.total,
    });
  }
  const kind = event.channel === "thought" ? "thinking" : "writing";
  const same =
    before?.kind === kind ? before : fresh(event, kind, kind === "thinking" ? "thinking" : purposeOf(board, event));
  return changed(board, event, { ...same, chars: same.chars + event.text.length });
}

function purposeOf({ run }: Board, place: Place): string {
  if (place.stepId) return "deciding";
  return run.plan ? "finishing" : "planning";
}

interface Place {
  stepId?: string;
  item?: { key: string; index: number };
}

function placeKey({ stepId, item }: Place): string {
  return `${stepId ?? ""}/${item?.index ?? ""}`;
}

function fresh(event: Place & { at: string }, kind: Activity["kind"], label: string): Activity {
  return {
    stepId: event.stepId,
    item: event.item?.key,
    kind,
    label,
    chars: 0,
    done: undefined,
    total: undefined,
    sinceMs: Date.parse(event.at),
  };
}

function begun(board: Board, at: string, place: Place, kind: Activity["kind"], label: string) {
  return changed(board, place, fresh({ ...place, at }, kind, label));
}

function changed(board: Board, place: Place, activity: Activity): ReadonlyMap<string, Activity> {
  return new Map(board.activities).set(placeKey(place), activity);
}

function without(board: Board, place: Place): ReadonlyMap<string, Activity> {
  const rest = new Map(board.activities);
  rest.delete(placeKey(place));
  return rest;
}

/** The steps in the order of the plan. */
export function stepsInOrder(run: RunState): StepState[] {
  return run.plan?.steps.flatMap(({ id }) => run.steps[id] ?? []) ?? [];
}

/** How far a step that is done once per item is; undefined for others. */
export function itemsDone(step: StepState): { done: number; failed: number; total: number } | undefined {
  if (!step.items) return undefined;
  const ended = step.branches.filter((branch) => branch.status !== "open");
  return {
    done: ended.length,
    failed: ended.filter((branch) => branch.status === "failed").length,
    total: step.items.length,
  };
}

/** Characters as tokens, roughly: what streams by has not been counted yet. */
export function roughTokens(chars: number): number {
  return Math.ceil(chars / 4);
}
