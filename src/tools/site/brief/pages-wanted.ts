/** The pages that a brief asks for, by the names of their files. */
import { siteFile } from "../file-names.js";

export interface WantedPage {
  /** Relative to the site's folder, with `.html`. */
  file: string;
  /** What its link says. */
  title: string;
  /** What the brief says of it. */
  about: string;
}

const FILE =
  /(?<![\p{L}\p{N}/:@.])(?:[\p{L}\p{N}_.~%-]*\/)*[\p{L}\p{N}_~%][\p{L}\p{N}_.~% -]*?\.html?(?![\p{L}\p{N}/])|(?:\.\.?\/|[A-Za-z]:\\|\\)[^\s`"'),;]*\.html?/giu;
const MARK = /[`*_"“”„«»']/g;

/** The file names in a line, as they stand there. Addresses of the web are no files. */
export function filesIn(line: string): string[] {
  const plain = line.replace(/(?:https?:\/\/|www\.)\S+/g, " ");
  const found = [...plain.matchAll(FILE)].map(([file]) => file.split(/\s+/).at(-1) ?? file);
  return [...new Set(found)];
}

/** A page as a line of the brief describes it: "- `prices.html` – what we charge", "Prices (prices.html)". */
export function pageIn(line: string, file: string): WantedPage {
  const plain = line.replace(/^\s*(?:#{1,6}\s+|[-*•+]\s+|\d{1,2}[.)]\s+)/, "").replaceAll(/[`*_]/g, "");
  const at = plain.indexOf(file.replaceAll(/[`*_]/g, ""));
  const before = tidied(plain.slice(0, Math.max(at, 0)));
  const after = tidied(plain.slice(Math.max(at, 0) + file.length));
  const named = [before, after].find((text) => text !== "" && text.split(/\s+/).length <= 3 && text.length <= 28);
  const bare = titleOf(siteFile(file));
  return {
    file: siteFile(file),
    title: named && !/[.:,;]/.test(named) ? capital(named) : bare,
    about: [before, after].filter((text) => text !== "").join(" "),
  };
}

/** Of a line with several pages what it says of one: "menu.html (what we cook)", "Menu (menu.html)". */
export function aboutIn(line: string, file: string): string {
  const plain = line.replaceAll(/[`*_]/g, "");
  const at = plain.indexOf(file.replaceAll(/[`*_]/g, ""));
  const after = /^\s*[(（]([^()（）]{2,60})[)）]/u.exec(plain.slice(at + file.length))?.[1];
  const before = /([\p{L}\p{N}][\p{L}\p{N} &’'-]{1,27})\s*[(（]\s*$/u.exec(plain.slice(0, Math.max(at, 0)))?.[1];
  const about = after ?? before;
  return about && filesIn(about).length === 0 ? `${file}: ${about}` : file;
}

/** A page's file name as words: "our-prices.html" is "Our prices". */
export function titleOf(file: string): string {
  const stem = (file.split("/").at(-1) ?? file).replace(/\.html$/i, "");
  return capital(stem.replace(/[-_~]+/g, " ").trim());
}

const tidied = (text: string) =>
  text
    .replace(MARK, "")
    .replace(/^[\s:;,.()|=→>–—-]+|[\s:;,(|=→<–—-]+$/gu, "")
    .replace(/\)$/, (end) =>
      text.includes("(") && !/^\s*\(/.test(text) && text.indexOf("(") < text.lastIndexOf(")") && !/^[\s(]/.test(text)
        ? end
        : "",
    )
    .trim();

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
