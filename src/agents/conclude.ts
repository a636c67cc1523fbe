import { checkDomains, type Domains } from "../runtime/domains.js";
import { reportOf } from "../runtime/errors.js";
import { standsIn } from "../runtime/quotation.js";
import type { Call, Evidence, EvidencedRecord } from "../runtime/run/events.js";
import type { Check, Field, Step } from "../runtime/run/plan.js";
import type { SourceText } from "../tools/tool.js";
import type { CallPlace } from "./act.js";
import { branchAt, unreadItem } from "./capability/live-domains.js";
import { runCheck } from "./check.js";
import { checkInvariant } from "./constraints/check-constraint.js";
import { invariantsOf } from "./constraints/constraints.js";
import { gatheredIn } from "./context/gathered.js";
import { previewOf } from "./context/long-results.js";
import { doneSchema } from "./plan/plan-tools.js";
import { preparedText, showsNothing } from "./quotes/quotes.js";
import { writeRecords } from "./records.js";
import { schemaProblem } from "./schema-problem.js";
import type { Session } from "./session.js";

/**
 * A `step_done` call: is what it says what the step must produce, and do the step's checks pass? Then the step (or its item)
 * is finished; else the call is refused, and the evidence is its result.
 */
export async function conclude(session: Session, place: CallPlace, call: Call): Promise<void> {
  const step = session.state.steps[place.stepId]?.step;
  const branch = branchAt(session, place);
  if (!step || !branch) return;
  const { sources, choices } = gatheredIn(branch);
  const unread = await unreadItem(session, place);
  if (unread)
    return refuse(session, place, call, `Nothing of ${unread} was read. Use ${step.tools.join(" or ")} first.`);
  const problem = argumentProblem(step, call, { verbatim: [...sources], choices });
  if (problem) return refuse(session, place, call, problem);

  const records = recordsOf(step, call.args.records, sources);
  const files = step.output.kind === "files" ? step.output.paths : [];
  const written =
    records && !place.item ? await writeRecords(session, step, [{ item: undefined, records }], []) : undefined;
  const failed = place.item ? [] : await runChecks(session, place, checksOf(step));
  if (failed.length > 0) return refuse(session, place, call, `The checks failed. ${failed.join(" ")}`);
  const result = String(call.args.result ?? "");
  finishBranch(session, place, {
    result,
    ...(place.item ? {} : await previewOf(session, place.stepId, result)),
    ...(records ? { records } : {}),
    ...(written ? { files: [written] } : files.length > 0 ? { files } : {}),
  });
}

/** A text step whose model answered without a call, twice: the text is the result, if the checks pass. */
export async function concludeText(session: Session, place: CallPlace, text: string): Promise<void> {
  const step = session.state.steps[place.stepId]?.step;
  const failed = step && !place.item ? await runChecks(session, place, checksOf(step)) : [];
  if (failed.length === 0) {
    const preview = place.item ? {} : await previewOf(session, place.stepId, text);
    return finishBranch(session, place, { result: text, ...preview });
  }
  const error = { code: "run.checks-failed", message: `The checks failed. ${failed.join(" ")}` };
  session.append({ type: "step.finished", ...place, ok: false, result: text, error });
}

interface Finished {
  result: string;
  preview?: string;
  whole?: string;
  records?: EvidencedRecord[];
  files?: string[];
}

/** One event, so that no kill can fall between the end of the call and the end of the step. */
function finishBranch(session: Session, place: CallPlace, finished: Finished): void {
  session.append({
    type: "step.finished",
    stepId: place.stepId,
    ...(place.item ? { item: place.item } : {}),
    ok: true,
    ...finished,
  });
}

function refuse(session: Session, place: CallPlace, call: Call, text: string): void {
  session.append({
    type: "tool.returned",
    stepId: place.stepId,
    ...(place.item ? { item: place.item } : {}),
    callId: call.callId,
    name: call.name,
    ok: false,
    text,
    ms: 0,
    error: { code: "tool.bad-input", message: text },
  });
}

function argumentProblem(step: Step, call: Call, domains: Domains): string | undefined {
  const schema = doneSchema(step);
  const shape = schemaProblem(schema, call.args);
  if (shape) return `step_done: ${shape}.`;
  if (step.output.kind !== "records") return undefined;
  const [domain] = checkDomains(schema, call.args, domains);
  return domain ? `step_done: ${domain.path}: ${domain.message}` : undefined;
}

/** The step's own checks and those that its output implies. */
export function checksOf(step: Step): Check[] {
  const { output } = step;
  const implied: Check[] = output.kind === "files" ? output.paths.map((path) => ({ kind: "file_exists", path })) : [];
  if (output.kind === "records" && output.path) implied.push({ kind: "quotes_found", path: output.path });
  const said = new Set(implied.map((check) => JSON.stringify(check)));
  return [...implied, ...step.checks.filter((check) => !said.has(JSON.stringify(check)))];
}

/** Checks what the goal demands of the whole, as far as it isn't checked yet. */
export async function checkGoal(session: Session): Promise<void> {
  const { goalChecks, goalFindings } = session.state;
  for (const check of goalChecks.slice(goalFindings.length)) {
    session.append({ type: "check.done", check, ...(await runCheck(session, check)) });
  }
  const invariants = invariantsOf(session.state);
  for (const { text, invariant } of invariants.slice(session.state.goalFindings.length - goalChecks.length)) {
    const found = await checkInvariant(session, { text, invariant }).catch((error: unknown) => ({
      ok: false,
      evidence: `"${text}": ${reportOf(error, "tool.failed").message}`,
    }));
    session.append({ type: "check.done", check: { kind: "constraint", text, about: invariant.kind }, ...found });
  }
}

/** Runs checks, stores each, and returns the evidence of those that failed. */
export async function runChecks(session: Session, place: CallPlace, checks: Check[]): Promise<string[]> {
  const failed: string[] = [];
  for (const check of checks) {
    const { ok, evidence } = await runCheck(session, check);
    session.append({
      type: "check.done",
      stepId: place.stepId,
      ...(place.item ? { item: place.item } : {}),
      check,
      ok,
      evidence,
    });
    if (!ok) failed.push(evidence);
  }
  return failed;
}

function recordsOf(step: Step, records: unknown, sources: readonly SourceText[]): EvidencedRecord[] | undefined {
  const { output } = step;
  if (output.kind !== "records" || !Array.isArray(records)) return undefined;
  const quoted = output.fields.filter((field) => field.verbatim || field.choice);
  return records.map((given: Record<string, unknown>) => {
    const record = { ...given };
    // What is listed twice is one finding.
    for (const { name } of quoted) if (Array.isArray(record[name])) record[name] = [...new Set(record[name])];
    return {
      record,
      evidence: Object.fromEntries(quoted.map((field) => [field.name, evidenceOf(field, record, sources)])),
    };
  });
}

/** Where the spans of a field stand: the first source that holds each. */
function evidenceOf(field: Field, record: Record<string, unknown>, sources: readonly SourceText[]): Evidence[] {
  const value = record[field.name];
  const quotes = (Array.isArray(value) ? value : [value]).filter((quote) => typeof quote === "string" && quote !== "");
  return quotes.map((quote: string) => {
    const source = showsNothing(quote) ? undefined : sources.find((source) => standsIn(quote, preparedText(source)));
    return {
      path: source?.path ?? "",
      ...(source?.page === undefined ? {} : { page: source.page }),
      quote,
      verified: source !== undefined,
    };
  });
}
