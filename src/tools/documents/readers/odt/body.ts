/** The paragraphs, lists and tables of an OpenDocument text as lines. */
import { PAGE_BREAK } from "../page-breaks.js";
import { rowAsLines } from "../rows.js";
import { attribute, child, children, type XmlNode } from "../xml.js";
import { isDark, isUnseen, type Look, type Looks } from "./styles.js";

/** What is gathered over a whole document. */
export interface Gathered {
  looks: Looks;
  hiddenChars: number;
  /** Footnotes and endnotes, in the order of the text. */
  notes: string[];
  comments: string[];
}

/** What a block stands in. */
interface Place {
  shaded: boolean;
  look: Look;
}

const PAGE: Place = { shaded: false, look: {} };

/** What isn't part of the page: declarations, what was deleted, and what is there twice. */
const NOT_SHOWN = new Set([
  "text:tracked-changes",
  "text:sequence-decls",
  "text:variable-decls",
  "text:user-field-decls",
  "office:forms",
  "text:index-title-template",
  "text:table-of-content-source",
  "text:alphabetical-index-source",
  "text:ruby-text",
  "svg:title",
  "svg:desc",
]);

/** The lines of a body, a header, a cell or a text box. */
export function blockLines(node: XmlNode, gathered: Gathered, place: Place = PAGE): string[] {
  return children(node).flatMap((item): string[] => {
    if (NOT_SHOWN.has(item.name)) return [];
    if (item.name === "text:h" || item.name === "text:p") return paragraphLines(item, gathered, place);
    if (item.name === "text:list") return listLines(item, gathered, place);
    if (item.name === "table:table") return ["", ...tableLines(item, gathered, place), ""];
    if (item.name === "text:soft-page-break") return [PAGE_BREAK];
    if (item.name === "text:section" && attribute(item, "text:display") === "none") {
      const lines = blockLines(item, gathered, place);
      gathered.hiddenChars += lines.join("").replace(/\s/g, "").length;
      return [];
    }
    return blockLines(item, gathered, place);
  });
}

function paragraphLines(node: XmlNode, gathered: Gathered, place: Place): string[] {
  const own = gathered.looks(attribute(node, "text:style-name"));
  const inner = { shaded: place.shaded || isDark(own), look: { ...place.look, ...own } };
  const boxes: string[] = [];
  const lines = inlineText(node, gathered, inner, boxes)
    .split("\n")
    .map((line) => line.trim());
  const before = own.breakBefore ? [PAGE_BREAK] : [];
  const level = node.name === "text:h" ? Number(attribute(node, "text:outline-level") ?? 1) : (own.heading ?? 0);
  const shown =
    level > 0 && lines.join("") !== "" ? ["", `${"#".repeat(Math.min(6, level))} ${lines.join(" ")}`] : lines;
  return [...before, ...shown, ...boxes];
}

function listLines(list: XmlNode, gathered: Gathered, place: Place): string[] {
  return children(list).flatMap((item) => {
    const isHeader = item.name === "text:list-header";
    let marked = isHeader;
    return children(item).flatMap((block): string[] => {
      if (block.name === "text:list") return listLines(block, gathered, place);
      const lines = blockLines({ ...item, children: [block] }, gathered, place);
      // A heading that is numbered stays a heading.
      if (block.name === "text:h") return lines;
      return lines.map((line) => {
        if (line === "" || line === PAGE_BREAK) return line;
        const mark = marked ? (isHeader ? "" : "  ") : "- ";
        marked = true;
        return mark + line;
      });
    });
  });
}

function tableLines(table: XmlNode, gathered: Gathered, place: Place): string[] {
  return children(table).flatMap((item): string[] => {
    if (item.name !== "table:table-row")
      return item.name.startsWith("table:table-") ? tableLines(item, gathered, place) : [];
    const cells = children(item, "table:table-cell").map((cell) => {
      const dark = isDark(gathered.looks(attribute(cell, "table:style-name")));
      return blockLines(cell, gathered, { ...place, shaded: place.shaded || dark });
    });
    return rowAsLines(cells);
  });
}

function inlineText(node: XmlNode, gathered: Gathered, place: Place, boxes: string[]): string {
  const parts = node.children.map((item) => {
    if (typeof item === "string") return letters(item, gathered, place);
    if (NOT_SHOWN.has(item.name)) return "";
    return mark(item) ?? aside(item, gathered, boxes) ?? spanText(item, gathered, place, boxes);
  });
  return parts.join("");
}

function spanText(node: XmlNode, gathered: Gathered, place: Place, boxes: string[]): string {
  const own = node.name === "text:span" ? gathered.looks(attribute(node, "text:style-name")) : {};
  const inner = { shaded: place.shaded || isDark(own), look: { ...place.look, ...own } };
  return inlineText(node, gathered, inner, boxes);
}

/** Line ends in the file are none on the page. */
function letters(raw: string, gathered: Gathered, { look, shaded }: Place): string {
  const text = raw.replace(/[\t\r\n ]+/g, " ");
  if (!isUnseen(look, shaded)) return text;
  gathered.hiddenChars += text.replace(/\s/g, "").length;
  return "";
}

function mark(node: XmlNode): string | undefined {
  switch (node.name) {
    case "text:s":
      return " ".repeat(Math.min(80, Number(attribute(node, "text:c") ?? 1) || 1));
    case "text:tab":
      return "  ";
    case "text:line-break":
      return "\n";
    case "text:soft-page-break":
      return PAGE_BREAK;
    default:
      return undefined;
  }
}

/** What stands beside the line: notes and comments after the text, boxes after the paragraph, hidden text nowhere. */
function aside(item: XmlNode, gathered: Gathered, boxes: string[]): string | undefined {
  switch (item.name) {
    case "text:note": {
      const at = gathered.notes.push("");
      gathered.notes[at - 1] = asOneLine(child(item, "text:note-body"), gathered);
      return `[${at}]`;
    }
    case "office:annotation": {
      const author = child(item, "dc:creator")?.children.find((each) => typeof each === "string");
      const said = { ...item, children: children(item).filter(({ name }) => /^text:/.test(name)) };
      gathered.comments.push(`[Comment${author ? ` by ${author}` : ""}] ${asOneLine(said, gathered)}`);
      return "";
    }
    case "draw:text-box":
    case "draw:custom-shape":
      boxes.push("", ...blockLines(item, gathered), "");
      return "";
    case "text:hidden-text":
    case "text:hidden-paragraph":
      gathered.hiddenChars += (attribute(item, "text:string-value") ?? "").replace(/\s/g, "").length;
      return "";
    default:
      return undefined;
  }
}

function asOneLine(node: XmlNode | undefined, gathered: Gathered): string {
  return node ? blockLines(node, gathered).join(" ").replace(/\s+/g, " ").trim() : "";
}
