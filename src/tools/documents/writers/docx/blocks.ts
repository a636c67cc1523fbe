/** Markdown's blocks as Word's paragraphs and tables. */
import type { Token, Tokens } from "marked";
import type { DocxParts } from "./parts.js";
import { isRightToLeft, run, runsOf } from "./runs.js";

interface Place {
  /** How many lists and quotes a block stands in. */
  depth: number;
  list?: { id: number; level: number };
  isQuote?: boolean;
}

/** The body's XML. */
export function blocksOf(tokens: readonly Token[], parts: DocxParts, place: Place = { depth: 0 }): string {
  return tokens.map((token) => blockOf(token, parts, place)).join("");
}

function blockOf(token: Token, parts: DocxParts, place: Place): string {
  switch (token.type) {
    case "space":
    case "def":
      return "";
    case "heading":
      return paragraph(runsOf(token.tokens, parts), {
        style: `Heading${Math.min(token.depth, 6)}`,
        text: token.text,
        place,
      });
    case "code":
      return paragraph(run(token.text), { style: "CodeBlock", text: "", place });
    case "hr":
      return '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="BBBBBB"/></w:pBdr></w:pPr></w:p>';
    case "blockquote":
      return blocksOf(token.tokens ?? [], parts, { ...place, isQuote: true });
    case "list":
      return listOf(token as Tokens.List, parts, place);
    case "table":
      return tableOf(token as Tokens.Table, parts);
    case "html":
      return paragraph(run(token.text.trim()), { text: token.text, place });
    default: {
      const inline = "tokens" in token && token.tokens ? token.tokens : [];
      const runs = inline.length > 0 ? runsOf(inline, parts) : run("text" in token ? String(token.text) : token.raw);
      return paragraph(runs, { text: token.raw, place });
    }
  }
}

interface ParagraphOptions {
  style?: string;
  /** By which the direction is told. */
  text: string;
  place: Place;
}

function paragraph(runs: string, { style, text, place }: ParagraphOptions): string {
  const name = style ?? (place.isQuote ? "Quote" : undefined);
  const properties = [
    name ? `<w:pStyle w:val="${name}"/>` : "",
    place.list
      ? `<w:numPr><w:ilvl w:val="${Math.min(place.list.level, 8)}"/><w:numId w:val="${place.list.id}"/></w:numPr>`
      : "",
    isRightToLeft(text) ? "<w:bidi/>" : "",
    !place.list && place.depth > 0 ? `<w:ind w:start="${place.depth * 720}"/>` : "",
  ].join("");
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** The first block of an item has its mark; what follows in it is indented. */
function listOf(list: Tokens.List, parts: DocxParts, place: Place): string {
  const level = place.depth;
  const id = parts.list(list.ordered, list.ordered && typeof list.start === "number" ? list.start : 1);
  return list.items
    .map((item) => {
      const [first, ...rest] = item.tokens.filter(({ type }) => type !== "checkbox");
      const isText = first?.type === "text" || first?.type === "paragraph";
      const inner: Place = { ...place, depth: level + 1, list: undefined };
      const marked: Place = { ...inner, list: { id, level } };
      if (!isText) return paragraph("", { text: "", place: marked }) + blocksOf(item.tokens, parts, inner);
      const box = item.task ? run(item.checked ? "☑ " : "☐ ") : "";
      const runs = box + runsOf("tokens" in first ? first.tokens : undefined, parts);
      return paragraph(runs, { text: first.raw, place: marked }) + blocksOf(rest, parts, inner);
    })
    .join("");
}

const ALIGNED: Record<string, string> = { center: "center", right: "end" };

function tableOf({ header, rows, align }: Tokens.Table, parts: DocxParts): string {
  const cell = (content: Tokens.TableCell | undefined, column: number, isHead: boolean) => {
    const side = ALIGNED[align[column] ?? ""];
    const text = content?.text ?? "";
    const properties = `${isRightToLeft(text) ? "<w:bidi/>" : ""}${side ? `<w:jc w:val="${side}"/>` : ""}`;
    const runs = runsOf(content?.tokens, parts, isHead ? { bold: true } : {});
    return `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p></w:tc>`;
  };
  const row = (cells: Tokens.TableCell[], isHead: boolean) =>
    `<w:tr>${isHead ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${header.map((_, column) => cell(cells[column], column, isHead)).join("")}</w:tr>`;
  const grid = header.map(() => "<w:gridCol/>").join("");
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${row(header, true)}${rows.map((cells) => row(cells, false)).join("")}</w:tbl><w:p/>`;
}
