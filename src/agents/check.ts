import { reportOf } from "../runtime/errors.js";
import type { Checked, GoalCheck } from "../runtime/run/plan.js";
import type { Workspace } from "../runtime/workspace/workspace.js";
import { type CallOutcome, executeCall } from "../tools/execute.js";
import { linksOf } from "./links.js";
import { quotesOf } from "./quotes/quote-sources.js";
import type { MissingQuote, QuoteReport } from "./quotes/quotes.js";
import { schemaProblem } from "./schema-problem.js";
import type { Session } from "./session.js";

export interface CheckResult {
  ok: boolean;
  /** What was found, in words that help to repair it. */
  evidence: string;
}

/** Runs one machine check. Never throws: what can't be checked has failed, and says why. */
export async function runCheck(session: Session, check: GoalCheck): Promise<CheckResult> {
  try {
    return await checks[check.kind](session, check as never);
  } catch (error) {
    return { ok: false, evidence: reportOf(error, "tool.failed").message };
  }
}

/** What a check found, as one sentence for people. The evidence of a check that runs a program is the program's output. */
export function findingInWords({ check, ok, evidence }: { check: Checked; ok: boolean; evidence: string }): string {
  if (check.kind === "tool_ok" && !ok) return `The check by ${check.tool} fails: ${evidence}`;
  if (check.kind !== "command_ok" && check.kind !== "site_ok") return evidence;
  const what = check.kind === "site_ok" ? `The site check of ${check.path}` : `A check in ${check.language}`;
  return ok ? `${what} passes.` : `${what} fails: ${evidence}`;
}

type Of<K extends GoalCheck["kind"]> = Extract<GoalCheck, { kind: K }>;

const checks: { [K in GoalCheck["kind"]]: (session: Session, check: Of<K>) => Promise<CheckResult> } = {
  file_exists: async ({ equipment: { workspace } }, { path }) => {
    const exists = await workspace.exists(path);
    return { ok: exists, evidence: exists ? `${path} exists.` : `${path} is missing.` };
  },
  json_valid: ({ equipment: { workspace } }, { path, schema }) => jsonValid(workspace, path, schema),
  contains: async ({ equipment: { workspace } }, { path, text }) => {
    const found = squeeze(await workspace.readText(path)).includes(squeeze(text));
    return { ok: found, evidence: found ? `${path} contains "${text}".` : `${path} does not contain "${text}".` };
  },
  quotes_found: async (session, { path }) => quoteFinding(path, await quotesOf(session, path)),
  links_resolve: ({ equipment: { workspace } }, { path }) => linksResolve(workspace, path),
  site_ok: async (session, { path }) => {
    const outcome = await callTool(session, "site_check", { path });
    const findings = (outcome.data as { findings?: unknown[] } | undefined)?.findings;
    return { ok: outcome.ok && findings?.length === 0, evidence: outcome.text };
  },
  tool_ok: async (session, { tool, args }) => {
    const outcome = await callTool(session, tool, args);
    return { ok: outcome.ok, evidence: outcome.text };
  },
  command_ok: async (session, { language, code }) => {
    const outcome = await callTool(session, "code_run", { language, code });
    return { ok: outcome.ok, evidence: outcome.text };
  },
};

/** @param most quotes that are named of those that are missing */
export function quoteFinding(path: string, { found, missing, marked }: QuoteReport, most = 5): CheckResult {
  if (missing.length === 0) return { ok: true, evidence: quotesInWords(path, found, marked) };
  const quotes = missing.slice(0, most).map((each) => `"${each.quote}"${whyMissing(each)}`);
  const more = missing.length > quotes.length ? `, and ${missing.length - quotes.length} more` : "";
  return { ok: false, evidence: `${path} quotes what its sources don't say: ${quotes.join(", ")}${more}.` };
}

function whyMissing({ source, why }: MissingQuote): string {
  if (why === "common") return " (shows nothing)";
  if (!source) return "";
  return why === "unread" ? ` (${source} could not be looked at)` : ` (not in ${source})`;
}

/** `All 12 quotes of work/cvs.json stand in their sources.` */
function quotesInWords(path: string, found: number, marked: number): string {
  if (found + marked === 0) return `${path} quotes nothing.`;
  if (marked > 0)
    return `${found} of ${found + marked} quotes of ${path} stand in their sources; the rest is marked as not found.`;
  return found === 1
    ? `The one quote of ${path} stands in its source.`
    : `All ${found} quotes of ${path} stand in their sources.`;
}

async function jsonValid(
  workspace: Workspace,
  path: string,
  schema: Record<string, unknown> | undefined,
): Promise<CheckResult> {
  let value: unknown;
  try {
    value = JSON.parse(await workspace.readText(path));
  } catch (error) {
    return { ok: false, evidence: `${path} is not valid JSON: ${error instanceof Error ? error.message : error}.` };
  }
  const problem = schema ? schemaProblem(schema, value) : undefined;
  return problem
    ? { ok: false, evidence: `${path}: ${problem}` }
    : { ok: true, evidence: `${path} is valid JSON${schema ? " and fits its schema" : ""}.` };
}

async function linksResolve(workspace: Workspace, path: string): Promise<CheckResult> {
  const dead: string[] = [];
  for (const link of linksOf(await workspace.readText(path), path)) {
    if (!(await workspace.exists(link.target).catch(() => false))) dead.push(link.text);
  }
  return dead.length === 0
    ? { ok: true, evidence: `All links of ${path} resolve.` }
    : { ok: false, evidence: `Dead links in ${path}: ${dead.slice(0, 8).join(", ")}.` };
}

async function callTool(session: Session, name: string, args: Record<string, unknown>): Promise<CallOutcome> {
  const { tools, workspace, toolTimeoutMs } = session.equipment;
  return executeCall(
    { callId: `check_${name}`, name, args },
    { tools, workspace, signal: session.signal, timeoutMs: toolTimeoutMs },
  );
}

function squeeze(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").toLowerCase();
}
