/** Words within a paragraph, as Word's runs: bold, italic, code, links, pictures. */
import type { Token } from "marked";
import { escapeXml } from "../xml-text.js";
import type { DocxParts } from "./parts.js";

export interface RunStyle {
  bold?: boolean;
  italic?: boolean;
  code?: boolean;
  strike?: boolean;
  link?: boolean;
}

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** True for a text whose first letter is of a script that is written from right to left. */
export function isRightToLeft(text: string): boolean {
  return RTL.test(/\p{L}/u.exec(text)?.[0] ?? "");
}

/** The runs of inline tokens. */
export function runsOf(tokens: readonly Token[] | undefined, parts: DocxParts, style: RunStyle = {}): string {
  return (tokens ?? []).map((token) => runsOfToken(token, parts, style)).join("");
}

function runsOfToken(token: Token, parts: DocxParts, style: RunStyle): string {
  const inner = (more: RunStyle = {}) =>
    runsOf("tokens" in token ? token.tokens : undefined, parts, { ...style, ...more });
  switch (token.type) {
    case "strong":
      return inner({ bold: true });
    case "em":
      return inner({ italic: true });
    case "del":
      return inner({ strike: true });
    case "codespan":
      return run(token.text, { ...style, code: true });
    case "br":
      return "<w:r><w:br/></w:r>";
    case "link": {
      const id = parts.link(token.href);
      const runs = inner({ link: id !== undefined });
      return id === undefined ? runs : `<w:hyperlink r:id="${id}" w:history="1">${runs}</w:hyperlink>`;
    }
    case "image":
      return parts.picture(token.href, token.text) ?? run(token.text || token.href, { ...style, italic: true });
    case "checkbox":
      return "";
    default:
      if ("tokens" in token && token.tokens) return inner();
      return run("text" in token ? unescapeHtml(String(token.text)) : token.raw, style);
  }
}

/** A run of text; its line ends are breaks. */
export function run(text: string, style: RunStyle = {}): string {
  if (text === "") return "";
  const properties = [
    style.link ? '<w:rStyle w:val="Hyperlink"/>' : style.code ? '<w:rStyle w:val="Code"/>' : "",
    style.bold ? "<w:b/><w:bCs/>" : "",
    style.italic ? "<w:i/><w:iCs/>" : "",
    style.strike ? "<w:strike/>" : "",
    RTL.test(text) ? "<w:rtl/>" : "",
  ].join("");
  const lines = text.split("\n").map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`);
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${lines.join("<w:br/>")}</w:r>`;
}

/** The lexer leaves entities of plain text as they were written. */
function unescapeHtml(text: string): string {
  const names: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: "\u00a0" };
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => names[name] ?? "");
}
