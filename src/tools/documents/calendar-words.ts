/** Words of dates in the languages that CVs are written in. */

/** Names of the months, January first: English, French, German, Spanish, Italian, Portuguese, Dutch, Polish, Nordic, Finnish, Turkish, Czech, Romanian, Russian, Arabic. */
const MONTH_NAMES: string[] = [
  "january|jan|janvier|janv|januar|jänner|jän|enero|ene|gennaio|gen|janeiro|januari|styczeń|stycznia|sty|tammikuu|ocak|leden|ledna|ianuarie|январь|января|янв|يناير|كانون الثاني|جانفي",
  "february|feb|febr|février|fevrier|févr|fév|fevr|februar|feber|febrero|febbraio|febb|fevereiro|fev|februari|luty|lutego|lut|helmikuu|şubat|únor|února|februarie|февраль|февраля|фев|فبراير|شباط|فيفري",
  "march|mar|mars|märz|mär|maerz|mrz|marzo|março|marco|maart|mrt|marzec|marca|marts|maaliskuu|mart|březen|března|martie|март|марта|مارس|آذار",
  "april|apr|avril|avr|abril|abr|aprile|kwiecień|kwietnia|kwi|huhtikuu|nisan|duben|dubna|aprilie|апрель|апреля|апр|أبريل|ابريل|نيسان|أفريل",
  "may|mai|mayo|maggio|mag|maio|mei|maj|maja|toukokuu|mayıs|květen|května|май|мая|مايو|أيار|ماي",
  "june|jun|juin|juni|junio|giugno|giu|junho|czerwiec|czerwca|cze|kesäkuu|haziran|červen|června|iunie|июнь|июня|июн|يونيو|حزيران|جوان",
  "july|jul|juillet|juil|juli|julio|luglio|lug|julho|lipiec|lipca|lip|heinäkuu|temmuz|červenec|července|iulie|июль|июля|июл|يوليو|تموز|جويلية",
  "august|aug|août|aout|agosto|ago|ag|augustus|sierpień|sierpnia|sie|augusti|elokuu|ağustos|srpen|srpna|август|августа|авг|أغسطس|اغسطس|آب|أوت",
  "september|sept|sep|septembre|septiembre|setiembre|settembre|sett|set|setembro|wrzesień|września|wrz|syyskuu|eylül|září|septembrie|сентябрь|сентября|сен|сент|سبتمبر|أيلول",
  "october|oct|octobre|oktober|okt|octubre|ottobre|ott|outubro|out|październik|października|paź|lokakuu|ekim|říjen|října|octombrie|октябрь|октября|окт|أكتوبر|اكتوبر|تشرين الأول",
  "november|nov|novembre|noviembre|novembro|listopad|listopada|lis|marraskuu|kasım|listopadu|noiembrie|ноябрь|ноября|ноя|нояб|نوفمبر|تشرين الثاني",
  "december|dec|décembre|decembre|déc|dezember|dez|diciembre|dic|dicembre|dezembro|desember|des|grudzień|grudnia|gru|joulukuu|aralık|prosinec|prosince|decembrie|декабрь|декабря|дек|ديسمبر|كانون الأول",
];

const SEASON_NAMES: [names: string, first: number, last: number][] = [
  ["spring|printemps|frühjahr|frühling|primavera|lente|voorjaar|wiosna|wiosną|vår|våren|forår|ربيع|春季|春", 3, 5],
  ["summer|été|ete|sommer|sommersaison|verano|estate|verão|verao|zomer|lato|latem|sommar|sommaren|صيف|夏季|夏", 6, 8],
  ["autumn|fall|automne|herbst|otoño|otono|autunno|outono|herfst|najaar|jesień|jesienią|høst|höst|خريف|秋季|秋", 9, 11],
  ["winter|wintersaison|hiver|invierno|inverno|zima|zimą|vinter|شتاء|冬季|冬", 1, 3],
  ["early|début|debut|anfang|principios de|inizio|início de|begin|początek|başı", 1, 4],
  ["mid|mi|mitte|mediados de|metà|meados de|medio|połowa", 5, 8],
  ["late|end of|fin|ende|finales de|fine|final de|eind|koniec", 9, 12],
];

/** Words for the present as the end of a period; with the article or preposition before them, see {@link BETWEEN}. */
const PRESENT_WORDS =
  "present|current|currently|now|today|date|ongoing|on-going|present day|present time|" +
  "aujourd'hui|aujourd’hui|présent|ce jour|actuel|actuelle|actuellement|en cours|maintenant|nos jours|" +
  "heute|jetzt|aktuell|dato|laufend|gegenwärtig|gegenwart|" +
  "actualidad|actual|actualmente|presente|hoy|fecha|ahora|en curso|" +
  "oggi|attuale|attualmente|in corso|adesso|" +
  "atual|atualmente|hoje|momento|agora|" +
  "heden|nu|vandaag|huidig|" +
  "obecnie|teraz|chwili obecnej|dziś|dzisiaj|nadal|" +
  "nå|i dag|idag|nuværende|nåværende|nuvarande|pågående|d.d.|dags dato|tällä hetkellä|nykyinen|" +
  "halen|günümüz|devam ediyor|bugün|současnost|dosud|nyní|prezent|" +
  "настоящее время|н.в.|сейчас|сегодня|" +
  "الآن|الان|اليوم|الحاضر|الوقت الحاضر|الوقت الحالي|حاليا|حالياً|تاريخه|" +
  "至今|迄今|现在|現在|目前|今|현재|재직 중|재직중";

/** Months that a word for a part of the year stands for. */
export interface Months {
  first: number;
  last: number;
}

/*
 * Words are put into signs before dates are looked for: one private character for each month, part of the year and the
 * present, repeated to the length of the word. So every place stays, and the patterns stay small enough to be fast.
 */
const MONTH_BASE = 0xe000;
const SEASON_BASE = 0xe020;
const PRESENT_SIGN = "\ue03f";
/** Classes of signs, for patterns. */
export const MONTH = "[\\ue001-\\ue00c]+";
export const SEASON = "[\\ue020-\\ue02f]+";
export const PRESENT = "\\ue03f+";

const signs = new Map<string, string>([
  ...MONTH_NAMES.flatMap((names, index) =>
    names.split("|").map((name) => [name, String.fromCharCode(MONTH_BASE + index + 1)] as const),
  ),
  ...SEASON_NAMES.flatMap(([names], index) =>
    names.split("|").map((name) => [name, String.fromCharCode(SEASON_BASE + index)] as const),
  ),
  ...PRESENT_WORDS.split("|").map((word) => [word, PRESENT_SIGN] as const),
]);
const isWord = (text: string) => /^[\p{L}\p{M}]+$/u.test(text) && !/^\p{Script=Han}+$/u.test(text);
const phrases = [...signs.keys()].filter((name) => !isWord(name)).sort((a, b) => b.length - a.length);
const PHRASE = new RegExp(
  `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}])(?:${phrases.map((name) => name.replaceAll(".", "\\.\\s?").replaceAll(" ", "\\s+")).join("|")})(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}])`,
  "giu",
);

/** A text with signs for the words of dates; as long as the text, character for character. */
export function withDateSigns(text: string): string {
  const lexed = text.replace(PHRASE, (phrase) =>
    signed(phrase, phrase.toLowerCase().replace(/\s+/g, " ").replace(/\.\s/g, ".")),
  );
  return lexed.replace(/[\p{L}\p{M}]+/gu, (word) => signed(word, word.toLowerCase()));
}

function signed(whole: string, name: string): string {
  return (signs.get(name) ?? "").repeat(whole.length) || whole;
}

/** The number of a month's sign, 1 to 12. */
export function monthOf(sign: string): number | undefined {
  const month = sign.charCodeAt(0) - MONTH_BASE;
  return month >= 1 && month <= 12 ? month : undefined;
}

export function seasonOf(sign: string): Months | undefined {
  const season = SEASON_NAMES[sign.charCodeAt(0) - SEASON_BASE];
  return season ? { first: season[1], last: season[2] } : undefined;
}

/** What stands between the two ends of a period. */
export const BETWEEN =
  "(?:\\s*(?:[-–—−‐‑‒―~〜～→]+|(?<=\\s)\\|(?=\\s)|->|至|到|\\.{2,3}|…)\\s*(?:(?:حتى|إلى|الى|to|till?|until|bis|à|hasta|até|do)\\s+)?" +
  "|\\s+(?:(?:up\\s+)?to|until|till?|through|thru|bis(?:\\s+zu[mr]?)?|à|a|au|al|jusqu['’](?:à|au|en)|hasta|até|fino\\s+a(?:l|d)?|ad|t/m|tot(?:\\s+en\\s+met)?|do|till|til|по|до)\\s+" +
  "|\\s+(?:إلى|الى|حتى|ل)\\s*|\\s+jusqu['’]à\\s+|(?<=\\S)\\s*(?:إلى|الى)\\s+)(?:(?:the|la|le|zu[mr]?|o|el)\\s+)?";

/** What opens a period that lasts until today. */
export const SINCE =
  "(?:since|from|seit|ab|depuis|desde|dal(?:l['’])?|da|sinds|vanaf|od|sedan|siden|alkaen|с|منذ|من|自从|自)(?:\\s+(?:the|le|el|dem|de|o))?";
