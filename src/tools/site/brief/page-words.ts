/** Which pages of a brief suit a section, as far as words tell. */
import type { SectionKind } from "../site.js";
import type { WantedPage } from "./pages-wanted.js";

/** What the first page's own section is called. */
const HOME =
  /^(?:home(?: ?page)?|start(?:seite)?|welcome|willkommen|intro(?:duction)?|accueil|bienvenue|inicio|portada|bienvenidos|benvenuti|início|welkom|الرئيسية|الصفحة الرئيسية|首页|主页|ホーム)$/iu;

export const isHomeHeading = (heading: string) => HOME.test(heading.trim());

/** What pages for sections of a kind are called. */
const USUAL: [RegExp, SectionKind[]][] = [
  [
    /pri[cx]|preis|tarif|menu|menü|karte|carta|carte|precio|prezz|preço|fee|rate|gebühr|kosten|prijs|ementa|الأسعار|قائمة|价|菜单|茶单|酒单|料金|メニュー/iu,
    ["prices"],
  ],
  [/hour|zeit|horaire|horario|orari|tijden|time|أوقات|ساعات|营业|時間/iu, ["hours"]],
  [
    /contact|kontakt|contatt|find|anfahrt|visit|besuch|adress|address|dirección|indirizzo|morada|اتصل|联系|来访|地址|交通|アクセス/iu,
    ["contact", "hours"],
  ],
  [/faq|question|frage|pregunta|domande|vragen|pergunta|أسئلة|常见问题/iu, ["faq"]],
  [/team|équipe|equip|squadra|people|staff|teacher|lehr/iu, ["team", "text"]],
  [
    /about|über|ueber|story|geschichte|histoire|historia|storia|nosotr[oa]s|quiénes|siamo|over-ons|sobre|propos|who|wir|من نحن|关于|介绍/iu,
    ["text", "team"],
  ],
  [
    /service|leistung|angebot|kurs|course|cours|offer|product|produkt|prodott|servi[czs]|behandlung|treatment|خدمات|服务|产品/iu,
    ["services", "prices"],
  ],
  [/review|voice|stimmen|avis|opinion|recension|gäste|guest/iu, ["quotes"]],
];

const SHORTEST = 4;

/**
 * The pages that a heading calls for: the one that is called so, else those that share most words with it, else those that
 * such sections usually stand on; all of them where nothing tells.
 */
export function likelyPages<Page extends { file: string; about: string }>(
  heading: string,
  pages: readonly Page[],
): Page[] {
  const called = pages.filter((page) => namesOf(page).includes(bare(heading)));
  if (called.length === 1 && bare(heading) !== "") return called;
  if (isHomeHeading(heading)) return pages.filter(({ file }) => file === "index.html");
  const wanted = stemsOf(heading);
  const scores = pages.map(
    ({ file, about }) =>
      [...stemsOf(`${file.replace(/\.html$/, "")} ${about}`)].filter((stem) => wanted.has(stem)).length,
  );
  const most = Math.max(0, ...scores);
  if (most > 0) return pages.filter((_, index) => scores[index] === most);
  const usual = pages.filter((page) => page.file !== "index.html" && isUsualFor(heading, page));
  return usual.length === 1 ? usual : [...pages];
}

const bare = (text: string) =>
  (
    text
      .toLowerCase()
      .replace(/['’]/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(" ");

function namesOf({ file, about }: { file: string; about: string }): string[] {
  return [file.replace(/\.html$/, ""), about, ...about.split(/[,;:]/)].map(bare).filter((name) => name !== "");
}

/** "Preise" for prices.html: both are called as sections of one kind are. */
const isUsualFor = (heading: string, { file, about }: { file: string; about: string }) =>
  USUAL.some(([pattern]) => pattern.test(heading) && pattern.test(`${file} ${about}`));

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
