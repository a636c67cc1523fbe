import { degrees, rgb } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/tools/documents/read-document.js";
import { makePdf, type Pen, PIXEL, white } from "./make.js";

const textOf = async (bytes: Uint8Array) => (await readDocument(bytes, "cv.pdf")).pages.map(({ text }) => text);

describe("text of a PDF", () => {
  it("keeps one visual line as one line, cells two spaces apart", async () => {
    const bytes = await makePdf((pen) => {
      pen.write("Anna Berg", { y: 60, size: 20 });
      pen.write("Senior Engineer, Acme AS", { y: 100 });
      pen.write("Mar 2019 - Present", { x: 400, y: 100 });
      pen.write("Built offices", { y: 116 });
    });
    expect(await textOf(bytes)).toEqual(["# Anna Berg\nSenior Engineer, Acme AS  Mar 2019 - Present\nBuilt offices"]);
  });

  it("gives each page its own text", async () => {
    const bytes = await makePdf(
      (pen) => pen.write("First page", { y: 60 }),
      (pen) => pen.write("Second page", { y: 60 }),
    );
    expect(await textOf(bytes)).toEqual(["First page", "Second page"]);
  });

  it("joins a date that was painted apart from its line", async () => {
    const bytes = await makePdf((pen) => {
      pen.write("2001 - 2003", { x: 450, y: 120 });
      pen.write("Jo Lee", { y: 60, size: 18 });
      pen.write("Trainee, Float Ltd", { y: 120 });
      pen.write("Wrote letters", { y: 134 });
    });
    expect((await textOf(bytes))[0]).toContain("Trainee, Float Ltd  2001 - 2003");
  });

  it("reads text that is painted twice for boldness once", async () => {
    const bytes = await makePdf((pen) => {
      pen.write("Education", { y: 60 });
      pen.write("Education", { x: 50.3, y: 60 });
    });
    expect(await textOf(bytes)).toEqual(["Education"]);
  });

  it("reads two columns one after the other, however their lines were painted", async () => {
    const left = ["Skills", "Python", "Terraform", "Kubernetes", "PostgreSQL", "Languages", "English", "Norwegian"];
    const right = [
      "Experience",
      "Senior Engineer at Acme in Oslo since 2019",
      "Kept forty services running day and night",
      "Moved the database without an hour of pause",
      "Engineer at Bolt in Bergen from 2015 to 2019",
      "Wrote the booking engine for three ferries",
      "Taught nine apprentices to read stack traces",
      "Summer trainee at Nut in 2014, on the night shift",
    ];
    const bytes = await makePdf((pen) => {
      left.forEach((text, index) => {
        pen.write(text, { y: 100 + index * 17 });
        pen.write(right[index] ?? "", { x: 230, y: 103 + index * 17 });
      });
    });
    const [text = ""] = await textOf(bytes);
    expect(text.replace(/\n+/g, "\n")).toBe([...left, ...right].join("\n"));
  });
});

describe("hidden text of a PDF", () => {
  const visible = (pen: Parameters<Parameters<typeof makePdf>[0]>[0]) => pen.write("Visible line", { y: 60 });

  it("leaves out white on white, tiny, transparent, off-page and unpainted text, and counts it", async () => {
    const bytes = await makePdf((pen) => {
      visible(pen);
      pen.write("white words", { y: 100, color: white });
      pen.write("tiny words", { y: 120, size: 1 });
      pen.write("clear words", { y: 140, opacity: 0 });
      pen.write("far words", { x: -900, y: 160 });
      pen.writeUnpainted("no paint", { x: 50, y: 180 });
    });
    const document = await readDocument(bytes, "cv.pdf");
    expect(document.pages[0]?.text).toBe("Visible line");
    expect(document.hiddenChars).toBe("whitewordstinywordsclearwordsfarwordsnopaint".length);
  });

  it("keeps white text on a dark ground", async () => {
    const bytes = await makePdf((pen) => {
      visible(pen);
      pen.page.drawRectangle({ x: 0, y: 700, width: 595, height: 60, color: rgb(0.1, 0.2, 0.3) });
      pen.write("White on dark", { y: 110, color: white });
    });
    const document = await readDocument(bytes, "cv.pdf");
    expect(document.pages[0]?.text).toContain("White on dark");
    expect(document.hiddenChars).toBe(0);
  });

  it("leaves out dark text on a dark ground", async () => {
    const bytes = await makePdf((pen) => {
      visible(pen);
      pen.page.drawRectangle({ x: 0, y: 700, width: 595, height: 60, color: rgb(0.1, 0.2, 0.3) });
      pen.write("Dark on dark", { y: 110, color: rgb(0.1, 0.2, 0.3) });
    });
    expect(await textOf(bytes)).toEqual(["Visible line"]);
  });
});

describe("PDFs that can't be read as text", () => {
  it("says that a scan is a scan", async () => {
    const bytes = await makePdf(async ({ page }, document) => {
      page.drawImage(await document.embedPng(PIXEL), { x: 0, y: 0, width: 595, height: 842 });
    });
    const document = await readDocument(bytes, "scan.pdf");
    expect(document.pages).toEqual([{ page: 1, text: "" }]);
    expect(document.notes.join(" ")).toContain("scan");
  });

  it("reads the text layer of a scan and says where it comes from", async () => {
    const bytes = await makePdf(async (pen, document) => {
      pen.page.drawImage(await document.embedPng(PIXEL), { x: 0, y: 0, width: 595, height: 842 });
      pen.writeUnpainted("Recognised words", { x: 50, y: 60 });
    });
    const document = await readDocument(bytes, "scan.pdf");
    expect(document.pages[0]?.text).toBe("Recognised words");
    expect(document.hiddenChars).toBe(0);
    expect(document.notes.join(" ")).toContain("recognition");
  });

  it("reads a page that lies on its side as it was written", async () => {
    const bytes = await makePdf(({ page, write }) => {
      page.setRotation(degrees(90));
      write("First line of the page", { y: 50 });
      write("Second line of the page", { y: 70 });
      page.drawText("up the margin", { x: 20, y: 300, size: 11, rotate: degrees(90) });
    });
    const { pages } = await readDocument(bytes, "turned.pdf");
    expect(pages[0]?.text).toContain("First line of the page\nSecond line of the page");
    expect(pages[0]?.text.split("\n")).toContain("up the margin");
  });

  it("reads one page of a document too long to be read whole", async () => {
    const drawn = Array.from(
      { length: 301 },
      (_, at) =>
        ({ write }: Pen) =>
          write(`This is page ${at + 1}`, { y: 50 }),
    );
    const bytes = await makePdf(...drawn);
    await expect(readDocument(bytes, "long.pdf")).rejects.toMatchObject({
      message: expect.stringContaining("long.pdf has 301 pages"),
      hint: expect.stringContaining("page by page"),
    });
    expect(await readDocument(bytes, "long.pdf", undefined, 300)).toMatchObject({
      pages: [{ page: 300, text: "This is page 300" }],
      pageCount: 301,
    });
  });

  it("names encryption as the reason", async () => {
    const key = "ab".repeat(32);
    const source = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>> endobj
4 0 obj <</Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4>> endobj
trailer <</Root 1 0 R /Encrypt 4 0 R /ID [<00><00>]>>
%%EOF`;
    await expect(readDocument(Buffer.from(source), "locked.pdf")).rejects.toMatchObject({
      code: "tool.failed",
      message: expect.stringContaining("locked.pdf is encrypted"),
    });
  });

  it("refuses a damaged file with its name", async () => {
    const bytes = Buffer.from("%PDF-1.7\nnothing that follows makes sense");
    await expect(readDocument(bytes, "broken.pdf")).rejects.toMatchObject({
      code: "tool.failed",
      message: expect.stringContaining("broken.pdf is not a readable PDF"),
    });
  });

  it("refuses a file that only calls itself a PDF", async () => {
    await expect(readDocument(Buffer.from("hello"), "note.pdf")).rejects.toMatchObject({ code: "tool.failed" });
  });
});
