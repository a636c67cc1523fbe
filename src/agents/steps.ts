import type { ErrorReport } from "../runtime/errors.js";
import type { ItemRef } from "../runtime/run/events.js";
import type { Step } from "../runtime/run/plan.js";
import type { BranchState, StepState } from "../runtime/run/state.js";
import type { CallPlace } from "./act.js";
import { checksOf, runChecks } from "./conclude.js";
import { previewOf } from "./context/long-results.js";
import { type SkippedItem, writeRecords } from "./records.js";
import type { Session } from "./session.js";

/** Starts a step; a forEach step first finds out what its items are. */
export async function startStep(session: Session, stepId: string): Promise<void> {
  const step = session.state.steps[stepId];
  if (!step) return;
  const { forEach } = step.step;
  if (!forEach) return session.append({ type: "step.started", stepId });
  const items = await itemsOf(session, forEach.from, stepId);
  session.append({ type: "step.started", stepId, items });
  if (items.length > 0) return;
  if (stepAt(session, forEach.from)?.step.output.kind === "records") return nothingToDo(session, step.step);
  const error = {
    code: "run.stuck",
    message: `Step ${stepId} is to be done for each of "${forEach.from}", but there is nothing.`,
    hint: "Put the files where the goal says, or name another folder.",
  };
  session.append({ type: "step.finished", stepId, ok: false, result: "", error });
}

async function itemsOf(session: Session, from: string, stepId: string): Promise<string[]> {
  const source = stepAt(session, from);
  if (source) {
    // The records of a step that went over items itself stay with its items.
    const records = source.result?.records ?? source.branches.flatMap(({ result }) => result?.records ?? []);
    return records.map(({ record }) => JSON.stringify(record));
  }
  const entries = await session.equipment.workspace.list({ glob: from });
  // What this run itself has written is no input.
  const written = new Set(session.state.files);
  const own = session.state.steps[stepId]?.step.output;
  if (own?.kind === "records" && own.path) written.add(own.path);
  return entries.map((entry) => entry.path).filter((path) => !written.has(path));
}

function stepAt({ state }: Session, id: string): StepState | undefined {
  return Object.hasOwn(state.steps, id) ? state.steps[id] : undefined;
}

/** An earlier step has looked and found no record: that is a result, and there is nothing to be done for it. */
async function nothingToDo(session: Session, step: Step): Promise<void> {
  const file = await writeRecords(session, step, [], []);
  const result = `Nothing to do: ${step.forEach?.from} has no records.`;
  session.append({ type: "step.finished", stepId: step.id, ok: true, result, ...(file ? { files: [file] } : {}) });
}

export function openItem(session: Session, stepId: string, item: ItemRef): void {
  session.append({ type: "step.started", stepId, item });
}

/** Ends a step or an item that can't be concluded. */
export function giveUp(session: Session, place: CallPlace, error: ErrorReport): void {
  const where = { stepId: place.stepId, ...(place.item ? { item: place.item } : {}) };
  session.append({ type: "step.finished", ...where, ok: false, result: error.message, error });
}

/** Ends a forEach step whose items are all ended: its records are written, its checks run. One good item is enough. */
export async function closeStep(session: Session, stepId: string): Promise<void> {
  const step = session.state.steps[stepId];
  if (!step) return;
  const good = step.branches.filter((branch) => branch.status === "done");
  const skipped = step.branches.map(skippedItem).filter((each) => each !== undefined);
  if (good.length === 0) {
    const reasons = skipped.slice(0, 3).map(({ item, reason }) => `${item}: ${reason}`);
    const error = {
      code: "run.checks-failed",
      message: `No item of step ${stepId} could be done. ${reasons.join(" ")}`,
    };
    return session.append({ type: "step.finished", stepId, ok: false, result: "", error });
  }
  const items = good.map((branch) => ({ item: branch.item?.key, records: branch.result?.records ?? [] }));
  const file = await writeRecords(session, step.step, items, skipped);
  const failed = await runChecks(session, { stepId, item: undefined }, checksOf(step.step));
  const records = items.flatMap((each) => each.records);
  const files = file ? [file] : outputFiles(step);
  if (failed.length > 0) {
    const error = { code: "run.checks-failed", message: `The checks failed. ${failed.join(" ")}` };
    return session.append({ type: "step.finished", stepId, ok: false, result: failed.join(" "), files, error });
  }
  const result = summary(step, good, skipped, records.length);
  const preview = await previewOf(session, stepId, result);
  session.append({ type: "step.finished", stepId, ok: true, result, ...preview, files });
}

function outputFiles(step: StepState): string[] {
  return step.step.output.kind === "files" ? step.step.output.paths : [];
}

/** The records themselves stay with their items: the whole says how many there are. */
function summary(
  step: StepState,
  good: readonly BranchState[],
  skipped: readonly SkippedItem[],
  records: number,
): string {
  if (step.step.output.kind === "records") {
    return `${records} records from ${step.branches.length} items${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`;
  }
  const lines = good.map((branch) => `${branch.item?.key}: ${branch.result?.result ?? ""}`);
  return [...lines, ...skipped.map(({ item, reason }) => `${item}: skipped, ${reason}`)].join("\n");
}

/** An item that failed, or whose record is empty: with the reason a person needs. */
function skippedItem(branch: BranchState): SkippedItem | undefined {
  const item = branch.item?.key ?? "";
  if (branch.status === "failed")
    return { item, reason: unreadable(branch) ?? branch.result?.error?.message ?? "failed" };
  if (branch.result?.records?.length === 0) return { item, reason: unreadable(branch) ?? branch.result.result };
  return undefined;
}

/** The last thing that a tool refused in a branch, which is mostly why it has no record. */
function unreadable(branch: BranchState): string | undefined {
  const refused = branch.turns
    .flatMap((turn) => Object.values(turn.results))
    .findLast((result) => !result.ok && result.name !== "step_done");
  return refused?.error?.message ?? refused?.text;
}
