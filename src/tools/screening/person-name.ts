/** Stand in small letters inside a name, unless it begins with them. */
const PARTICLES = /^(?:van|von|vom|zu|zur|der|den|de|du|da|do|dos|das|del|della|di|y|e|bin|ibn|bint|ter|ten|af|av)$/u;

/**
 * A name as people write it: one that a document sets in capitals gets them at the beginnings only. Others stay as they are.
 *
 * @example
 * personName("JAN-PIETER VAN O'DOWD"); // "Jan-Pieter van O'Dowd"
 * personName("KIM, Seo-yeon"); // "KIM, Seo-yeon": which part is the family name would be lost
 */
export function personName(text: string): string {
  if (/\p{Ll}/u.test(text) || !/\p{Lu}{2}/u.test(text)) return text;
  return text
    .toLowerCase()
    .split(/(\s+)/u)
    .map((word, place) => (place > 0 && PARTICLES.test(word) ? word : capitalised(word)))
    .join("")
    .normalize("NFC");
}

const capitalised = (word: string) =>
  word.replace(/(^|[-'’.(])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
