/** A candidate: a record, checked against its document, matched with the post and scored. */
import { posix } from "node:path";
import { listItems } from "../documents/list-items.js";
import { experienceOf } from "./experience.js";
import { type Match, matchRequirement, type Profile } from "./match.js";
import { personName } from "./person-name.js";
import type { Post } from "./post.js";
import { type Evidence, listField, type RecordEntry, textField } from "./records.js";
import { inRankOrder, type Score, scoreOf } from "./score.js";
import { skillsOf } from "./skills-found.js";
import { type CheckedQuote, checkQuote, type Source } from "./sources.js";

export interface Candidate {
  rank: number;
  /** Base name of the document. */
  file: string;
  path: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  lastTitle: string | null;
  skills: string[];
  denied: string[];
  years: number | undefined;
  /** The periods and statements that the years rest on. */
  yearQuotes: CheckedQuote[];
  evidence: Record<string, CheckedQuote>;
  must: Match[];
  nice: Match[];
  score: Score;
  notes: string[];
}

/** Makes a candidate of a record; its rank is set by {@link ranked}. */
export function candidateOf(entry: RecordEntry, source: Source, post: Post): Candidate {
  const { record, evidence } = entry;
  const { facts } = source;
  const { skills, denied } = skillsOf(
    { skills: entriesOf(record, "skills"), denied: entriesOf(record, "denied") },
    source,
  );
  const name = nameOf(textField(record, "name"), source);
  const email = textField(record, "email") || facts.emails[0] || "";
  const phone = textField(record, "phone") || facts.phones[0] || "";
  const recorded = textField(record, "stated");
  const stated = source.orders.some((order) => order.includes(recorded)) ? "" : recorded;
  const experience = experienceOf({ employment: listField(record, "employment"), stated, source, asOf: post.asOf });
  const profile: Profile = { skills, denied, years: experience.years, lines: source.lines };
  const must = post.must.map(({ text }) => matchRequirement(text, profile));
  const nice = post.nice.map(({ text }) => matchRequirement(text, profile));
  const found = foundIn([...must, ...nice], skills);
  const lastTitle = titleOf(textField(record, "lastTitle"), source);
  const values = { name, email, phone, lastTitle, skills: skills[0] ?? "" };
  return {
    rank: 0,
    file: posix.basename(source.path),
    path: source.path,
    name: personName(name, facts.emails) || null,
    email: email || null,
    phone: phone || null,
    lastTitle: values.lastTitle || null,
    skills: [...skills, ...found],
    denied,
    years: experience.years,
    yearQuotes: experience.quotes.map((quote) => checkQuote(source, quote)),
    evidence: evidenceOf(values, evidence, source, experience.quotes),
    must,
    nice,
    score: scoreOf({ must, nice, years: experience.years, minYears: post.minYears }),
    notes: [
      ...documentNotes(source),
      ...(name === "" ? ["the name wasn't found"] : []),
      ...(found.length > 0
        ? [`asked for, and found in the text rather than in a list of skills: ${found.join(", ")}`]
        : []),
      ...experience.notes,
    ],
  };
}

/** Longer finds are sentences, not skills. */
const MOST_FOUND_WORDS = 5;

/** What the post asks for and the text names, as far as no list of skills has it. */
function foundIn(matches: readonly Match[], skills: readonly string[]): string[] {
  const listed = new Set(skills.map((skill) => skill.toLowerCase()));
  const found = matches
    .flatMap((match) => match.found ?? [])
    .filter((text) => text.split(/\s+/).length <= MOST_FOUND_WORDS);
  return [...new Map(found.map((text) => [text.toLowerCase(), text])).values()].filter(
    (text) => !listed.has(text.toLowerCase()),
  );
}

/** The record's name, unless the e-mail address knows another that was found. */
function nameOf(recorded: string, { facts }: Source): string {
  const [likeliest = ""] = facts.names;
  if (recorded === "") return likeliest;
  const address = plain(facts.emails.join(" "));
  const isKnown = (name: string) =>
    name.split(/[\s,-]+/).some((word) => word.length > 2 && address.includes(plain(word)));
  return isKnown(likeliest) && !isKnown(recorded) ? likeliest : recorded;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^\p{L}@]/gu, "");

/** What the record says, unless code has found others and this isn't among the likeliest of them; else the likeliest. */
function titleOf(recorded: string, { facts }: Source): string {
  const [likeliest = ""] = facts.titles;
  const isKnown = facts.titles.some((title) => title.includes(recorded) || recorded.includes(title));
  return recorded !== "" && !isKnown ? recorded : likeliest || recorded;
}

/** A field's entries, each once; a model may give a list as it stands, on one line. */
function entriesOf(record: Record<string, unknown>, name: string): string[] {
  const entries = listField(record, name).flatMap(listItems);
  return [...new Map(entries.reverse().map((entry) => [entry.toLowerCase(), entry])).values()].reverse();
}

/** A candidate from a CV whose script the model doesn't read: what code finds, and a note that says so. */
export function unreadCandidate(source: Source, post: Post): Candidate {
  const candidate = candidateOf({ item: source.path, record: {}, evidence: {} }, source, post);
  const note = `the text is written in ${source.facts.script} script, which this model doesn't read: what stands here was found by code, a person has to read it`;
  return { ...candidate, notes: [note, ...candidate.notes.filter((other) => other !== "the name wasn't found")] };
}

/** A candidate from a document that the reader took for something else, though it has all that a CV has. */
export function overlookedCandidate(source: Source, post: Post): Candidate {
  const candidate = candidateOf({ item: source.path, record: {}, evidence: {} }, source, post);
  return {
    ...candidate,
    notes: ["the model read no CV in it: what stands here was found by code", ...candidate.notes],
  };
}

/** Candidates in the order of their scores, with ranks and a note on who applied twice. */
export function ranked(candidates: Candidate[]): Candidate[] {
  const ordered = inRankOrder(candidates);
  return ordered.map((candidate, index) => {
    const twin = candidate.email && ordered.find((other) => other !== candidate && other.email === candidate.email);
    const notes = twin ? [...candidate.notes, `same e-mail address as ${twin.file}`] : candidate.notes;
    return { ...candidate, notes, rank: index + 1 };
  });
}

function evidenceOf(
  values: Record<string, string>,
  given: Record<string, Evidence[]>,
  source: Source,
  years: string[],
): Record<string, CheckedQuote> {
  const evidence: Record<string, CheckedQuote> = {};
  for (const [field, value] of Object.entries(values)) {
    if (value !== "") evidence[field] = quoteOf(value, given[field], source);
  }
  if (years[0]) evidence.yearsExperience = checkQuote(source, years[0]);
  return evidence;
}

/** The record's own quote when it is found, else the value itself looked up. */
function quoteOf(value: string, given: Evidence[] | undefined, source: Source): CheckedQuote {
  const checked = (given ?? []).map(({ quote, page }) => checkQuote(source, quote, page ?? undefined));
  const found = checked.find(({ verified }) => verified);
  if (found) return found;
  const own = checkQuote(source, value);
  return own.verified ? own : (checked[0] ?? own);
}

const MOST_NOTE_CHARACTERS = 160;
const clipped = (text: string) =>
  text.length <= MOST_NOTE_CHARACTERS ? text : `${text.slice(0, MOST_NOTE_CHARACTERS)}…`;

function documentNotes(source: Source): string[] {
  const notes = [...source.notes];
  if (source.problem) notes.push(`the document could not be read again: ${source.problem}`);
  if (source.orders.length > 0)
    notes.push(`tells its reader how to judge, left out: “${clipped(source.orders.join(" "))}”`);
  if (source.hiddenChars > 0) notes.push(`contains hidden text (${source.hiddenChars} characters), left out`);
  return notes;
}
