/**
 * Whether a text says what a quote claims. What only looks different (white space, kinds of quotation marks and dashes,
 * ligatures, vowel signs, words that a line's end breaks) makes no other quote; a part of a word or of a number does.
 */

/** A text as quotes are looked up in it. Made once for a text, since it is looked through often. */
export interface QuotableText {
  /** With words that a line's end breaks: joined, joined with their hyphen, and as they stand. */
  readings: readonly string[];
  /** The same in small letters. */
  folded: readonly string[];
  /** With its line ends: an address may be broken by a narrow column. */
  lines: string;
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\ufe00-\ufe0f]/g;
/** Vowel signs and the like, which one copy of a text has and another hasn't; and the stroke that only makes words longer. */
const VOWEL_SIGNS =
  /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\ufe70-\ufe7f]/g;
const SPELLINGS: readonly [RegExp, string][] = [
  [/[“”„‟«»″「」『』〝〞]/g, '"'],
  [/[‘’‚‛′ʼ´`‹›]/g, "'"],
  [/[‐‑‒–—―−]/g, "-"],
  [/[。．]/g, "."],
  [/[、،]/g, ","],
  [/؛/g, ";"],
  [/؟/g, "?"],
  [/ی|ى/g, "ي"],
  [/ک/g, "ك"],
  [/\s*\|\s*/g, " "],
  [/[*`]/g, ""],
];
const DENSE = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}`;
const AROUND_DENSE = new RegExp(`(?<=[${DENSE}])\\s+|\\s+(?=[${DENSE}])`, "gu");
const IS_DENSE = new RegExp(`[${DENSE}]`, "u");
const BROKEN_WORD = /(?<=\p{L})-\s*\n\s*(?=\p{L})/gu;
const BROKEN_QUOTE = /(?<=\p{L})-\s+(?=\p{L})/gu;
const BROKEN = "\u0001";
const IS_WORD = /[\p{L}\p{M}\p{N}_]/u;
const IS_DIGIT = /\p{Nd}/u;
const GAP = /\s*(?:\[\s*\.\.\.\s*\]|\(\s*\.\.\.\s*\)|\.\.\.)\s*/;
/** What a quote leaves out is no longer than this: else its parts don't belong together. */
const MAX_GAP_CHARS = 2_000;
/** A quote of so many words may begin with another case than its source. */
const ANY_CASE_WORDS = 3;
/** What a line's end may break without a hyphen: an address of a mailbox or a page. */
const ADDRESS = /^[^\s@]*[@./][^\s]*$/;
const LEAST_BROKEN = 8;

/**
 * @example
 * standsIn("“naïve” devel­opment", quotable('A "naive\u0308" devel-\nopment')); // true
 */
export function quotable(text: string): QuotableText {
  const plain = spelled(text);
  const readings = readingsOf(plain.replace(BROKEN_WORD, BROKEN)).map(spaced);
  return {
    readings,
    folded: readings.map((reading) => reading.toLowerCase()),
    lines: plain.replace(/\s*\n\s*/g, "\n"),
  };
}

/** Whether a quote stands in a text; one with gaps ("Led … a team"), part by part in their order. */
export function standsIn(quote: string, text: QuotableText): boolean {
  const quotes = new Set(readingsOf(spelled(quote).replace(BROKEN_QUOTE, BROKEN)).map((each) => trimmed(spaced(each))));
  return [...quotes].some((wanted) => !isBlank(wanted) && stands(wanted, text));
}

/** Whether a quote begins in one text and ends in the next: it runs over the end of a page. */
export function standsAcross(quote: string, before: string, after: string): boolean {
  const [end, start] = [before.slice(-MAX_GAP_CHARS), after.slice(0, MAX_GAP_CHARS)];
  const both = quotable(`${end}\n${start}`);
  if (!standsIn(quote, both)) return false;
  return !standsIn(quote, quotable(end)) && !standsIn(quote, quotable(start));
}

/** True for what has no letter and no digit: it quotes nothing. */
export function isBlank(quote: string): boolean {
  return !/[\p{L}\p{N}]/u.test(quote);
}

function stands(wanted: string, text: QuotableText): boolean {
  const anyCase = wanted.split(" ").length >= ANY_CASE_WORDS;
  const whole = anyCase ? wanted.toLowerCase() : wanted;
  const readings = anyCase ? text.folded : text.readings;
  if (readings.some((reading) => placeOf(whole, reading, 0) !== undefined)) return true;
  const parts = whole
    .split(GAP)
    .map(trimmed)
    .filter((part) => !isBlank(part));
  if (parts.length > 0 && whole !== parts[0] && readings.some((reading) => inOrder(parts, reading))) return true;
  return wanted.length >= LEAST_BROKEN && ADDRESS.test(wanted) && standsBroken(wanted, text.lines);
}

/** Whether a word stands there with line ends within it. */
function standsBroken(wanted: string, lines: string): boolean {
  const letters = [...wanted].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&"));
  const places = lines.matchAll(new RegExp(letters.join("\\n?"), "gu"));
  return [...places].some(({ index, 0: found }) => isWhole(lines, index, index + found.length));
}

/** Whether parts follow each other, near enough to have been one passage. */
function inOrder(parts: readonly string[], text: string): boolean {
  const [first = "", ...rest] = parts;
  for (let at = placeOf(first, text, 0); at !== undefined; at = placeOf(first, text, at + 1)) {
    let end: number | undefined = at + first.length;
    for (const part of rest) {
      const next = placeOf(part, text, end);
      end = next !== undefined && next - end <= MAX_GAP_CHARS ? next + part.length : undefined;
      if (end === undefined) break;
    }
    if (end !== undefined) return true;
  }
  return false;
}

/** The first place from which a text goes on with whole words and whole numbers. */
function placeOf(wanted: string, text: string, from: number): number | undefined {
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (isWhole(text, at, at + wanted.length)) return at;
  }
  return undefined;
}

function isWhole(text: string, start: number, end: number): boolean {
  const [before, first, last, after] = [text[start - 1] ?? "", text[start] ?? "", text[end - 1] ?? "", text[end] ?? ""];
  if (isInWord(before, first) || isInWord(last, after)) return false;
  const isSigned = before === "-" && !/[\p{L}\p{N})]/u.test(text[start - 2] ?? "");
  if (IS_DIGIT.test(first) && (isSigned || (/[.,]/.test(before) && IS_DIGIT.test(text[start - 2] ?? "")))) return false;
  return !(IS_DIGIT.test(last) && /[.,]/.test(after) && IS_DIGIT.test(text[end + 1] ?? ""));
}

function isInWord(left: string, right: string): boolean {
  return IS_WORD.test(left) && IS_WORD.test(right) && !IS_DENSE.test(left) && !IS_DENSE.test(right);
}

/** Characters as both sides write them; line ends are kept. */
function spelled(text: string): string {
  const plain = text
    .replace(/[´`]/g, "'")
    .replace(VOWEL_SIGNS, "")
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(VOWEL_SIGNS, "")
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16));
  return SPELLINGS.reduce((all, [spelling, as]) => all.replace(spelling, as), plain);
}

/** A word that a line's end breaks has a hyphen of its own, or not, or it is none. */
function readingsOf(marked: string): string[] {
  return marked.includes(BROKEN) ? ["", "-", "- "].map((as) => marked.replaceAll(BROKEN, as)) : [marked];
}

function spaced(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(AROUND_DENSE, "")
    .replace(/ (?=[.,;:!?)\]])|(?<=[([]) /g, "")
    .replace(/(?<=\d) ?- ?(?=\d)/g, "-")
    .trim();
}

/** Without the marks that a list begins its points with and a sentence its quotes; and without the mark at its end. */
function trimmed(quote: string): string {
  return quote
    .replace(/^(?:[•·▪◦‣]\s*|-\s+)/, "")
    .replace(/[.,;:]$/, "")
    .trim();
}
