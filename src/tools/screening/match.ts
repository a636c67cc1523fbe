/** Whether a person meets a requirement: by what their record lists, else by what their text says. */
import { clauseAt, deniesBelow, isDeniedAt } from "./negation.js";
import { readRequirement } from "./requirement.js";
import { contentTermsOf, impliedBy, isLanguage, stemOf, termsOf, weightOf } from "./terms.js";

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
  /** 1 met, 0.9 found only in the text, less in part, 0 not found. */
  credit: number;
  /** The skill, or the years, that meet it. */
  by?: string;
  /** What of it the text names, verbatim, where no list of skills does. */
  found?: string[];
  /** What the text says of it, verbatim, and where. */
  quote?: string;
  page?: number;
  note?: string;
}

/** How much of a requirement's words a skill must hold. */
const LEAST_COVER = 0.6;
/** And a line of the text, where words stand together by chance more easily. */
const LEAST_MENTION = 0.75;
/** What is found in the text alone, and what of which only the words are. */
const MENTIONED = 0.9;
const SCATTERED = 0.4;
const BEGINNER =
  /\b(?:basics?|beginner|beginning|a little|little|some|learning|elementary|grundkenntnisse|débutant|notions|básico)\b/i;
/**
 * Matches one requirement.
 *
 * Something denied never counts. What the record doesn't list but the text mentions counts nine tenths; for languages, which
 * records of skills leave out, it counts whole.
 *
 * @example
 * matchRequirement("Kubernetes in production", { skills: ["k8s"], denied: [], years: 4, lines: [] }).credit; // 1
 */
export function matchRequirement(text: string, profile: Profile): Match {
  const requirement = readRequirement(text);
  if (requirement.years !== undefined) return matchYears(text, requirement.years, profile);
  if (requirement.parts.length === 0) return { requirement: text, credit: 0, note: "nothing to compare" };
  const parts = requirement.parts.map((alternatives) => best(alternatives.map((words) => matchWords(words, profile))));
  const credit = parts.reduce((sum, part) => sum + part.credit, 0) / parts.length;
  const shown = parts.find((part) => part.quote !== undefined);
  const by = [...new Set(parts.flatMap((part) => (part.by ? [part.by] : [])))].join("; ");
  const found = parts.flatMap((part) => part.found ?? []);
  const notes = [...new Set(parts.flatMap((part) => (part.note ? [part.note] : [])))];
  return {
    requirement: text,
    credit: Math.round(credit * 100) / 100,
    ...(by === "" ? {} : { by }),
    ...(found.length === 0 ? {} : { found }),
    ...(shown?.quote === undefined ? {} : { quote: shown.quote, page: shown.page ?? 1 }),
    ...(notes.length === 0 ? {} : { note: notes.join("; ") }),
  };
}

type Part = Omit<Match, "requirement">;

/** Years of work; where they are asked for in a trade of which the text says nothing they count half. */
function matchYears(requirement: string, needed: number, { years, lines }: Profile): Match {
  if (years === undefined) return { requirement, credit: 0, note: "years of work not known" };
  const subject = subjectOf(requirement);
  const isKnown =
    subject.length === 0 ||
    lines.every(({ text }) => text === "") ||
    subject.some((word) => mention([word], lines).credit > 0);
  const reached = needed <= 0 ? 1 : Math.min(1, years / needed);
  const credit = (reached >= 1 ? 1 : reached / 2) * (isKnown ? 1 : 0.5);
  const note = isKnown ? {} : { note: `nothing found of ${subject.join(", ")}` };
  return { requirement, credit: Math.round(credit * 100) / 100, by: `${years} years`, ...note };
}

/** What years are asked for in: the words that say something by themselves. */
const subjectOf = (requirement: string) =>
  contentTermsOf(requirement.replace(YEARS_ASKED, " ")).filter((word) => weightOf([word]) >= 1 && word.length > 3);
const YEARS_ASKED =
  /\d+|(?:two|three|four|five|six|seven|eight|nine|ten|more|minimum|least|years?|professional|experience|which|them|leading)(?!\p{L})/giu;

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
  const held = new Set(skill.map(stemOf));
  const shared = words.filter((word) => held.has(stemOf(word)));
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
    if (deniesBelow(heading) || isDeniedAt(text, ...place)) {
      denial ??= { credit: 0, note: `denied: “${clause.trim()}”`, page };
      continue;
    }
    const part = partAt(text, ...place);
    if (words.some(isLanguage)) return spoken(clause.trim(), page, part);
    return BEGINNER.test(part)
      ? {
          credit: 0.25,
          quote: clause.trim(),
          page,
          note: "mentioned in the text as a beginner",
          found: [foundAt(text, place)],
        }
      : { credit: MENTIONED, quote: clause.trim(), page, note: "found in the text", found: [foundAt(text, place)] };
  }
  return denial ?? scattered(words, lines) ?? { credit: 0, note: "not found" };
}

/** A language, unless its clause says that it is only begun. */
const spoken = (quote: string, page: number, part: string): Part =>
  BEGINNER.test(part) || /\bA[12]\b/.test(part)
    ? { credit: 0.25, quote, page, note: "as a beginner" }
    : { credit: 1, quote, page };

/** What is found, without a label before it and half of a pair of brackets. */
function foundAt(text: string, place: [number, number]): string {
  const said = text.slice(...place).replace(/^[^:]{1,24}:\s+/, "");
  return said.includes("(") && !said.includes(")") ? said.slice(0, said.indexOf("(")).trim() : said;
}

/** What stands between the commas around a place: of "German (native), Italian A2" the grade of one says nothing of the other. */
function partAt(text: string, start: number, end: number): string {
  const separator = /[,،、，](?![^()]*\))|[.;。；](?=\s|$)/gu;
  const before = [...text.slice(0, start).matchAll(separator)].at(-1);
  const after = /[,،、，](?![^()]*\))|[.;。；](?=\s|$)/u.exec(text.slice(end));
  return text.slice(before ? before.index + 1 : 0, end + (after?.index ?? text.length));
}

/** Words of which each stands somewhere, in clauses that don't deny it. */
function scattered(words: string[], lines: SourceLine[]): Part | undefined {
  const telling = words.filter((word) => weightOf([word]) >= 1);
  if (telling.length < 2) return undefined;
  const isSaid = (word: string) =>
    lines.some(({ text, heading }) => {
      const place = placeOf([word], text);
      return place !== undefined && !deniesBelow(heading) && !isDeniedAt(text, ...place);
    });
  return telling.every(isSaid) ? { credit: SCATTERED, note: "its words stand in several places" } : undefined;
}

/** Where a line holds most of the words close together; from the first to the last of them. */
function placeOf(words: string[], text: string): [number, number] | undefined {
  const hits: Hit[] = [];
  const found = new Set<string>();
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}+#.&/'’-]*/gu)) {
    const said = new Set(termsOf(match[0]).map(stemOf));
    const held = words.filter((word) => said.has(stemOf(word)));
    if (held.length === 0) continue;
    for (const word of held) found.add(word);
    hits.push({ words: held, start: match.index, end: match.index + match[0].length });
  }
  if (weightOf(found) < Math.max(0.9, weightOf(words) * LEAST_MENTION)) return undefined;
  const ends = hits.map((_, last) => windowTo(hits, last, found));
  const shortest = ends.flatMap((window) => (window ? [window] : [])).sort((a, b) => a[1] - a[0] - (b[1] - b[0]))[0];
  return shortest ?? [0, text.length];
}

interface Hit {
  words: string[];
  start: number;
  end: number;
}

/** From the last place that holds all words up to one, to that one. */
function windowTo(hits: Hit[], last: number, wanted: Set<string>): [number, number] | undefined {
  const missing = new Set(wanted);
  for (let at = last; at >= 0; at -= 1) {
    for (const word of hits[at]?.words ?? []) missing.delete(word);
    if (missing.size === 0) return [hits[at]?.start ?? 0, hits[last]?.end ?? 0];
  }
  return undefined;
}
