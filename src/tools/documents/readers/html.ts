/** HTML: what a reader of the page sees, as text with headings, lists and table rows. */
import type { ReaderResult } from "../document.js";
import { decodeText, partsOf, tidyText } from "./text.js";

const NO_TEXT = "script,style,template,noscript,head,svg,canvas,object,embed,iframe,select,input,textarea";
const BLOCKS = new Set(
  "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form header hgroup hr li main nav ol p pre section summary table tbody thead tfoot tr ul h1 h2 h3 h4 h5 h6".split(
    " ",
  ),
);
const SPACED = new Set(
  "p ul ol table h1 h2 h3 h4 h5 h6 section article header footer main aside blockquote pre dl".split(" "),
);
const ARTICLE_CHARACTERS = 1500;
/** Readability is believed when it keeps at least this share. */
const ARTICLE_SHARE = 0.4;

/** Declarations by which an element isn't seen. White text counts only where the rule sets no background. */
const HIDING =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0\d*)?(?=\s*(?:;|$|!))|font-size\s*:\s*(?:0|[01](?:\.\d+)?px|0?\.[01]\d*r?em)(?=[a-z%]*\s*(?:;|$|!))|(?:left|top|text-indent|margin-left)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0|transform\s*:\s*scale\(\s*0\s*\))/i;
const WHITE =
  /(?:^|[;\s])color\s*:\s*(?:#fff(?:fff)?|white|transparent|rgba?\(\s*25[0-5]\s*[, ]\s*25[0-5]\s*[, ]\s*25[0-5])/i;
const BACKGROUND = /background/i;

/** A page without what isn't shown, how many characters that was, and its title. */
export async function openPage(bytes: Uint8Array): Promise<{ document: Document; hiddenChars: number; title: string }> {
  const source = decodeHtml(bytes);
  refuseDepth(source);
  const { parseHTML } = await import("linkedom");
  const { document } = parseHTML(wholePage(source));
  const title = document.querySelector("title")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  return { hiddenChars: removeHidden(document), document, title };
}

/** Pages stay below a hundred; the parser takes quadratic time where they don't. */
const MAX_DEPTH = 1500;
/** Elements without an end, and those whose end may be left out. */
const NO_END = new Set(
  "area base br col embed hr img input link meta source track wbr p li dt dd tr td th option thead tbody tfoot".split(
    " ",
  ),
);

/** @throws Error for a page that is nested to do harm */
function refuseDepth(source: string): void {
  let depth = 0;
  for (const [tag, slash, name = ""] of source.matchAll(/<(\/?)([a-z][a-z0-9-]*)[^<>]*>/gi)) {
    if (NO_END.has(name.toLowerCase()) || tag.endsWith("/>")) continue;
    depth = Math.max(0, depth + (slash ? -1 : 1));
    if (depth > MAX_DEPTH) throw new Error(`it is nested more than ${MAX_DEPTH} deep`);
  }
}

export async function readHtml(bytes: Uint8Array): Promise<ReaderResult> {
  const { document, hiddenChars } = await openPage(bytes);
  const article = await articleText(document);
  const tidy = tidyText(article ?? blockText(document.body ?? document.documentElement));
  return { pages: partsOf(tidy.text), hiddenChars: hiddenChars + tidy.hiddenChars, notes: [] };
}

/** A page's own declaration of its encoding counts where its bytes leave a choice. */
function decodeHtml(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  if (decoded.encoding !== "windows-1252") return decoded.text;
  const declared = /<meta[^>]+charset=["']?([\w-]+)/i.exec(decoded.text.slice(0, 2048))?.[1];
  try {
    return declared ? new TextDecoder(declared).decode(bytes) : decoded.text;
  } catch {
    return decoded.text;
  }
}

/** The parser wants a root and a body; pages may do without, and without either's end. */
function wholePage(source: string): string {
  if (/<body[\s>]/i.test(source)) return /<html[\s>]/i.test(source) ? source : `<!doctype html><html>${source}</html>`;
  const content = source.replace(/<!doctype[^>]*>|<\/?html[^>]*>/gi, "");
  const head = /^[\s\S]*?<\/head\s*>/i.exec(content)?.[0] ?? "";
  return `<!doctype html><html>${head}<body>${content.slice(head.length)}</body></html>`;
}

/** Takes out what isn't shown; gives the characters of what a person was meant to miss. */
function removeHidden(document: Document): number {
  const styles = [...document.querySelectorAll("style")].map((style) => style.textContent ?? "");
  for (const element of document.querySelectorAll(NO_TEXT)) element.remove();
  const hidden = new Set<Element>(document.querySelectorAll("[hidden]"));
  for (const element of document.querySelectorAll("[style]")) {
    if (hides(element.getAttribute("style") ?? "", element)) hidden.add(element);
  }
  for (const selector of hidingSelectors(styles)) {
    for (const element of matches(document, selector)) hidden.add(element);
  }
  let characters = 0;
  for (const element of hidden) {
    if (!document.documentElement?.contains(element)) continue;
    characters += (element.textContent ?? "").replace(/\s/g, "").length;
    element.remove();
  }
  return characters;
}

function hides(declarations: string, element?: Element): boolean {
  if (HIDING.test(declarations)) return true;
  if (!WHITE.test(declarations) || BACKGROUND.test(declarations)) return false;
  for (let parent = element?.parentElement; parent; parent = parent.parentElement) {
    if (BACKGROUND.test(parent.getAttribute("style") ?? "")) return false;
  }
  return true;
}

/** Selectors of rules that hide; rules for print or narrow screens are left out, white text needs more than a rule. */
function hidingSelectors(styles: string[]): string[] {
  return styles.flatMap((style) => {
    const screen = style.replace(/\/\*[\s\S]*?\*\//g, "").replace(/@[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
    return [...screen.matchAll(/([^{}]+)\{([^{}]*)\}/g)]
      .filter((rule) => HIDING.test(rule[2] ?? ""))
      .map((rule) => (rule[1] ?? "").trim());
  });
}

function matches(document: Document, selector: string): Element[] {
  if (/:(?:hover|focus|active|before|after|checked|target|not)/.test(selector)) return [];
  try {
    return [...document.querySelectorAll(selector)];
  } catch {
    return [];
  }
}

/** An article without its page's navigation; undefined when the page is something else, a CV for example. */
async function articleText(document: Document): Promise<string | undefined> {
  const declared = document.querySelector('meta[property="og:type"]')?.getAttribute("content") === "article";
  const element = document.querySelector("article");
  const prose = [...(element?.querySelectorAll("p") ?? [])].filter((p) => (p.textContent ?? "").length > 80);
  if (!declared && prose.length < 5) return undefined;
  const whole = document.body?.textContent?.trim().length ?? 0;
  if (whole < ARTICLE_CHARACTERS) return undefined;
  const { Readability } = await import("@mozilla/readability");
  const article = new Readability(document.cloneNode(true) as Document, { keepClasses: false }).parse();
  if (!article?.content || (article.textContent?.length ?? 0) < whole * ARTICLE_SHARE) return undefined;
  const { parseHTML } = await import("linkedom");
  const title = article.title ? `# ${article.title}\n\n` : "";
  return title + blockText(parseHTML(`<html><body>${article.content}</body></html>`).document.body);
}

/** The text of an element with a line for each block. */
export function blockText(root: Element): string {
  const out: string[] = [];
  walk(root, out);
  return out
    .join("")
    .split("\n")
    .map((line) => line.replace(/[ \t]+/g, " ").trim())
    .join("\n")
    .replace(/^- \n+/gm, "- ")
    .replace(/\n{3,}/g, "\n\n");
}

function walk(node: Node, out: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) {
      const text = (child.textContent ?? "").replace(/\s+/g, " ");
      if (text !== " " || !isAtLineStart(out)) out.push(text);
    } else if (child.nodeType === 1) element(child as Element, out);
  }
}

const isAtLineStart = (out: string[]) => (out.findLast((part) => part !== "") ?? "\n").endsWith("\n");

function element(node: Element, out: string[]): void {
  const name = node.localName.toLowerCase();
  if (name === "br") out.push("\n");
  else if (name === "tr") out.push("\n", rowText(node), "\n");
  else if (BLOCKS.has(name)) {
    const edge = SPACED.has(name) ? "\n\n" : isAtLineStart(out) ? "" : "\n";
    const level = /^h([1-6])$/.exec(name)?.[1];
    out.push(edge, level ? `${"#".repeat(Number(level))} ` : name === "li" ? "- " : "");
    walk(node, out);
    out.push(SPACED.has(name) ? "\n\n" : "\n");
  } else {
    if (isCellBeside(node, out)) out.push(" | ");
    walk(node, out);
  }
}

/** "2024 – 2026" and "Teacher" in two spans without a space between: their styles keep them apart. */
function isCellBeside(node: Element, out: string[]): boolean {
  const isAfterElement = node.previousSibling?.nodeType === 1 && !isAtLineStart(out);
  const before = (out.at(-1) ?? "").at(-1) ?? "";
  const after = (node.textContent ?? "").at(0) ?? "";
  return (
    isAfterElement &&
    /[\p{Ll}\d]/u.test(before) &&
    /[\p{Lu}\d]/u.test(after) &&
    !(/\d/.test(before) && /\d/.test(after))
  );
}

/** One line for a row; a row that lays out whole sections gives its cells one after the other. */
function rowText(row: Element): string {
  const cells = [...row.children].map((cell) => blockText(cell).trim());
  if (cells.some((cell) => cell.includes("\n\n") || cell.split("\n").length > 3)) return cells.join("\n\n");
  return cells.map((cell) => cell.replace(/\n+/g, " ")).join(" | ");
}
