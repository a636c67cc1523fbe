/** Word's paragraphs and tables as lines of text. */
import { PAGE_BREAK } from "../page-breaks.js";
import { plainCharacters } from "../pdf/characters.js";
import { rowAsLines } from "../rows.js";
import { attribute, child, children, find, type XmlNode } from "../xml.js";
import { isHidden, isShaded, type Styles } from "./styles.js";

/** What is gathered over a whole document. */
export interface Gathered {
  styles: Styles;
  hiddenChars: number;
  /** Changes that nobody has accepted yet: what was put in is read, what was taken out isn't. */
  changes: { inserted: number; deleted: number };
  /** Footnotes and endnotes that the text names, in its order. */
  notes: { part: "footnotes" | "endnotes"; id: string }[];
}

/** What a block stands in. */
interface Place {
  shaded: boolean;
}

/** Tags whose text isn't part of the page: what was deleted, moved away, or is there twice for older programs. */
const NOT_SHOWN = new Set([
  "w:del",
  "w:moveFrom",
  "mc:Fallback",
  "w:instrText",
  "w:delText",
  "w:fldSimpleBefore",
  "w:rPr",
  "w:pPr",
]);

/** The lines of a body, a header, a cell or a text box. */
export function blockLines(node: XmlNode, gathered: Gathered, place: Place = { shaded: false }): string[] {
  return children(node).flatMap((item) => {
    if (item.name === "w:p") return paragraphLines(item, gathered, place);
    if (item.name === "w:tbl")
      return ["", ...children(item, "w:tr").flatMap((row) => rowLines(row, gathered, place)), ""];
    if (NOT_SHOWN.has(item.name)) return [];
    return blockLines(item, gathered, place);
  });
}

function paragraphLines(node: XmlNode, gathered: Gathered, place: Place): string[] {
  const properties = child(node, "w:pPr");
  const style = gathered.styles(attribute(child(properties, "w:pStyle"), "w:val"));
  const boxes: string[] = [];
  const inner = { shaded: place.shaded || isShaded(properties) };
  const text = inlineText(node, gathered, inner, boxes, style.hidden ?? false);
  const lines = text.split("\n").map((line) => line.trim());
  const before = child(properties, "w:pageBreakBefore") ? [PAGE_BREAK] : [];
  const shown =
    lines.join("").replaceAll(PAGE_BREAK, "") === ""
      ? [lines.join("")]
      : marked(lines, style.heading, isList(properties, style.list));
  return [...before, ...shown, ...boxes];
}

function isList(properties: XmlNode | undefined, byStyle: boolean | undefined): boolean {
  const number = child(child(properties, "w:numPr"), "w:numId");
  return number ? attribute(number, "w:val") !== "0" : Boolean(byStyle);
}

function marked(lines: string[], heading: number | undefined, list: boolean): string[] {
  if (heading) return ["", `${"#".repeat(heading)} ${lines.join(" ")}`];
  return list ? lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)) : lines;
}

function inlineText(node: XmlNode, gathered: Gathered, place: Place, boxes: string[], hidden: boolean): string {
  let text = "";
  for (const item of children(node)) {
    count(item, gathered);
    if (NOT_SHOWN.has(item.name)) continue;
    if (item.name === "w:txbxContent") boxes.push("", ...blockLines(item, gathered, place), "");
    else if (item.name === "w:r") {
      const run = inlineText(item, gathered, place, boxes, false);
      if (hidden || runIsHidden(item, gathered, place)) gathered.hiddenChars += run.replace(/\s/g, "").length;
      else text += run;
    } else text += noteMark(item, gathered) ?? mark(item) ?? inlineText(item, gathered, place, boxes, hidden);
  }
  return text;
}

function runIsHidden(run: XmlNode, gathered: Gathered, place: Place): boolean {
  const properties = child(run, "w:rPr");
  const style = gathered.styles(attribute(child(properties, "w:rStyle"), "w:val"));
  return Boolean(style.hidden) || isHidden(properties, place.shaded);
}

function count({ name }: XmlNode, { changes }: Gathered): void {
  if (name === "w:ins" || name === "w:moveTo") changes.inserted += 1;
  if (name === "w:del" || name === "w:moveFrom") changes.deleted += 1;
}

/** `[1]` where a note is named; the notes stand after the text. */
function noteMark(node: XmlNode, { notes }: Gathered): string | undefined {
  const part = { "w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes" }[node.name];
  const id = attribute(node, "w:id");
  if (part === undefined || id === undefined) return undefined;
  notes.push({ part: part as "footnotes" | "endnotes", id });
  return `[${notes.length}]`;
}

function mark(node: XmlNode): string | undefined {
  switch (node.name) {
    case "w:t":
      return node.children.filter((item) => typeof item === "string").join("");
    case "w:tab":
    case "w:ptab":
      return "  ";
    case "w:br":
      return attribute(node, "w:type") === "page" ? PAGE_BREAK : "\n";
    case "w:lastRenderedPageBreak":
      return PAGE_BREAK;
    case "w:cr":
      return "\n";
    case "w:noBreakHyphen":
      return "-";
    case "w:sym":
      return plainCharacters(String.fromCodePoint(Number.parseInt(attribute(node, "w:char") ?? "20", 16) || 32));
    default:
      return undefined;
  }
}

function rowLines(row: XmlNode, gathered: Gathered, place: Place): string[] {
  const cells = children(row).flatMap((item) =>
    item.name === "w:sdt" ? children(child(item, "w:sdtContent"), "w:tc") : item.name === "w:tc" ? [item] : [],
  );
  return rowAsLines(
    cells.map((cell) => blockLines(cell, gathered, { shaded: place.shaded || isShaded(find(cell, "w:tcPr")) })),
  );
}
