import { NICKNAME } from "../documents/names.js";
import { closedUp } from "../documents/spaced-name.js";

/** Stand in small letters behind another particle: "de la Cruz". */
const ARTICLES = /^(?:la|las|los|le|l)$/u;
/** Stand in small letters inside a name, unless it begins with them. */
const PARTICLES = /^(?:van|von|vom|zu|zur|der|den|de|du|da|do|dos|das|del|della|di|y|e|bin|ibn|bint|ter|ten|af|av)$/u;

/**
 * A name as people write it: one that a document sets in capitals, or without any, gets them at the beginnings only, and
 * what friends say ("Liz") is left out. Others stay as they are.
 *
 * @param emails What tells the words of a letter-spaced name apart.
 *
 * @example
 * personName("JAN-PIETER VAN O'DOWD"); // "Jan-Pieter van O'Dowd"
 * personName("KIM, Seo-yeon"); // "KIM, Seo-yeon": which part is the family name would be lost
 */
export function personName(text: string, emails: readonly string[] = []): string {
  const name = closedUp(text, emails).replace(NICKNAME, "").replace(/[‐‑]/g, "-");
  const isMixed = /\p{Ll}/u.test(name) && /\p{Lu}/u.test(name);
  if (isMixed || !/\p{Lu}{2}|\p{Ll}{2}/u.test(name)) return name;
  return name
    .toLowerCase()
    .split(/(\s+)/u)
    .map((word, place, words) =>
      place > 0 &&
      (PARTICLES.test(word) || (place > 2 && ARTICLES.test(word) && PARTICLES.test(words[place - 2] ?? "")))
        ? word
        : capitalised(word),
    )
    .join("")
    .normalize("NFC");
}

const capitalised = (word: string) =>
  word.replace(/(^|[-'’.(])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
