/** Whether a person meets a requirement: by what their record lists, else by what their text says. */
import { clauseAt, deniesBelow, isDenied } from "./negation.js";
import { readRequirement } from "./requirement.js";
import { contentTermsOf, impliedBy, isLanguage, termsOf, weightOf } from "./terms.js";

/** A line of a document. */
export interface SourceLine {
  page: number;
  text: string;
  /** The heading above it. */
  heading: string;
}

/** What is known of a person. */
export interface Profile {
  skills: string[];
  denied: string[];
  years: number | undefined;
  lines: SourceLine[];
}

export interface Match {
  requirement: string;
  /** 1 met, 0.5 in part or only mentioned, 0 not found. */
  credit: number;
  /** The skill, or the years, that meet it. */
  by?: string;
  /** What the text says of it, verbatim, and where. */
  quote?: string;
  page?: number;
  note?: string;
}

/** How much of a requirement's words a skill must hold. */
const LEAST_COVER = 0.6;
/** And a line of the text, where words stand together by chance more easily. */
const LEAST_MENTION = 0.75;
const BEGINNER =
  /\b(?:basics?|beginner|beginning|a little|little|some|learning|elementary|grundkenntnisse|débutant|notions|básico)\b/i;
/**
 * Matches one requirement.
 *
 * Something denied never counts. What the record doesn't list but the text mentions counts half; for languages, which
 * records of skills leave out, it counts whole.
 *
 * @example
 * matchRequirement("Kubernetes in production", { skills: ["k8s"], denied: [], years: 4, lines: [] }).credit; // 1
 */
export function matchRequirement(text: string, profile: Profile): Match {
  const requirement = readRequirement(text);
  if (requirement.years !== undefined) return matchYears(text, requirement.years, profile.years);
  if (requirement.parts.length === 0) return { requirement: text, credit: 0, note: "nothing to compare" };
  const parts = requirement.parts.map((alternatives) => best(alternatives.map((words) => matchWords(words, profile))));
  const credit = parts.reduce((sum, part) => sum + part.credit, 0) / parts.length;
  const shown = parts.find((part) => part.quote !== undefined);
  const by = [...new Set(parts.flatMap((part) => (part.by ? [part.by] : [])))].join("; ");
  const notes = [...new Set(parts.flatMap((part) => (part.note ? [part.note] : [])))];
  return {
    requirement: text,
    credit: Math.round(credit * 100) / 100,
    ...(by === "" ? {} : { by }),
    ...(shown?.quote === undefined ? {} : { quote: shown.quote, page: shown.page ?? 1 }),
    ...(notes.length === 0 ? {} : { note: notes.join("; ") }),
  };
}

type Part = Omit<Match, "requirement">;

function matchYears(requirement: string, needed: number, years: number | undefined): Match {
  if (years === undefined) return { requirement, credit: 0, note: "years of work not known" };
  const credit = needed <= 0 ? 1 : Math.min(1, years / needed);
  return { requirement, credit: credit >= 1 ? 1 : Math.round(credit * 50) / 100, by: `${years} years` };
}

const best = (parts: Part[]): Part => parts.reduce((one, other) => (other.credit > one.credit ? other : one));

function matchWords(words: string[], profile: Profile): Part {
  const denied = profile.denied.find((skill) => denies(skill, words));
  if (denied !== undefined) return { credit: 0, note: `says: not ${denied}` };
  const skill =
    profile.skills.find((one) => covers(one, words)) ??
    profile.skills.find((one) => impliedBy(termsOf(one)).some((other) => isCovered(words, other)));
  if (skill === undefined) return mention(words, profile.lines);
  const { quote, page } = mention(contentTermsOf(skill), profile.lines);
  const where = quote === undefined ? {} : { quote, page };
  return BEGINNER.test(skill)
    ? { credit: 0.5, by: skill, note: "beginner", ...where }
    : { credit: 1, by: skill, ...where };
}

/** What is denied counts for what it holds most of, not for a wider skill: "no Go on Windows" is no "no Go". */
function denies(skill: string, words: string[]): boolean {
  const denied = contentTermsOf(skill);
  const shared = denied.filter((word) => words.includes(word));
  return isCovered(words, denied) && weightOf(shared) / weightOf(denied) >= LEAST_COVER;
}

/** True when a skill is what the words ask for: it holds most of them, or is a narrower form of them. */
function covers(skill: string, words: string[]): boolean {
  return isCovered(words, contentTermsOf(skill.replace(/\([^)]*\)/g, " "))) || isCovered(words, contentTermsOf(skill));
}

function isCovered(words: string[], skill: string[]): boolean {
  if (skill.length === 0) return false;
  const held = new Set(skill);
  const shared = words.filter((word) => held.has(word));
  return (
    shared.length > 0 &&
    weightOf(shared) / weightOf(words) >= LEAST_COVER &&
    weightOf(shared) >= 0.3 &&
    isSameSubject(shared, skill)
  );
}

/** One generic word in common ("management") is no match unless it is the whole skill. */
function isSameSubject(shared: string[], skill: string[]): boolean {
  return weightOf(shared) >= 1 || shared.length === skill.length;
}

/** Looks the words up in the text; clauses and sections that deny are left out. */
function mention(words: string[], lines: SourceLine[]): Part {
  let denial: Part | undefined;
  for (const { text, page, heading } of lines) {
    const place = placeOf(words, text);
    if (!place) continue;
    const clause = clauseAt(text, ...place);
    if (isDenied(clause) || deniesBelow(heading) || deniesBelow(text.slice(0, Math.max(0, text.indexOf(":"))))) {
      denial ??= { credit: 0, note: `denied: “${clause.trim()}”`, page };
      continue;
    }
    const language = words.some(isLanguage);
    if (language) return { credit: 1, quote: clause.trim(), page };
    return BEGINNER.test(clause)
      ? { credit: 0.25, quote: clause.trim(), page, note: "mentioned in the text as a beginner" }
      : { credit: 0.5, quote: clause.trim(), page, note: "mentioned in the text" };
  }
  return denial ?? { credit: 0, note: "not found" };
}

/** Where a line holds most of the words close together; from the first to the last of them. */
function placeOf(words: string[], text: string): [number, number] | undefined {
  const places: [number, number][] = [];
  const found = new Set<string>();
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}+#.&/'’-]*/gu)) {
    const hit = termsOf(match[0]).find((term) => words.includes(term));
    if (hit === undefined) continue;
    found.add(hit);
    places.push([match.index, match.index + match[0].length]);
  }
  if (weightOf(found) < Math.max(0.9, weightOf(words) * LEAST_MENTION)) return undefined;
  return [places[0]?.[0] ?? 0, places.at(-1)?.[1] ?? text.length];
}
