/** Reading which files a constraint lets alone, and where alone it lets files be written. */
import type { FileInvariant, Invariant } from "./constraints.js";
import { ordered } from "./orders.js";

/** A folder or a file as people write it: `out/`, `./src/a.ts`, "notes.md". */
const PATH = "[`\"'“]?((?:\\./)?(?:[\\w-][\\w.-]*/)*[\\w-][\\w.-]*/?)[`\"'”]?";
const PATHS = `(?:the )?(?:(?:folders?|director(?:y|ies)|files?) )?(${PATH}(?:(?:,| and| or|, and) (?:the )?${PATH})*)(?: (folders?|director(?:y|ies)))?`;
const INTO = "(?:in|into|under|inside|within|to|below|beneath)(?: of)?";
const WRITE = "(?:write|create|make|put|save|store|place|produce|deliver|change|modify|edit|touch|work)";
const WRITING = "(?:writing|creating|putting|saving|storing|changing|modifying|editing|touching)";
const ALL =
  "(?:everything|(?:all|any)(?: (?:of )?(?:the|your|its))?(?: (?:new|generated|output|result))* (?:files|output|outputs|results|deliverables)|every (?:new |output )?file|outputs?|deliverables)";
const NOT = "(?:do not|don['’]?t|never|must not|mustn['’]?t)";
/** What is said ends here: "the originals", but not "the originals' tone". */
const END = "(?=\\s*(?:[.,;!)]|$)|\\s+(?:and|or|please|in any way|at all|as well|too|then)\\b)";
/** Orders stand where a clause begins. */
const of = (pattern: string) => new RegExp(`^(?:${pattern})${END}`, "i");

const ONLY_IN = [
  of(`only ${WRITE}\\b(?: to)?[^.;]{0,30}? ${INTO} ${PATHS}`),
  of(`${WRITE}\\b[^.;]{0,40}?\\b(?:only|exclusively) ${INTO} ${PATHS}`),
  of(`(?:write|create|put|save|store|place|produce|deliver) ${ALL} ${INTO} ${PATHS}`),
  of(`${ALL} (?:must|should|has to|have to|is to|are to|shall|goes?|belongs?)\\b[^.;]{0,20}? ${INTO} ${PATHS}`),
  of(`${NOT} ${WRITE}\\b[^.;]{0,30}? outside(?: of)? ${PATHS}`),
  of(`nothing (?:may|must|should|is to) be (?:written|created|saved|stored|changed) outside(?: of)? ${PATHS}`),
  of(`no (?:files?|changes|output) outside(?: of)? ${PATHS}`),
];
/** Said of what a clause orders. */
const WITHOUT_OUTSIDE = new RegExp(`\\bwithout ${WRITING} (?:anything |files? )?outside(?: of)? ${PATHS}${END}`, "i");
/** Said as a constraint, but not in prose, where it may name the files to read. */
const ONLY_FILES_IN = of(`only (?:(?:new|output) )?files ${INTO} ${PATHS}\\W*$`);

const verbs = (verb: string) => `${verb}(?:(?:,| or| and|, or) ${verb})*`;
const CHANGE = verbs("(?:touch|change|modify|edit|alter|delete|remove|overwrite|rename|move)");
const CHANGING = verbs(
  "(?:touching|changing|modifying|editing|altering|deleting|removing|overwriting|renaming|moving)",
);
const CHANGED = verbs("(?:touched|changed|modified|edited|altered|deleted|removed|overwritten|renamed|moved)");
const ORIGINALS =
  "(?:(?:any of |all )?(?:the |my |our )?(originals?(?: (?:files|documents|CVs|data|ones))?|inputs?(?: files| documents)|inputs|input (?:files|documents)|source (?:files|documents)|existing (?:files|documents)|given files))";
const ALONE = "(?:alone|unchanged|untouched|unmodified|intact|as (?:it is|they are|is))";
const IN =
  "(?:any of |anything in |(?:any |the |all )?files? in |(?:all |the )*(?:CVs|documents|data|images|photos|texts|tables|tests|pages|inputs) in )?";

const UNTOUCHED = [
  of(`${NOT} ${CHANGE} (?:${ORIGINALS}|${IN}${PATHS})`),
  of(`(?:leave|keep) (?:${ORIGINALS}|${IN}${PATHS}) ${ALONE}`),
  of(
    `(?:${ORIGINALS}|${IN}${PATHS}) (?:must|should|has to|have to|is to|are to|shall) (?:stay|remain|be left|be kept|be) ${ALONE}`,
  ),
  of(`(?:${ORIGINALS}|${IN}${PATHS}) (?:must|should|shall) (?:not|never) be ${CHANGED}`),
];
const WITHOUT_CHANGING = new RegExp(`\\bwithout ${CHANGING} (?:${ORIGINALS}|${IN}${PATHS})${END}`, "i");

const FILE = "[`\"'“]?(?:\\./)?(?:[\\w-][\\w.-]*/)*[\\w-][\\w.-]*\\.[a-z][a-z0-9]{1,4}\\b[`\"'”]?";
const FILES = `(${FILE}(?:(?:,| and|, and) ${FILE})*)`;
/** After a file that is made may be told what it holds, but not how it is to become. */
const HOLDS =
  "(?=\\s*(?:[.,;:!)]|$)|\\s+(?:and|with|containing|about|of|on|from|for|that|which|listing|holding|only|please|then)\\b)";
const NO_PREPOSITION =
  "(?!(?:of|about|from|for|that|which|with|on|like|than|to|in|into|as|using|next|based|sure|how|what|down|over|by|use|same|such)\\b)";
/** A file that is to be made, named right after the verb or as where the result goes: what else is named is only spoken of. */
const MADE = [
  `(?:write|create|make|produce|generate|save|deliver)(?: ${NO_PREPOSITION}[\\w-]+){0,4}? ${FILES}${HOLDS}`,
  `(?:save|write|put|store|export|deliver) (?:it|them|this|that|everything|all|(?:the |your )?(?:\\w+ )?(?:results?|answers?|report|summary|list|table|output|findings|totals?|numbers|chart|text))(?: \\w+)? (?:as|to|in|into) (?:the file |a file (?:called |named )?)?${FILES}${HOLDS}`,
  `(?:save|write|put|store|export|deliver) (?:the|your|this)(?: ${NO_PREPOSITION}[\\w-]+){1,3} (?:as|to|into) ${FILES}${HOLDS}`,
  `(?:save|export|store)(?: ${NO_PREPOSITION}[\\w-]+){1,4} (?:as|to) ${FILES}${HOLDS}`,
].map((pattern) => new RegExp(`^${pattern}`, "i"));
/** What has exceptions means more than is read here. */
const EXCEPT =
  /\b(?:except|but(?! (?:do not|don['’]?t|never|leave|keep)\b)|other than|apart from|besides|without asking|before|until)\b/i;

/** The files that a text wants made. */
export function madeIn(clauses: readonly string[]): Invariant | undefined {
  if (/\b(?:delete|remove|temporar\w+)\b/i.test(clauses[0] ?? "")) return undefined;
  const paths = clauses.flatMap((clause) => {
    const listed = MADE.map((words) => words.exec(clause)?.[1]).find(Boolean);
    return namesIn(listed ?? "").map(plain);
  });
  return paths.length > 0 ? { kind: "made", paths: [...new Set(paths)] } : undefined;
}

export function filesIn(clauses: readonly string[], isProse: boolean): FileInvariant[] {
  if (EXCEPT.test(clauses[0] ?? "")) return [];
  return [onlyIn(clauses, isProse), untouched(clauses)].filter((each) => each !== undefined);
}

function onlyIn(clauses: readonly string[], isProse: boolean): FileInvariant | undefined {
  const ways = isProse ? ONLY_IN : [...ONLY_IN, ONLY_FILES_IN];
  for (const match of matches(clauses, ways, WITHOUT_OUTSIDE)) {
    const folders = foldersOf(match);
    if (folders.length > 0) return { kind: "only-in", folders };
  }
  return undefined;
}

function untouched(clauses: readonly string[]): FileInvariant | undefined {
  for (const match of matches(clauses, UNTOUCHED, WITHOUT_CHANGING)) {
    if (match[1]) return { kind: "untouched", paths: [] };
    const paths = namesIn(match[2] ?? "");
    if (paths.length > 0 && paths.every((path) => /[./]/.test(path)))
      return { kind: "untouched", paths: paths.map(plain) };
  }
  return undefined;
}

/** Where a clause begins so, or says it of what it orders. */
function matches(clauses: readonly string[], ways: readonly RegExp[], within: RegExp): RegExpExecArray[] {
  const begun = clauses.flatMap((clause) => ways.map((words) => words.exec(clause)));
  return [...begun, ...clauses.map((clause) => within.exec(ordered(clause)))].filter((match) => match !== null);
}

/** Only what is surely a folder: it ends in a slash, or is called one. */
function foldersOf(match: RegExpExecArray): string[] {
  const listed = match[1] ?? "";
  const isCalledSo = /\b(?:folder|director)/i.test(match[0]);
  const names = namesIn(listed);
  const sure = names.every((name) => name.endsWith("/") || (isCalledSo && !/\.\w{1,5}$/.test(name)));
  return sure ? names.map(plain) : [];
}

function namesIn(listed: string): string[] {
  return listed
    .split(/,? (?:and|or) (?:the )?|, /)
    .map((name) => name.replace(/^[`"'“]|[`"'”]$/g, "").replace(/\.$/, ""))
    .filter(Boolean);
}

/** `./out/` → `out` */
function plain(path: string): string {
  return path.replace(/^\.\//, "").replace(/\/$/, "");
}
