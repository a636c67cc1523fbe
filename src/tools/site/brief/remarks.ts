/** Telling what a brief says to whoever builds the site from what the site is to say. */
import { holdsFacts } from "../values.js";
import { filesIn } from "./pages-wanted.js";
import {
  ASKED,
  DELIVERED_LATER,
  DEMANDED,
  HAN_ASKED,
  HAN_SITE,
  ITS_PARTS,
  ONLY_MARKS,
  SITE_FOR,
  THE_SITE,
  TO_A_PROGRAM,
  TO_THE_BUILDER,
  WISHED,
} from "./remark-words.js";

const HEADING =
  /^(?:(?:what|who|how).{0,24}(?:site|website|web)|about (?:this|the) (?:site|website|brief)|(?:the )?(?:look|style|design|tone|wishes|requirements|notes?|brief|task|pages?|structure|site ?map|files?|goals?|audience|style guide|technical.*|constraints))(?: .{0,24})?$|^(?:aufgabe|wünsche|gestaltung|stil|ton|seiten|struktur|aufbau|auftrag|hinweise|pages?|structure|style|souhaits|arborescence|consignes|páginas|estructura|estilo|deseos|pagine|struttura|stile|desideri|pagina['’]s|structuur|stijl|wensen|estrutura|pedidos|الصفحات|التصميم|ملاحظات)(?: .{0,24})?:?$/iu;

const SENTENCE =
  /(?<=[.!?؟])(?<!\b(?:\p{L}|Dr|St|Nr|No|Mr|Mrs|Ms|Str|ca|tel|approx)\.)\s+(?=[\p{Lu}\p{Lo}"“«])|(?<=[。！？])\s*(?=[^\s”」』）])|(?<=\p{L}{4}\.|\)\.|[!?])(?<!\b(?:approx|incl|excl|resp|usw|evtl)\.)\s+(?=\p{Ll})/u;

/** "4 pages": no fact of the site's. */
const COUNTED = /\d+ (?=(?:web ?)?(?:pages?|seiten|páginas|pagine|pagina['’]s)\b)/giu;

/** A heading under which a brief speaks of the site itself: "Pages", "Look and feel". */
export const isAboutTheSite = (heading: string) => HEADING.test(heading.trim().replace(/:$/, ""));

/** A sentence that speaks to whoever builds the site, and says nothing that would be missed on it. */
export function isRemark(sentence: string): boolean {
  const said = sentence.replace(COUNTED, "");
  if (ONLY_MARKS.test(sentence)) return true;
  if (filesIn(said).length > 0) return !holdsFacts(withoutFiles(said));
  return !holdsFacts(said) && !isQuoting(said) && speaksOfTheSite(sentence);
}

/** Somebody's words are for the site's readers, whatever is said around them. */
const isQuoting = (sentence: string) => /[“„«"](?:[^“”„«»"\s]+\s+){4,}[^“”„«»"]+[”“»"]/u.test(sentence);

function speaksOfTheSite(sentence: string): boolean {
  return (
    [WISHED, DELIVERED_LATER, TO_THE_BUILDER, TO_A_PROGRAM, SITE_FOR].some((pattern) => pattern.test(sentence)) ||
    (THE_SITE.test(sentence) && ASKED.test(sentence)) ||
    (ITS_PARTS.test(sentence) && DEMANDED.test(sentence)) ||
    (HAN_SITE.test(sentence) && HAN_ASKED.test(sentence))
  );
}

/** Longest clause that is taken for a remark, words. */
const LONGEST_CLAUSE = 14;

/**
 * A sentence and the remarks that hang on its end: "We fix leaks, nothing fancy please." The beginning stays as it is spelled.
 */
export function withoutLastRemarks(sentence: string): { said: string; remarks: string } {
  const clauses = sentence.split(/(?<=[,;，；])\s*(?=\S)/u);
  let kept = clauses.length;
  while (kept > 1 && isLastRemark(clauses[kept - 1] ?? "")) kept--;
  if (kept === clauses.length) return { said: sentence, remarks: "" };
  const said = clauses
    .slice(0, kept)
    .join(" ")
    .replace(/[,;，；]\s*$/u, "");
  return { said: /[.!?。！？”"»]$/u.test(said) ? said : `${said}.`, remarks: clauses.slice(kept).join(" ") };
}

const isLastRemark = (clause: string) => clause.split(/\s+/).length <= LONGEST_CLAUSE && isRemark(clause);

/** Whether a heading says that all below it speaks to whoever builds the site. */
export const isToTheBuilder = (heading: string) => TO_THE_BUILDER.test(heading.trim());

export const sentencesOf = (line: string) => line.split(SENTENCE);

/** Whether a text says nothing else: then nobody need decide what it is. */
export function isOnlyRemarks(text: string): boolean {
  const sentences = text.split("\n").flatMap(sentencesOf);
  return (
    sentences.some((each) => each.trim() !== "") && sentences.every((each) => each.trim() === "" || isRemark(each))
  );
}

/** Whether a whole section may be such remarks: then the reader decides. */
export function maybeRemarks(heading: string, text: string): boolean {
  if (holdsFacts(withoutFiles(text.replace(COUNTED, "")))) return false;
  const words = [THE_SITE, ITS_PARTS, HAN_SITE, WISHED];
  return filesIn(text).length > 0 || isAboutTheSite(heading) || words.some((pattern) => pattern.test(text));
}

export function withoutFiles(text: string): string {
  return filesIn(text).reduce((rest, file) => rest.replaceAll(file, ""), text);
}
