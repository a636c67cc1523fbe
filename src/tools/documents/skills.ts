/** The lists of a CV: headings, and the short entries below each. */
import { headingsAbove, headingText, isKnownHeading } from "./headings.js";
import { listItems } from "./list-items.js";

/** An entry with more words is a sentence. */
const MOST_ENTRY_WORDS = 7;
/** The share of a section's entries that must be short for its heading to stand for them. */
const LEAST_SHORT = 0.6;

/** Sections that hold no skills, whoever reads them: what they name isn't looked through. */
const NEVER =
  /^(?:education|academic|studies|school|degrees?|languages?|interests|hobb|references?$|referees|contact|personal (?:details|information)|publications|formations?$|études|diplômes|langues|loisirs|centres d'intérêt|coordonnées|ausbildung|bildungsweg|studium|schulbildung|sprach|interessen|persönliche|zur person|formación|educación|estudios|idiomas|intereses|datos|istruzione|lingue|interessi|dati|educação|dados|interesses|opleiding|talen$|persoonlijke|wykształcenie|edukacja|języki|zainteresowania|utdanning|uddannelse|utbildning|språk|sprog|interesser|referanser|koulutus|kielet|образование|языки|контакты|التعليم|المؤهلات|اللغات|معلومات|教育|学历|语言|个人信息|联系|兴趣|学歴|학력)/iu;
/** Known headings whose lists are skills; of other known headings only single items are offered. */
const SKILLS =
  /skill|compet|expert|tool|technolog|stack|certif|licen[cs]e|courses|training|qualif|kenntnis|fähigkeit|weiterbildung|zertifik|compét|habilid|aptitud|destrez|capacid|abilit|mitbring|kann$|savoir-faire|atouts|tickets|vaardig|cursus|umiejęt|kursy|certyf|ferdighet|kompetan|kompeten|kurs|taidot|навык|المهارات|الدورات|الشهادات|技能|证书|スキル|資格|기술/iu;
const YEAR = /(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)/;
const CONTACT = /\S@\S+\.\S|https?:|www\.|\+\d[\d ]{7}/;
const BULLET = /^\s*(?:[-–—*•·▪■●◦◆►▶➢»‣✓✔+>~§]+\s*|o\s+|(?:\d{1,2}|[a-z])[.)]\s+)(?:\[[^\][]{0,24}\]\s+)?/u;
const LABEL = /^([^:：]{1,40}?)\s*[*_]*(?:[:：][*_]*\s+|：)(?=\S)/u;
const SENTENCE_END = /(?<=\p{L}{3}|\))\.\s+(?=\p{Lu})/u;
/** "(2019)", "(course, May 2020)" */
const DATED_ASIDE = /\s*\([^()]*(?:19|20)\d\d[^()]*\)$/u;
/** How well somebody knows something, alone in its cell. */
const GRADE =
  /^(?:expert|advanced|good|very good|fluent|proficient|intermediate|basics?|beginner|strong|solid|working knowledge|confident|daily(?: use)?|level|rating|years?|\d+\+? ?(?:years?|yrs?|ans|jahre|años)|avancé|courant|bon|débutant|intermédiaire|sehr gut|gut|grundkenntnisse|experte|fortgeschritten|avanzado|alto|medio|básico|[\d.]+ ?(?:\/ ?\d+|%)?|[★☆●○*+]+)$/iu;

/** A heading and the list that it stands for. */
export interface SkillGroup {
  heading: string;
  /** Number of the heading's line, counted from 0. */
  line: number;
  entries: SkillEntry[];
}

/** One of a list's entries, verbatim; what its line says around it tells whether the person has it. */
export interface SkillEntry {
  text: string;
  line: number;
  /** What stands in its line, label included. */
  said: string;
}

/** The headings of a text that hold a list of short entries. */
export function skillGroups(text: string): SkillGroup[] {
  const lines = text.split("\n");
  return sectionsOf(lines).flatMap(({ heading, line, end }) => {
    if (NEVER.test(heading) || (isKnownHeading(heading) && !SKILLS.test(heading))) return [];
    const numbers = Array.from({ length: end - line - 1 }, (_, index) => line + 1 + index).filter(
      (number) => !CONTACT.test(lines[number] ?? ""),
    );
    const entries = numbers.flatMap((number) => entriesIn(lines, number));
    const short = entries.filter((entry) => wordsIn(entry.text) <= MOST_ENTRY_WORDS && !YEAR.test(entry.text));
    return short.length > 1 && short.length >= entries.length * LEAST_SHORT ? [{ heading, line, entries: short }] : [];
  });
}

/** Where each heading stands, and the line at which its section ends. */
function sectionsOf(lines: string[]): { heading: string; line: number; end: number }[] {
  const above = headingsAbove([...lines, ""]);
  const starts = lines.flatMap((line, number) => {
    const heading = above[number + 1];
    const isStart = heading !== undefined && headingText(line) === heading;
    return isStart ? [{ heading, line: number }] : [];
  });
  return starts.map((start, index) => ({ ...start, end: starts[index + 1]?.line ?? lines.length }));
}

function entriesIn(lines: string[], number: number): SkillEntry[] {
  const line = lines[number] ?? "";
  if (!/\p{L}/u.test(line) || (/^[\s|:-]+$/.test(lines[number + 1] ?? " x") && line.includes("|"))) return [];
  const plain = line.replace(BULLET, "").replace(/\*\*|__/g, "");
  const cells = plain.split(/\s*\|\s*|\t+|\s{2,}/u).filter((cell) => cell !== "" && !GRADE.test(cell));
  const isLabelled =
    cells.length === 2 && listItems(cells[1] ?? "").length > 1 && listItems(cells[0] ?? "").length === 1;
  return (isLabelled ? cells.slice(1) : cells).flatMap((cell) =>
    entriesOfCell(cell).map((text) => ({ text, line: number, said: line })),
  );
}

/** "Tools: Git, Docker" is its list; "Python: expert" its label. */
function entriesOfCell(cell: string): string[] {
  const label = LABEL.exec(cell);
  const value = label ? cell.slice(label[0].length) : cell;
  const listed = value.split(SENTENCE_END).flatMap(listItems);
  const isLabel = label !== null && listed.length === 1 && (GRADE.test(value) || wordsIn(value) > 2);
  const entries = isLabel ? [label[1] ?? ""] : listed;
  return entries
    .map((entry) => entry.replace(DATED_ASIDE, "").replace(/^[\s"“(]+|[\s.;,:"”]+$/gu, ""))
    .filter((entry) => /\p{L}/u.test(entry) && !GRADE.test(entry));
}

const wordsIn = (text: string) => text.split(/\s+/).length;
