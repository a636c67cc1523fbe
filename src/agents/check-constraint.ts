import type { RunState } from "../runtime/run/state.js";
import { executeCall } from "../tools/execute.js";
import type { CheckResult } from "./check.js";
import type { Invariant } from "./constraints.js";
import { isWrittenIn } from "./languages.js";
import type { Session } from "./session.js";

/** What people read: data files have no length and no language. */
const READABLE = /\.(md|markdown|txt|html?|pdf|docx)$/i;
const WORDS_PER_PAGE = 500;

/** A deliverable as text; `pages` where its format has them. */
interface Readable {
  name: string;
  text: string;
  pages: number | undefined;
}

/** Checks one constraint of the whole against what the run has made and done. */
export async function checkInvariant(session: Session, text: string, invariant: Invariant): Promise<CheckResult> {
  if (invariant.kind === "no-contact" || invariant.kind === "offline")
    return noEffect(session.state, text, invariant.kind);
  const readables = await readablesOf(session);
  const wrong = readables.flatMap((readable) => problemOf(readable, invariant) ?? []);
  if (wrong.length > 0) return { ok: false, evidence: `"${text}": ${wrong.join(" ")}` };
  return { ok: true, evidence: `"${text}" holds${names(readables)}.` };
}

function names(readables: readonly Readable[]): string {
  return readables.length > 0 ? ` for ${readables.map(({ name }) => name).join(", ")}` : "";
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

function problemOf({ name, text, pages }: Readable, invariant: Invariant): string | undefined {
  if (invariant.kind === "language") {
    return isWrittenIn(text, invariant.language) === false
      ? `${name} is not in ${invariant.language.name}.`
      : undefined;
  }
  if (invariant.kind !== "length") return undefined;
  const { unit, most } = invariant;
  const words = text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  const sizes = {
    page: pages ?? Math.max(1, Math.ceil(words / WORDS_PER_PAGE)),
    word: words,
    line: text.split("\n").filter((line) => line.trim()).length,
    character: text.trim().length,
  };
  return sizes[unit] > most ? `${name} has ${sizes[unit]} ${unit}s.` : undefined;
}

/** The deliverables that people read, or the last result where the run has written none. */
async function readablesOf(session: Session): Promise<Readable[]> {
  const { state, equipment } = session;
  const readables: Readable[] = [];
  for (const path of state.files.filter((file) => READABLE.test(file))) {
    if (await equipment.workspace.exists(path)) readables.push(await readableOf(session, path));
  }
  if (readables.length > 0) return readables;
  const last = state.steps[state.trunk.at(-1) ?? ""];
  return last?.step.output.kind === "text"
    ? [{ name: "the answer", text: last.result?.result ?? "", pages: undefined }]
    : [];
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
