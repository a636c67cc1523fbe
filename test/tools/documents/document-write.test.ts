import { describe, expect, it } from "vitest";
import { documentRead } from "../../../src/tools/documents/document-read.js";
import { documentWrite } from "../../../src/tools/documents/document-write.js";
import { openZip } from "../../../src/tools/documents/readers/zip.js";
import { call, PIXEL, workspaceWith } from "./make.js";

const MARKDOWN = `# Report & <more>

Some **bold**, *italic*, \`code\` and [a link](https://example.com/?a=1&b=2).

1. first
   - inner
2. second

> quoted

| Name | Sum |
| --- | ---: |
| Ann | 1,200 |

\`\`\`
x < y
\`\`\`

مرحبا بالعالم

![a dot](dot.png)
`;

describe("document_write, as Word", () => {
  it("writes what Word knows as headings, lists, tables, links and pictures; opened again all is there", async () => {
    const workspace = await workspaceWith({ "dot.png": PIXEL });
    const { text, data } = await call(documentWrite, { path: "r.docx", markdown: MARKDOWN }, workspace);
    expect(text).toMatch(/^Wrote r\.docx \(\d+ bytes\); opened again: (\d+) of \1 words are there\.$/);
    expect(data).toMatchObject({ check: { missing: [] } });
    expect((await call(documentRead, { path: "r.docx" }, workspace)).text).toBe(
      "# Report & <more>\nSome bold, italic, code and a link.\n- first\n- inner\n- second\nquoted\n\nName | Sum\nAnn | 1,200\n\nx < y\nمرحبا بالعالم",
    );
    const zip = openZip(await workspace.readBytes("r.docx"));
    const part = (name: string) => new TextDecoder().decode(zip.file(name, 1_000_000));
    const body = part("word/document.xml");
    expect(body).toMatch(/<w:p><w:pPr><w:pStyle w:val="Heading1"\/><\/w:pPr>/);
    expect(body).toMatch(/<w:numPr><w:ilvl w:val="1"\/><w:numId w:val="2"\/><\/w:numPr>/);
    expect(body).toMatch(/<w:bidi\/>.*<w:rtl\/>/);
    expect(body).toContain("<w:tblHeader/>");
    expect(part("word/_rels/document.xml.rels")).toContain('Target="https://example.com/?a=1&#38;b=2"');
    expect(zip.names).toContain("word/media/image1.png");
  });

  it("is well-formed XML in every part, whatever the text", async () => {
    const { DOMParser } = await import("linkedom");
    const workspace = await workspaceWith({});
    const odd =
      "# ]]> & \u0001 \u{d800}\n\n<b>raw</b> [js](javascript:alert(1)) &amp; &lt;x\n\n- [ ] open\n- [x] done\n\n---\n";
    await call(documentWrite, { path: "o.docx", markdown: odd }, workspace);
    const zip = openZip(await workspace.readBytes("o.docx"));
    for (const name of zip.names.filter((one) => /\.(xml|rels)$/.test(one))) {
      const source = new TextDecoder().decode(zip.file(name, 1_000_000));
      const again = new DOMParser().parseFromString(source, "text/xml").toString();
      expect(again.match(/<\w/g)?.length, name).toBe(source.match(/<\w/g)?.length);
      expect(source).not.toContain("javascript:");
    }
    const { text } = await call(documentRead, { path: "o.docx" }, workspace);
    expect(text).toContain("<b>raw</b> js & <x");
    expect(text).toContain("☑ done");
  });
});

describe("document_write, as PDF", () => {
  it("prints the page in a browser, and reads it again", async () => {
    const workspace = await workspaceWith({ "dot.png": PIXEL });
    const long = Array.from({ length: 120 }, (_, at) => `Paragraph number ${at} of the report.`).join("\n\n");
    const { text } = await call(documentWrite, { path: "r.pdf", markdown: `${MARKDOWN}\n\n${long}` }, workspace);
    expect(text).toMatch(/^Wrote r\.pdf \(\d+ bytes, \d+ pages\); opened again/);
    const { text: read } = await call(documentRead, { path: "r.pdf" }, workspace);
    expect(read).toContain("Paragraph number 119 of the report.");
    expect(read).toContain("Ann");
  }, 180_000);
});

describe("a text of both directions", () => {
  it("goes as each block's first letter does; a text of one direction needs no mark", async () => {
    const workspace = await workspaceWith({});
    await call(documentWrite, { path: "b.html", markdown: "# CV\n\nשלום עולם 42.\n\n- one" }, workspace);
    expect(await workspace.readText("b.html")).toContain('<p dir="auto">שלום עולם 42.</p>');
    await call(documentWrite, { path: "l.html", markdown: "# CV\n\nHello." }, workspace);
    expect(await workspace.readText("l.html")).toContain("<p>Hello.</p>");
  });
});

describe("evidence", () => {
  it("is no picture's title", async () => {
    const workspace = await workspaceWith({ "dot.png": PIXEL });
    const { data } = await call(
      documentWrite,
      { path: "r.html", markdown: '# R\n\n![dot](dot.png "a title")' },
      workspace,
    );
    expect(data).toMatchObject({ unfound: [] });
    expect(await workspace.readText("r.html")).not.toContain("Sources");
  });

  it("is opened by its link: the quote, then its source; what isn't there is marked", async () => {
    const workspace = await workspaceWith({ "cvs/anna.md": "# Anna\n\nLed a “team”\nof five." });
    const markdown =
      '# R\n\nLed people ([p. 1](../cvs/anna.md "Led a \\"team\\" of five")). Speaks Thai ([p. 1](../cvs/anna.md "fluent Thai")). [Site](https://example.com "outside")';
    const { text, data } = await call(documentWrite, { path: "out/r.html", markdown }, workspace);
    expect(text).toContain('Not found in its source: "fluent Thai"');
    expect(data).toMatchObject({ unfound: ["fluent Thai"] });
    const page = await workspace.readText("out/r.html");
    expect(page).toContain('<a href="#quote-1" id="from-1"');
    expect(page).toMatch(/<li id="quote-1"><q>Led a &#34;team&#34; of five<\/q> <a href="\.\.\/cvs\/anna\.md">/);
    expect(page).toMatch(/<li id="quote-2"><q>fluent Thai<\/q> <strong class="unfound">not found in its source/);
    expect(page).not.toMatch(/quote-3.*not found/);
  });
});

describe("a path outside", () => {
  it("is refused in every format before anything is made", async () => {
    const workspace = await workspaceWith({});
    for (const ending of ["html", "md", "docx", "pdf"]) {
      await expect(
        call(documentWrite, { path: `../canary.${ending}`, markdown: "x" }, workspace),
      ).rejects.toMatchObject({
        code: "tool.outside-workspace",
      });
    }
  });
});
