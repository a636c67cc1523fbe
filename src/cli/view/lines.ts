import { DEFAULT_BUDGET } from "../../runtime/run/budget.js";
import type { StepState } from "../../runtime/run/state.js";
import { oneLine, type Paint } from "../terminal.js";
import { type Activity, type Board, itemsDone, roughTokens, stepsInOrder } from "./board.js";
import { columns, duration, number, plural, truncate } from "./words.js";

export interface Frame {
  width: number;
  rows: number;
  nowMs: number;
  /** Turns while something goes on; a plain dot in the last picture. */
  spinner: string;
  paint: Paint;
}

const MAX_ACTIVITIES = 4;
const METER = 12;

/** The checklist as it stands: one line a step, what goes on now below its step, a line of totals. */
export function boardLines(board: Board, frame: Frame): string[] {
  const steps = stepsInOrder(board.run);
  const { thinkTokens } = board.run.budget;
  const lines = [cut(frame.paint.bold, oneLine(board.run.goal), 0, frame)];
  if (steps.length === 0) lines.push(...activityLines([...board.activities.values()], frame, thinkTokens));
  for (const step of steps) {
    lines.push(stepLine(step, frame));
    const own = [...board.activities.values()].filter((activity) => activity.stepId === step.step.id);
    if (step.status === "running") lines.push(...activityLines(own, frame, thinkTokens));
  }
  if (steps.length > 0) {
    const own = [...board.activities.values()].filter((activity) => activity.stepId === undefined);
    lines.push(...activityLines(own, frame, thinkTokens));
  }
  lines.push(cut(frame.paint.dim, totals(board, frame.nowMs), 2, frame));
  return window(lines, frame.rows - 1);
}

/** The part of a long list that fits: its head, then its tail, where the work is. */
function window(lines: string[], rows: number): string[] {
  if (lines.length <= rows || rows < 4) return lines.slice(0, Math.max(1, rows));
  return [...lines.slice(0, 1), `  … ${lines.length - rows + 1} lines above`, ...lines.slice(lines.length - rows + 2)];
}

function stepLine(step: StepState, frame: Frame): string {
  const { paint } = frame;
  const marks = {
    waiting: paint.dim("○"),
    running: paint.cyan(frame.spinner),
    done: paint.green("✓"),
    failed: paint.red("✗"),
  };
  const items = itemsDone(step);
  const parts = [oneLine(step.step.title)];
  if (items && step.status !== "waiting") parts.push(itemsInWords(items, step.status === "running"));
  const head = parts.join("  ");
  const result = step.result ? oneLine(step.result.error?.message ?? step.result.result) : "";
  const room = frame.width - 4 - columns(head) - 2;
  const tail = result && !items && room > 12 ? `  ${paint.dim(truncate(result, room))}` : "";
  return `  ${marks[step.status]} ${truncate(head, frame.width - 4)}${tail}`;
}

function itemsInWords(
  { done, failed, total }: { done: number; failed: number; total: number },
  running: boolean,
): string {
  const words = `${done} of ${total}${failed > 0 ? `, ${failed} not done` : ""}`;
  return running ? `${meter(done, total)} ${words}` : words;
}

function activityLines(activities: Activity[], frame: Frame, thinkTokens: number | undefined): string[] {
  const lines = activities
    .slice(0, MAX_ACTIVITIES)
    .map((activity) => cut(frame.paint.dim, activityInWords(activity, frame.nowMs, thinkTokens), 6, frame));
  if (activities.length > MAX_ACTIVITIES) lines.push(`      … and ${activities.length - MAX_ACTIVITIES} more`);
  return lines;
}

/** `cvs/anna.pdf: thinking ▰▰▱▱ about 812 of 4,000 tokens, 12 s`. */
export function activityInWords(
  activity: Activity,
  nowMs: number,
  thinkTokens: number = DEFAULT_BUDGET.thinkTokens,
): string {
  const { kind, done, total, chars } = activity;
  const parts = [oneLine(activity.label)];
  if (done !== undefined && total !== undefined && total > 0)
    parts.push(`${meter(done, total)} ${number(done)} of ${number(total)}`);
  else if (done !== undefined) parts.push(number(done));
  if (kind === "thinking") {
    const tokens = roughTokens(chars);
    parts.push(`${meter(tokens, thinkTokens)} about ${number(tokens)} of ${number(thinkTokens)} tokens`);
  }
  if (kind === "writing") parts.push(`about ${number(roughTokens(chars))} tokens`);
  const elapsed = nowMs - activity.sinceMs;
  const words = `${activity.item ? `${oneLine(activity.item)}: ` : ""}${parts.join(" ")}`;
  return elapsed >= 1000 ? `${words}, ${duration(elapsed)}` : words;
}

function meter(done: number, total: number): string {
  const filled = total > 0 ? Math.min(METER, Math.round((done / total) * METER)) : METER;
  return "▰".repeat(filled) + "▱".repeat(METER - filled);
}

function totals({ run }: Board, nowMs: number): string {
  const { usage } = run;
  const active =
    run.activeMs + (run.status === "running" && run.activeSince > 0 ? Math.max(0, nowMs - run.activeSince) : 0);
  return [duration(active), plural(run.turns, "model call"), tokensInWords(usage)].join(" · ");
}

/** `12,345 tokens (80 % of the prompts from the cache)`. */
export function tokensInWords(usage: { prompt: number; reused: number; thought: number; answer: number }): string {
  const all = usage.prompt + usage.thought + usage.answer;
  const reused = usage.prompt > 0 ? Math.round((usage.reused / usage.prompt) * 100) : 0;
  return plural(all, "token") + (reused > 0 ? ` (${reused} % of the prompts from the cache)` : "");
}

function cut(colour: (text: string) => string, text: string, indent: number, frame: Frame): string {
  return " ".repeat(indent) + colour(truncate(text, frame.width - indent - 1));
}
