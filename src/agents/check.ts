import { Ajv, type Ajv as AjvInstance } from "ajv";
import { reportOf } from "../runtime/errors.js";
import type { Check } from "../runtime/run/plan.js";
import type { RunState } from "../runtime/run/state.js";
import type { Workspace } from "../runtime/workspace/workspace.js";
import { type CallOutcome, executeCall } from "../tools/execute.js";
import type { SourceText } from "../tools/tool.js";
import { sourcesOf } from "./live-domains.js";
import { findQuotes } from "./quotes.js";
import type { Session } from "./session.js";

export interface CheckResult {
  ok: boolean;
  /** What was found, in words that help to repair it. */
  evidence: string;
}

/** Runs one machine check. Never throws: what can't be checked has failed, and says why. */
export async function runCheck(session: Session, check: Check): Promise<CheckResult> {
  try {
    return await checks[check.kind](session, check as never);
  } catch (error) {
    return { ok: false, evidence: reportOf(error, "tool.failed").message };
  }
}

/** One sentence that names the check, for people. */
export function checkInWords(check: Check): string {
  if (check.kind === "command_ok") return `the ${check.language} check passes`;
  const words = {
    file_exists: "exists",
    json_valid: "is valid JSON",
    contains: "contains what it must",
    quotes_found: "quotes what its sources say",
    links_resolve: "has no dead links",
    site_ok: "passes the site check",
  } as const;
  return `${check.path} ${words[check.kind]}`;
}

type Of<K extends Check["kind"]> = Extract<Check, { kind: K }>;

const checks: { [K in Check["kind"]]: (session: Session, check: Of<K>) => Promise<CheckResult> } = {
  file_exists: async ({ equipment: { workspace } }, { path }) => {
    const exists = await workspace.exists(path);
    return { ok: exists, evidence: exists ? `${path} is there.` : `${path} is missing.` };
  },
  json_valid: ({ equipment: { workspace } }, { path, schema }) => jsonValid(workspace, path, schema),
  contains: async ({ equipment: { workspace } }, { path, text }) => {
    const found = squeeze(await workspace.readText(path)).includes(squeeze(text));
    return { ok: found, evidence: found ? `${path} contains "${text}".` : `${path} does not contain "${text}".` };
  },
  quotes_found: async ({ equipment: { workspace }, state }, { path }) => {
    const { found, missing, marked } = findQuotes(JSON.parse(await workspace.readText(path)), allSources(state));
    const said = marked > 0 ? `; ${marked} marked as not found` : "";
    if (missing.length === 0)
      return { ok: true, evidence: `${found} of ${found + marked} quotes found in their sources${said}.` };
    return {
      ok: false,
      evidence: `Not found in their sources: ${missing
        .slice(0, 5)
        .map((quote) => `"${quote}"`)
        .join(", ")}.`,
    };
  },
  links_resolve: ({ equipment: { workspace } }, { path }) => linksResolve(workspace, path),
  site_ok: async (session, { path }) => {
    const outcome = await callTool(session, "site_check", { path });
    const findings = (outcome.data as { findings?: unknown[] } | undefined)?.findings;
    return { ok: outcome.ok && findings?.length === 0, evidence: outcome.text };
  },
  command_ok: async (session, { language, code }) => {
    const outcome = await callTool(session, "code_run", { language, code });
    return { ok: outcome.ok, evidence: outcome.text };
  },
};

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
  return problem ? { ok: false, evidence: `${path}: ${problem}` } : { ok: true, evidence: `${path} is valid.` };
}

let ajv: AjvInstance | undefined;

/** The first way in which a value breaks a JSON Schema, in words; undefined when it holds. */
export function schemaProblem(schema: Record<string, unknown>, value: unknown): string | undefined {
  ajv ??= new Ajv({ strict: false, allErrors: false, logger: false });
  const { $schema: _dialect, ...plain } = schema;
  const validate = ajv.compile(plain);
  if (validate(value)) return undefined;
  const error = validate.errors?.[0];
  const allowed =
    error?.params && "allowedValues" in error.params ? ` (${error.params.allowedValues.slice(0, 12).join(", ")})` : "";
  return `${error?.instancePath.slice(1).replaceAll("/", ".") || "arguments"} ${error?.message ?? "is invalid"}${allowed}`;
}

const LINK = /(?:href|src)="([^"]+)"|\]\(([^)\s]+)[^)]*\)/g;

async function linksResolve(workspace: Workspace, path: string): Promise<CheckResult> {
  const text = await workspace.readText(path);
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
  const dead: string[] = [];
  for (const match of text.matchAll(LINK)) {
    const link = (match[1] ?? match[2] ?? "").replaceAll("&amp;", "&");
    const target = decodeURIComponent(link.split(/[?#]/)[0] ?? "");
    if (!target || /^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith("//")) continue;
    if (!(await workspace.exists(target.startsWith("/") ? target.slice(1) : folder + target))) dead.push(link);
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

function allSources(state: RunState): SourceText[] {
  return Object.values(state.steps).flatMap((step) => step.branches.flatMap(sourcesOf));
}

function squeeze(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").toLowerCase();
}
