import type { Budget, DeliveredFile, EventOf, EvidencedRecord, ItemRef, Usage } from "./events.js";
import type { GoalCheck, Plan, Step } from "./plan.js";

/** What a run is at one moment: a fold over its events. Never changed in place. */
export interface RunState {
  runId: string;
  goal: string;
  status: "running" | "paused" | "finished" | "failed" | "cancelled";
  model: EventOf<"run.started">["model"] | undefined;
  budget: Budget;
  /** JSON Schema of a typed answer, where one is wanted. */
  output: Record<string, unknown> | undefined;
  /** What must hold at the end, whatever the plan. */
  goalChecks: readonly GoalCheck[];
  /** What those found since all steps were done; empty when they are to be run (again). */
  goalFindings: readonly EventOf<"check.done">[];
  /** The mark around untrusted text. */
  fence: string;
  plan: Plan | undefined;
  /** Replies to the planner's questions that weren't a plan, newest last. */
  planning: Turn[];
  /** Attempts to revise the plan, and how many of them were used up. */
  revising: Turn[];
  revisions: number;
  steps: Readonly<Record<string, StepState>>;
  /** Ids of finished steps in the order in which they joined the trunk. */
  trunk: readonly string[];
  /** All that the trunk has come to hold, in order. It only grows, so that prompts begin with the same bytes. */
  entries: readonly TrunkEntry[];
  /** Messages of the person that the planner hasn't thought about. */
  unheard: readonly string[];
  /** Whether a person decides on plans, and how many the model has made. */
  approvePlan: boolean;
  planVersion: number;
  /** Ids of steps that a person has written or agreed to: what they grant, the person has granted. */
  personSteps: readonly string[];
  /** The closing call's replies. */
  finishing: Turn[];
  approvals: Readonly<Record<string, "asked" | "allow" | "deny" | "always">>;
  /** Why calls were asked for although their effect is allowed, by call: what a stranger wrote could be behind them. */
  askReasons: Readonly<Record<string, string>>;
  /** What was asked for, by call: its effect, and what it would do. */
  asked: Readonly<Record<string, { effect: string; doing?: string }>>;
  /** Tools that a person has allowed for the rest of the run, each with the effect that was asked for: "name effect". */
  alwaysAllowed: readonly string[];
  /** Those of them that were allowed with such a reason in view: for them it holds after untrusted text too. */
  alwaysTrusted: readonly string[];
  questions: Readonly<Record<string, Question>>;
  usage: Usage;
  turns: number;
  /** Milliseconds of work up to the last event, pauses left out. */
  activeMs: number;
  /** When the run was started or last resumed, ms since the epoch. */
  activeSince: number;
  seq: number;
  end: EventOf<"run.finished"> | EventOf<"run.failed"> | EventOf<"run.paused"> | EventOf<"run.cancelled"> | undefined;
  /** What was there before the steps, once it matters. */
  noted: readonly DeliveredFile[] | undefined;
  /** The first deliverables: files that steps wrote, in order. */
  files: readonly string[];
  checks: readonly EventOf<"check.done">[];
}

/** What a person is asked: by the model, or by the run itself about a call of unknown outcome. */
export interface Question {
  callId: string;
  text: string;
  choices?: string[];
  answer?: string;
  /** The call was made after the answer: it says nothing of that. */
  spent?: boolean;
}

/** What the trunk holds beside instructions and goal. */
export type TrunkEntry =
  | { kind: "plan"; plan: Plan }
  | { kind: "revised"; plan: Plan; reason: string }
  | { kind: "result"; step: StepState }
  | { kind: "said"; text: string }
  | { kind: "compacted"; summary: string };

export interface StepState {
  step: Step;
  status: "waiting" | "running" | "done" | "failed";
  /** Keys of a forEach step's items; undefined before it starts and for plain steps. */
  items: string[] | undefined;
  /** One for a plain step, one an item for a forEach step. */
  branches: readonly BranchState[];
  /** How many entries the trunk had when this step started: its prompt's prefix. */
  shown: number;
  result: StepResult | undefined;
  /** The failed steps whose work this one is to do: what they tried in vain isn't tried again at once. */
  insteadOf: readonly StepState[];
}

export interface StepResult {
  ok: boolean;
  result: string;
  /** What stands in prompts instead of a result that is too long for them, and the file with the whole. */
  preview?: string;
  whole?: string;
  records?: EvidencedRecord[];
  files?: string[];
  error?: { code: string; message: string; hint?: string };
}

export interface BranchState {
  stepId: string;
  item: ItemRef | undefined;
  status: "open" | "done" | "failed";
  turns: readonly Turn[];
  /** What the person said after so many turns. */
  notes: readonly { afterTurn: number; text: string }[];
  /** What is shown instead of the first turns. */
  compacted: { turns: number; summary: string } | undefined;
  result: StepResult | undefined;
}

/** One reply of the model and what came of its calls. */
export interface Turn {
  reply: EventOf<"model.replied">;
  results: Readonly<Record<string, EventOf<"tool.returned">>>;
  /** Calls whose intent is in the journal, and their effect. */
  called: Readonly<Record<string, EventOf<"tool.called">["effect"]>>;
  /** How often each of them was begun: more than once where a process died during it. */
  begun: Readonly<Record<string, number>>;
  checks: readonly EventOf<"check.done">[];
}

export function initialState(runId: string): RunState {
  return {
    runId,
    goal: "",
    status: "running",
    model: undefined,
    budget: {},
    output: undefined,
    goalChecks: [],
    goalFindings: [],
    fence: "",
    plan: undefined,
    planning: [],
    revising: [],
    revisions: 0,
    steps: {},
    trunk: [],
    entries: [],
    unheard: [],
    approvePlan: false,
    planVersion: 0,
    personSteps: [],
    finishing: [],
    approvals: {},
    askReasons: {},
    asked: {},
    alwaysAllowed: [],
    alwaysTrusted: [],
    questions: {},
    usage: { prompt: 0, reused: 0, thought: 0, answer: 0 },
    turns: 0,
    activeMs: 0,
    activeSince: 0,
    seq: 0,
    end: undefined,
    noted: undefined,
    files: [],
    checks: [],
  };
}
