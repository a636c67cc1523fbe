import { posix } from "node:path";

/** A link of a page or a text to a file in the workspace. */
export interface FileLink {
  /** As it is written. */
  text: string;
  /** Relative to the workspace; leads out of it where the link does. */
  target: string;
}

const IN_HTML = /<[a-z][^<>]*?\b(?:href|src|poster|data)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+))/gi;
const SOURCE_SET = /<[a-z][^<>]*?\bsrcset\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const IN_MARKDOWN = /\]\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:\s*(?:<([^<>\n]*)>|(\S+))/gm;
const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|\/\/)/i;

/**
 * The links to files in a text of Markdown or HTML; what stands in comments, code and other places on the page is none.
 *
 * @example
 * linksOf('<a href="../a%20b.pdf#page=2">A</a>', "out/index.html"); // [{ text: "../a%20b.pdf#page=2", target: "a b.pdf" }]
 */
export function linksOf(text: string, path: string): FileLink[] {
  const html = /\.x?html?$/i.test(path);
  const clean = text.replace(/<!--[\s\S]*?-->/g, "").replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi, openingTag);
  const prose = html ? clean : clean.replace(/^(```|~~~)[^\n]*\n[\s\S]*?^\1[^\n]*$/gm, "").replace(/`[^`\n]+`/g, "");
  const found = [
    ...prose.matchAll(IN_HTML),
    ...(html ? [] : [...prose.matchAll(IN_MARKDOWN), ...prose.matchAll(DEFINITION)]),
  ];
  const written = found.map((match) => match.slice(1).find((group) => group !== undefined) ?? "");
  const sets = [...prose.matchAll(SOURCE_SET)].flatMap((match) => (match[1] ?? match[2] ?? "").split(","));
  const links = [...written, ...sets.map((each) => each.trim().split(/\s+/)[0] ?? "")].map((link) => link.trim());
  return [...new Set(links)].flatMap((link) => {
    const target = targetOf(link.replaceAll("&amp;", "&"), path);
    return target === undefined ? [] : [{ text: link, target }];
  });
}

/** A script's own link counts, its text doesn't. */
function openingTag(element: string): string {
  return element.slice(0, element.indexOf(">") + 1);
}

/** Undefined for links that lead to no file: elsewhere, or to a place on the same page. */
function targetOf(link: string, path: string): string | undefined {
  const plain = link.split(/[?#]/)[0] ?? "";
  if (!plain || ELSEWHERE.test(link)) return undefined;
  const decoded = unescaped(plain);
  return decoded.startsWith("/") ? decoded.slice(1) || "." : posix.join(posix.dirname(path), decoded);
}

/** A link with a lone % is a file's name as it stands. */
function unescaped(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}
