/** What a document itself lists as skills, and what it says of a skill: code can tell both without reading. */

import { isKnownHeading } from "../documents/headings.js";
import { namesEmployer, namesRole } from "../documents/job-words.js";
import { listItems } from "../documents/list-items.js";
import { withoutOrders } from "../documents/orders.js";
import { isWork } from "../documents/period-kind.js";
import { skillGroups } from "../documents/skills.js";
import type { SourceLine } from "./match.js";
import { deniesBelow, isDeniedAt } from "./negation.js";
import type { Source } from "./sources.js";
import { contentTermsOf, isLanguage, termsOf } from "./terms.js";

const SKILL_HEADING =
  /skill|compet|expertise|\btools?\b|technolog|\bstack\b|toolbox|software|strength|proficien|knowledge|good (?:with|at)|can do|what i (?:know|use|work with)|kenntnis|fähigkeit|stärken|compét|connaissanc|savoir|outils|logiciel|aptitud|destrez|capacid|abilit|mitbring|was ich kann|savoir-faire|atouts|tickets|habilid|conocimient|herramient|conoscenz|strumenti|conheciment|ferramentas|vaardig|kennis|umiejęt|ferdighet|kunnskap|kunskap|kompeten|taidot|навык|المهارات|技能|スキル|기술|comput|informati[ck]|\bedv\b|\bit\b|certif|licen[cs]|permit|courses?\b|trainings?\b|zertifik|führerschein|weiterbildung|kursy|kurser|cursus/iu;
const MOST_WORDS = 6;
/** Fewer entries on a line are a place, a pair of names, a date. */
const LEAST_LISTED = 3;
const GRADE =
  /\s*\((?:[^()]*\b(?:expert|advanced|good|fluent|basics?|beginner|intermediate|daily|level|years?)\b[^()]*|[\d/ ]+)\)$/iu;

/**
 * The entries of the document's lists of skills, verbatim and each once: what stands under a heading for skills, and lists
 * of three or more short entries among the duties of a job. What its line denies is left out, languages too.
 */
export function skillsFound(source: Source): string[] {
  const text = withoutOrders(source.pages.map((page) => page.text).join("\n")).text;
  const listed = skillGroups(text)
    .filter(
      ({ heading }) => SKILL_HEADING.test(heading) && !deniesBelow(heading) && isWork({ heading, line: "" }) !== true,
    )
    .flatMap(({ entries }) =>
      entries.map((entry) => ({ text: bareSkill(entry.text), line: wholeLine(entry.said, source) })),
    );
  const others = source.lines.flatMap((line) => [
    ...labelledIn(line),
    ...dutiesIn(line),
    ...enumeratedIn(line),
    ...saidIn(line),
  ]);
  return unique([...listed, ...others].filter(isSkill).map((entry) => entry.text));
}

/** The line with what its end has broken off. */
const wholeLine = (said: string, { lines }: Source) =>
  lines.find(({ text }) => text.includes(said.trim()))?.text ?? said;

/** Without the year that it was learnt in, how well it is known, and the word that joins it to its sentence. */
const bareSkill = (entry: string) => entry.replace(DATED, "").replace(GRADE, "").replace(JOINED, "").trim();
const JOINED = /^(?:later|then|also|with|and|und|mit|et|avec|puis|y|con|e)\s+/i;

/** "Good at: cold chain, customs" anywhere. */
function labelledIn({ text, heading }: SourceLine): Entry[] {
  const match = LABEL.exec(text);
  const label = match?.[1] ?? "";
  if (!match || !SKILL_HEADING.test(label) || deniesBelow(label) || deniesBelow(heading)) return [];
  const sentences = text.slice(match[0].length).split(SENTENCE_END);
  return listItems((sentences[0] ?? "").replace(/[.;]$/, "")).map((entry) => ({ text: bareSkill(entry), line: text }));
}

const LABEL = /^\s*(?:[-*•]\s+)?([^:|]{2,40}):\s+(?=\S)/;
const SENTENCE_END = /(?<=\p{L}{3}|\)|\s\d{1,3})[.:]\s+/u;
const DATED = /[\s,(–-]+(?:\p{L}+\s){0,2}(?:19|20)\d\d.*$/u;

interface Entry {
  text: string;
  line: string;
}

/** "Haematology, wound care, catheters." below a job. */
function dutiesIn({ text, heading }: SourceLine): Entry[] {
  if ((isWork({ heading, line: "" }) !== true && !TRAINING.test(heading)) || deniesBelow(heading) || text.includes("@"))
    return [];
  const plain = text.replace(/^[\s•▪‣◦●○■*–—-]+/, "");
  const sentences = plain.split(SENTENCE_END);
  // Up to its dates a line says who, where and when.
  const dated = sentences.findLastIndex((sentence) => /(?:19|20)\d\d/.test(sentence));
  return sentences.slice(dated + 1).flatMap((sentence) => {
    return listedIn(sentence).map((entry) => ({ text: entry, line: text }));
  });
}

const TRAINING = /training|course|certif|qualif|weiterbildung|formations? compl|cursos|corsi/i;
const MOST_LISTED_WORDS = 4;

/** The short entries of a list in a sentence, where most are short; one that begins with a person or a firm is no list of skills. */
function listedIn(sentence: string): string[] {
  const entries = listItems(sentence.replace(/[.;]$/, "").replace(/\s*\([^()]*\)/g, "")).filter((entry) =>
    /\p{L}/u.test(entry),
  );
  const isOther = (entry: string) => isTitle(entry) || namesEmployer(entry) || /^\d/.test(entry);
  const short = entries.filter((entry) => entry.split(/\s+/).length <= MOST_LISTED_WORDS);
  const isList = short.length >= LEAST_LISTED && short.length * 2 > entries.length;
  if (!isList || isOther(entries[0] ?? "") || short.filter(isOther).length * 3 > short.length) return [];
  return short.filter((entry) => !isOther(entry)).map(bareSkill);
}

/** A job's title: not "nurse-call systems" or "syringe drivers". */
const isTitle = (entry: string) => !/s$/.test(entry) && namesRole(entry.replace(/\p{L}+-(?=\p{L})/gu, ""));

/** "I looked after the ward: nurse call, emergency lighting, and fire alarms." */
function enumeratedIn({ text, heading }: SourceLine): Entry[] {
  if (deniesBelow(heading) || NO_SKILLS.test(heading) || text.includes("@")) return [];
  return [...text.matchAll(ENUMERATION)].flatMap((match) =>
    listedIn(match[1] ?? "").map((entry) => ({ text: entry.replace(/^(?:the|an?)\s+/i, ""), line: text })),
  );
}

const ENUMERATION = /(?<=\p{L}{2}|\d{4}):\s+([^.:;!?]+,\s[^.:;!?]+)/gu;

/** What is known, and how: before "with", "in" and their like. */
const KNOWING =
  /(?<![\p{L}\p{N}])(?:(?:experienced?|skilled|trained|proficien(?:t|cy)|competent|confident|certified|expertise|knowledge|speciali[sz](?:ed|ing|e)|familiar(?:ity)?|good|at home|practice lead)(?:\s+\p{L}+){0,2}?\s+(?:with|in|of|at|on)|Erfahrung(?:en)?\s+(?:mit|in|im)|Kenntnisse\s+(?:in|im|von)|vertraut\s+mit|erfahren\s+in|spezialisiert\s+auf|expérience\s+(?:en|avec|dans)|ma[iî]trise\s+(?:de|du|des)|connaissances?\s+(?:en|de|du|des)|formée?\s+(?:à|en|aux?)|spécialisée?\s+en|experiencia\s+(?:en|con)|conocimientos?\s+(?:en|de)|manejo\s+de|dominio\s+de|especializad[oa]\s+en|esperienza\s+(?:in|con)|conoscenza\s+d\p{L}+)\s+(?:(?:the|an?|both|la|le|les|l['’])\s*)?(?=\S)/giu;
const CLAUSE =
  /^(?:(?!\s(?:and|but|und|aber|et|mais|y|pero)\s+(?:I|we|ich|je|yo)\s|\s(?:since|from|for|at|by|because|which|that|where|when|so|with the help|seit|depuis|desde|dal|(?:and|und|et|y) (?:am|have|skilled|experienced|trained|familiar|proficient|certified|competent))\s|[.;:!?]\s|[.;:!?]$|\s[–—-]\s|\d).)+/iu;
const MOST_SAID_WORDS = 4;

/** "Trained in dysphagia screening and thrombolysis": running text, where a word says that something is known. */
function saidIn({ text, heading }: SourceLine): Entry[] {
  if (deniesBelow(heading) || NO_SKILLS.test(heading) || /\S@\S/.test(text)) return [];
  return [...text.matchAll(KNOWING)].flatMap((match) => {
    const start = match.index + match[0].length;
    const clause = CLAUSE.exec(text.slice(start))?.[0] ?? "";
    const entries = listItems(clause).map((entry) => bareSkill(entry));
    const isSaid = (entry: string) =>
      entry.split(/\s+/).length <= MOST_SAID_WORDS && !namesRole(entry) && !namesEmployer(entry) && !isPlace(entry);
    return entries.filter(isSaid).map((entry) => ({ text: entry, line: text }));
  });
}

/** "experience in Leeds" */
const isPlace = (entry: string) => /^\p{Lu}\p{Ll}+$/u.test(entry);

function isSkill({ text, line }: Entry): boolean {
  if (text.length < 2 || /^[^(]*\)/.test(text) || text.split(/\s+/).length > MOST_WORDS || !/\p{L}/u.test(text))
    return false;
  if (CONTACT.test(text) || IS_ADDRESS.test(line) || DATED_ENTRY.test(line)) return false;
  if (contentTermsOf(text).length === 0 || SAYS_I.test(text) || isHeaderRow(line) || isTooLong(text)) return false;
  if (termsOf(text).every((word) => isLanguage(word)) || /(?:19|20)\d\d|@|https?:/.test(text)) return false;
  const at = line.indexOf(text);
  return at < 0 || !isDeniedAt(line, at, at + text.length);
}

/**
 * The skills that a record lists and those that the document lists, without what the document denies; and of what the record
 * calls denied that which the document denies, or doesn't name at all.
 */
export function skillsOf(record: Record<"skills" | "denied", string[]>, source: Source): typeof record {
  const denied = record.denied.filter((skill) => sayingOf(skill, source.lines) !== "said");
  const isDenied = (skill: string) => denied.some((other) => other.toLowerCase() === skill.toLowerCase());
  const listed = record.skills.filter((skill) => isSkillIn(skill, source) && !isDenied(skill));
  return { skills: unique([...listed, ...skillsFound(source)]), denied };
}

/** Sections and lines in which nothing is a skill. */
const NO_SKILLS =
  /educat|academic|stud(?:y|i)|school|interest|hobb|off duty|leisure|volunt|contact|personal|referenc|referee|address|formation|études|loisirs|ausbildung|bildung|freizeit|ehrenamt|formación|estudios|aficiones|istruzione|educação|opleiding|wykształ|zainteres/iu;
const SAYS_I = /(?<!\p{L})(?:I|[Mm]y|me|[Ww]e|[Oo]ur|ich|meine?|je|mes|yo|mi)(?!\p{L})/u;

/**
 * Whether what a record lists can be a skill: no title, no firm, no sentence; and said where skills are said, not only beside
 * a date, an address, a school or a hobby.
 */
function isSkillIn(skill: string, { lines, facts, orders }: Source): boolean {
  const isTitle = facts.titles.some((title) => title.toLowerCase() === skill.toLowerCase()) && namesRole(skill);
  const isName = facts.names.some((name) => name.includes(skill));
  if (isTitle || isName || namesEmployer(skill) || SAYS_I.test(skill) || isKnownHeading(skill)) return false;
  if (CONTACT.test(skill) || lines.some(({ text }) => IS_ADDRESS.test(text) && text.includes(skill))) return false;
  if (/\S@\S|https?:|(?:19|20)\d\d|\d{3} \d{3}|^[ABC][12]$/.test(skill) || contentTermsOf(skill).length === 0)
    return false;
  const wanted = skill.toLowerCase();
  if (isTooLong(skill) || lines.some(({ heading }) => heading.toLowerCase() === wanted)) return false;
  const holding = lines.filter(({ text }) => placesOf(wanted, text.toLowerCase()).length > 0);
  if (holding.length === 0) return !orders.some((order) => order.toLowerCase().includes(wanted));
  const dated = facts.periods.filter(({ inProse }) => !inProse).map(({ text }) => text);
  return holding.some(({ text, heading }) => {
    const isDated = dated.some((period) => text.includes(period)) && text.length < MOST_DATED_LINE;
    const isLabel = labelOf(text)?.toLowerCase() === wanted || isHeaderRow(text);
    const isDenied =
      deniesBelow(heading) ||
      placesOf(wanted, text.toLowerCase()).every((at) => isDeniedAt(text, at, at + wanted.length));
    return !isDated && !isLabel && !isDenied && !NO_SKILLS.test(heading) && !/\S@\S+\.\S/.test(text);
  });
}

/** How a person is reached, and how a letter ends. */
const CONTACT =
  /^(?:tel|telephone|phone|mobile|mob|fax|e-?mail|yours|(?:kind|best|warm) regards|sincerely|mit freundlichen|cordialement|atentamente|seite|page)(?![\p{L}])/iu;
const IS_ADDRESS =
  /^\W*(?:address|adresse|anschrift|wohnort|wohnhaft|dirección|domicilio|indirizzo|morada|endereço|adres|location|residence|lives? in|地址|العنوان)\s*[|:：\t]/iu;
/** A school or a job with its years, not a list. */
const DATED_ENTRY = /^\W*(?:\p{L}+\s+)?(?:\d{1,2}[./]\s?)?(?:19|20)\d\d\s*(?:[-–—]|to|bis|à|a|until)\s*(?:\d|\p{L})/iu;

/** The first of two cells, or what stands before a colon, where a list follows. */
function labelOf(line: string): string | undefined {
  const cells = line.split(/\s*\|\s*|\t+|\s{2,}|:\s+/u).filter((cell) => cell !== "");
  return cells.length === 2 && listItems(cells[1] ?? "").length > 1
    ? cells[0]?.replace(/^[-*•]\s+|\*\*/g, "")
    : undefined;
}

const COLUMN =
  /^(?:periods?|dates?|from|to|when|where|what|what i did|positions?|roles?|titles?|company|employer|school|institution|degree|place|location|level|skills?|tools?|area|years|domaine|niveau|zeitraum|tätigkeit|ort|période|poste|entreprise)$/i;

/** "Period | Position | What I did" */
const isHeaderRow = (line: string) =>
  line.split(/\s*\|\s*|\t+|\s{2,}/u).filter((cell) => COLUMN.test(cell.replace(/\*\*/g, "").trim())).length > 1;

/** Scripts without spaces say in ten characters what others say in a sentence. */
const isTooLong = (text: string) =>
  (text.match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) > 8 ||
  /。/.test(text);

/** A line with a date that is no longer says who, where and when, and little else. */
const MOST_DATED_LINE = 110;

/**
 * What the document says of a text: `said` somewhere as it is, `denied` wherever it stands, `missing` where it doesn't stand
 * in it at all.
 */
export function sayingOf(text: string, lines: readonly SourceLine[]): "said" | "denied" | "missing" {
  const wanted = text.toLowerCase();
  let saying: "denied" | "missing" = "missing";
  for (const { text: line, heading } of lines) {
    for (const at of placesOf(wanted, line.toLowerCase())) {
      if (!deniesBelow(heading) && !isDeniedAt(line, at, at + wanted.length)) return "said";
      saying = "denied";
    }
  }
  return saying;
}

/** Where a text stands as whole words. */
function placesOf(wanted: string, line: string): number[] {
  const places: number[] = [];
  for (let at = line.indexOf(wanted); at >= 0 && wanted !== ""; at = line.indexOf(wanted, at + 1)) {
    const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
    if (!isWord(line[at - 1]) && !isWord(line[at + wanted.length])) places.push(at);
  }
  return places;
}

const unique = (texts: string[]) =>
  [...new Map(texts.reverse().map((text) => [text.toLowerCase(), text])).values()].reverse();
