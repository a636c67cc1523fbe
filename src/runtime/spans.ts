/**
 * Spans of words: what a verbatim value may be. A span lies in one line of a text, starts where a word starts and ends
 * where a word ends. The grammar and the validation both go by {@link piecesOf}.
 */

/** A word, a run of spaces or one other character. Pieces of a line joined give the line. */
export interface Piece {
  text: string;
  /** A span may start with it. */
  starts: boolean;
  /** A span may end with it. */
  ends: boolean;
}

/** Longest span in characters. In lines longer than this the grammar promises spans of half of it. */
export const MAX_SPAN_CHARS = 240;

/** Written without spaces between words: each character may start and end a span. */
const DENSE = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}";
const PIECE = new RegExp(`[${DENSE}]\\p{M}*|(?:(?![${DENSE}])[\\p{L}\\p{M}\\p{N}_])+|\\s+|.`, "gsu");
const WORD = /^[\p{L}\p{M}\p{N}_]/u;
/** Belongs to what stands before it: no start. */
const NO_START = /^[\s,;:)\]}>»”’!?•·|*–—=&^\\-]/u;
/** Belongs to what comes after it: no end. */
const NO_END = /[\s,;:([{<«“„‚‘•·|*–—=&@~^\\-]$/u;
/** Control characters, which JSON would have to spell in numbers, and halves of characters. */
const BARRIER = /(?!\s)\p{Cc}|\p{Cs}/u;

export function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\v\f\x85\u2028\u2029]/u);
}

/**
 * A line as runs of pieces. Words in a script that isn't named, and control characters, end a run: no span crosses them.
 *
 * @example
 * runsOfPieces("Anna Roth, C++")[0]?.map((piece) => piece.text); // ["Anna", " ", "Roth", ",", " ", "C", "+", "+"]
 */
export function runsOfPieces(line: string, scripts?: readonly string[]): Piece[][] {
  const foreign = scripts === undefined ? undefined : foreignLetter(scripts);
  const runs: Piece[][] = [[]];
  const texts = line.match(PIECE) ?? [];
  texts.forEach((text, index) => {
    if (BARRIER.test(text) || foreign?.test(text)) runs.push([]);
    else runs.at(-1)?.push(pieceOf(text, texts[index + 1] ?? ""));
  });
  return runs.filter((run) => run.length > 0);
}

function pieceOf(text: string, next: string): Piece {
  if (WORD.test(text)) return { text, starts: true, ends: true };
  const signed = text === "-" && /^\p{N}/u.test(next);
  return { text, starts: signed || !NO_START.test(text), ends: !NO_END.test(text) };
}

const foreignLetters = new Map<string, RegExp>();

function foreignLetter(scripts: readonly string[]): RegExp {
  const key = scripts.join();
  const own = scripts.map((script) => `\\p{Script=${script}}`).join("");
  const known = foreignLetters.get(key) ?? new RegExp(`(?![${own}\\p{Script=Common}\\p{Script=Inherited}])\\p{L}`, "u");
  foreignLetters.set(key, known);
  return known;
}

/**
 * Whether the value is a span of words of one line of one of the texts.
 *
 * @example
 * isSpan("Roth, Berlin", ["Name: Anna Roth, Berlin"]); // true
 * isSpan("erlin", ["Name: Anna Roth, Berlin"]); // false: starts inside a word
 */
export function isSpan(value: string, texts: readonly string[], scripts?: readonly string[]): boolean {
  if (value === "" || [...value].length > MAX_SPAN_CHARS) return false;
  return texts.some((text) =>
    linesOf(text).some(
      (line) => line.includes(value) && runsOfPieces(line, scripts).some((run) => runHolds(run, value)),
    ),
  );
}

function runHolds(run: Piece[], value: string): boolean {
  return run.some((piece, first) => {
    if (!piece.starts || !value.startsWith(piece.text)) return false;
    let text = "";
    for (const next of run.slice(first)) {
      text += next.text;
      if (text.length >= value.length) return text === value && next.ends;
      if (!value.startsWith(text)) return false;
    }
    return false;
  });
}
