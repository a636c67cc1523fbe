/** Whether a text denies what it mentions. */

const NEGATION =
  /(?<![\p{L}\p{N}])(?:no|not|never|none|without|nor|neither|lack(?:s|ing)?|haven['’]?t|hasn['’]?t|don['’]?t|doesn['’]?t|didn['’]?t|can['’]?t|cannot|isn['’]?t|wasn['’]?t|yet to|have yet|unfamiliar|except|rather than|instead of|left to (?:the|my|our|other)|(?:done|handled|made) by (?:others|someone|somebody|my|our|the)|kein(?:e[nrsm]?)?|nicht|ohne|noch nie|nie|pas|aucun(?:e)?|sans|jamais|sin|nunca|ning[uú]n(?:a)?|senza|(?<=(?:ho|ha|hai|hanno|abbiamo|sono|è|non)\s)mai|mai(?=\s+\p{L}+(?:ato|uto|ito|tto|rso)(?!\p{L}))|nessun(?:a)?|sem|geen|niet|zonder|ikke|ingen|inte|brak|و?لا|و?ليست?|بدون)(?![\p{L}\p{N}])|没有|不会|尚未|从未|未曾|无(?:经验|相关)|零基础/iu;
const WISH =
  /(?<![\p{L}\p{N}])(?:(?:would|want|wish|hope|plan|like|love|eager|keen|looking|start(?:ing)?|intend)(?:ed|ing|s)?\s+(?:\p{L}+\s+){0,3}(?:to\s+)?(?:learn|start|try|get|grow|study|begin)(?:ing)?|to be learned|(?:am|currently|now|still)\s+learning|أتعلم|j['’]apprends|ich\s+lerne|i start in|interested in learning|on (?:my|the) (?:\p{L}+\s+)?list)(?![\p{L}])/iu;

/** "…, and my German grows": what follows has a subject of its own, so a denial before it doesn't reach it. */
const NEW_SUBJECT =
  "(?<![\\p{L}\\p{N}])(?:but|however|although|aber|mais|pero|sondern)(?![\\p{L}\\p{N}])|,\\s+(?:and|und|et|y)\\s+(?=(?:I|my|we|ich|meine?|je|mon|ma|mes|yo|mi)\\s)";
const CLAUSE_START = new RegExp(`[.!?;:](?=\\s)|[。；！？]|\\n|\\s{2,}|\\||${NEW_SUBJECT}`, "giu");
const CLAUSE_END = new RegExp(`[.!?;](?=\\s|$)|[。；！？]|\\n|\\s{2,}|\\||${NEW_SUBJECT}`, "iu");

/** The clause around a place in a text: between full stops, semicolons and line ends; commas don't end a denial. */
export function clauseAt(text: string, start: number, end: number): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const from = Math.max(...[...before.matchAll(CLAUSE_START)].map((match) => match.index + match[0].length), 0);
  const length = CLAUSE_END.exec(after)?.index ?? after.length;
  return text.slice(from, end + length);
}

/**
 * True when the clause says that something isn't so, or is only wished for.
 *
 * @example
 * isDenied("I have never used Terraform professionally"); // true
 */
export function isDenied(clause: string): boolean {
  return NEGATION.test(clause) || WISH.test(clause);
}

/** "Not at all: SAP", "What I haven't done": labels and headings that deny what follows them. */
export function deniesBelow(heading: string): boolean {
  return NEGATION.test(heading);
}

const LABEL = /^\s*(?:[-*•]\s+)?([^:|]{2,40}?)\s*(?::|\t|\s{2,}|\s\|\s)/;
/** "Six Sigma | no knowledge", "SQL: not yet". */
const NO_NEXT =
  /^\s*(?:[|:]|[–—-]\s|\t)\s*(?:no(?:t|ne)?|never|nil|keine?|nicht|nie|aucune?|non|pas|sin|ningun[oa]|nessun[oa]?|geen|niet|brak)(?!\p{L})/iu;

/** "What I can't offer: SAP. I do hold …": the label's list has ended. */
const NEXT_SENTENCE = /[.!?]\s+(?:But |Aber |Mais |Pero )?(?:I|My|We|Ich|Meine?|Je|Mon|Ma|Mes|Yo|Mi)\s/u;

/** "Payroll is something I have read of, but I've never done it." */
const TAKEN_BACK =
  /^[^.!?;]*(?<!\p{L})(?:but|aber|mais|pero)\s[^.!?;]*(?:n['’]t|(?<!\p{L})(?:never|not|no|nie|nicht|jamais|pas|nunca))(?!\p{L})[^.!?;]*(?<!\p{L})(?:it|them|this|that|damit|daran|es|en|lo)(?!\p{L})/iu;

/** Whether a place in a line stands in a clause, behind a label or before a cell that says no. */
export function isDeniedAt(line: string, start: number, end: number): boolean {
  const label = LABEL.exec(line);
  const isBelow =
    label !== null &&
    start >= label[0].length &&
    deniesBelow(label[1] ?? "") &&
    !NEXT_SENTENCE.test(line.slice(label[0].length, start));
  return (
    isBelow || NO_NEXT.test(line.slice(end)) || TAKEN_BACK.test(line.slice(end)) || isDenied(clauseAt(line, start, end))
  );
}
