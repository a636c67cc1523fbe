/** Reading what can be checked out of a constraint's words. Where they could mean something else, nothing is read. */
import type { Invariant } from "./constraints.js";
import { languageNamed } from "./languages.js";
import { clausesIn, ordered } from "./orders.js";
import { lengthIn } from "./read-length.js";
import { filesIn, madeIn } from "./read-paths.js";

const NOT = "(?:do not|don['’]?t|never|must not|mustn['’]?t)";
/** What follows is no longer the same thing: "no network" against "no network diagrams". */
const ENDS =
  "(?=\\s*(?:[.,;!)]|$)|\\s+(?:and|or|but|for|at|in|on|during|while|with|as|please|only|anywhere|whatsoever)\\b)";
const PEOPLE =
  "(?:(?:anyone|anybody|any (?:of|candidate|customer|client|person|applicant)|(?:any |the )?(?:other )?(?:people|candidates?|customers?|clients?|applicants?|suppliers?|sellers?|authors?|companies|company|others)|them|him|her)\\b)";
const SENT =
  "(?:anything|it|them|any(?: (?:e-?mails?|mails?|messages?))?|e-?mails?|messages|(?:the |this )?(?:e-?mail|message|mail|letter|form|application|report|results?|answers?))";

/** Each stands where a clause begins. */
const NO_CONTACT = [
  new RegExp(`^${NOT} (?:contact|e-?mail|message|write to) ${PEOPLE}`, "i"),
  new RegExp(`^${NOT} call ${PEOPLE}${ENDS}`, "i"),
  /^(?:[Dd]o not|[Dd]on['’]?t|[Nn]ever|[Mm]ust not) (?:contact|e-?mail|message) [A-Z]/,
  new RegExp(`^${NOT} (?:contact|e-?mail|message|send|publish|submit|post)\\W*$`, "i"),
  new RegExp(`^${NOT} (?:send|publish|submit|post) ${SENT}${ENDS}`, "i"),
  new RegExp(`^${NOT} (?:send|post|submit|publish) ${SENT} (?:to|on) `, "i"),
  new RegExp(
    `^no (?:contact with ${PEOPLE}|e-?mails? to ${PEOPLE}|messages to ${PEOPLE}|(?:contact|e-?mails|messages|publishing|sending)(?=[.!;]|$))`,
    "i",
  ),
];
const WITHOUT_CONTACT = new RegExp(
  `\\bwithout (?:(?:contacting|e-?mailing|messaging|writing to) ${PEOPLE}|(?:sending|publishing|submitting|posting) ${SENT}${ENDS})`,
  "i",
);
const OFFLINE = [
  /^(?:(?:work|stay|remain|operate|do (?:it|this|everything)|all)\s)?(?:strictly |fully |completely |entirely |only )?offline(?: only)?(?=\W*$|[.,;!]| and )/i,
  new RegExp(
    `^${NOT} (?:use|access|search|browse|go on(?:to)?) (?:the )?(?:internet|web|network)(?: access| connection)?${ENDS}`,
    "i",
  ),
  /^(?:no|without) (?:the |external )?(?:internet|network|web(?= (?:access|search))|online)(?: access| connection| use| search(?:es)?)?\W*$/i,
];
const WITHOUT_NET =
  /\bwithout (?:using|accessing|searching) (?:the )?(?:internet|network|web)(?: access| connection)?\W*$|^(?:work|do (?:it|this|that|everything)) without (?:the )?(?:internet|network)(?: access| connection)?\W*$/i;
const WRITES =
  "(?:write|draft|answer|reply|respond|report|summari[sz]e|explain|describe|compose|create|make|produce|prepare|deliver)";
const WRITTEN =
  "(?:(?:the |your |all )?(?:answer|repl(?:y|ies)|report|summary|text|letter|everything|output|documents?|deliverables?|result|page|site|it|language)s?)";
/** "In German" said of a person, of a subject or of what there is already is not said of the text. */
const ABOUT =
  "(?<!\\b(?:fluent|proficient|native|experience[ds]?|skill(?:s|ed)?|course|courses|degree|class|classes|lessons|speakers?|working|worked|books?|novels?|literature|poems?|songs?|films?|movies?|articles?|newspapers?|words?|terms?|phrases?|signs?|websites?|sites?|texts|documents|written))";
const LANGUAGE_ENDS = "\\b(?=\\s*(?:[.,;!()]|$)|\\s+(?:and|or|but|with|using|please|only|of at most)\\b)";
const WRITTEN_IN = [
  new RegExp(`^${WRITES}\\b[^.;:\\n]{0,60}?${ABOUT} in ([A-Z][a-z]+)${LANGUAGE_ENDS}`),
  new RegExp(
    `^${WRITTEN} (?:must|should|shall|has to|have to|needs? to|is to|are to)\\b[^.;:\\n]{0,30}? in ([A-Z][a-z]+)${LANGUAGE_ENDS}`,
  ),
];
const WRITES_FIRST = new RegExp(`^${WRITES}\\b`, "i");
/** As constraints are said in short: "summary in German". */
const SHORT_IN = new RegExp(`^${WRITTEN}(?: is)? in ([A-Z][a-z]+)${LANGUAGE_ENDS}`);
const ONLY_IN_LANGUAGE =
  /^\W*(?:(?:only|entirely|all|everything|must be|should be)\s+)*(?:in|language:?) ([A-Z][a-z]+)(?: only)?(?=\W*$|\s*[,;])/i;
/** Made of what computes: what it will do is told, and not what the run is to do. */
const OF_CODE =
  /\b(?:code|scripts?|programs?|functions?|class|buttons?|features?|tools?|apps?|application|validator|parser|linter|converter|one-liner|hook|query|queries|regex|viewer|importer|exporter|plugin|macro|formula|command|option|librar(?:y|ies)|component|API|endpoint|modules?|tests?|servers?|schema)\b/i;

const FORMATS: readonly [RegExp, string[]][] = [
  [/^pdfs?$/i, ["pdf"]],
  [/^(?:word|docx)$/i, ["docx"]],
  [/^markdown$/i, ["md", "markdown"]],
  [/^html$/i, ["html", "htm"]],
  [/^csv$/i, ["csv"]],
  [/^json$/i, ["json"]],
  [/^(?:excel|xlsx)$/i, ["xlsx"]],
];
const FORMAT = "(?:PDF|DOCX|Word(?= (?:document|file|format)|\\W*$|[.,;!?)])|Markdown|HTML|CSV|JSON|XLSX|Excel)";
const FORMAT_LIST = `(${FORMAT}(?:(?:, | and | or | and a | or a |/)${FORMAT})*)`;
const FORM_NOUN = "(?: (?:file|document|report|format|version|summary|letter|page|table|sheet|workbook))?";
const MAKE =
  "(?:write|save|export|deliver|produce|create|make|generate|hand over|give (?:me|us|it)|render|provide|present|convert|turn|prepare|draft|summari[sz]e)";
/** Each stands where a clause begins. */
const INTO_FORMAT = new RegExp(
  `^(?:convert|turn|export|render)\\b(?:[^.;]|\\.\\w){0,60}? (?:to|into) (?:an? |one )?${FORMAT_LIST}${FORM_NOUN}${ENDS}`,
  "i",
);
const AS_FORMAT = new RegExp(`^${MAKE}\\b[^;]*? as (?:an? |one )?${FORMAT_LIST}${FORM_NOUN}${ENDS}`, "i");
const SHORT_FORMAT = new RegExp(
  `^(?:(?:the |all |every )*(?:[\\w-]+ )?(?:reports?|summary|answers?|outputs?|results?|deliverables?|documents?|letters?|files?|everything|pages?|it|format:?) )?(?:(?:must|should) )?(?:(?:as|in|is|be|format:?)(?: (?:delivered|saved|written|given))?(?: (?:as|in))? )(?:an? |one )?${FORMAT_LIST}${FORM_NOUN}(?: only)?(?=\\W*$|\\s*[,;])`,
  "i",
);
const MAKE_FORMAT = new RegExp(
  `^${MAKE} (?:me |us )?(?:an? |the |one )(?:(?!for |of |from |about |to |on |in |with |that )[\\w-]+ ){0,2}${FORMAT_LIST}${FORM_NOUN}(?=\\s*(?:[.,;:!)]|$)|\\s+(?:with|of|on|from|about|for|in|named|called|that|and|which)\\b)(?! (?:smaller|larger|shorter))`,
  "i",
);
const NO_FORMAT = new RegExp(`\\b(?:no|not|never|without|n['’]t)\\b[^.;]*${FORMAT}`, "i");

const WITHOUT: readonly [RegExp, RegExp, "JavaScript" | "emoji"][] = (
  [
    ["(?:java ?script|js)", "JavaScript"],
    ["emojis?", "emoji"],
  ] as const
).map(([named, what]) => [
  new RegExp(`^(?:no|without|don['’]?t use|do not use|never use|avoid) (?:any )?${named}${ENDS}`, "i"),
  new RegExp(
    `^(?:build|create|make|write|produce|draft|design|generate)\\b[^.;]*?(?<!\\b(?:usable|works?|working|readable|runs?|running|accessible|functional|functions)) without (?:any )?${named}${ENDS}`,
    "i",
  ),
  what,
]);

/** Longer sentences are no constraints, but texts that were pasted into a goal. */
const MAX_CHARS = 600;

/** What a machine can check of a constraint, or of a sentence of a goal. A short constraint may just say "in Arabic". */
export function invariantsIn(text: string, isProse = false): Invariant[] {
  const clauses = text.length > MAX_CHARS ? [] : clausesIn(text);
  const found: (Invariant | undefined)[] = [
    begin(clauses, NO_CONTACT, WITHOUT_CONTACT) ? { kind: "no-contact" } : undefined,
    begin(clauses, OFFLINE, WITHOUT_NET) ? { kind: "offline" } : undefined,
    madeIn(clauses),
    ...filesIn(clauses, isProse),
    ...(OF_CODE.test(text) && isProse ? [] : ofTheText(clauses, isProse)),
  ];
  return found.filter((invariant) => invariant !== undefined);
}

/** What is demanded of the texts that are written. */
function ofTheText(clauses: readonly string[], isProse: boolean): (Invariant | undefined)[] {
  return [
    lengthIn(clauses),
    languageIn(clauses, isProse),
    formatIn(clauses, isProse),
    ...WITHOUT.map(([words, within, what]): Invariant | undefined =>
      begin(clauses, [words, within]) ? { kind: "without", what } : undefined,
    ),
  ];
}

/** Whether a clause begins so, or orders something with these words in it. */
function begin(clauses: readonly string[], ways: readonly RegExp[], within?: RegExp): boolean {
  return clauses.map(ordered).some((clause) => ways.some((words) => words.test(clause)) || within?.test(clause));
}

function languageIn(clauses: readonly string[], isProse: boolean): Invariant | undefined {
  const whole = clauses[0] ?? "";
  const named = [...whole.matchAll(/\b([A-Z][a-z]+)\b/g)].flatMap(([, name]) => languageNamed(name ?? "")?.name ?? []);
  // "In German and English", "the German report in English": the one is not all, or not what is written.
  if (/\b(?:and|or)\b/.test(whole) && new Set(named).size > 1) return undefined;
  for (const clause of clauses.map(ordered)) {
    const text = clause.replace(/^\W*\w/, (first) => first.toLowerCase());
    // "The text, in German" is an order where the sentence is one.
    const isShort = !isProse || clause === ordered(whole) || WRITES_FIRST.test(whole);
    const ways = [...WRITTEN_IN, ...(isProse ? [] : [SHORT_IN]), ...(isShort ? [ONLY_IN_LANGUAGE] : [])];
    const name = ways.map((words) => words.exec(text)?.[1]).find(Boolean);
    const language = name === undefined ? undefined : languageNamed(name);
    if (language) return { kind: "language", language };
  }
  return undefined;
}

function formatIn(clauses: readonly string[], isProse: boolean): Invariant | undefined {
  if (NO_FORMAT.test(clauses[0] ?? "")) return undefined;
  const ways = [MAKE_FORMAT, INTO_FORMAT, AS_FORMAT, ...(isProse ? [] : [SHORT_FORMAT])];
  const named = clauses.flatMap((clause) => ways.map((words) => words.exec(ordered(clause))?.[1])).find(Boolean);
  if (named === undefined) return undefined;
  const groups = named
    .split(/, | and a | or a | and | or |\//)
    .flatMap((name) => FORMATS.flatMap(([words, endings]) => (words.test(name) ? [endings] : [])));
  if (groups.length === 0) return undefined;
  return { kind: "format", endings: / or |\//.test(named) ? [groups.flat()] : groups };
}
