import type { RunState } from "../../runtime/run/state.js";
import type { Language } from "./languages.js";
import { sentencesIn } from "./orders.js";
import { invariantsIn } from "./read-constraint.js";

/**
 * Constraints of the goal, of the plan and of the person that a machine can check, read from their words. What isn't
 * understood isn't guessed: it stays in the prompts, and the answer says that it wasn't checked.
 */
export type Invariant =
  | { kind: "length"; unit: "page" | "word" | "line" | "character"; least?: number; most?: number }
  | { kind: "language"; language: Language }
  /** One deliverable of each group of file endings. */
  | { kind: "format"; endings: string[][] }
  | { kind: "without"; what: "JavaScript" | "emoji" }
  /** Files that are there in the end. */
  | { kind: "made"; paths: string[] }
  | { kind: "no-contact" }
  | { kind: "offline" }
  | FileInvariant;

/** What holds for files: watched at each effect, and checked against what was there before. */
export type FileInvariant =
  | { kind: "only-in"; folders: string[] }
  /** Files and folders by name; all that was there before, where none is named. */
  | { kind: "untouched"; paths: string[] };

/** A constraint as it was said, and what a machine can check of it. */
export interface Demand<Kind extends Invariant = Invariant> {
  text: string;
  invariant: Kind;
}

/** All that must hold for the whole, in words: the plan's constraints, what the person said. */
export function constraintsOf(state: RunState): string[] {
  return [...new Set([...(state.plan?.constraints ?? []), ...saidIn(state)])];
}

/** A state's entries hold its plan and what was said, and its goal never changes. */
const known = new WeakMap<RunState["entries"], Demand[]>();

/** What a machine checks before the run is finished; what is said twice counts once. The goal's own sentences count too. */
export function invariantsOf(state: RunState): Demand[] {
  const demands = known.get(state.entries) ?? demandsOf(state);
  if (state.plan) known.set(state.entries, demands);
  return demands;
}

function demandsOf(state: RunState): Demand[] {
  const all = demandsIn([state.goal, ...saidIn(state)], state.plan?.constraints ?? []);
  // A person's own plan says itself what it makes.
  return state.planVersion > 0 ? all : all.filter(({ invariant }) => invariant.kind !== "made");
}

/** Those that are about files. */
export function fileDemandsOf(state: RunState): Demand<FileInvariant>[] {
  return invariantsOf(state).filter(isFileDemand);
}

export function isFileDemand(demand: Demand): demand is Demand<FileInvariant> {
  return demand.invariant.kind === "only-in" || demand.invariant.kind === "untouched";
}

/** What is demanded in what a person said, sentence by sentence, and in a plan's constraints. */
export function demandsIn(prose: readonly string[], constraints: readonly string[]): Demand[] {
  const sentences = prose.flatMap(sentencesIn);
  const all = [
    ...constraints.flatMap((text) => invariantsIn(text).map((invariant) => ({ text, invariant }))),
    ...sentences.flatMap(({ text, read }) => invariantsIn(read, true).map((invariant) => ({ text, invariant }))),
  ];
  const seen = new Set<string>();
  return all.filter(({ invariant }) => {
    const key = JSON.stringify(invariant);
    return !seen.has(key) && seen.add(key);
  });
}

/** The constraint that forbids an effect, if one does. */
export function forbidding(state: RunState, effect: string): string | undefined {
  const forbids = (kind: Invariant["kind"]) =>
    (kind === "no-contact" && effect === "outward") || (kind === "offline" && ["outward", "network"].includes(effect));
  return invariantsOf(state).find(({ invariant }) => forbids(invariant.kind))?.text;
}

/** What the person has said while the run went on. */
export function saidIn(state: RunState): string[] {
  return state.entries.flatMap((entry) => (entry.kind === "said" ? [entry.text] : []));
}
