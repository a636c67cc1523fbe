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
  ["spring|printemps|frühjahr|frühling|primavera|lente|voorjaar|wiosna|wiosną|vår|våren|forår|ربيع|春", 3, 5],
  ["summer|été|ete|sommer|verano|estate|verão|verao|zomer|lato|latem|sommar|sommaren|صيف|夏", 6, 8],
  ["autumn|fall|automne|herbst|otoño|otono|autunno|outono|herfst|najaar|jesień|jesienią|høst|höst|خريف|秋", 9, 11],
  ["winter|hiver|invierno|inverno|zima|zimą|vinter|شتاء|冬", 1, 3],
  ["early|début|debut|anfang|principios de|inizio|início de|begin|początek|başı", 1, 4],
  ["mid|mi|mitte|mediados de|metà|meados de|medio|połowa", 5, 8],
  ["late|end of|fin|ende|finales de|fine|final de|eind|koniec", 9, 12],
];

/** Months that a word for a part of the year stands for. */
export interface Months {
  first: number;
  last: number;
}

const monthNumbers = new Map<string, number>(
  MONTH_NAMES.flatMap((names, index) => names.split("|").map((name): [string, number] => [name, index + 1])),
);
const seasons = new Map<string, Months>(
  SEASON_NAMES.flatMap(([names, first, last]) =>
    names.split("|").map((name): [string, Months] => [name, { first, last }]),
  ),
);

/** The number of a month's name, 1 to 12. */
export function monthOf(name: string): number | undefined {
  return monthNumbers.get(name.toLowerCase().replace(/\.$/, ""));
}

export function seasonOf(name: string): Months | undefined {
  return seasons.get(name.toLowerCase().replace(/[-\s]+$/, ""));
}

/** Alternatives for a regular expression, the longest first. */
const alternatives = (words: Iterable<string>) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(" ", "\\s+"))
    .join("|");

export const MONTH = `(?:${alternatives(monthNumbers.keys())})`;
export const SEASON = `(?:${alternatives(seasons.keys())})`;

/** Words for the present as the end of a period. */
export const PRESENT = `(?:${alternatives(
  (
    "present|the present|the present day|present day|present time|current|currently|now|today|date|ongoing|on-going|to date|till date|till now|up to now|" +
    "aujourd'hui|aujourd’hui|présent|present|ce jour|actuel|actuelle|actuellement|en cours|maintenant|nos jours|" +
    "heute|jetzt|aktuell|dato|laufend|gegenwärtig|gegenwart|" +
    "actualidad|la actualidad|actual|actualmente|presente|el presente|hoy|la fecha|ahora|en curso|fecha|" +
    "oggi|attuale|attualmente|in corso|ad oggi|adesso|" +
    "atual|atualmente|hoje|o momento|o presente|momento|agora|até o momento|" +
    "heden|nu|vandaag|huidig|" +
    "obecnie|teraz|chwili obecnej|dziś|dzisiaj|nadal|" +
    "nå|i dag|idag|nuværende|nåværende|nuvarande|pågående|d\\.d\\.|dags dato|tällä hetkellä|nykyinen|" +
    "halen|günümüz|devam ediyor|bugün|současnost|dosud|nyní|prezent|" +
    "настоящее время|н\\.\\s?в\\.|сейчас|сегодня|" +
    "الآن|الان|اليوم|الحاضر|الوقت الحاضر|الوقت الحالي|حتى الآن|حتى الان|حاليا|حالياً|تاريخه|تاريخه"
  ).split("|"),
)})(?![\\p{L}\\p{N}])|(?:至今|现在|現在|目前|今|迄今|현재|재직\\s?중)`;

/** What stands between the two ends of a period. */
export const BETWEEN =
  "(?:\\s*(?:[-–—−‐‑‒―~〜～→]+|->|至|到|\\.{2,3}|…)\\s*" +
  "|\\s+(?:(?:up\\s+)?to|until|till?|through|thru|bis(?:\\s+zu[mr]?)?|à|a|au|al|jusqu['’](?:à|au|en)|hasta|até|fino\\s+a(?:l|d)?|ad|t/m|tot(?:\\s+en\\s+met)?|do|till|til|по|до)\\s+" +
  "|\\s+(?:إلى|الى|حتى|ل)\\s*|\\s+jusqu['’]à\\s+|(?<=\\S)\\s*(?:إلى|الى)\\s+)(?:(?:the|la|le|zu[mr]?|o|el)\\s+)?";

/** What opens a period that lasts until today. */
export const SINCE =
  "(?:since|from|seit|ab|depuis|desde|dal(?:l['’])?|da|sinds|vanaf|od|sedan|siden|alkaen|с|منذ|من|自从|自)(?:\\s+(?:the|le|el|dem|de|o))?";
