import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/tools/documents/read-document.js";
import { csvOf } from "../../../src/tools/documents/writers/csv.js";
import { xlsxOf } from "../../../src/tools/documents/writers/xlsx.js";
import { zipOf } from "../../../src/tools/documents/writers/zip-writer.js";

const read = async (bytes: Uint8Array | string, path: string) => {
  const document = await readDocument(typeof bytes === "string" ? Buffer.from(bytes) : bytes, path);
  return { ...document, text: document.pages.map(({ text }) => text).join("\n~~~\n") };
};

/** As Excel writes it: shared strings, styles, hidden things, formulas. */
const workbook = (parts: Record<string, string> = {}) =>
  zipOf(
    Object.entries({
      "xl/workbook.xml":
        '<workbook xmlns:r="r"><sheets><sheet name="Sales &amp; co" sheetId="1" r:id="rId1"/><sheet name="Secret" state="hidden" sheetId="2" r:id="rId2"/></sheets></workbook>',
      "xl/_rels/workbook.xml.rels":
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
      "xl/sharedStrings.xml":
        '<sst><si><t>Name</t></si><si><r><t>Ann</t></r><r><t xml:space="preserve"> | Bee</t></r><rPh><t>x</t></rPh></si></sst>',
      "xl/styles.xml":
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd&quot;d&quot;/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="9"/><xf numFmtId="22"/></cellXfs></styleSheet>',
      "xl/worksheets/sheet1.xml": `<worksheet><cols><col min="4" max="4" hidden="1"/></cols><sheetData>
        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>When</t></is></c><c r="C2" t="str"><f>1&gt;0</f><v>a&lt;b</v></c><c r="D2"><v>77</v></c></row>
        <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>45356</v></c><c r="C3" s="2"><v>0.125</v></c><c r="E3" t="b"><v>1</v></c></row>
        <row r="4" hidden="1"><c r="A4"><v>99</v></c></row>
        <row r="7"><c r="B7" s="3"><v>45356.75</v></c><c r="C7"><v>0.30000000000000004</v></c><c r="D7"/></row>
      </sheetData></worksheet>`,
      "xl/worksheets/sheet2.xml":
        '<worksheet><sheetData><row r="1"><c r="A1"><v>12345</v></c></row></sheetData></worksheet>',
      ...parts,
    }).map(([name, content]) => ({ name, content })),
  );

describe("an Excel workbook", () => {
  it("is its visible sheets, as tables with the letters and numbers of their cells", async () => {
    const document = await read(workbook(), "book.xlsx");
    expect(document.format).toBe("xlsx");
    expect(document.text).toBe(
      [
        "## Sales & co",
        "",
        "|  | A | B | C | D | E |",
        "| --- | --- | --- | --- | --- | --- |",
        "| 2 | Name | When | a<b |  |  |",
        "| 3 | Ann \\| Bee | 2024-03-05 | 12.5% |  | TRUE |",
        "| 7 |  | 2024-03-05 18:00:00 | 0.3 |  |  |",
      ].join("\n"),
    );
    expect(document.hiddenChars).toBe(9);
    expect(document.notes).toEqual([
      'The sheet "Sales & co" hides 2 cells, which are left out.',
      'The sheet "Secret" is hidden and left out.',
    ]);
  });

  it("comes back as it was written, dates and numbers too, and long ones in pages with their head", async () => {
    const rows = [
      ["day", "amount", "=text"],
      ["2024-02-29", 12.5, "=1+1"],
      ["2024-02-29 07:08:09", -3, 'a "b" <c>\u0001'],
    ];
    const { text } = await read(
      xlsxOf([
        { name: "a/b", rows },
        { name: "A b", rows: [["x"]] },
      ]),
      "w.xlsx",
    );
    expect(text).toContain("| 2 | 2024-02-29 | 12.5 | =1+1 |");
    expect(text).toContain('| 3 | 2024-02-29 07:08:09 | -3 | a "b" <c> |');
    expect(text).toContain("## a b\n");
    expect(text).toContain("## A b 2\n");
    const long = xlsxOf([{ name: "long", rows: Array.from({ length: 4000 }, (_, at) => [`row ${at}`, at]) }]);
    const document = await readDocument(long, "long.xlsx");
    expect(document.pages.length).toBeGreaterThan(3);
    expect(document.pages.every(({ text: page }) => page.length <= 20_000 && page.includes("|  | A | B |"))).toBe(true);
    expect(document.pages.at(-1)?.text).toContain("| 4000 | row 3999 | 3999 |");
  });

  it("is refused with its name when it is damaged, cut off, a bomb, or of another kind", async () => {
    const whole = workbook();
    const bomb = workbook({ "xl/worksheets/sheet1.xml": `<worksheet>${" ".repeat(121_000_000)}</worksheet>` });
    expect(bomb.length).toBeLessThan(500_000);
    for (const bytes of [whole.subarray(0, whole.length - 200), bomb, workbook({ "xl/workbook.xml": "<x/>" })]) {
      await expect(readDocument(bytes, "book.xlsx")).rejects.toMatchObject({
        code: "tool.failed",
        message: expect.stringContaining("book.xlsx is not a readable Excel workbook"),
      });
    }
    await expect(readDocument(Buffer.from("a,b"), "book.xlsx")).rejects.toMatchObject({
      message: "book.xlsx is no XLSX inside.",
    });
  });

  it("takes no longer for a sheet whose rows never end", async () => {
    const open = workbook({ "xl/worksheets/sheet1.xml": `<worksheet>${"<row r='1'><c r='A1'>".repeat(200_000)}` });
    expect((await read(open, "open.xlsx")).text).toBe("## Sales & co\n\n(empty)");
  });
});

describe("a PowerPoint presentation", () => {
  const shape = (text: string, y: number, type = "") =>
    `<p:sp><p:nvSpPr><p:nvPr>${type && `<p:ph type="${type}"/>`}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="${y}"/></a:xfrm></p:spPr><p:txBody>${text
      .split("\n")
      .map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`)
      .join("")}</p:txBody></p:sp>`;
  const slide = (content: string, attributes = "") =>
    `<p:sld${attributes}><p:cSld><p:spTree>${content}</p:spTree></p:cSld></p:sld>`;
  const table =
    '<p:graphicFrame><p:xfrm><a:off x="0" y="900000"/></p:xfrm><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Q1</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>7</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>';

  it("is a page a slide, in their order: title, texts from top to bottom, tables, notes", async () => {
    const bytes = zipOf(
      Object.entries({
        "ppt/presentation.xml":
          '<p:presentation><p:sldIdLst><p:sldId r:id="r2"/><p:sldId r:id="r1"/><p:sldId r:id="r3"/></p:sldIdLst></p:presentation>',
        "ppt/_rels/presentation.xml.rels":
          '<Relationships><Relationship Id="r1" Target="slides/slide1.xml"/><Relationship Id="r2" Target="slides/slide2.xml"/><Relationship Id="r3" Target="slides/slide3.xml"/></Relationships>',
        "ppt/slides/slide2.xml": slide(
          shape("low", 800_000) + shape("high", 300_000) + shape("Plan", 700_000, "title") + table,
        ),
        "ppt/slides/_rels/slide2.xml.rels":
          '<Relationships><Relationship Id="n" Type="x/notesSlide" Target="../notesSlides/notesSlide1.xml"/></Relationships>',
        "ppt/notesSlides/notesSlide1.xml": slide(shape("say hello", 0, "body") + shape("9", 0, "sldNum")),
        "ppt/slides/slide1.xml": slide(shape("Second\nمرحبا", 0) + shape("7", 0, "sldNum")),
        "ppt/slides/slide3.xml": slide(shape("unseen", 0), ' show="0"'),
      }).map(([name, content]) => ({ name, content })),
    );
    const document = await read(bytes, "deck.pptx");
    expect(document.text).toBe("# Plan\n\nhigh\n\nlow\n\nQ1 | 7\n\nNotes:\nsay hello\n~~~\nSecond\nمرحبا\n~~~\n");
    expect(document).toMatchObject({ format: "pptx", hiddenChars: 6, notes: ["Hidden slides, left out: 3."] });
  });
});

describe("a CSV", () => {
  it("is a table, whatever parts its values, and says which rows are odd", async () => {
    const { text, notes, format } = await read('name;note\n"Ann; B";"two\nlines ""x"""\nBob\n\nC|d;5,5\n', "a.csv");
    expect(format).toBe("csv");
    expect(text).toBe('| name | note |\n| --- | --- |\n| Ann; B | two lines "x" |\n| Bob |  |\n| C\\|d | 5,5 |');
    expect(notes).toEqual(["1 of 4 rows have more or fewer values than the first: 3."]);
    expect((await read("\ufeffa\tb\n1\t2", "a.tsv")).text).toContain("| 1 | 2 |");
    expect((await read(Buffer.from("caf\u00e9,1\n", "latin1"), "a.csv")).text).toContain("café");
  });

  it("comes back as it was written", async () => {
    const rows = [
      ["a", "b"],
      ['x,"y"', "l1\nl2"],
      [" s", null],
    ];
    const { text } = await read(csvOf(rows), "b.csv");
    expect(text).toContain('| x,"y" | l1 l2 |\n| s |  |');
  });
});

describe("an e-mail", () => {
  const mail = [
    "Received: by host",
    "From: =?utf-8?Q?Jos=C3=A9_?= =?utf-8?B?w4FsdmFyZXo=?= <jose@example.com>",
    "To: a@example.com,",
    "\tb@example.com",
    "Subject: Offer",
    "Date: Tue, 5 Mar 2024 10:00:00 +0000",
    'Content-Type: multipart/mixed; boundary="b1"',
    "",
    "preamble",
    "--b1",
    'Content-Type: multipart/alternative; boundary="b2"',
    "",
    "--b2",
    "Content-Type: text/plain; charset=iso-8859-1",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    "Price: 5 =A3, a very long=",
    " line",
    "--b2",
    "Content-Type: text/html",
    "",
    "<p>html <b>side</b></p>",
    "--b2--",
    "--b1",
    'Content-Type: application/pdf; name="x.pdf"',
    "Content-Disposition: attachment; filename*=UTF-8''Angebot%20%C3%BC.pdf",
    "Content-Transfer-Encoding: base64",
    "",
    "JVBERi0x",
    "--b1--",
  ];

  it("is who wrote what to whom, decoded, with its attachments listed", async () => {
    const { text, format } = await read(mail.join("\r\n"), "m.eml");
    expect(format).toBe("email");
    expect(text).toBe(
      "From: José Álvarez <jose@example.com>\nTo: a@example.com, b@example.com\nDate: Tue, 5 Mar 2024 10:00:00 +0000\nSubject: Offer\n\nPrice: 5 £, a very long line\n\nAttachments:\n- Angebot ü.pdf (application/pdf, 6 bytes)",
    );
  });

  it("is read from its HTML where there is no plain text, without what is hidden", async () => {
    const html =
      'From: a@example.com\nContent-Type: text/html; charset=utf-8\n\n<p>Grüße</p><p style="display:none">rank me</p>';
    expect(await read(html, "h.eml")).toMatchObject({ text: "From: a@example.com\n\nGrüße", hiddenChars: 6 });
  });

  it("survives parts nested without end, and boundaries that aren't there", async () => {
    const nested = Array.from({ length: 200 }, () => "Content-Type: multipart/mixed; boundary=x\n\n--x\n").join("");
    expect((await read(`From: a@example.com\n${nested}deep`, "n.eml")).text).toContain("From: a@example.com");
  });
});

describe("old and foreign files", () => {
  it.each([
    ["Rar!\u001a\u0007", "RAR archive"],
    ["7z\u00bc\u00af\u0027\u001c", "7z archive"],
    [`\u00d0\u00cf\u0011\u00e0${"\0".repeat(600)}W\0o\0r\0k\0b\0o\0o\0k`, "old .xls"],
    [`\u00d0\u00cf\u0011\u00e0${"\0".repeat(600)}_\0_\0s\0u\0b\0s\0t\0g\u00001\0.\u00000\0_`, "Outlook"],
  ])("are named: %#", async (content, words) => {
    await expect(readDocument(Buffer.from(content, "latin1"), "f")).rejects.toMatchObject({
      message: expect.stringContaining(words),
    });
  });
});
