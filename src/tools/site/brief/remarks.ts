/** Telling what a brief says to whoever builds the site from what the site is to say. */
import { holdsFacts } from "../values.js";
import { filesIn } from "./pages-wanted.js";

const ABOUT_THE_SITE =
  /(?<![\p{L}])(?:web ?sites?|sites?|sitios?|siti?o?|sito|web ?pages?|home ?pages?|web-?seiten?|site (?:web|internet)|sito(?: web)?|sitio(?: web)?|página web|pagina web|landing ?page|the (?:site|pages?|brief|design|layout)|this (?:site|page)|navigation|(?:stock )?(?:photos?|images?|pictures)|colou?rs?|fonts?|typeface|theme|tone|style|look and feel|farben?|schrift(?:en|art)?|gestaltung|bilder|couleurs?|police|colores|tipografía|colori|kleuren|cores|placeholder|pop-?ups?|cookies?|tracking|javascript|mobile|الموقع|موقع(?:اً|ا)?)(?![\p{L}])/iu;
/** "It should feel warm", "please keep it simple": of the site, whatever it is called. */
const WISHED =
  /^\s*please (?:make|keep) (?:it|this|everything) |(?<![\p{L}])(?:should|must|soll(?:te)?|doit|devrait|debe|deve|dovrebbe|moet)(?![\p{L}]).{0,30}(?<![\p{L}])(?:feel|look|be (?:simple|warm|calm|modern|friendly|easy|clear)|wirken|aussehen|sein|avoir l'air|être|verse|parecer|sembrare|essere|ser|uitstralen|aanvoelen|zijn)(?![\p{L}])/iu;
const ASKED =
  /(?<![\p{L}])(?:please|should|must|need(?:s)?|want|would like|like it|make|build|create|set up|use|keep|avoid|include|don't|do not|no|bitte|soll(?:en|te)?|möchten?|wünschen?|brauchen|keine?|erstell\p{L}*|merci|veuillez|doit|devrait|voudrions|souhait\p{L}+|pas de|créer|por favor|debe|queremos|necesitamos|sin|per favore|deve|vorremmo|senza|graag|moet|willen|geen|queremos|sem|نريد|يرجى|نحتاج)(?![\p{L}])/iu;
const HEADING =
  /^(?:(?:what|who|how).{0,24}(?:site|website|web)|about (?:this|the) (?:site|website|brief)|(?:the )?(?:look|style|design|tone|wishes|requirements|notes?|brief|task|pages?|structure|site ?map|files?|goals?|audience|style guide|technical.*|constraints))(?: .{0,24})?$|^(?:aufgabe|wünsche|gestaltung|stil|ton|seiten|struktur|aufbau|auftrag|hinweise|pages?|structure|style|souhaits|arborescence|consignes|páginas|estructura|estilo|deseos|pagine|struttura|stile|desideri|pagina['’]s|structuur|stijl|wensen|estrutura|pedidos|الصفحات|التصميم|ملاحظات)(?: .{0,24})?:?$/iu;

const SENTENCE = /(?<=[.!?؟])(?<!\b(?:\p{L}|Dr|St|Nr|No|Mr|Mrs|Ms|Str|ca|tel|approx))\s+(?=[\p{Lu}\p{Lo}"“«])/u;

/** "4 pages": no fact of the site's. */
const COUNTED = /\d+ (?=(?:web ?)?(?:pages?|seiten|páginas|pagine|pagina['’]s)\b)/giu;

/** A heading under which a brief speaks of the site itself: "Pages", "Look and feel". */
export const isAboutTheSite = (heading: string) => HEADING.test(heading.trim().replace(/:$/, ""));

/** A sentence that speaks to whoever builds the site, and says nothing that would be missed on it. */
export function isRemark(sentence: string): boolean {
  const said = sentence.replace(COUNTED, "");
  if (filesIn(said).length > 0) return !holdsFacts(withoutFiles(said));
  return !holdsFacts(said) && (WISHED.test(sentence) || (ABOUT_THE_SITE.test(sentence) && ASKED.test(sentence)));
}

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
  return filesIn(text).length > 0 || isAboutTheSite(heading) || ABOUT_THE_SITE.test(text) || WISHED.test(text);
}

export function withoutFiles(text: string): string {
  return filesIn(text).reduce((rest, file) => rest.replaceAll(file, ""), text);
}
