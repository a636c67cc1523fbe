/** Which language a site is in, and the few words that every site needs in it. */
import { scriptOf } from "../documents/script.js";

export interface SiteWords {
  home: string;
  menu: string;
  toContent: string;
  otherPages: string;
}

interface SiteLanguage extends SiteWords {
  /** The commonest words, where the script is shared. */
  common: string;
}

const LANGUAGES: Record<string, SiteLanguage> = {
  en: {
    common: "the of and to in is for with are from we our you your by on at",
    home: "Home",
    menu: "Pages",
    toContent: "Skip to content",
    otherPages: "More",
  },
  de: {
    common: "der die das und ist mit den von zu für auf im ein eine wir uns unser unsere sie ihr",
    home: "Startseite",
    menu: "Seiten",
    toContent: "Zum Inhalt",
    otherPages: "Mehr",
  },
  fr: {
    common: "le la les des et est une dans pour nous vous notre nos du sur avec au aux chez",
    home: "Accueil",
    menu: "Pages",
    toContent: "Aller au contenu",
    otherPages: "Plus",
  },
  es: {
    common: "el la los las y de que en un una por con para del nuestro nuestra nuestros somos",
    home: "Inicio",
    menu: "Páginas",
    toContent: "Ir al contenido",
    otherPages: "Más",
  },
  it: {
    common: "il lo la gli di che e un una per con sono della del nostro nostra siamo da nel",
    home: "Home",
    menu: "Pagine",
    toContent: "Vai al contenuto",
    otherPages: "Altro",
  },
  nl: {
    common: "de het een en van is dat niet op te met voor zijn wij ons onze u uw bij",
    home: "Home",
    menu: "Pagina’s",
    toContent: "Naar de inhoud",
    otherPages: "Meer",
  },
  pt: {
    common: "o os as de que e do da em um uma para com não nossa nosso nossos somos no na",
    home: "Início",
    menu: "Páginas",
    toContent: "Ir para o conteúdo",
    otherPages: "Mais",
  },
  pl: {
    common: "i w na z do się że jest nie to o po dla od przez oraz są nasz nasza",
    home: "Strona główna",
    menu: "Strony",
    toContent: "Przejdź do treści",
    otherPages: "Więcej",
  },
};
const BY_SCRIPT: Record<string, [string, SiteWords]> = {
  Arabic: ["ar", { home: "الرئيسية", menu: "الصفحات", toContent: "إلى المحتوى", otherPages: "المزيد" }],
  Hebrew: ["he", { home: "דף הבית", menu: "עמודים", toContent: "דילוג לתוכן", otherPages: "עוד" }],
  Greek: ["el", { home: "Αρχική", menu: "Σελίδες", toContent: "Στο περιεχόμενο", otherPages: "Περισσότερα" }],
  Cyrillic: ["ru", { home: "Главная", menu: "Страницы", toContent: "К содержанию", otherPages: "Ещё" }],
  Han: ["zh", { home: "首页", menu: "页面", toContent: "跳到内容", otherPages: "更多" }],
  Kana: ["ja", { home: "ホーム", menu: "ページ", toContent: "本文へ", otherPages: "その他" }],
  Hangul: ["ko", { home: "홈", menu: "페이지", toContent: "본문으로", otherPages: "더 보기" }],
};
const RIGHT_TO_LEFT = /^(?:ar|he|fa|ur|ps|sd|yi|dv|ckb)(?:-|$)/i;

/**
 * The language of a text as a tag for `lang`: by its script, or by its commonest words.
 *
 * @example
 * languageOf("Wir backen Brot für die Nachbarn und das Café."); // "de"
 */
export function languageOf(text: string): string {
  const script = scriptOf(text);
  const known = BY_SCRIPT[script];
  if (script === "Arabic" && /[پچژگ]/.test(text)) return "fa";
  if (known) return known[0];
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  let [best, most] = ["en", 0];
  for (const [tag, { common }] of Object.entries(LANGUAGES)) {
    const set = new Set(common.split(" "));
    const count = words.filter((word) => set.has(word)).length;
    if (count > most) [best, most] = [tag, count];
  }
  return best;
}

export const directionOf = (language: string): "ltr" | "rtl" => (RIGHT_TO_LEFT.test(language) ? "rtl" : "ltr");

/** The words of a site in a language; English where we have none. */
export function wordsIn(language: string): SiteWords {
  const tag = language.toLowerCase().split("-")[0] ?? "en";
  return LANGUAGES[tag] ?? Object.values(BY_SCRIPT).find(([each]) => each === tag)?.[1] ?? (LANGUAGES.en as SiteWords);
}
