/** Reading what can be checked out of a constraint's words. Where they could mean something else, nothing is read. */
import type { Invariant } from "./constraints.js";
import { languageNamed } from "./languages.js";
import { lengthIn } from "./read-length.js";
import { filesIn, madeIn } from "./read-paths.js";

const NOT = "(?:do not|don['’]?t|never|must not|mustn['’]?t|no|without)";
/** What follows is no longer the same thing: "no network" against "no network diagrams". */
const ENDS =
  "(?=\\s*(?:[.,;:!?)]|$)|\\s+(?:and|or|but|for|to|at|in|on|during|while|when|with|by|as|please|only|anywhere|whatsoever|access|connection)\\b)";
const PEOPLE = "(?:anyone|anybody|any(?: of)?|people|them|him|her|customers|candidates|the|other)";

const NO_CONTACT = [
  /\b(?:do not|don['’]?t|never|must not|mustn['’]?t) (?:contact|e-?mail|message|send|publish|submit|post (?:any|on|to)|call (?:any|them|the c))\b/i,
  /\bwithout (?:contacting|e-?mailing|messaging|sending|publishing|submitting|posting)\b/i,
  new RegExp(
    `\\b${NOT} writ(?:e|ing) to (?:anyone|anybody|people|them|customers|candidates|any (?:candidate|customer|person))`,
    "i",
  ),
  new RegExp(
    `\\bno (?:contact with ${PEOPLE}|e-?mails? to ${PEOPLE}|messages to ${PEOPLE}|(?:contact|e-?mails|messages|publishing|sending)(?=[.!;]|$))`,
    "i",
  ),
];
const OFFLINE = [
  /^\W*(?:please )?(?:(?:work|stay|remain|operate|do (?:it|this|everything)|all)\s)?(?:strictly |fully |completely |entirely |only )?offline(?: only)?(?=\W*$|[.,;!]| and )/i,
  new RegExp(
    `\\b${NOT} (?:us(?:e|ing)|access(?:ing)?|search(?:ing)?|brows(?:e|ing)|go(?:ing)? on(?:to)?) (?:the )?(?:internet|web|network)${ENDS}`,
    "i",
  ),
  /\b(?:no|without) (?:the )?(?:internet|web|network)(?: access| connection| use)?(?=\W*$|[.,;!])/i,
];
const WRITING =
  "(?:writ(?:e|ten)|answer|repl(?:y|ies)|respond|report|summary|text|letter|all|everything|output|document|language)";
/** "In German" said of a person or of a subject is not said of the text. */
const ABOUT =
  "(?<!\\b(?:fluent|proficient|native|experience[ds]?|skill(?:s|ed)?|course|courses|degree|class|classes|lessons|speakers?|working|worked|books?|texts written))";
const WRITTEN_IN = new RegExp(
  `\\b${WRITING}\\b[^.;:\\n]{0,40}?${ABOUT} in ([A-Z][a-z]+)\\b(?=\\s*(?:[.,;:!?)]|$)|\\s+(?:and|or|but|with|using|please|only|of at most)\\b)`,
);
const ONLY_IN_LANGUAGE =
  /^\W*(?:(?:only|entirely|all|everything|must be|should be)\s+)*(?:in|language:?) ([A-Z][a-z]+)(?: only)?\W*$/i;
const NEEDNT =
  /\b(?:need not|needn['’]?t|not necessarily|no need|doesn['’]?t have to|don['’]?t have to|optional|if possible)\b/i;

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
  "(?:write|save|export|deliver|produce|create|make|generate|hand over|give (?:me|us|it)|render|provide|present|convert|turn)";
const INTO_FORMAT = new RegExp(
  `\\b(?:convert|turn|export|render)\\b(?:[^.;]|\\.\\w){0,60}? (?:to|into) (?:an? |one )?${FORMAT_LIST}${FORM_NOUN}${ENDS}`,
  "i",
);
const AS_FORMAT = new RegExp(`\\bas (?:an? |one )?${FORMAT_LIST}${FORM_NOUN}${ENDS}`, "i");
const IN_FORMAT = new RegExp(
  `^\\W*(?:[\\w-]+ ){0,6}?(?:as|in|is|be|format:?) ?(?:an? |one )?${FORMAT_LIST}${FORM_NOUN}\\W*$`,
  "i",
);
const MAKE_FORMAT = new RegExp(
  `\\b${MAKE} (?:me |us )?(?:an? |the |one )(?:(?!for |of |from |about |to |on |in |with |that )[\\w-]+ ){0,2}${FORMAT_LIST}${FORM_NOUN}(?=\\s*(?:[.,;:!?)]|$)|\\s+(?:with|of|on|from|about|for|in|named|called|that|and|which)\\b)`,
  "i",
);
const NO_FORMAT = new RegExp(`\\b(?:no|not|never|without|n['’]t)\\b[^.;]*${FORMAT}`, "i");

const WITHOUT: readonly [RegExp, "JavaScript" | "emoji"][] = [
  [
    new RegExp(`\\b(?:no|without|don['’]?t use|do not use|never use|avoid) (?:any )?(?:java ?script|js)${ENDS}`, "i"),
    "JavaScript",
  ],
  [new RegExp(`\\b(?:no|without|don['’]?t use|do not use|never use|avoid) (?:any )?emojis?${ENDS}`, "i"), "emoji"],
];

/** Longer sentences are no constraints, but texts that were pasted into a goal. */
const MAX_CHARS = 600;

/** What a machine can check of a constraint. A short one may just say "in Arabic"; in prose it must be about the writing. */
export function invariantsIn(text: string, isProse = false): Invariant[] {
  if (text.length > MAX_CHARS || NEEDNT.test(text)) return [];
  const found: (Invariant | undefined)[] = [
    NO_CONTACT.some((words) => words.test(text)) ? { kind: "no-contact" } : undefined,
    OFFLINE.some((words) => words.test(text)) ? { kind: "offline" } : undefined,
    lengthIn(text),
    languageIn(text, isProse),
    formatIn(text, isProse),
    ...WITHOUT.map(([words, what]): Invariant | undefined =>
      words.test(text) ? { kind: "without", what } : undefined,
    ),
    madeIn(text),
    ...filesIn(text, isProse),
  ];
  return found.filter((invariant) => invariant !== undefined);
}

function languageIn(text: string, isProse: boolean): Invariant | undefined {
  const parts = isProse ? [] : text.split(/[,;]/).flatMap((part) => ONLY_IN_LANGUAGE.exec(part)?.[1] ?? []);
  const name = WRITTEN_IN.exec(text.replace(/^\W*\w/, (first) => first.toLowerCase()))?.[1] ?? parts[0];
  const language = name === undefined ? undefined : languageNamed(name);
  return language ? { kind: "language", language } : undefined;
}

function formatIn(text: string, isProse: boolean): Invariant | undefined {
  if (NO_FORMAT.test(text)) return undefined;
  const made = new RegExp(`\\b${MAKE}\\b`, "i").test(text);
  const named =
    (MAKE_FORMAT.exec(text) ?? INTO_FORMAT.exec(text))?.[1] ??
    (made || !isProse ? AS_FORMAT.exec(text)?.[1] : undefined) ??
    (isProse ? undefined : IN_FORMAT.exec(text)?.[1]);
  if (named === undefined) return undefined;
  const groups = named
    .split(/, | and a | or a | and | or |\//)
    .flatMap((name) => FORMATS.flatMap(([words, endings]) => (words.test(name) ? [endings] : [])));
  if (groups.length === 0) return undefined;
  return { kind: "format", endings: / or |\//.test(named) ? [groups.flat()] : groups };
}
