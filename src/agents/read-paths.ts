/** Reading which files a constraint lets alone, and where alone it lets files be written. */
import type { FileInvariant, Invariant } from "./constraints.js";

/** A folder or a file as people write it: `out/`, `./src/a.ts`, "notes.md". */
const PATH = "[`\"'“]?((?:\\./)?(?:[\\w-][\\w.-]*/)*[\\w-][\\w.-]*/?)[`\"'”]?";
const PATHS = `(?:the )?(?:(?:folders?|director(?:y|ies)|files?) )?(${PATH}(?:(?:,| and| or|, and) (?:the )?${PATH})*)(?: (folders?|director(?:y|ies)))?`;
const INTO = "(?:in|into|under|inside|within|to|below|beneath)(?: of)?";
const WRITE = "(?:write|writes|create|creates|make|put|save|store|place|produce|deliver|change|modify|edit|touch|work)";
const ALL =
  "(?:everything|(?:all|any)(?: (?:of )?(?:the|your|its))?(?: (?:new|generated|output|result))* (?:files|output|outputs|results|deliverables)|every (?:new |output )?file|outputs?|deliverables)";
const of = (pattern: string) => new RegExp(pattern, "i");

const ONLY_IN = [
  of(`\\bonly ${WRITE}\\b(?: to)?[^.;]{0,30}? ${INTO} ${PATHS}`),
  of(`\\b${WRITE}\\b[^.;]{0,40}?\\b(?:only|exclusively) ${INTO} ${PATHS}`),
  of(`\\b(?:write|create|put|save|store|place|produce|deliver) ${ALL} ${INTO} ${PATHS}(?! as\\b)`),
  of(`\\b${ALL} (?:must|should|has to|have to|is to|are to|shall|goes?|belongs?)\\b[^.;]{0,20}? ${INTO} ${PATHS}`),
  of(
    `(?:\\b(?:no|nothing|never|not)|n['’]t)\\b(?:(?!\\b(?:read|look|search|use|go|open)\\b)[^.;]){0,40}? outside(?: of)? ${PATHS}`,
  ),
];
/** Said as a constraint, but not in prose, where it may name the files to read. */
const ONLY_FILES_IN = of(`^\\W*only (?:(?:new|output) )?files ${INTO} ${PATHS}\\W*$`);

const CHANGE = "(?:touch|chang|modify|modifi|edit|alter|delet|remov|overwrit|renam|mov)\\w*";
const CHANGES = `${CHANGE}(?:(?:,| or| and|, or) ${CHANGE})*`;
const ORIGINALS =
  "(?:(?:any of |all )?(?:the |my |our )?(originals?(?: (?:files|documents|ones))?|inputs?(?: files| documents)?|input (?:files|documents)|source (?:files|documents)|existing (?:files|documents)|given files))";
const ALONE = "(?:alone|unchanged|untouched|unmodified|intact|as (?:it is|they are|is))";

const UNTOUCHED = [
  of(
    `(?:\\b(?:do not|never|must not|without)|n['’]t) ${CHANGES} (?:any of |anything in |any files? in )?(?:${ORIGINALS}|${PATHS})`,
  ),
  of(`\\b(?:leave|keep) (?:${ORIGINALS}|${PATHS}) ${ALONE}\\b`),
  of(
    `(?:${ORIGINALS}|${PATHS}) (?:must|should|has to|have to|is to|are to|shall) (?:stay|remain|be left|be kept|be) ${ALONE}\\b`,
  ),
  of(`(?:${ORIGINALS}|${PATHS}) (?:must|should|shall) (?:not|never) be ${CHANGES}\\b`),
];
const FILE = "[`\"'“]?(?:\\./)?(?:[\\w-][\\w.-]*/)*[\\w-][\\w.-]*\\.[a-z][a-z0-9]{1,4}\\b[`\"'”]?";
const SPOKEN_OF = "(?!(?:of|about|from|for|that|which|with|on|like|than)\\b)";
/** A file that is to be made, named right after the verb: what stands after "of" or "about" is only spoken of. */
const MADE = of(
  `(?<!\\b(?:to|which|that|can|will|not|never|would) |n['’]t )\\b(?:write|save|create|make|produce|generate|export|put)(?: ${SPOKEN_OF}[\\w-]+){0,5}? (${FILE}(?:(?:,| and|, and) ${FILE})*)`,
);
/** What has exceptions means more than is read here. */
const EXCEPT = /\b(?:except|unless|but|other than|apart from|besides|without asking|before|until|if)\b/i;

/** The files that a constraint wants made. */
export function madeIn(text: string): Invariant | undefined {
  const names = namesIn(MADE.exec(text)?.[1] ?? "").map(plain);
  return names.length > 0 ? { kind: "made", paths: names } : undefined;
}

export function filesIn(text: string, isProse: boolean): FileInvariant[] {
  if (EXCEPT.test(text)) return [];
  return [onlyIn(text, isProse), untouched(text)].filter((each) => each !== undefined);
}

function onlyIn(text: string, isProse: boolean): FileInvariant | undefined {
  for (const words of isProse ? ONLY_IN : [...ONLY_IN, ONLY_FILES_IN]) {
    const match = words.exec(text);
    const folders = match ? foldersOf(match) : [];
    if (folders.length > 0) return { kind: "only-in", folders };
  }
  return undefined;
}

function untouched(text: string): FileInvariant | undefined {
  for (const words of UNTOUCHED) {
    const match = words.exec(text);
    if (!match) continue;
    if (match[1]) return { kind: "untouched", paths: [] };
    const paths = namesIn(match[2] ?? "");
    if (paths.length > 0 && paths.every((path) => /[./]/.test(path)))
      return { kind: "untouched", paths: paths.map(plain) };
  }
  return undefined;
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
