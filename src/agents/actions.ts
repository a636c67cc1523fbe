import { isQwillError, reportOf } from "../runtime/errors.js";
import { profileOf } from "../runtime/model/profile.js";
import type { Step } from "../runtime/run/plan.js";
import type { BranchState } from "../runtime/run/state.js";
import { act, type CallPlace } from "./act.js";
import { contextOptions } from "./asking/ask.js";
import { askForCall, missingCall } from "./asking/ask-for-call.js";
import { askWithRoom } from "./asking/ask-with-room.js";
import { grantedNow } from "./capability/granted.js";
import { branchAt, liveDomains, unreadItem } from "./capability/live-domains.js";
import { checkGoal, conclude, concludeText } from "./conclude.js";
import { planHold } from "./constraints/held-files.js";
import { noteFiles } from "./constraints/noted-files.js";
import { finishMessages, planMessages, reviseMessages, stepMessages, whatFailed } from "./context/context.js";
import { finish } from "./finish.js";
import type { Decision } from "./next.js";
import {
  ANSWER_TOOL,
  DONE_TOOL,
  doneSchema,
  type JsonSchema,
  PLAN_TOOL,
  planCallSchema,
  REVISE_TOOL,
  readPatches,
  readPlan,
  reviseSchema,
} from "./plan/plan-tools.js";
import { schemaProblem } from "./schema-problem.js";
import type { Session } from "./session.js";
import { closeStep, giveUp, openItem, startStep } from "./steps.js";

/** As much as `step_done` takes for steps that make files. */
const MAX_OUTCOME_CHARS = 400;

type Of<K extends Decision["kind"]> = Extract<Decision, { kind: K }>;

/** What each decision does. What it throws ends the run as failed, unless it is said otherwise here. */
export const actions: { [K in Decision["kind"]]: (session: Session, decision: Of<K>) => Promise<void> | void } = {
  plan: makePlan,
  revise: revisePlan,
  "ask-plan": (session, { callId }) =>
    session.append({
      type: "approval.asked",
      callId,
      name: PLAN_TOOL,
      args: { ...session.state.plan },
      effect: "plan",
    }),
  "keep-plan": (session) =>
    session.append({
      type: "plan.revised",
      patches: [],
      reason: "The planner had nothing to change.",
      cause: "person",
    }),
  decline: (session) => session.append({ type: "run.cancelled", reason: "The person did not accept the plan." }),
  "note-files": (session) => noteFiles(session),
  start: (session, { stepId }) => startStep(session, stepId),
  open: (session, { stepId, item }) => openItem(session, stepId, item),
  ask: (session, place) => askStep(session, place),
  call: (session, { stepId, item, call }) => act(session, { stepId, item }, call),
  conclude: (session, { stepId, item, call }) => conclude(session, { stepId, item }, call),
  "conclude-text": (session, { stepId, item, text }) => concludeText(session, { stepId, item }, text),
  "give-up": (session, { stepId, item, error }) => giveUp(session, { stepId, item }, error),
  close: (session, { stepId }) => closeStep(session, stepId),
  "check-goal": (session) => checkGoal(session),
  "closing-words": (session) => closingWords(session),
  finish: (session, { answer }) => finish(session, answer),
  fail: (session, { error }) => session.append({ type: "run.failed", error }),
  pause: (session, { reason, error }) => session.append({ type: "run.paused", reason, ...(error ? { error } : {}) }),
};

async function makePlan(session: Session): Promise<void> {
  const ground = await planGround(session);
  const messages = planMessages(session.state, contextOptions(session, ground.files.slice(0, 300)));
  const planRead = (args: unknown) => {
    const plan = readPlan(args, ground);
    return () => session.append({ type: "plan.made", plan });
  };
  await askForCall(session, "plan", PLAN_TOOL, messages, planRead, { [PLAN_TOOL]: planCallSchema(ground) });
}

async function revisePlan(session: Session): Promise<void> {
  const asked = session.state.unheard;
  const mayKeep = asked.length > 0 && whatFailed(session.state).length === 0;
  const ground = { ...(await planGround(session)), mayKeep };
  const messages = reviseMessages(session.state, contextOptions(session));
  const patchesRead = (args: unknown) => {
    const patches = readPatches(args, session.state.plan ?? { steps: [], constraints: [] }, ground);
    const reason = mayKeep ? `The person said: ${asked.join(" ")}` : whatFailed(session.state).join(" ");
    const cause = mayKeep ? { cause: "person" as const } : {};
    return () => session.append({ type: "plan.revised", patches, reason, ...cause });
  };
  await askForCall(session, "revise", REVISE_TOOL, messages, patchesRead, { [REVISE_TOOL]: reviseSchema(ground) });
}

/** Asks the model what to do next in a branch. One item that is too long for the model is one item that isn't done. */
async function askStep(session: Session, { stepId, item }: CallPlace): Promise<void> {
  const place = { stepId, item };
  const { tools } = await grantedNow(session, place);
  const unread = await unreadItem(session, place);
  const domains = await liveDomains(session, place, tools);
  // What others have done meanwhile is in the prompt: it is written last.
  const step = session.state.steps[stepId];
  const branch = branchAt(session, place);
  if (!step || !branch) return;
  const question = {
    purpose: "step" as const,
    stepId,
    item,
    messages: stepMessages(session.state, step, branch, contextOptions(session)),
    allowed: unread ? tools : [...tools, DONE_TOOL],
    toolChoice: "any" as const,
    schemas: { [DONE_TOOL]: isTiny(session) ? tinyDoneSchema(step.step, branch) : doneSchema(step.step) },
    domains,
  };
  await askWithRoom(session, question).catch((error: unknown) => {
    if (!item || !isQwillError(error) || error.code !== "model.prompt-too-long") throw error;
    giveUp(session, place, reportOf(error, error.code));
  });
}

/** A tiny model points at what is there and has no words of its own. */
function isTiny({ equipment }: Session): boolean {
  return profileOf(equipment.model).promptStyle === "compact";
}

/** What a step that makes files came to is what its last tool said of it; the files themselves are named beside it. */
function tinyDoneSchema(step: Step, branch: BranchState): JsonSchema {
  const schema = doneSchema(step);
  const said = Object.values(branch.turns.at(-1)?.results ?? {}).findLast(({ ok }) => ok)?.text;
  const outcome = said?.split(/ Wrote |\n/)[0]?.slice(0, MAX_OUTCOME_CHARS);
  if (step.output.kind !== "files" || !outcome) return schema;
  return { ...schema, properties: { ...(schema.properties as JsonSchema), result: { enum: [outcome] } } };
}

/** What a plan can build on at this moment. */
async function planGround(session: Session) {
  const { tools, workspace } = session.equipment;
  const files = (await workspace.list({ limit: 2000 })).map((entry) => entry.path);
  return {
    toolNames: [...tools.keys()],
    files,
    onlyFiles: isTiny(session),
    holdFor: (constraints: readonly string[]) => planHold(session.state, constraints, files),
  };
}

async function closingWords(session: Session): Promise<void> {
  const { output } = session.state;
  const messages = finishMessages(session.state, contextOptions(session));
  if (!output) return askWithRoom(session, { purpose: "finish", messages, allowed: [], toolChoice: "none" });
  await askWithRoom(session, {
    purpose: "finish",
    messages,
    allowed: [ANSWER_TOOL],
    toolChoice: "any",
    judge: (calls) => {
      const call = calls.find((each) => each.name === ANSWER_TOOL);
      const problem = call ? schemaProblem(output, call.args) : missingCall(ANSWER_TOOL, calls);
      return problem ? { code: "reply.unparsable", message: call ? `${ANSWER_TOOL}: ${problem}` : problem } : undefined;
    },
  });
}
