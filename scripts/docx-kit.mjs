// Short words for writing a Word document by hand: the CV sources under */sources/*.docx.mjs are functions of this kit.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  PageBreak,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
} from "docx";

const levels = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };

/** Text with `**bold**`, `__underlined__`, `//italic//` and line breaks, as runs. */
function runs(text, style = {}) {
  return text.split(/(\*\*.+?\*\*|__.+?__|\/\/.+?\/\/|\n)/s).flatMap((part) => {
    if (part === "") return [];
    if (part === "\n") return [new TextRun({ break: 1 })];
    const inner = part.slice(2, -2);
    if (part.startsWith("**")) return [new TextRun({ ...style, text: inner, bold: true })];
    if (part.startsWith("__"))
      return [new TextRun({ ...style, text: inner, underline: { type: UnderlineType.SINGLE } })];
    if (part.startsWith("//") && part.length > 4) return [new TextRun({ ...style, text: inner, italics: true })];
    return [new TextRun({ ...style, text: part })];
  });
}

/** A paragraph. `style` is for its runs: size (half points), bold, color, font, allCaps. */
export const p = (text, { align = "left", after = 80, before = 0, tabs, indent, ...style } = {}) =>
  new Paragraph({
    children: runs(text, style),
    alignment: alignments[align],
    spacing: { after, before },
    ...(tabs ? { tabStops: tabs.map((position) => ({ type: "left", position })) } : {}),
    ...(indent ? { indent } : {}),
  });

/** A heading in Word's own style: 0 is the title. */
export const h = (level, text, { align = "left", ...style } = {}) =>
  new Paragraph({ children: runs(text, style), heading: levels[level], alignment: alignments[align] });

/** Bullets, one a string. */
export const ul = (...items) =>
  items.map((item) => new Paragraph({ children: runs(item), bullet: { level: 0 }, spacing: { after: 30 } }));

const noLine = { style: BorderStyle.NONE, size: 0, color: "FFFFFF" };
const noLines = { top: noLine, bottom: noLine, left: noLine, right: noLine };

/** A table: rows of cells, a cell is text or a list of paragraphs. `widths` are percentages. */
export const table = (rows, { widths, lines = true, shade } = {}) =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    ...(lines ? {} : { borders: { ...noLines, insideHorizontal: noLine, insideVertical: noLine } }),
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map(
            (cell, column) =>
              new TableCell({
                children: typeof cell === "string" ? [p(cell, { after: 20 })] : cell,
                ...(widths ? { width: { size: widths[column], type: WidthType.PERCENTAGE } } : {}),
                ...(lines ? {} : { borders: noLines }),
                ...(shade && column === 0 ? { shading: { type: ShadingType.CLEAR, fill: shade } } : {}),
                margins: { top: 40, bottom: 40, left: 80, right: 80 },
              }),
          ),
        }),
    ),
  });

export const pageBreak = () => new Paragraph({ children: [new PageBreak()] });

/** The document: children may be nested lists. `header` and `footer` are text. */
export const doc = ({ font = "Calibri", size = 21, margin = 1000, header, footer, rtl } = {}, ...children) =>
  new Document({
    creator: "",
    title: "",
    styles: { default: { document: { run: { font, size, ...(rtl ? { rightToLeft: true } : {}) } } } },
    sections: [
      {
        properties: { page: { margin: { top: margin, bottom: margin, left: margin, right: margin } } },
        ...(header ? { headers: { default: new Header({ children: [p(header, { size: 17 })] }) } } : {}),
        ...(footer ? { footers: { default: new Footer({ children: [p(footer, { size: 17 })] }) } } : {}),
        children: children.flat(Number.POSITIVE_INFINITY),
      },
    ],
  });
