import { jsonrepair } from "jsonrepair";

/**
 * The value of a text that is nearly JSON, where there is one way to read it: every reading keeps the same words in the
 * same order, and what becomes a text was one, in quotes or as a bare word. Undefined where a repair would have to guess.
 */
export function repaired(text: string): unknown {
  const bare = text.replace(/^```(?:json)?\s*\n([\s\S]*)\n\s*```$/, "$1");
  const escaped = withEscapedBreaks(bare);
  try {
    const whole = isJson(escaped) ? escaped : jsonrepair(escaped);
    if (wordsOf(whole) !== wordsOf(escaped)) return undefined;
    const value: unknown = JSON.parse(whole);
    if (typeof value !== "object" || value === null) return undefined;
    const said = whole === escaped || textsOf(value).every((one) => isSaid(one, escaped));
    return said ? value : undefined;
  } catch {
    return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Line breaks and tabs inside strings, which models like to write as they are. */
function withEscapedBreaks(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*"/g, (string) =>
    string.replace(/[\n\r\t]/g, (char) => JSON.stringify(char).slice(1, -1)),
  );
}

/** What a text says without quotes, commas, brackets and spaces: a repair may add and remove only these. */
function wordsOf(text: string): string {
  const spelled = text
    .replace(/\bTrue\b/g, "true")
    .replace(/\bFalse\b/g, "false")
    .replace(/\bNone\b/g, "null");
  return spelled.replace(/[\s,"'`“”‘’{}[\]]/g, "");
}

/** All texts of a value, keys too. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  return [...keys, ...Object.values(value).flatMap(textsOf)];
}

const QUOTED = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`|[“”]([^“”]*)[“”]|[‘’]([^‘’]*)[‘’]/gsu;
const BARE_WORD = /^(?!(?:NaN|Infinity|undefined)$)[\p{L}_$][\p{L}\p{N}_$./-]*$/u;

/** True when the broken text has this one in quotes, or as a word that no quote touches. */
function isSaid(one: string, broken: string): boolean {
  const written = JSON.stringify(one).slice(1, -1);
  const quoted = [...broken.matchAll(QUOTED)].map((found) => found.slice(1).find((inner) => inner !== undefined) ?? "");
  if (quoted.some((inner) => inner === written || inner === one)) return true;
  if (!BARE_WORD.test(one)) return false;
  const edge = "[^\\p{L}\\p{N}_$\"'`“”‘’./-]";
  return new RegExp(`(?:^|${edge})${one.replace(/[$.]/g, "\\$&")}(?:$|${edge})`, "u").test(broken);
}
