import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import { DOMAIN_KEY, type Domains } from "../../runtime/domains.js";
import type { BranchState } from "../../runtime/run/state.js";
import type { CallPlace } from "../act.js";
import { gatheredIn } from "../context/gathered.js";
import type { Session } from "../session.js";

/** Files that a grammar can name at once; a larger workspace is validated only beyond them. */
const MAX_FILES = 2000;

/** What is really there for a branch: the files that these tools may name, and the texts it has read. */
export async function liveDomains(session: Session, place: CallPlace, toolNames: readonly string[]): Promise<Domains> {
  const branch = branchAt(session, place);
  const { tools } = session.equipment;
  const { sources, choices, pageRefs } = gatheredIn(branch);
  const [verbatim, pageRef] = [[...sources], [...pageRefs]];
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
  return [...new Set([place.item.key, ...(written ?? []), ...(needed ?? []), ...handlesFor(session, place)])];
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

/** The files in which a branch may read on: its own long results, and those that the trunk shows. */
export function handlesFor(session: Session, place: CallPlace): string[] {
  const { entries } = session.state;
  const shown = entries.flatMap((entry) => (entry.kind === "result" ? (entry.step.result?.whole ?? []) : []));
  return [...new Set([...gatheredIn(branchAt(session, place)).handles, ...shown])];
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
