import { posix } from "node:path";
import type { RunState } from "../../runtime/run/state.js";
import { executeCall } from "../../tools/execute.js";
import type { CheckResult } from "../check.js";
import type { Session } from "../session.js";
import type { Demand, Invariant } from "./constraints.js";
import { isWrittenIn } from "./languages.js";
import { fileFinding } from "./noted-files.js";

/** What people read: data files have no length and no language. */
const READABLE = /\.(md|markdown|txt|html?|pdf|docx)$/i;
const WORDS_PER_PAGE = 500;

/** A deliverable as text; `pages` where its format has them. */
interface Readable {
  name: string;
  text: string;
  pages: number | undefined;
}

type TextInvariant = Extract<Invariant, { kind: "length" | "language" }>;
/** What is wrong with a text, in words. */
interface Problem {
  kind: "language" | "short" | "long";
  words: string;
}

/** Checks one constraint of the whole against what the run has made and done. */
export async function checkInvariant(session: Session, { text, invariant }: Demand): Promise<CheckResult> {
  switch (invariant.kind) {
    case "no-contact":
    case "offline":
      return noEffect(session.state, text, invariant.kind);
    case "only-in":
    case "untouched":
      return fileFinding(session, { text, invariant });
    case "format":
      return formatFinding(session, text, invariant.endings);
    case "made":
      return madeFinding(session, text, invariant.paths);
    case "without":
      return withoutFinding(session, text, invariant.what);
    default:
      return textFinding(await readablesOf(session), text, invariant);
  }
}

function textFinding(readables: readonly Readable[], text: string, invariant: TextInvariant): CheckResult {
  if (readables.length === 0) return { ok: true, evidence: `"${text}": nothing was written that people read.` };
  const wrong = readables.flatMap((readable) => problemOf(readable, invariant) ?? []);
  // One text that is long enough is enough; none may be too long.
  const isShort = invariant.kind === "length" && wrong.length > 0 && wrong.every(({ kind }) => kind === "short");
  if (wrong.length > 0 && !(isShort && wrong.length < readables.length))
    return { ok: false, evidence: `"${text}": ${wrong.map(({ words }) => words).join(" ")}` };
  const untold =
    invariant.kind === "language"
      ? readables.filter((each) => isWrittenIn(each.text, invariant.language) === undefined)
      : [];
  if (untold.length === readables.length)
    return { ok: true, evidence: `"${text}": ${untold.map(({ name }) => name).join(", ")} says too little to tell.` };
  return { ok: true, evidence: `"${text}" holds for ${readables.map(({ name }) => name).join(", ")}.` };
}

/** In the folder that was named, or wherever the run has made a file of that name. */
async function madeFinding(session: Session, text: string, paths: readonly string[]): Promise<CheckResult> {
  const { workspace } = session.equipment;
  const files = await deliverablesOf(session);
  const missing: string[] = [];
  for (const path of paths) {
    const elsewhere = files.some((file) => posix.basename(file) === posix.basename(path));
    if (!elsewhere && !(await workspace.exists(path))) missing.push(path);
  }
  return missing.length === 0
    ? { ok: true, evidence: `"${text}" holds: ${paths.join(", ")} ${paths.length === 1 ? "is" : "are"} there.` }
    : { ok: false, evidence: `"${text}": ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing.` };
}

/** Of each kind of file that is demanded, one among the deliverables. An answer is text, and may be Markdown or JSON. */
async function formatFinding(session: Session, text: string, endings: readonly string[][]): Promise<CheckResult> {
  const files = await deliverablesOf(session);
  const isThere = (group: readonly string[]) =>
    files.some((file) => group.some((ending) => file.toLowerCase().endsWith(`.${ending}`)));
  const answer = files.length === 0 ? answerOf(session.state) : undefined;
  const isAnswer = (group: readonly string[]) =>
    answer !== undefined && (group.includes("md") || (group.includes("json") && isJson(answer)));
  const missing = endings.filter((group) => !isThere(group) && !isAnswer(group));
  const list = endings.map((group) => group.map((ending) => `.${ending}`).join(" or ")).join(", ");
  if (missing.length === 0)
    return { ok: true, evidence: `"${text}" holds: ${files.length > 0 ? `there is ${list}` : "the answer is text"}.` };
  const kinds = missing.map((group) => group.map((ending) => `.${ending}`).join(" or ")).join(", ");
  const made = files.length > 0 ? `the run has made ${files.slice(0, 8).join(", ")}` : "the run has made no file";
  return { ok: false, evidence: `"${text}": there is no ${kinds} file; ${made}.` };
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

const SCRIPT = /<script\b(?![^>]*\btype=["']?application\/(?:ld\+)?json)|\son[a-z]+\s*=\s*["']|["'(]\s*javascript:/i;
const EMOJI = /(?![#*\d©®™])\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u;

async function withoutFinding(session: Session, text: string, what: "JavaScript" | "emoji"): Promise<CheckResult> {
  const { workspace } = session.equipment;
  const files = await deliverablesOf(session);
  const holding: string[] = [];
  if (what === "emoji")
    holding.push(...(await readablesOf(session)).filter((each) => EMOJI.test(each.text)).map(({ name }) => name));
  else
    for (const file of files.filter((each) => /\.(html?|svg|[mc]?js|jsx|tsx?)$/i.test(each)))
      if (!/\.(html?|svg)$/i.test(file) || SCRIPT.test(await workspace.readText(file))) holding.push(file);
  return holding.length === 0
    ? { ok: true, evidence: `"${text}" holds: there is no ${what}.` }
    : { ok: false, evidence: `"${text}": there is ${what} in ${holding.join(", ")}.` };
}

function noEffect(state: RunState, text: string, kind: "no-contact" | "offline"): CheckResult {
  const effects = kind === "no-contact" ? ["outward"] : ["outward", "network"];
  const turns = Object.values(state.steps).flatMap((step) => step.branches.flatMap((branch) => branch.turns));
  const done = turns.flatMap(({ reply, called }) =>
    reply.calls.filter(({ callId }) => effects.includes(called[callId] ?? "")).map(({ name }) => name),
  );
  return done.length === 0
    ? { ok: true, evidence: `"${text}" holds: no call did so.` }
    : { ok: false, evidence: `"${text}": the run has called ${[...new Set(done)].join(", ")}.` };
}

function problemOf({ name, text, pages }: Readable, invariant: TextInvariant): Problem | undefined {
  if (invariant.kind === "language") {
    const words = `${name} is not in ${invariant.language.name}.`;
    return isWrittenIn(text, invariant.language) === false ? { kind: "language", words } : undefined;
  }
  const { unit, least = 0, most = Number.POSITIVE_INFINITY } = invariant;
  const words = text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  const sizes = {
    page: pages ?? Math.max(1, Math.ceil(words / WORDS_PER_PAGE)),
    word: words,
    line: text.split("\n").filter((line) => line.trim()).length,
    character: text.trim().length,
  };
  const size = sizes[unit];
  if (size >= least && size <= most) return undefined;
  return { kind: size < least ? "short" : "long", words: `${name} has ${size} ${unit}${size === 1 ? "" : "s"}.` };
}

/** The deliverables that are there. */
async function deliverablesOf({ state, equipment }: Session): Promise<string[]> {
  const there: string[] = [];
  for (const path of state.files) if (await equipment.workspace.exists(path)) there.push(path);
  return there;
}

/** The deliverables that people read, or the last result where the run has written none. */
async function readablesOf(session: Session): Promise<Readable[]> {
  const files = (await deliverablesOf(session)).filter((file) => READABLE.test(file));
  const readables: Readable[] = [];
  for (const path of files) readables.push(await readableOf(session, path));
  if (readables.length > 0) return readables;
  const answer = answerOf(session.state);
  return answer === undefined ? [] : [{ name: "the answer", text: answer, pages: undefined }];
}

function answerOf(state: RunState): string | undefined {
  const last = state.steps[state.trunk.at(-1) ?? ""];
  return last?.step.output.kind === "text" ? (last.result?.result ?? "") : undefined;
}

async function readableOf(session: Session, path: string): Promise<Readable> {
  const { tools, workspace, toolTimeoutMs } = session.equipment;
  if (!/\.(pdf|docx)$/i.test(path)) {
    const text = (await workspace.readText(path)).replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/gi, " ");
    return { name: path, text, pages: undefined };
  }
  if (!tools.has("document_read")) throw new Error(`${path} can't be read without document_read.`);
  const call = { callId: "check_document", name: "document_read", args: { path } };
  const outcome = await executeCall(call, { tools, workspace, signal: session.signal, timeoutMs: toolTimeoutMs });
  if (!outcome.ok) throw new Error(outcome.text);
  const text = outcome.sources?.map((source) => source.text).join("\n") ?? outcome.text;
  const pages = (outcome.data as { pages?: unknown } | undefined)?.pages;
  return { name: path, text, pages: path.endsWith(".pdf") && typeof pages === "number" ? pages : undefined };
}
