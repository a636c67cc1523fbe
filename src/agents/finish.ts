import { stat } from "node:fs/promises";
import type { DeliveredFile, EventOf } from "../runtime/run/events.js";
import type { GoalCheck } from "../runtime/run/plan.js";
import type { RunState } from "../runtime/run/state.js";
import { type CheckResult, findingInWords, quoteFinding, runCheck } from "./check.js";
import { constraintsOf, demandsIn } from "./constraints/constraints.js";
import { UNKNOWN_OUTCOME } from "./instructions.js";
import { withMarks } from "./quotes/mark-quotes.js";
import { quotesOf } from "./quotes/quote-sources.js";
import type { MissingQuote } from "./quotes/quotes.js";
import { isTextReport } from "./quotes/text-quotes.js";
import type { Session } from "./session.js";

/** Larger ones aren't looked through unless the plan says so. */
const MAX_REPORT_BYTES = 2_000_000;

/** Quotes that are named of those that a deliverable makes up. */
const MAX_NAMED = 30;

/** Ends a run well: the answer, the files with their hashes, and what was and what wasn't verified. */
export async function finish(session: Session, answer: string): Promise<void> {
  const { state } = session;
  // A check that was repeated counts as it was at the end.
  const last = new Map(state.checks.map((done) => [JSON.stringify([done.stepId, done.check]), done]));
  const done = await Promise.all([...last.values()].map((each) => asItIsNow(session, each)));
  const skipped = Object.values(state.steps).flatMap((step) =>
    step.branches
      .filter((branch) => branch.status === "failed")
      .map((branch) => `${branch.item?.key ?? step.step.id} could not be done.`),
  );
  const quotes = await lookedUpQuotes(session, done);
  const files = await delivered(session);
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
      ...unknownOutcomes(state),
    ],
  });
}

/** Checks that cost nothing but a look at the file. */
const QUICK = new Set(["file_exists", "contains", "json_valid", "links_resolve"]);

/** What held at the end of a step may have been undone by a later one: what is said to be verified holds in the end. */
async function asItIsNow(session: Session, done: EventOf<"check.done">): Promise<EventOf<"check.done">> {
  if (!done.ok || !QUICK.has(done.check.kind)) return done;
  const now = await runCheck(session, done.check as GoalCheck);
  return now.ok
    ? done
    : { ...done, ok: false, evidence: `${now.evidence} At the end of its step it was as it should be.` };
}

async function delivered({ state, equipment: { workspace } }: Session): Promise<DeliveredFile[]> {
  const files: DeliveredFile[] = [];
  for (const path of state.files) if (await workspace.exists(path)) files.push(await workspace.digest(path));
  return files;
}

/**
 * Reports and records among the deliverables are looked through for quotes whatever the plan says, and what isn't found is
 * marked there. Those without any quotes aren't named.
 */
async function lookedUpQuotes(session: Session, done: readonly EventOf<"check.done">[]): Promise<CheckResult[]> {
  const checked = new Set(done.flatMap(({ check }) => (check.kind === "quotes_found" ? [check.path] : [])));
  const results: CheckResult[] = [];
  for (const path of session.state.files.filter((each) => isTextReport(each) || /\.json$/i.test(each))) {
    if ((await bytesOf(session, path)) > MAX_REPORT_BYTES) continue;
    const quotes = await quotesOf(session, path).catch(() => undefined);
    if (!quotes || quotes.found + quotes.missing.length + quotes.marked === 0) continue;
    if (quotes.missing.length > 0) await markMissing(session, path, quotes.missing).catch(() => undefined);
    const finding = quoteFinding(path, quotes, MAX_NAMED);
    if (!finding.ok || !checked.has(path)) results.push(finding);
    if (finding.ok && quotes.marked > 0) results.push({ ok: false, evidence: markedInWords(path, quotes.marked) });
  }
  return results;
}

/** Infinity where there is no such file any more. */
async function bytesOf({ equipment: { workspace } }: Session, path: string): Promise<number> {
  try {
    return (await stat(await workspace.resolve(path))).size;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

async function markMissing({ equipment: { workspace } }: Session, path: string, missing: readonly MissingQuote[]) {
  const text = await workspace.readText(path);
  const marked = withMarks(text, path, missing);
  if (marked !== text) await workspace.write(path, marked);
}

function markedInWords(path: string, marked: number): string {
  return `${path} marks ${marked === 1 ? "one quote" : `${marked} quotes`} as not found.`;
}

/** What the plan or the person demands of the whole and no machine can check. */
function unchecked(state: RunState): string[] {
  const constraints = state.plan?.constraints ?? [];
  return constraintsOf(state)
    .filter((text) => demandsIn([text], constraints.includes(text) ? [text] : []).length === 0)
    .map((text) => `Not checked by machine: ${text}`);
}

/** Calls during which the process died and of which nobody knows whether they have done anything; not those that were made again. */
function unknownOutcomes(state: RunState): string[] {
  const branches = Object.values(state.steps).flatMap((step) => step.branches);
  return branches.flatMap(({ turns }) => {
    const made = turns.flatMap(({ reply, results }) =>
      reply.calls.map((call) => ({ call, result: results[call.callId] })),
    );
    return made.flatMap(({ call, result }, index) => {
      if (result?.text !== UNKNOWN_OUTCOME) return [];
      const what = `${call.name} ${JSON.stringify(call.args)}`;
      const again = made
        .slice(index + 1)
        .some((later) => later.result?.ok && `${later.call.name} ${JSON.stringify(later.call.args)}` === what);
      return again ? [] : [`The run was interrupted during ${what.slice(0, 200)}: its outcome is unknown.`];
    });
  });
}

/** Each finding once, also where several steps came to it. */
function sentences(done: readonly EventOf<"check.done">[]): string[] {
  return [...new Set(done.map(findingInWords))];
}
