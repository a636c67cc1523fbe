/** What a post that is written in sentences needs, and what it would like beside that. */
import { listItems } from "../documents/list-items.js";
import { contentTermsOf } from "./terms.js";

/** "We would be glad about …": what is wished for follows. */
const WISH_BEFORE =
  /(?:would|will|['’]d)\s+(?:also\s+)?(?:be\s+(?:very\s+)?(?:glad|pleased|happy|delighted)|love|welcome|appreciate)|(?:wir\s+)?freuen\s+(?:wir\s+)?uns|idealerweise|wünschenswert\s+(?:sind|ist|wären?)|nous\s+(?:apprécierions|serions heureux)|idéalement|valoraremos|se valora(?:rá)?|idealmente|nice to have/iu;
/** "A driving licence would be a plus": it stands before. */
const WISH_AFTER =
  /\s+(?:(?:is|are|would be|will be)\s+(?:also\s+)?(?:an?\s+(?:big\s+|clear\s+|real\s+)?(?:plus|advantage|asset|bonus)|welcome|desirable|helpful|useful)|makes?\s+(?:life|work|things)|(?:ist|sind|wäre|wären)\s+(?:von vorteil|wünschenswert|hilfreich)|(?:est|sont|serait|seraient)\s+(?:un (?:plus|atout)|appréciée?s?)|(?:será|sería|es)\s+(?:un plus|valorable)).*$/iu;
/** "You have …", "we need somebody who …": what is needed follows. */
const NEED_BEFORE =
  /(?<!\p{L})(?:you(?:\s+(?:already|also|yourself))?\s+(?:hold|have|bring|need|must have|should have|are)|we\s+(?:need|require|expect|ask for|are looking for|look for)(?:\s+(?:somebody|someone|a (?:person|colleague)|people)\s+who\s+(?:is|has))?|sie\s+(?:haben|bringen|verfügen über)|wir\s+(?:erwarten|suchen|brauchen)|vous\s+(?:avez|êtes|justifiez d['e])|nous\s+(?:recherchons|demandons)|buscamos|tienes|se requiere|necesitamos)\s+/iu;
/** "Court reports are a must": it stands before. */
const NEED_AFTER =
  /(?:\s+(?:is|are)\s+(?:an?\s+(?:absolute\s+)?(?:must|requirement|condition)|required|essential|necessary|mandatory|indispensable)|,?\s+so (?:it|they) must|\s+must be\s|\s+(?:ist|sind)\s+(?:pflicht|voraussetzung|erforderlich|unerlässlich)|\s+(?:est|sont)\s+(?:exigée?s?|indispensables?|requise?s?|obligatoires?)|\s+(?:es|son)\s+(?:imprescindibles?|necesari[oa]s?|obligatori[oa]s?)).*$/iu;
/** Where a sentence goes on to the next thing that it needs. */
const NEXT_NEED = /,?\s+(?:and|und|et|y)\s+(?=(?:you|has|have|is|are|sie|vous)\s)|\s+with\s+(?=an?\s)|;\s+/iu;
const LEAD =
  /^(?:about|if|of|that|to see|über|wenn|de|que|sur|,|;|you|sie|du|one|also|already|auch|but will not insist|knew your way around|know your way around|taught|teach|prepared classes for|prepared|knew|know|had worked (?:with|in)|have worked (?:with|in)|had|have|has|held|hold|spoke|speak|could|can|were|are|work(?:ed)? (?:with|in)|experience (?:with|in|of)|erfahrung (?:mit|in)|kenntnisse (?:in|von)|used|some|an?|the)(?=[\s,]|$)[\s,]*/iu;
const MOST_WORDS = 6;
const MOST_NEED_WORDS = 14;

/**
 * The things that the sentences of a post wish for, as far as code can tell.
 *
 * @example
 * wishesIn("We would be glad about Kafka or some French. A driving licence is a plus."); // ["Kafka", "French", "A driving licence"]
 */
export function wishesIn(text: string): string[] {
  const found = sentencesOf(text).flatMap((sentence) => {
    const before = WISH_AFTER.exec(sentence);
    if (before && before.index > 0) return listItems(sentence.slice(0, before.index));
    const cue = WISH_BEFORE.exec(sentence);
    return cue ? listItems(sentence.slice(cue.index + cue[0].length)).flatMap((item) => item.split(/\s+or\s+/i)) : [];
  });
  const bare = found.map((item) => withoutLead(item.replace(/\s+as an? \p{L}+$/u, "")).replace(/[.\s]+$/, ""));
  return [...new Set(bare)].filter(
    (item) =>
      contentTermsOf(item).length > 0 &&
      item.split(/\s+/).length <= MOST_WORDS &&
      !/[()]/.test(item.replace(/\([^()]*\)/g, "")),
  );
}

/**
 * The things that the sentences of a post ask for, as far as code can tell.
 *
 * @example
 * needsIn("You hold a forklift licence and you have four years of practice. Polish is a must.");
 * // ["forklift licence", "four years of practice", "Polish"]
 */
export function needsIn(text: string): string[] {
  const found = sentencesOf(text).flatMap((sentence) => {
    if (isWish(sentence)) return [];
    const before = NEED_AFTER.exec(sentence);
    if (before && before.index > 0) return [sentence.slice(0, before.index).replace(/\s+(?:is|are)\s+the\s.*$/u, "")];
    const cue = NEED_BEFORE.exec(sentence);
    return cue ? sentence.slice(cue.index + cue[0].length).split(NEXT_NEED) : [];
  });
  const bare = found.map((item) => withoutLead(item.trim()).replace(/\s+yourself$|[.,;\s]+$/gu, ""));
  return [...new Set(bare)].filter(
    (item) => contentTermsOf(item).length > 0 && item.split(/\s+/).length <= MOST_NEED_WORDS && !/^we\s/i.test(item),
  );
}

/** Whether an item of a reader's stands in a sentence that says that it is needed, or wished for. */
export function isNeed(item: string, text: string): boolean {
  return sentencesOf(text).some(
    (sentence) =>
      sentence.includes(item) && !isWish(sentence) && (NEED_BEFORE.test(sentence) || NEED_AFTER.test(sentence)),
  );
}

const isWish = (sentence: string) => WISH_BEFORE.test(sentence) || WISH_AFTER.test(sentence);

/** What a bracket tells at length is said beside the point. */
const LONG_ASIDE = /\s*\((?:[^()\s]+\s+){3,}[^()]*\)/gu;

/** Lines are put together within a paragraph; a heading is no part of one. */
function sentencesOf(text: string): string[] {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => !/^\s*#/.test(paragraph));
  return paragraphs.flatMap((paragraph) =>
    paragraph
      .replace(/\s+/g, " ")
      .replace(LONG_ASIDE, "")
      .split(/(?<=\p{L}{2}|\)|\d)[.!?]\s+(?=\p{Lu})/u),
  );
}

function withoutLead(item: string): string {
  const rest = item.replace(/^(?:or|oder|ou|o)\s+/i, "").replace(LEAD, "");
  return rest === item ? item : withoutLead(rest);
}
