/** What a brief has from elsewhere and a page can't show: pictures, comments, scripts, links to files that aren't there. */
import { ONLY_MARKS } from "./remark-words.js";

const SCRIPT = /<(script|style|iframe)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/giu;
const PICTURE = /!\[[^\]\n]*\]\([^)\n]*\)|<img\b[^>\n]*>/giu;
const LINK = /(?<!!)\[([^\]\n]{1,200})\]\(((?:[^()\s]|\([^()\s]*\)){1,500})\)/gu;
const ELSEWHERE = /^(?:https?:|mailto:|tel:|#)/iu;

/**
 * The text with those taken out. A picture, comment or script on lines of its own stays as one line: a remark, which is said
 * at the end. A link to a file that is no page keeps its words.
 */
export function withoutMarks(text: string): string {
  return text
    .replace(SCRIPT, (script) => script.replace(/\s+/g, " "))
    .split(/\r\n?|\n/)
    .map((line) => (ONLY_MARKS.test(line) ? line : line.replace(SCRIPT, "").replace(PICTURE, "").replace(LINK, linked)))
    .join("\n");
}

const linked = (link: string, words: string, target: string) =>
  ELSEWHERE.test(target) || /\.html?(?:#|$)/iu.test(target) ? link : words;
