import { NICKNAME, SPACED_NAME } from "../documents/names.js";

/** Stand in small letters inside a name, unless it begins with them. */
const PARTICLES = /^(?:van|von|vom|zu|zur|der|den|de|du|da|do|dos|das|del|della|di|y|e|bin|ibn|bint|ter|ten|af|av)$/u;

/**
 * A name as people write it: one that a document sets in capitals, or without any, gets them at the beginnings only, and
 * what friends say ("Liz") is left out. Others stay as they are.
 *
 * @example
 * personName("JAN-PIETER VAN O'DOWD"); // "Jan-Pieter van O'Dowd"
 * personName("KIM, Seo-yeon"); // "KIM, Seo-yeon": which part is the family name would be lost
 */
export function personName(text: string): string {
  const name = (SPACED_NAME.test(text) ? closed(text) : text).replace(NICKNAME, "");
  const isMixed = /\p{Ll}/u.test(name) && /\p{Lu}/u.test(name);
  if (isMixed || !/\p{Lu}{2}|\p{Ll}{2}/u.test(name)) return name;
  return name
    .toLowerCase()
    .split(/(\s+)/u)
    .map((word, place) => (place > 0 && PARTICLES.test(word) ? word : capitalised(word)))
    .join("")
    .normalize("NFC");
}

/** "A N N A   R O T H" without the space between its letters. */
const closed = (text: string) =>
  text
    .split(/ {2,}|\t/)
    .map((word) => word.replaceAll(" ", ""))
    .join(" ");

const capitalised = (word: string) =>
  word.replace(/(^|[-'’.(])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
