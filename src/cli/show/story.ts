import { isKnown, type StoredEvent } from "../../runtime/run/events.js";
import type { JournalEvent } from "../../runtime/run/journal.js";
import { fold, type RunState } from "../../runtime/run/state.js";
import { forkText, inWorkspace, pausedText } from "../run/go-on.js";
import { harmless, oneLine, onStdout } from "../terminal.js";
import { tokensInWords } from "../view/lines.js";
import { byteSize, callInWords, duration, plural, shorten } from "../view/words.js";

const { bold, dim, green, red, yellow } = onStdout;
const TEXT_CHARS = 400;
const RESULT_CHARS = 120;

export interface StoryOptions {
  /** A process is writing the run at this moment. */
  isLive: boolean;
  workspace: string;
}

/** A run as people tell it: the goal, the plan, what each step did, how it ended. */
export function story(runId: string, events: readonly JournalEvent[], options: StoryOptions): string {
  const state = fold(runId, events);
  const known = events.filter(isKnown);
  const titles = new Map(known.flatMap(plannedSteps));
  return [
    `${bold(runId)}  ${statusInWords(state, options)}`,
    `goal   ${oneLine(state.goal)}`,
    `model  ${state.model?.id ?? "unknown"}${state.model ? dim(` (${state.model.backend})`) : ""}`,
    `spent  ${[duration(state.activeMs), plural(state.turns, "model call"), tokensInWords(state.usage)].join(" · ")}`,
    "",
    ...told(known, titles),
    ...goOn(state, options),
  ].join("\n");
}

/** What a run that has stopped waits for, and how it goes on. */
function goOn(state: RunState, options: StoryOptions): string[] {
  if (state.status === "paused") return ["", pausedText(state, options)];
  return state.status === "cancelled" ? ["", forkText(state, options)] : [];
}

/** A step's part of the story: how it began, what each item did, how it ended. */
interface StepBlock {
  head: string[];
  items: Map<number, string[]>;
  tail: string[];
}

/** What happened in order. Steps and items run side by side; what belongs to one stands together, where it began. */
function told(events: readonly StoredEvent[], titles: ReadonlyMap<string, string>): string[] {
  const blocks: (string[] | StepBlock)[] = [];
  const steps = new Map<string, StepBlock>();
  for (const event of events) {
    const lines = eventStory(event, titles);
    const stepId = "stepId" in event ? event.stepId : undefined;
    const item = "item" in event ? event.item : undefined;
    if (stepId !== undefined && event.type === "step.started" && !item) {
      const block: StepBlock = { head: lines, items: new Map(), tail: [] };
      steps.set(stepId, block);
      blocks.push(block);
      continue;
    }
    const step = stepId === undefined ? undefined : steps.get(stepId);
    if (!step) blocks.push(lines);
    else if (item) step.items.set(item.index, [...(step.items.get(item.index) ?? []), ...lines]);
    else step.tail.push(...lines);
  }
  return blocks.flatMap((block) => (Array.isArray(block) ? block : stepLines(block)));
}

function stepLines({ head, items, tail }: StepBlock): string[] {
  const inner = [...items.values()].flatMap(([first = "", ...rest]) => [first, ...rest.map((line) => `  ${line}`)]);
  return [...head, ...inner, ...tail];
}

function plannedSteps(event: StoredEvent): (readonly [string, string])[] {
  if (event.type === "plan.made") return event.plan.steps.map((step) => [step.id, step.title] as const);
  if (event.type !== "plan.revised") return [];
  return event.patches.flatMap((patch) => (patch.op === "drop" ? [] : [[patch.step.id, patch.step.title] as const]));
}

function statusInWords(state: RunState, options: StoryOptions): string {
  if (state.status === "finished") return green("finished");
  if (state.status === "failed") return red("failed");
  if (state.status === "running" && !options.isLive) {
    return yellow(`interrupted; go on: ${inWorkspace("resume", state.runId, options)}`);
  }
  return yellow(state.status);
}

function eventStory(event: StoredEvent, titles: ReadonlyMap<string, string>): string[] {
  const title = "stepId" in event && event.stepId ? oneLine(titles.get(event.stepId) ?? event.stepId) : "";
  switch (event.type) {
    case "plan.made":
      return [
        bold(event.given ? "Plan (given)" : "Plan"),
        ...event.plan.steps.map((step, index) => `  ${index + 1}. ${oneLine(step.title)} ${dim(`(${step.id})`)}`),
        "",
      ];
    case "plan.revised":
      return [
        yellow(`Plan changed: ${oneLine(event.reason)}`),
        ...event.patches.map((patch) => `  ${patch.op} ${patch.op === "add" ? patch.step.id : patch.id}`),
      ];
    case "person.said":
      return [yellow(`The person said: ${oneLine(event.text)}`)];
    case "context.compacted":
      return [dim("  (the context was full: what came before is told in short from here on)")];
    case "step.started":
      return event.item
        ? [`  ${bold(oneLine(event.item.key))}`]
        : [bold(`${title}${event.items ? ` (${plural(event.items.length, "item")})` : ""}`)];
    case "model.replied":
      return repliedStory(event);
    case "tool.called":
      return [`  ${callInWords(event.name, event.args, RESULT_CHARS)}`];
    case "tool.returned":
      return [returnedStory(event)];
    case "check.done":
      return [`  ${event.ok ? green("✓") : red("✗")} ${oneLine(event.evidence)}`];
    case "step.finished":
      return finishedStory(event, title);
    case "approval.asked":
      return askedStory(event);
    case "approval.given":
      return [yellow(`  the person said: ${event.decision} (${event.callId})`)];
    case "question.asked":
      return [yellow(`  asked a person: ${oneLine(event.text)} (${event.questionId})`)];
    case "question.answered":
      return [yellow(`  the person answered: ${oneLine(event.answer)}`)];
    default:
      return endStory(event);
  }
}

function askedStory(event: Extract<StoredEvent, { type: "approval.asked" }>): string[] {
  if (event.effect === "plan") return [yellow(`asked a person: is this the plan? (${event.callId})`)];
  const call = callInWords(event.name, event.args, RESULT_CHARS);
  const what = event.doing ? ` It would ${oneLine(event.doing)}.` : "";
  const why = event.reason ? ` ${oneLine(event.reason)}` : "";
  return [yellow(`  asked a person: may it call ${call}? (${event.callId})${what}${why}`)];
}

function repliedStory(event: Extract<StoredEvent, { type: "model.replied" }>): string[] {
  return [
    ...(event.thought ? [dim(`  thought: ${shorten(oneLine(event.thought), TEXT_CHARS)}`)] : []),
    ...(event.problem ? [red(`  the reply could not be used: ${oneLine(event.problem.message)}`)] : []),
  ];
}

function returnedStory(event: Extract<StoredEvent, { type: "tool.returned" }>): string {
  const words = shorten(oneLine(event.ok ? event.text : (event.error?.message ?? event.text)), RESULT_CHARS);
  return event.ok ? dim(`    → ${words} (${duration(event.ms)})`) : `    ${red("✗")} ${words}`;
}

function finishedStory(event: Extract<StoredEvent, { type: "step.finished" }>, title: string): string[] {
  const words = oneLine(event.ok ? event.result : (event.error?.message ?? event.result));
  const mark = event.ok ? green("✓") : red("✗");
  return event.item ? [`  ${mark} ${words}`] : [`${mark} ${title}: ${words}`, ""];
}

function endStory(event: StoredEvent): string[] {
  switch (event.type) {
    case "run.resumed":
      return [yellow("Resumed")];
    case "run.paused":
      if (event.reason === "person") return [yellow("Paused by a person")];
      return [yellow(`Paused for ${event.reason}${event.error ? `: ${oneLine(event.error.message)}` : ""}`)];
    case "run.cancelled":
      return [yellow(`Cancelled${event.reason ? `: ${oneLine(event.reason)}` : ""}`)];
    case "run.failed":
      return [
        red(`Failed: ${oneLine(event.error.message)} (${event.error.code})`),
        ...(event.error.hint ? [`  ${oneLine(event.error.hint)}`] : []),
      ];
    case "run.finished":
      return [
        bold("Answer"),
        harmless(event.answer),
        ...list(
          "Files",
          event.files.map(
            (file) => `${oneLine(file.path)}  ${dim(`${byteSize(file.bytes)}, sha256 ${file.sha256.slice(0, 12)}`)}`,
          ),
        ),
        ...list(
          "Verified",
          event.verified.map((words) => `${green("✓")} ${oneLine(words)}`),
        ),
        ...list(
          "Not verified",
          event.unverified.map((words) => `${yellow("!")} ${oneLine(words)}`),
        ),
      ];
    default:
      return [];
  }
}

function list(head: string, lines: string[]): string[] {
  return lines.length > 0 ? ["", bold(head), ...lines.map((line) => `  ${line}`)] : [];
}
