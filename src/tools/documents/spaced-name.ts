/** Names that are set wide for their looks: "A N N A   R O T H". */

/** Words stand further apart than letters. */
const WIDE = /^\p{L}(?: [\p{L}'’-])+(?:(?: {2,}|\t|\u00a0+)\p{L}(?: [\p{L}'’-])+)+$/u;
/** Or no further: "A N N A R O T H". */
const EVEN = /^\p{L}(?: [\p{L}'’-]){4,}$/u;
const WORD_GAP = / {2,}|\t|\u00a0+/u;
/** Fewer letters of an e-mail address are in it by chance. */
const LEAST_KNOWN = 3;

/** True for a line of single letters. */
export const isSpacedOut = (line: string) => WIDE.test(line) || EVEN.test(line);

/**
 * A letter-spaced name without the space between its letters; other texts stay as they are. Where words are no further
 * apart than letters, the e-mail addresses tell where they end; where those know neither word, one word is left.
 *
 * @example
 * closedUp("A N N A R O T H", ["a.roth@web.example"]); // "ANNA ROTH"
 */
export function closedUp(text: string, emails: readonly string[]): string {
  if (!isSpacedOut(text)) return text;
  const words = text.split(WORD_GAP).map((word) => word.replaceAll(" ", ""));
  const [whole = ""] = words;
  return words.length > 1
    ? words.join(" ")
    : parted(whole, emails.flatMap((email) => email.split(/[^\p{L}]+/u)).map(plain));
}

/** Two words, parted where the address knows most of them. */
function parted(whole: string, address: string[]): string {
  const known = (part: string) =>
    part.length >= LEAST_KNOWN && address.some((piece) => piece.includes(plain(part))) ? part.length : 0;
  let best = { cut: 0, letters: 0 };
  for (let cut = 2; cut < whole.length - 1; cut += 1) {
    const letters = known(whole.slice(0, cut)) + known(whole.slice(cut));
    if (letters > best.letters) best = { cut, letters };
  }
  return best.cut === 0 ? whole : `${whole.slice(0, best.cut)} ${whole.slice(best.cut)}`;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^\p{L}]/gu, "");
