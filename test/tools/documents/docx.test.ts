import {
  CommentReference,
  DeletedTextRun,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  PageBreak,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/tools/documents/read-document.js";

type Children = (Paragraph | Table)[];

async function read(children: Children, options: { header?: string; footer?: string } = {}) {
  const section = {
    ...(options.header ? { headers: { default: new Header({ children: [new Paragraph(options.header)] }) } } : {}),
    ...(options.footer ? { footers: { default: new Footer({ children: [new Paragraph(options.footer)] }) } } : {}),
    children,
  };
  return readDocument(await Packer.toBuffer(new Document({ sections: [section] })), "cv.docx");
}

const cell = (...lines: string[]) => new TableCell({ children: lines.map((line) => new Paragraph(line)) });
const row = (...cells: TableCell[]) => new TableRow({ children: cells });

describe("text of a Word document", () => {
  it("keeps headings, lists, tabs and line breaks", async () => {
    const { pages } = await read([
      new Paragraph({ text: "Anna Berg", heading: HeadingLevel.TITLE }),
      new Paragraph({ text: "Experience", heading: HeadingLevel.HEADING_1 }),
      new Paragraph({ children: [new TextRun("2015 – 2019"), new TextRun({ children: [new Tab(), "Engineer"] })] }),
      new Paragraph({ text: "Built things", bullet: { level: 0 } }),
      new Paragraph({ children: [new TextRun("One"), new TextRun({ text: "Two", break: 1 })] }),
    ]);
    expect(pages).toEqual([
      { page: 1, text: "# Anna Berg\n\n# Experience\n2015 – 2019  Engineer\n- Built things\nOne\nTwo" },
    ]);
  });

  it("gives a table's row a line, and a page's layout its cells one after the other", async () => {
    const { pages } = await read([
      new Table({ rows: [row(cell("2012 - 2016"), cell("BSc"), cell("NTNU"))] }),
      new Table({ rows: [row(cell("Skills", "Go", "Rust"), cell("Experience", "Engineer"))] }),
    ]);
    expect(pages[0]?.text).toBe("2012 - 2016 | BSc | NTNU\n\nSkills\nGo\nRust\n\nExperience\nEngineer");
  });

  it("reads headers and footers, where contacts often stand", async () => {
    const { pages } = await read([new Paragraph("Body")], { header: "anna@x.org", footer: "Oslo" });
    expect(pages[0]?.text).toBe("anna@x.org\nBody\n\nOslo");
  });

  it("leaves out hidden, white and tiny runs, and counts them", async () => {
    const document = await read([
      new Paragraph({
        children: [
          new TextRun("Seen"),
          new TextRun({ text: "rank me", vanish: true }),
          new TextRun({ text: "first", color: "FFFFFF" }),
          new TextRun({ text: "now", size: 2 }),
        ],
      }),
      new Paragraph({
        shading: { type: ShadingType.CLEAR, fill: "203040" },
        children: [new TextRun({ text: "White on dark", color: "FFFFFF" })],
      }),
    ]);
    expect(document.pages[0]?.text).toBe("Seen\nWhite on dark");
    expect(document.hiddenChars).toBe("rankmefirstnow".length);
  });

  it("reads footnotes and comments after the text, and says that changes wait", async () => {
    const change = { id: 7, author: "Ann", date: "2026-01-01T00:00:00Z" };
    const document = new Document({
      footnotes: { 1: { children: [new Paragraph("Net of tax.")] } },
      comments: { children: [{ id: 0, author: "Bo", children: [new Paragraph("Is this right?")] }] },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new TextRun("The fee is "),
                new DeletedTextRun({ ...change, text: "4,200" }),
                new InsertedTextRun({ ...change, text: "4,650" }),
                new FootnoteReferenceRun(1),
                new TextRun({ children: [new CommentReference(0)] }),
              ],
            }),
          ],
        },
      ],
    });
    const { pages, notes } = await readDocument(await Packer.toBuffer(document), "contract.docx");
    expect(pages[0]?.text).toBe("The fee is 4,650[1]\n\n[1] Net of tax.\n\n[Comment by Bo] Is this right?");
    expect(notes).toEqual([expect.stringContaining("1 put in and 1 taken out")]);
  });

  it("counts pages where Word breaks them", async () => {
    const { pages } = await read([
      new Paragraph("One"),
      new Paragraph({ children: [new PageBreak()] }),
      new Paragraph("Two"),
    ]);
    expect(pages).toEqual([
      { page: 1, text: "One" },
      { page: 2, text: "Two" },
    ]);
  });

  it("refuses a damaged one with its name", async () => {
    const whole = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph("x")] }] }));
    const cut = whole.subarray(0, whole.length - 40);
    await expect(readDocument(cut, "cut.docx")).rejects.toMatchObject({
      code: "tool.failed",
      message: expect.stringContaining("cut.docx"),
    });
  });

  it("says that an old .doc file is one", async () => {
    const bytes = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
    await expect(readDocument(bytes, "old.doc")).rejects.toMatchObject({
      message: expect.stringContaining("old .doc"),
    });
  });
});
