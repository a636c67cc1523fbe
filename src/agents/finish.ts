import type { DeliveredFile, EventOf } from "../runtime/run/events.js";
import type { RunState } from "../runtime/run/state.js";
import { type CheckResult, findingInWords, quoteFinding, quotesOf } from "./check.js";
import { constraintsOf } from "./constraints.js";
import { invariantsIn } from "./read-constraint.js";
import type { Session } from "./session.js";
import { isTextReport } from "./text-quotes.js";

/** Larger ones aren't looked through unless the plan says so. */
const MAX_REPORT_BYTES = 2_000_000;

/** Ends a run well: the answer, the files with their hashes, and what was and what wasn't verified. */
export async function finish(session: Session, answer: string): Promise<void> {
  const { state, equipment } = session;
  const files: DeliveredFile[] = [];
  for (const path of state.files) {
    if (await equipment.workspace.exists(path)) files.push(await equipment.workspace.digest(path));
  }
  // A check that was repeated counts as it was at the end.
  const last = new Map(state.checks.map((done) => [JSON.stringify([done.stepId, done.check]), done]));
  const done = [...last.values()];
  const skipped = Object.values(state.steps).flatMap((step) =>
    step.branches
      .filter((branch) => branch.status === "failed")
      .map((branch) => `${branch.item?.key ?? step.step.id} could not be done.`),
  );
  const quotes = await reportQuotes(session, files, done);
  session.append({
    type: "run.finished",
    answer,
    files,
    verified: [
      ...sentences(done.filter(({ ok }) => ok)),
      ...quotes.filter(({ ok }) => ok).map(({ evidence }) => evidence),
    ],
    unverified: [
      ...sentences(done.filter(({ ok }) => !ok)),
      ...quotes.filter(({ ok }) => !ok).map(({ evidence }) => evidence),
      ...unchecked(state),
      ...skipped,
    ],
  });
}

/** The reports among the deliverables are looked through for quotes whatever the plan says; those without any aren't named. */
async function reportQuotes(session: Session, files: DeliveredFile[], done: readonly EventOf<"check.done">[]) {
  const checked = new Set(done.flatMap(({ check }) => (check.kind === "quotes_found" ? [check.path] : [])));
  const reports = files.filter(
    ({ path, bytes }) => isTextReport(path) && !checked.has(path) && bytes <= MAX_REPORT_BYTES,
  );
  const found: CheckResult[] = [];
  for (const { path } of reports) {
    const quotes = await quotesOf(session, path).catch(() => undefined);
    if (quotes && quotes.found + quotes.missing.length + quotes.marked > 0) found.push(quoteFinding(path, quotes));
  }
  return found;
}

/** What the plan or the person demands of the whole and no machine can check. */
function unchecked(state: RunState): string[] {
  return constraintsOf(state)
    .filter((text) => invariantsIn(text).length === 0)
    .map((text) => `Not checked by machine: ${text}`);
}

/** Each finding once, also where several steps came to it. */
function sentences(done: readonly EventOf<"check.done">[]): string[] {
  return [...new Set(done.map(findingInWords))];
}
