/** Lines cut into what stands between separators: cells, items, the halves of "A – B". Each segment is verbatim. */

/** Stands where something was taken out of a line: a separator of its own. */
export const HOLE = "\ufffc";

const SIGNS = "[|•·;<>[\\]\\t\\u3000\\ufffc：、،，。\\p{So}]|\\*+|__|//";
const SPACED_SIGNS = "(?:^|\\s)[-–—/=~»+:]+(?=\\s)|(?:^|\\s)o(?=\\s\\p{Lu})";
const MARK_OF_LINE = "^\\s*(?:[-–—+]|#{1,6}\\s)";
const COLON = ":(?=\\s|$|\\p{Lu})";
const COARSE = [SIGNS, "\\s{2,}", SPACED_SIGNS, MARK_OF_LINE, COLON].join("|");
const COARSELY = new RegExp(COARSE, "u");
/** Also at commas and brackets. */
const FINELY = new RegExp(`${COARSE}|,(?=\\s|$)|[()（）]`, "u");

/** The segments of a line, without white space around, never "". */
export function segmentsOf(line: string): string[] {
  return cut(line, COARSELY);
}

/** As {@link segmentsOf}, cut at commas and brackets too. */
export function fineSegmentsOf(line: string): string[] {
  return cut(line, FINELY);
}

function cut(line: string, pattern: RegExp): string[] {
  return line
    .trim()
    .split(pattern)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Without the signs that no name or title begins or ends with. */
export function bare(text: string): string {
  return text.replace(/^[\s,;:.)\]}>»”’!?"'_=–—-]+|[\s,;:!?([{<«“"'_=@–—-]+$/gu, "").trim();
}
