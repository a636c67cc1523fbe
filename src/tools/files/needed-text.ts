/** The longest plain text that every match of a regular expression holds. Pure. */

const LEAST_CHARS = 3;
/** Escapes with letters or braces after them: the expression is then not looked into. */
const COMPLEX_ESCAPE = /\\[xucpPk]/;
const PLAIN = /^[ !"#%&',\-/0-9:;<=>@A-Z_`a-z~]$/;
const QUANTIFIER = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/;

/**
 * Undefined where there is none of at least three characters.
 *
 * @example
 * neededText("^import .* from"); // "import "
 */
export function neededText(source: string): string | undefined {
  if (COMPLEX_ESCAPE.test(source)) return undefined;
  const runs: string[] = [""];
  const end = () => void (runs.at(-1) !== "" && runs.push(""));
  let at = 0;
  while (at < source.length) {
    const sign = source[at] ?? "";
    if (sign === "|") return undefined;
    const escaped = sign === "\\" && /\W/.test(source[at + 1] ?? "") ? source[at + 1] : undefined;
    const literal = escaped ?? (PLAIN.test(sign) ? sign : undefined);
    const length = partLength(source, at);
    if (length === undefined) return undefined;
    const quantifier = QUANTIFIER.exec(source.slice(at + length));
    const isOptional = quantifier !== null && (/^[*?]/.test(quantifier[0]) || quantifier[1] === "0");
    if (literal === undefined || !/^[ -~]$/.test(literal) || isOptional) end();
    else runs.push((runs.pop() ?? "") + literal);
    if (quantifier) end();
    at += length + (quantifier?.[0].length ?? 0);
  }
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), "");
  return longest.length >= LEAST_CHARS ? longest : undefined;
}

/** Of a character, an escape, a class or a group; undefined where it doesn't end. */
function partLength(source: string, at: number): number | undefined {
  const sign = source[at];
  if (sign === "\\") return 2;
  if (sign === "[") return classLength(source, at);
  if (sign !== "(") return 1;
  let depth = 0;
  for (let index = at; index < source.length; index += 1) {
    if (source[index] === "\\") index += 1;
    else if (source[index] === "[") {
      const length = classLength(source, index);
      if (length === undefined) return undefined;
      index += length - 1;
    } else if (source[index] === "(") depth += 1;
    else if (source[index] === ")" && --depth === 0) return index - at + 1;
  }
  return undefined;
}

function classLength(source: string, at: number): number | undefined {
  for (let index = at + 1; index < source.length; index += 1) {
    if (source[index] === "\\") index += 1;
    else if (source[index] === "]") return index - at + 1;
  }
  return undefined;
}
