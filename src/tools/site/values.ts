/** What stands in a text that must not get lost or changed: prices, times, contacts, figures. */
import { findContacts } from "../documents/contacts.js";

/** Not within a word or a figure; scripts without spaces have no ends of words. */
const FREE = String.raw`(?<!\p{N}|(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\p{L})`;
const AMOUNT = String.raw`\d[\d.,’' ]*\d(?:[.,][-–—]{1,2})?|\d(?:[.,][-–—]{1,2})?`;
const BEFORE = String.raw`€|£|\$|¥|₹|CHF|Fr\.|EUR|USD|GBP|SFr\.?|R\$|kr\.?|AED|SAR`;
const AFTER = String.raw`[€£$¥₹](?!\s?\d)|CHF|Fr\.|EUR|USD|GBP|kr\.?|zł|Kč|Ft|lei|euros?|francs?|Euro|dollars|pounds|pence|AED|SAR|ريال(?:ا|اً)?|درهم(?:ا|اً)?|دينار(?:ا|اً)?|جنيه(?:ا|اً)?|ليرة|円|元`;
/** What follows an amount and belongs to it: "per hour", "/ month". */
const PER = String.raw`(?:\s*(?:/|per|pro|par|por|al|an|a|each|je)\s*(?:hour|person|day|week|month|year|night|lesson|session|child|piece|kg|Stunde|Person|Tag|Woche|Monat|Jahr|Kind|Stück|heure|personne|jour|mois|an|hora|persona|día|mes|ora|giorno|mese|uur|maand|pessoa|mês)\b)?`;
export const PRICE = new RegExp(
  String.raw`(?:${FREE}(?:from |ab |dès |desde |da |vanaf |a partir de )?(?:(?:${BEFORE})\s?(?:${AMOUNT})|(?:${AMOUNT})\s?(?:${AFTER})(?![\p{L}])|\d{1,2}p(?![\p{L}\p{N}])))(?:\s?[-–—]\s?(?:${BEFORE})?\s?(?:${AMOUNT})(?:\s?(?:${AFTER})(?![\p{L}]))?)?${PER}`,
  "gu",
);

const CLOCK = String.raw`(?:[01]?\d|2[0-4])(?:\s?[:.h]\s?[0-5]\d|h)?(?:\s?(?:am|pm|a\.m\.|p\.m\.|Uhr|uur|h|ч|ص|م)(?![\p{L}]))?|noon|midnight|midday|Mittag|midi|minuit|mediodía|medianoche|mezzogiorno|mezzanotte`;
const TO = String.raw`\s?[-–—~～至]\s?|\s(?:to|until|till|bis|à|jusqu'à|a|hasta|alle|às|tot|إلى|حتى)\s`;
const CLOSED =
  "closed|geschlossen|Ruhetag|fermée|fermé|cerrado|chiuso|gesloten|fechado|مغلق|休息|定休|휴무|by appointment|nach Vereinbarung|sur rendez-vous|con cita previa|su appuntamento|op afspraak|com marcação";
/** A time by itself: "15h00", "7.30 pm". */
export const CLOCK_AT_START =
  /^(?:(?:[01]?\d|2[0-4])\s?[:.h]\s?[0-5]\d|(?:[01]?\d|2[0-4])\s?(?:h|am|pm|a\.m\.|p\.m\.|Uhr|uur|ص|م))(?:\s?(?:am|pm|Uhr|uur|h|ص|م))?(?![\p{L}\p{N}])/iu;
const SPAN = String.raw`(?<![\p{L}\p{N}.,:/–-])(?:${CLOCK})(?:${TO})(?:${CLOCK})(?![\p{L}\p{N}/])`;
export const TIMES = new RegExp(
  String.raw`${SPAN}(?:(?:\s?[,;&/+]\s?|\s(?:and|und|et|y|e|en|و)\s)${SPAN})*|${FREE}(?:${CLOSED})(?![\p{L}])`,
  "giu",
);

const DAY_NAMES = [
  "mon(?:day)?s?|tue(?:s(?:day)?)?s?|wed(?:nesday)?s?|thu(?:rs(?:day)?)?s?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?|weekdays?|weekends?|daily|every day",
  "montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonnabends?|sonntags?|feiertags?|täglich|werktags",
  "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mer|jeu|ven|sam|dim|tous les jours",
  "lunes|martes|miércoles|jueves|viernes|sábados?|domingos?|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
  "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|segunda|terça|quarta|quinta|sexta|sábado",
  "(?:ال)?(?:سبت|أحد|اثنين|إثنين|ثلاثاء|أربعاء|خميس|جمعة)",
].join("|");
/** Written without spaces, and so without the ends of words. */
const DAYS_JOINED = "(?:周|星期|礼拜)[一二三四五六日天末]|[月火水木金土日]曜日?|每天|毎日";
/** Words of other languages, too: only written large, and where a day can stand. */
const DAYS_SHORT = String.raw`(?:Mo|Di|Mi|Do|Fr|Sa|So|MO|DI|MI|DO|FR|SA|SO)(?=\s*(?:[.,:/&+–—-]|\d|und |bis |geschlossen|Ruhetag|nach |$))`;
const capitalised = (names: string) => names.replace(/(?<=^|\|)\p{Ll}/gu, (letter) => letter.toUpperCase());
export const DAYS = new RegExp(
  String.raw`(?<![\p{L}])(?:${[DAY_NAMES, capitalised(DAY_NAMES), DAY_NAMES.toUpperCase(), DAYS_SHORT].join("|")})(?![\p{L}\p{N}_])\.?|${DAYS_JOINED}`,
  "gmu",
);

/** How much of what there is in a text. */
export interface ValueCount {
  prices: number;
  times: number;
  emails: number;
  phones: number;
}

export function countValues(text: string): ValueCount {
  const { emails, phones } = findContacts(text);
  return {
    prices: text.match(PRICE)?.length ?? 0,
    times: text.match(TIMES)?.length ?? 0,
    emails: emails.length,
    phones: phones.length,
  };
}

export const namesDays = (text: string) => text.search(DAYS) >= 0;

/** Whether a text says something that a reader of the site may need to the letter: a figure, a contact, an address of the web. */
export function holdsFacts(text: string): boolean {
  if (/\p{N}|@|https?:|www\./u.test(text)) return true;
  const { prices, times, emails, phones } = countValues(text);
  return prices + times + emails + phones > 0;
}
