/** What a post that is written in sentences would like, beside what it needs. */
import { listItems } from "../documents/list-items.js";
import { contentTermsOf } from "./terms.js";

/** "We would be glad about …": what is wished for follows. */
const WISH_BEFORE =
  /(?:would|will|['’]d)\s+(?:also\s+)?(?:be\s+(?:very\s+)?(?:glad|pleased|happy|delighted)|love|welcome|appreciate)|(?:wir\s+)?freuen\s+(?:wir\s+)?uns|idealerweise|wünschenswert\s+(?:sind|ist|wären?)|nous\s+(?:apprécierions|serions heureux)|idéalement|valoraremos|se valora(?:rá)?|idealmente|nice to have/iu;
/** "A driving licence would be a plus": it stands before. */
const WISH_AFTER =
  /\s+(?:(?:is|are|would be|will be)\s+(?:also\s+)?(?:an?\s+(?:big\s+|clear\s+|real\s+)?(?:plus|advantage|asset|bonus)|welcome|desirable|helpful|useful)|makes?\s+(?:life|work|things)|(?:ist|sind|wäre|wären)\s+(?:von vorteil|wünschenswert|hilfreich)|(?:est|sont|serait|seraient)\s+(?:un (?:plus|atout)|appréciée?s?)|(?:será|sería|es)\s+(?:un plus|valorable)).*$/iu;
const LEAD =
  /^(?:about|if|of|that|to see|über|wenn|de|que|sur|,|;|you|sie|du|one|also|already|auch|but will not insist|knew your way around|know your way around|knew|know|had worked (?:with|in)|have worked (?:with|in)|had|have|has|held|hold|spoke|speak|could|can|were|are|work(?:ed)? (?:with|in)|experience (?:with|in|of)|erfahrung (?:mit|in)|kenntnisse (?:in|von)|used|some|an?|the)(?=[\s,]|$)[\s,]*/iu;
const MOST_WORDS = 6;

/**
 * The things that the sentences of a post wish for, as far as code can tell.
 *
 * @example
 * wishesIn("We would be glad about Kafka or some French. A driving licence is a plus."); // ["Kafka", "French", "A driving licence"]
 */
export function wishesIn(text: string): string[] {
  const sentences = text.replace(/\s+/g, " ").split(/(?<=\p{L}{2}|\))[.!?]\s+/u);
  const found = sentences.flatMap((sentence) => {
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

function withoutLead(item: string): string {
  const rest = item.replace(/^(?:or|oder|ou|o)\s+/i, "").replace(LEAD, "");
  return rest === item ? item : withoutLead(rest);
}
