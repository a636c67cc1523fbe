import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import { DOMAIN_KEY, type Domains } from "../runtime/domains.js";
import type { BranchState } from "../runtime/run/state.js";
import type { SourceText } from "../tools/tool.js";
import type { CallPlace } from "./act.js";
import type { Session } from "./session.js";

/** Files that a grammar can name at once; a larger workspace is validated only beyond them. */
const MAX_FILES = 2000;

/** What is really there for a branch: the files that these tools may name, and the texts it has read. */
export async function liveDomains(session: Session, place: CallPlace, toolNames: readonly string[]): Promise<Domains> {
  const branch = branchAt(session, place);
  const { tools } = session.equipment;
  const verbatim = branch ? sourcesOf(branch) : [];
  const choices = branch ? choicesOf(branch) : {};
  const pageRef = branch ? pageRefsOf(branch) : [];
  // Listing a folder costs more than a step of the loop: only for tools that name files.
  if (!toolNames.some((name) => namesFiles(tools.get(name)))) return { pageRef, verbatim, choices };
  return { workspaceFile: await filesFor(session, place), pageRef, verbatim, choices };
}

/** The files that a branch of a forEach over files may see: its own, what it wrote, what its step builds on. */
export async function visibleFiles(session: Session, place: CallPlace): Promise<string[] | undefined> {
  if (!place.item || !(await session.equipment.workspace.exists(place.item.key))) return undefined;
  const { steps } = session.state;
  const written = branchAt(session, place)?.turns.flatMap((turn) =>
    Object.values(turn.results).flatMap((result) => result.files ?? []),
  );
  const needed = steps[place.stepId]?.step.needs.flatMap((id) => steps[id]?.result?.files ?? []);
  const handles = handlesOf(branchAt(session, place));
  return [...new Set([place.item.key, ...(written ?? []), ...(needed ?? []), ...handles])];
}

async function filesFor(session: Session, place: CallPlace): Promise<string[]> {
  const visible = await visibleFiles(session, place);
  return visible ?? (await session.equipment.workspace.list({ limit: MAX_FILES })).map((entry) => entry.path);
}

/** How the schema of {@link workspaceFile} spells it. */
const NAMES_A_FILE = `"${DOMAIN_KEY}":"workspaceFile"`;

const naming = new WeakMap<object, boolean>();

function namesFiles(tool: StructuredToolInterface | undefined): boolean {
  if (!tool) return false;
  const known = naming.get(tool);
  if (known !== undefined) return known;
  const schema =
    tool.schema instanceof z.ZodType ? z.toJSONSchema(tool.schema, { io: "input", unrepresentable: "any" }) : {};
  const names = JSON.stringify(schema).includes(NAMES_A_FILE);
  naming.set(tool, names);
  return names;
}

/** The tool by which a step reads on in a result that was too long. */
export const READER = "file_read";

/** The files that hold a branch's long results. */
export function handlesOf(branch: BranchState | undefined): string[] {
  return (branch?.turns ?? []).flatMap((turn) => Object.values(turn.results).flatMap(({ whole }) => whole ?? []));
}

export function branchAt(session: Session, place: CallPlace): BranchState | undefined {
  return session.state.steps[place.stepId]?.branches.find((branch) => branch.item?.index === place.item?.index);
}

/**
 * The file of a branch that is to record what stands in it, and has not even tried to read it. Such a record would be empty,
 * or somebody else's.
 */
export async function unreadItem({ state, equipment }: Session, place: CallPlace): Promise<string | undefined> {
  const step = state.steps[place.stepId]?.step;
  if (!place.item || step?.output.kind !== "records" || step.tools.length === 0) return undefined;
  if (!step.output.fields.some(({ verbatim, choice }) => verbatim || choice)) return undefined;
  const branch = state.steps[place.stepId]?.branches.find(({ item }) => item?.index === place.item?.index);
  if (branch?.turns.some(({ results }) => Object.values(results).some(({ name }) => step.tools.includes(name))))
    return undefined;
  return (await equipment.workspace.exists(place.item.key).catch(() => false)) ? place.item.key : undefined;
}

/** The texts that a branch has read, in order. */
export function sourcesOf(branch: BranchState): SourceText[] {
  return branch.turns.flatMap((turn) =>
    Object.values(turn.results).flatMap((result) =>
      (result.sources ?? []).map(({ path, page, text }) => ({ path, page, text: text ?? result.text })),
    ),
  );
}

/** The references of the page that a branch has looked at last: what was on an earlier one is gone. */
function pageRefsOf(branch: BranchState): string[] {
  const results = branch.turns.flatMap((turn) => Object.values(turn.results));
  return results.findLast(({ choices }) => choices?.pageRef)?.choices?.pageRef ?? [];
}

/** The values that tools have offered in a branch, by name; of several offers all, in order. */
export function choicesOf(branch: BranchState): Record<string, string[]> {
  const choices: Record<string, string[]> = {};
  for (const result of branch.turns.flatMap((turn) => Object.values(turn.results))) {
    for (const [name, values] of Object.entries(result.choices ?? {}))
      choices[name] = [...new Set([...(choices[name] ?? []), ...values])];
  }
  return choices;
}
