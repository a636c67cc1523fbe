import type { RunState } from "../runtime/run/state.js";
import { type Language, languageNamed } from "./languages.js";

/**
 * Constraints of the goal, of the plan and of the person that a machine can check, read from their words. What isn't
 * understood isn't guessed: it stays in the prompts, and the answer says that it wasn't checked.
 */
export type Invariant =
  | { kind: "length"; unit: "page" | "word" | "line" | "character"; most: number }
  | { kind: "language"; language: Language }
  | { kind: "no-contact" }
  | { kind: "offline" };

const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const COUNT = `(\\d[\\d,.]*|${NUMBERS.slice(1).join("|")}|a single)`;
const UNIT = "(page|word|line|character)s?\\b";
const AT_MOST = new RegExp(
  `(?:no|not) (?:more|longer) than ${COUNT} ${UNIT}|(?:at most|maximum(?: of)?|max\\.?|up to|within|limited to) ${COUNT} ${UNIT}|${COUNT} ${UNIT} (?:at most|or (?:less|fewer)|max(?:imum)?)`,
  "i",
);
const LESS_THAN = new RegExp(`(?:under|below|(?:less|fewer|shorter) than) ${COUNT} ${UNIT}`, "i");
const NO_CONTACT =
  /\b(?:do not|don'?t|never|must not|without|no) (?:contact(?:ing)?|e-?mail(?:ing)?|messag(?:e|ing)|send(?:ing)?|publish(?:ing)?|submit(?:ting)?|post(?:ing)? (?:any|on|to)|writ(?:e|ing) to any)/i;
const OFFLINE =
  /\boffline\b|\b(?:do not|don'?t|never|without|no) (?:us(?:e|ing)|access(?:ing)?|search(?:ing)?|brows(?:e|ing)|go(?:ing)? on)? ?(?:the )?(?:internet|web|network)\b/i;
const WRITTEN_IN =
  /\b(?:writ(?:e|ten)|answer|repl(?:y|ies)|respond|report|summary|text|letter|all|everything|output)\b[^.;:\n]{0,40}?\bin ([A-Z][a-z]+)\b/;

/** What a machine can check of a constraint. A short one may just say "in Arabic"; in a goal it must be about the writing. */
export function invariantOf(text: string, isGoal = false): Invariant | undefined {
  if (NO_CONTACT.test(text)) return { kind: "no-contact" };
  if (OFFLINE.test(text)) return { kind: "offline" };
  const length = lengthOf(text);
  if (length) return length;
  const name =
    WRITTEN_IN.exec(text)?.[1] ?? (isGoal || text.length > 60 ? undefined : /\bin ([A-Z][a-z]+)\b/i.exec(text)?.[1]);
  const language = name === undefined ? undefined : languageNamed(name);
  return language ? { kind: "language", language } : undefined;
}

function lengthOf(text: string): Invariant | undefined {
  const atMost = AT_MOST.exec(text);
  const lessThan = LESS_THAN.exec(text);
  const [count, unit] = (atMost ?? lessThan ?? []).slice(1).filter((group) => group !== undefined);
  if (!count || !unit) return undefined;
  const word = NUMBERS.indexOf(count.toLowerCase());
  const number = /single/i.test(count) ? 1 : word >= 0 ? word : Number(count.replace(/[,.](?=\d{3}\b)/g, ""));
  if (!Number.isFinite(number) || number < 1) return undefined;
  const most = atMost ? number : number - 1;
  return { kind: "length", unit: unit.toLowerCase() as "page", most };
}

/** All that must hold for the whole, in words: the goal's own sentences, the plan's constraints, what the person said. */
export function constraintsOf(state: RunState): string[] {
  const said = state.entries.flatMap((entry) => (entry.kind === "said" ? [entry.text] : []));
  return [...new Set([...(state.plan?.constraints ?? []), ...said])];
}

/** Those of them that a machine checks before the run is finished; one of a kind that is said twice counts once. */
export function invariantsOf(state: RunState): { text: string; invariant: Invariant }[] {
  const seen = new Set<string>();
  const sentences = state.goal.split(/(?<=[.!?;])\s+|\n+/).map((text) => ({ text, isGoal: true }));
  const all = [...constraintsOf(state).map((text) => ({ text, isGoal: false })), ...sentences];
  return all.flatMap(({ text, isGoal }) => {
    const invariant = invariantOf(text, isGoal);
    const key = JSON.stringify(invariant);
    if (!invariant || seen.has(key)) return [];
    seen.add(key);
    return [{ text: text.trim(), invariant }];
  });
}

/** The constraint that forbids an effect, if one does. */
export function forbidding(state: RunState, effect: string): string | undefined {
  const forbids = (kind: Invariant["kind"]) =>
    (kind === "no-contact" && effect === "outward") || (kind === "offline" && ["outward", "network"].includes(effect));
  return invariantsOf(state).find(({ invariant }) => forbids(invariant.kind))?.text;
}
