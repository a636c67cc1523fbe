/** Which pages of a brief suit a section, as far as words tell. */
import type { SectionKind } from "../site.js";
import type { WantedPage } from "./pages-wanted.js";

/** What pages for sections of a kind are called. */
const USUAL: [RegExp, SectionKind[]][] = [
  [
    /pri[cx]|preis|tarif|menu|menü|karte|carta|carte|precio|prezz|preço|fee|rate|gebühr|kosten|prijs|ementa|الأسعار|قائمة/iu,
    ["prices"],
  ],
  [/hour|zeit|horaire|horario|orari|tijden|time|أوقات/iu, ["hours"]],
  [
    /contact|kontakt|contatt|find|anfahrt|visit|besuch|adress|address|dirección|indirizzo|morada|اتصل/iu,
    ["contact", "hours"],
  ],
  [/faq|question|frage|pregunta|domande|vragen|pergunta|أسئلة/iu, ["faq"]],
  [/team|équipe|equip|squadra|people|staff|teacher|lehr/iu, ["team", "text"]],
  [
    /about|über|ueber|story|geschichte|histoire|historia|storia|nosotros|siamo|over-ons|sobre|propos|who|wir|من نحن/iu,
    ["text", "team"],
  ],
  [
    /service|leistung|angebot|kurs|course|cours|offer|product|produkt|prodott|servi[czs]|behandlung|treatment|خدمات/iu,
    ["services", "prices"],
  ],
  [/review|voice|stimmen|avis|opinion|recension|gäste|guest/iu, ["quotes"]],
];

const SHORTEST = 4;

/** The pages that share most words with a heading; all of them where none shares one. */
export function likelyPages<Page extends { file: string; about: string }>(
  heading: string,
  pages: readonly Page[],
): Page[] {
  const wanted = stemsOf(heading);
  const scores = pages.map(
    ({ file, about }) =>
      [...stemsOf(`${file.replace(/\.html$/, "")} ${about}`)].filter((stem) => wanted.has(stem)).length,
  );
  const most = Math.max(0, ...scores);
  return most === 0 ? [...pages] : pages.filter((_, index) => scores[index] === most);
}

/** The kinds that a page's name calls for, likeliest first. */
export function kindsOfPage({ file, title, about }: WantedPage): SectionKind[] {
  return USUAL.flatMap(([pattern, kinds]) => (pattern.test(`${file} ${title} ${about}`) ? kinds : []));
}

/** The beginnings of words: "price" and "prices" are one. */
function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= SHORTEST && !COMMON.has(word)).map((word) => word.slice(0, 5)));
}

/** Words that say nothing of a page. */
const COMMON = new Set(
  "with what from that this they your ours have were page unser unsere eine oder nach sich nous notre avec pour dans vous para nuestro nostra della onze voor nossa index html".split(
    " ",
  ),
);
