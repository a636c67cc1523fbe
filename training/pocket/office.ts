import {
  BorderStyle,
  Document,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from "pdf-lib";
import { HEADING, TITLE, unmarked } from "./marks.js";
import type { Rng } from "./rng.js";

/** One line of a document for a writer that sets it. */
interface SetLine {
  kind: "title" | "heading" | "bullet" | "row" | "text" | "gap";
  text: string;
}

const BULLET = /^\s*(?:[•▪·‣●➢»✓–—*+-]|o)\s+/;

function linesOf(marked: string): SetLine[] {
  return marked.split("\n").map((line) => {
    const text = unmarked(line).replace(/^#+ /, "").replaceAll("**", "").trimEnd();
    if (text.trim() === "") return { kind: "gap", text: "" };
    if (line.startsWith(TITLE)) return { kind: "title", text };
    if (line.startsWith(HEADING)) return { kind: "heading", text };
    if (/^\|.*\|$/.test(text)) return { kind: "row", text };
    if (BULLET.test(text)) return { kind: "bullet", text: text.replace(BULLET, "") };
    return { kind: "text", text };
  });
}

/** A Word document of the text: headings by style or by bold type, real lists and tables, contacts in the page's header now and then. */
export async function docxOf(rng: Rng, marked: string): Promise<Uint8Array> {
  const styled = rng.chance(0.75);
  const listed = rng.chance(0.8);
  const lines = linesOf(marked);
  const inHeader = rng.chance(0.06) ? lines.splice(0, rng.int(1, 3)) : [];
  const children: (Paragraph | Table)[] = [];
  let rows: string[][] = [];
  const endTable = () => {
    const filled = rows.filter((cells) => !cells.every((cell) => /^-*$/.test(cell)));
    if (filled.length > 0) children.push(tableOf(filled));
    rows = [];
  };
  for (const line of lines) {
    if (line.kind === "row") {
      rows.push(
        line.text
          .split("|")
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
      continue;
    }
    endTable();
    if (line.kind === "gap" && rng.chance(0.7)) continue;
    children.push(paragraphOf(line, { styled, listed }));
  }
  endTable();
  const document = new Document({
    sections: [
      {
        headers:
          inHeader.length > 0
            ? {
                default: new Header({
                  children: inHeader.map((line) => paragraphOf({ ...line, kind: "text" }, { styled, listed })),
                }),
              }
            : {},
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function paragraphOf({ kind, text }: SetLine, { styled, listed }: { styled: boolean; listed: boolean }): Paragraph {
  const runs = (options: { bold?: boolean; size?: number }) =>
    text
      .split("\t")
      .flatMap((part, index) => [
        ...(index > 0 ? [new TextRun({ children: [new Tab()] })] : []),
        new TextRun({ text: part, ...options }),
      ]);
  if (kind === "title")
    return new Paragraph(styled ? { text, heading: HeadingLevel.TITLE } : { children: runs({ bold: true, size: 36 }) });
  if (kind === "heading")
    return new Paragraph(styled ? { text, heading: HeadingLevel.HEADING_1 } : { children: runs({ bold: true }) });
  const bullet: IParagraphOptions = kind === "bullet" && listed ? { bullet: { level: 0 } } : {};
  return new Paragraph({ children: kind === "bullet" && !listed ? [new TextRun(`• ${text}`)] : runs({}), ...bullet });
}

function tableOf(rows: string[][]): Table {
  const none = { style: BorderStyle.NONE, size: 0 };
  return new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map(
            (cell) =>
              new TableCell({
                children: [new Paragraph(cell)],
                borders: { top: none, bottom: none, left: none, right: none },
              }),
          ),
        }),
    ),
  });
}

interface Sheet {
  pdf: PDFDocument;
  page: PDFPage;
  body: PDFFont;
  bold: PDFFont;
  size: number;
  leading: number;
  titleSize: number;
  headingSize: number;
  bullet: string;
}

const [WIDTH, HEIGHT, MARGIN] = [595, 842, 50] as const;

/** A PDF of the text, in one or two columns. Throws where its letters aren't in the standard fonts. */
export async function pdfOf(rng: Rng, marked: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const [regular, strong] = rng.pick([
    [StandardFonts.Helvetica, StandardFonts.HelveticaBold],
    [StandardFonts.TimesRoman, StandardFonts.TimesRomanBold],
    [StandardFonts.Courier, StandardFonts.CourierBold],
  ] as const);
  const size = rng.pick([9, 9.5, 10, 10.5, 11, 12]);
  const sheet: Sheet = {
    pdf,
    page: pdf.addPage([WIDTH, HEIGHT]),
    body: await pdf.embedFont(regular),
    bold: await pdf.embedFont(strong),
    size,
    leading: size * rng.pick([1.15, 1.25, 1.4, 1.6]),
    titleSize: size * rng.pick([1, 1.4, 1.8, 2.2]),
    headingSize: size * rng.pick([1, 1.1, 1.2, 1.4]),
    bullet: rng.pick(["• ", "• ", "- ", "– ", "· "]),
  };
  const lines = linesOf(marked);
  const headings = lines.filter(({ kind }) => kind === "heading").length;
  if (headings >= 3 && rng.chance(0.3)) setColumns(rng, sheet, lines);
  else setLines(sheet, lines, { x: MARGIN, width: WIDTH - 2 * MARGIN, y: HEIGHT - MARGIN });
  if (rng.chance(0.3)) numberPages(rng, sheet);
  return pdf.save();
}

function numberPages(rng: Rng, { pdf, body }: Sheet): void {
  const pages = pdf.getPages();
  const long = rng.chance(0.5);
  for (const [index, page] of pages.entries()) {
    const text = long ? `Page ${index + 1} of ${pages.length}` : `${index + 1}`;
    page.drawText(text, { x: WIDTH / 2, y: 24, size: 8, font: body });
  }
}

/** Short sections at the side, the others in the main column. */
function setColumns(rng: Rng, sheet: Sheet, lines: SetLine[]): void {
  const first = lines.findIndex(({ kind }) => kind === "heading");
  const blocks: SetLine[][] = [];
  for (const line of lines.slice(first)) {
    if (line.kind === "heading") blocks.push([]);
    blocks.at(-1)?.push(line);
  }
  const isSide = (block: SetLine[]) => block.length <= 16 && block.every(({ text }) => text.length < 60);
  const side = blocks.filter((block) => isSide(block) && rng.chance(0.8));
  const main = blocks.filter((block) => !side.includes(block));
  const sideWidth = rng.int(140, 190);
  const left = rng.chance(0.5);
  const gap = 24;
  const top = setLines(sheet, lines.slice(0, first), { x: MARGIN, width: WIDTH - 2 * MARGIN, y: HEIGHT - MARGIN }) - 12;
  const page = sheet.page;
  const place = (x: number, width: number) => ({ x, width, y: top });
  const sides = () =>
    setLines({ ...sheet, page }, side.flat(), place(left ? MARGIN : WIDTH - MARGIN - sideWidth, sideWidth));
  const mains = () =>
    setLines(
      { ...sheet, page },
      main.flat(),
      place(left ? MARGIN + sideWidth + gap : MARGIN, WIDTH - 2 * MARGIN - sideWidth - gap),
    );
  if (rng.chance(0.5)) {
    sides();
    mains();
  } else {
    mains();
    sides();
  }
}

/** Sets lines from `y` down, wrapped; returns where the next would stand. */
function setLines(sheet: Sheet, lines: SetLine[], { x, width, y }: { x: number; width: number; y: number }): number {
  let at = y;
  const down = (distance: number) => {
    at -= distance;
    if (at > MARGIN) return;
    sheet.page = sheet.pdf.addPage([WIDTH, HEIGHT]);
    at = HEIGHT - MARGIN;
  };
  for (const { kind, text } of lines) {
    if (kind === "gap") {
      down(sheet.leading * 0.6);
      continue;
    }
    const font = kind === "title" || kind === "heading" ? sheet.bold : sheet.body;
    const size = kind === "title" ? sheet.titleSize : kind === "heading" ? sheet.headingSize : sheet.size;
    if (kind === "heading") down(sheet.leading * 0.4);
    const [start = "", far] = text.split("\t");
    for (const row of wrapped(kind === "bullet" ? sheet.bullet + start : start, font, size, width)) {
      down(Math.max(sheet.leading, size * 1.2));
      sheet.page.drawText(row, { x, y: at, size, font, color: rgb(0.1, 0.1, 0.1) });
    }
    // A tab stands for what is set at the right margin.
    if (far)
      sheet.page.drawText(far, { x: x + Math.max(0, width - font.widthOfTextAtSize(far, size)), y: at, size, font });
  }
  return at;
}

function wrapped(text: string, font: PDFFont, size: number, width: number): string[] {
  const rows: string[] = [];
  let row = "";
  for (const word of text.split(/(?<= )/)) {
    if (row !== "" && font.widthOfTextAtSize((row + word).trimEnd(), size) > width) {
      rows.push(row.trimEnd());
      row = "";
    }
    row += word;
  }
  return row.trim() === "" ? rows : [...rows, row.trimEnd()];
}
