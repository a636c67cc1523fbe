/** What stands in running text after "experience with", "such as", "never worked with", up to the end of the clause. */

/** A part of a sentence and where it starts. */
export interface Clause {
  text: string;
  start: number;
}

const words = (...lists: string[]) => lists.join("|").replaceAll("_", "\\s+");

/** Knowledge, or the lack of it, and the word that leads to its object. */
const KNOWING = words(
  "experienced?|expertise|expert|skilled|skills?|proficien\\p{L}+|knowledge|background|training|trained|competent|familiar|fluent|confident|comfortable|strong|good|best|great|solid",
  "speciali[sz]\\p{L}+|certified|qualified|hands-on|at_home|exposure|contact|practice|basics|command|understanding|heard|known|able|keen|interested|work(?:ed|ing|s)?|deal(?:t|ing)?|familiarity|years|yrs",
);
const PREPOSITION = "with|in|of|at|to(?:_do)?|for|on".replaceAll("_", "\\s+");
const KNOWLEDGE =
  `(?:${KNOWING})(?:\\s+(?:a_lot|much|yet|before|professionally|hands-on|practical|experience|it))?\\s+(?:${PREPOSITION})`.replaceAll(
    "_",
    "\\s+",
  );
const VERBS = words(
  "know|knows|knew|use|uses|used|using|rely_on|relies_on|involves?|includes?|including|such_as|like|offer|bring|brings|need|require|requires|expect|touched|learn|learnt|learned|takes|have|has|wrote|write|run|love|enjoy",
  "(?:tools|skills|strengths|technologies|methods|languages|areas|subjects|tasks|duties|focus)_(?:are|is|were|include)|especially|mainly|mostly|chiefly|particularly|namely|e\\.g\\.|^no|not|never|without(?:_any)?|lack|missing|any|zero|prior",
);
const ENGLISH = `(?:${KNOWLEDGE}|${VERBS})`;
const OTHERS = words(
  // French
  "ma[iî]trise(?:_pas|_de|_d['’])?|connaissances?_(?:de|en|du|des)|expérience_(?:de|en|avec|dans)|connais(?:_pas)?|travaill(?:e|é|er)_(?:avec|sur|en)|utilis(?:e|é|er)(?:_au_quotidien)?|spécialisée?_(?:en|dans)|à_l['’]aise_(?:avec|en)|formée?_(?:à|en|au|aux)|notamment|^pas_de|jamais|sans|faire|dont",
  // German
  "Erfahrung(?:en)?_(?:mit|in|im)|Kenntnisse_(?:in|im|von)|Umgang_mit|erfahren_in|vertraut_mit|spezialisiert_auf|nutze(?:_ich)?|beherrsche|Stärken_sind|arbeite_mit|^mit|nie_mit|^keine?n?|insbesondere|darunter|wie",
  // Spanish, Italian, Portuguese, Dutch
  "experiencia_(?:en|con)|conozco|domino|manejo(?:_de)?|conocimientos_de|trabajo_con|trabajado_con|fuertes_son|especiali[sz]ad[oa]_en|expert[oa]_(?:en|in)|como|sin",
  "esperienza_(?:con|in)|conosco(?:_bene)?|usato|lavoro_con|conoscenza_di|come",
  "experiência_(?:com|em)|conheço|trabalhei_com|trabalho_com|conhecimentos_de|especialista_em",
  "ervaring_(?:met|in)|kennis_van|ervaren_in|werk_met|punten_zijn|ken|nooit_met|zoals",
);
const ARTICLE = "(?:\\s+(?:the|an?|some|any|several|our|my|solid|good))?";
const CUE = new RegExp(`(?<![\\p{L}\\p{N}'’-])(?:${ENGLISH}|${OTHERS})(?![\\p{L}\\p{N}])${ARTICLE}\\s*:?\\s+`, "giu");

/** Where a clause ends before its sentence does. */
const END = new RegExp(
  `\\s*[;:—]\\s|\\s[–-]\\s|\\s*,?\\s+(?:${words(
    "but|although|however|which|that|where|because|since|while|when|so|as_(?:well|i|you)|is|are|was|were|would|will|should|has|have|had|well|yet|daily|experience|skills|professionally|at_(?:work|all)|in_(?:production|my)|for_(?:\\d|many|some|several|years|most)|every|before|too|from|unless|if|without|never|not|no",
    "kann|habe|habe_ich|kenne|beherrsche|gearbeitet|niet|gewerkt|nicht|aber|mais|pero|ma|maar|mas|qui|que|depuis|seit",
  )})(?![\\p{L}\\p{N}'’])|\\s*,\\s+(?:I|we|you|he|she|they|it|with|and_I)\\s`,
  "iu",
);

/** The subject, where the sentence is about it: "Kafka is new to me". */
const SUBJECT = new RegExp(
  `^(.{2,118}?)\\s+(?:${words("is|are|was|were|would|comes|kenne|beherrsche|habe|ist|sind|wäre|est|sont|serait|es|son|sería")})\\s`,
  "iu",
);
const PRONOUN =
  /^(?:I|we|you|he|she|it|me|him|them|no|not|most|before|after|here|as|if|they|this|that|there|these|my|our|your|what|who|je|nous|vous|il|elle|ce|ich|wir|sie|es|er|das|die|der|unser|yo|mis?|mes|mein\p{L}*|io|ik|eu)(?![\p{L}])/iu;

/** Words that only join others: "a team to learn from" has no object. */
const JOINS = new RegExp(
  `^(?:(?:${words("from|of|in|on|at|to|with|for|by|about|into|up|out|and|or|the|an?|more|new|things|everything|it_all|von|mit|für|und|de|à|avec|con|per|para")})[\\s.,]*)+$`,
  "iu",
);

const MOST_CLAUSES = 4;

/**
 * The objects of knowing, using and lacking in a sentence, as far as code can tell.
 *
 * @example
 * clausesOf("I have never worked with Kafka or NATS so far"); // [{ text: "Kafka or NATS", start: 28 }] among others
 */
export function clausesOf(sentence: string): Clause[] {
  const found = new Map<string, Clause>();
  if (!/\p{Ll}|\p{Lo}/u.test(sentence)) return [];
  const add = (start: number, text: string) => {
    if (/\p{L}/u.test(text) && !PRONOUN.test(text) && !JOINS.test(text) && text.length < sentence.length)
      found.set(`${start} ${text.length}`, { text, start });
  };
  const subject = SUBJECT.exec(sentence)?.[1];
  if (subject) add(0, subject);
  let last: Clause | undefined;
  for (const match of sentence.matchAll(CUE)) {
    const start = match.index + match[0].length;
    const rest = sentence.slice(start);
    const length = END.exec(rest)?.index ?? rest.length;
    // "not familiar with Kafka": the second cue says it better.
    if (last && start < last.start + last.text.length && start - last.start < 30)
      found.delete(`${last.start} ${last.text.length}`);
    last = { text: rest.slice(0, length), start };
    add(start, last.text);
  }
  return [...found.values()].slice(0, MOST_CLAUSES);
}
