/** E-mail addresses, phone numbers and links, each as it stands in the text. */
import { type CountryCode, findPhoneNumbersInText, isSupportedCountry } from "libphonenumber-js/min";
import { asciiDigits } from "./date-points.js";

export interface Contacts {
  emails: string[];
  phones: string[];
  links: string[];
}

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+'-]*@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;
/** An address that a narrow column breaks before or after its sign. */
const WRAPPED_EMAIL =
  /([\p{L}\p{N}._%+-]+@?)[ \t]*\n[ \t]*((?<=@\s*)[\p{L}\p{N}-]+\.[\p{L}\p{N}.-]+|@[\p{L}\p{N}-]+\.[\p{L}\p{N}.-]+)/gu;
/** And one that it breaks within its domain; the rest is all that stands in the next line of the column. */
const WRAPPED_DOMAIN =
  /(?<![\p{L}\p{N}._%+-])([\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.?)[ \t]*\n[ \t]*([\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)*)[ \t]*(?=\n|$)/gu;
const LINK =
  /(?:https?:\/\/|www\.)[^\s<>|()[\]{}"'،，。]+|(?<![@\p{L}\p{N}.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|me|app|co|no|se|de|fr|es|it|pt|nl|pl|uk|eu|ch|at|be|dk|fi|in|tech|info|page|site|blog|xyz|ai)(?:\/[^\s<>|()[\]{}"'،，。]*|(?![\p{L}\p{N}@.]))/giu;
const CANDIDATE = /(?<![\p{L}\p{N}@/.,_-])(?:\(?\+|00)?\(?\d[\d ()\u00a0./–-]{5,22}\d(?![\p{L}\p{N}@/_]|[.,-]\d)/gu;
const PHONE_LABEL =
  /(?:phone|tel|telephone|mobile|mob|cell|call|contact|whatsapp|téléphone|tél|portable|mobil|handy|telefon|telefono|teléfono|móvil|cellulare|telefone|celular|tlf|telefoon|komórka|тел|هاتف|جوال|موبايل|电话|手机|電話|[✆☎📞📱])[^\d+(]{0,12}$/iu;
const OTHER_LABEL =
  /(?:\bid|no|nr|vat|iban|account|ref|isbn|issn|doi|org\.?\s?nr|passport|licen[cs]e|certificate|registration|号|№)[^\d+(]{0,6}$/iu;
/** Countries whose national numbers are tried, by what the text names. */
const COUNTRY_HINTS: [RegExp, CountryCode][] = [
  [/\.no\b|norway|norge|oslo/i, "NO"],
  [/\.uk\b|united kingdom|england|london/i, "GB"],
  [/\.de\b|germany|deutschland|berlin|münchen/i, "DE"],
  [/\.fr\b|france|paris/i, "FR"],
  [/\.se\b|sweden|sverige|stockholm/i, "SE"],
  [/\.dk\b|denmark|danmark/i, "DK"],
  [/\.nl\b|netherlands|nederland|amsterdam/i, "NL"],
  [/\.es\b|spain|españa|madrid/i, "ES"],
  [/\.it\b|italy|italia|milano|roma\b/i, "IT"],
  [/\.pt\b|portugal|lisboa/i, "PT"],
  [/\.pl\b|poland|polska|warszawa/i, "PL"],
  [/\.in\b|india\b|bangalore|mumbai|delhi/i, "IN"],
  [/\.br\b|brazil|brasil/i, "BR"],
  [/\.ie\b|ireland|dublin/i, "IE"],
  [/\.ch\b|switzerland|schweiz|zürich/i, "CH"],
  [/\.au\b|australia|sydney|melbourne/i, "AU"],
  [/\.cn\b|china|中国|北京|上海/i, "CN"],
  [/\.sa\b|saudi|السعودية/i, "SA"],
  [/\.eg\b|egypt|مصر/i, "EG"],
]; // prettier-ignore
/** Products that are spelled like addresses. */
const PRODUCTS = /^(?:asp|ado|vb|ml|socket|draw|crates|booking|monday|amazon|salesforce)\.(?:net|io|com)$/i;
const MOST = 6;

/**
 * Finds how a person can be reached. E-mail and links by their form; phones by libphonenumber where they name their
 * country or the text does, else by form and label.
 */
export function findContacts(text: string): Contacts {
  const emails = unique([...unwrapped(text).matchAll(EMAIL)].map(([email]) => email.replace(/\.+$/, "")));
  const withoutEmails = text.replace(EMAIL, (email) => " ".repeat(email.length));
  const links = [...withoutEmails.matchAll(LINK)]
    .map(([link]) => link.replace(/[.,;:!?]+$/, ""))
    .filter((link) => !PRODUCTS.test(link));
  return {
    emails: emails.slice(0, MOST),
    phones: findPhones(withoutEmails.replace(LINK, (link) => " ".repeat(link.length))),
    links: unique(links).slice(0, MOST),
  };
}

/** Addresses that a column breaks, put together; what is whole already stays. */
function unwrapped(text: string): string {
  return text.replace(WRAPPED_EMAIL, "$1$2").replace(WRAPPED_DOMAIN, (all, first: string, rest: string) => {
    const isWhole = /@.*\.\p{L}{2,}$/u.test(first);
    return !isWhole && /\.\p{L}{2,}$/u.test(first + rest) ? first + rest : all;
  });
}

/** The start of a number at a line's end, and the rest of it, which is all that its next line holds. */
const NUMBER_START = /(?:^|[^\d\p{L}])(\(?(?:\+|00)?\(?\d[\d ()./-]*)$/u;
const NUMBER_REST = /^\s*[\d(][\d ()./-]{2,14}\s*$/u;

/** A number that a narrow column breaks is one number, on the line that it begins in. */
function withWholeNumbers(lines: string[], country: CountryCode | undefined): string[] {
  return lines.map((line, at) => {
    const rest = asciiDigits(lines[at + 1] ?? "");
    const begun = NUMBER_START.exec(asciiDigits(line).trimEnd())?.[1];
    if (!begun || !NUMBER_REST.test(rest) || isDate(begun) || isDate(rest.trim())) return line;
    const start = line.trimEnd().length - begun.length;
    const whole = `${line.trimEnd()} ${rest.trim()}`;
    const isOpening = /^\(?(?:\+|00|0)/.test(begun) || PHONE_LABEL.test(line.slice(0, start));
    // Two whole numbers, one below the other, are two.
    const isOne = isWholeNumber(begun, country) || isWholeNumber(rest.trim(), country);
    return isOpening && !isOne && looksLikePhone(asciiDigits(whole), start, whole.length) ? whole : line;
  });
}

const isWholeNumber = (text: string, country: CountryCode | undefined) =>
  knownNumbers(text, country).length > 0 || text.replace(/\D/g, "").length >= (text.includes("+") ? 10 : 9);

function findPhones(text: string): string[] {
  const country = countryOf(text);
  const phones: string[] = [];
  for (const line of withWholeNumbers(text.split("\n"), country)) {
    const ascii = asciiDigits(line);
    if (!/\d[\d ()\u00a0./–-]{4,}\d/.test(ascii)) continue;
    const spans = [...knownNumbers(ascii, country), ...formedNumbers(ascii)];
    const kept: [number, number][] = [];
    for (const [start, end] of spans.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (kept.some(([from, to]) => start < to && end > from)) continue;
      kept.push([start, end]);
      const isOpen = line[start - 1] === "(" && /^[^(]*\)/.test(line.slice(start, end));
      phones.push(line.slice(isOpen ? start - 1 : start, end));
    }
  }
  return unique(phones).slice(0, MOST);
}

/** Valid numbers, by libphonenumber. */
function knownNumbers(line: string, country: CountryCode | undefined): [number, number][] {
  const found = findPhoneNumbersInText(line, country ? { defaultCountry: country } : {});
  return found
    .filter(({ startsAt, endsAt }) => line[startsAt] === "+" || looksLikePhone(line, startsAt, endsAt))
    .map(({ startsAt, endsAt }): [number, number] => [startsAt, endsAt]);
}

/** Numbers that libphonenumber doesn't hold valid: invented ones, national ones of a country that isn't named. */
function formedNumbers(line: string): [number, number][] {
  return [...line.matchAll(CANDIDATE)]
    .map((match): [number, number] => {
      const text = match[0].replace(/[\s(./–-]+$/, "");
      return [match.index, match.index + text.length];
    })
    .filter(([start, end]) => looksLikePhone(line, start, end));
}

function looksLikePhone(line: string, start: number, end: number): boolean {
  const text = line.slice(start, end);
  const digits = text.replace(/\D/g, "");
  if (digits.length < 7 || digits.length > 15 || isDate(text)) return false;
  const before = line.slice(Math.max(0, start - 24), start);
  if (PHONE_LABEL.test(before)) return true;
  if (OTHER_LABEL.test(before)) return false;
  if (/^\(?(?:\+|00)/.test(text)) return digits.length >= 8;
  // Beside an e-mail address, which stands here as empty space, groups of digits are a phone number.
  if (/ {8}/.test(line) && digits.length >= 8 && /\d[ -]\d{2,}[ -]\d{2,}/.test(text)) return true;
  // Without a label or a country it takes the look of a phone number: a leading 0 or area code in brackets, or groups.
  if (/^\(\d{2,5}\)/.test(text)) return true;
  if (/^0\d/.test(text)) return digits.length >= 9;
  return /^\d{3}[ .-]\d{3}[ .-]\d{4}$|^\d{2} \d{2} \d{2} \d{2}$|^\d{3} \d{2} \d{3}$|^1[3-9]\d[ -]?\d{4}[ -]?\d{4}$/.test(
    text,
  );
}

/** "2014 - 2017", "01.03.2019", "2019-03 2021-04" have the digits of phone numbers. */
function isDate(text: string): boolean {
  if (/^\(?(?:19|20)\d\d\s?[-–./ ]\s?(?:(?:19|20)\d\d|\d{1,2}(?:\D|$))/.test(text)) return true;
  return /^\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|^\d{1,2}[./-](?:19|20)\d\d/.test(text);
}

function countryOf(text: string): CountryCode | undefined {
  const hint = COUNTRY_HINTS.find(([pattern]) => pattern.test(text))?.[1];
  return hint && isSupportedCountry(hint) ? hint : undefined;
}

const unique = (values: string[]) => [...new Set(values.map((value) => value.trim()))];
