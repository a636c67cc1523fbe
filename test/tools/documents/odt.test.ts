import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/tools/documents/read-document.js";
import { zipOf } from "../../../src/tools/documents/writers/zip-writer.js";

const STYLES = `
  <style:style style:name="White" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
  <style:style style:name="Tiny" style:family="text"><style:text-properties fo:font-size="1pt"/></style:style>
  <style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>
  <style:style style:name="Heading_20_1" style:family="paragraph"/>
  <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>
  <style:style style:name="Next" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
  <style:style style:name="Dark" style:family="table-cell"><style:table-cell-properties fo:background-color="#222222"/></style:style>`;

const content = (body: string) =>
  `<?xml version="1.0"?><office:document-content><office:automatic-styles>${STYLES}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;

function odt(body: string, masters = "", manifest = "<manifest:manifest/>") {
  return zipOf([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.text" },
    { name: "content.xml", content: content(body) },
    {
      name: "styles.xml",
      content: `<office:document-styles><office:master-styles>${masters}</office:master-styles></office:document-styles>`,
    },
    { name: "META-INF/manifest.xml", content: manifest },
  ]);
}

async function textOf(body: string, masters = "") {
  const { format, pages, hiddenChars, notes } = await readDocument(odt(body, masters), "cv.odt");
  expect(format).toBe("odt");
  return { pages: pages.map(({ text }) => text), hiddenChars, notes };
}

describe("text of an OpenDocument file", () => {
  it("keeps headings, lists, tables, tabs, spaces and line breaks, whatever the file's own line ends", async () => {
    const { pages } = await textOf(`<text:p text:style-name="P1">Zoë
      Müller</text:p><text:h text:outline-level="2">Erfahrung</text:h>
      <text:list><text:list-item><text:p>2015 –<text:s text:c="2"/>2019<text:tab/>Köchin</text:p>
        <text:list><text:list-item><text:p>Leitung</text:p></text:list-item></text:list></text:list-item></text:list>
      <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Ort</text:p></table:table-cell><table:table-cell><text:p>陈思远<text:line-break/>سلمى</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table>`);
    expect(pages).toEqual(["# Zoë Müller\n\n## Erfahrung\n- 2015 –  2019  Köchin\n- Leitung\n\nOrt | 陈思远\nسلمى"]);
  });

  it("is without what a reader can't see, which is counted; white on a dark ground can be seen", async () => {
    const span = (style: string, text: string) => `<text:span text:style-name="${style}">${text}</text:span>`;
    const { pages, hiddenChars } = await textOf(
      `<text:p>Anna${span("White", "rank")}${span("Tiny", "me")}${span("Gone", "first")}<text:hidden-text text:string-value="now"/></text:p>
       <text:section text:display="none"><text:p>all</text:p></text:section>
       <table:table><table:table-row><table:table-cell table:style-name="Dark"><text:p>${span("White", "Berg")}</text:p></table:table-cell></table:table-row></table:table>`,
    );
    expect(pages).toEqual(["Anna\n\nBerg"]);
    expect(hiddenChars).toBe("rankmefirstnowall".length);
  });

  it("holds headers, footers, boxes, notes and comments, and says which changes nobody has accepted", async () => {
    const { pages, notes } = await textOf(
      `<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes>
       <text:p>Body<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note><office:annotation><dc:creator>Eve</dc:creator><dc:date>2026</dc:date><text:p>Why?</text:p></office:annotation><draw:frame><draw:text-box><text:p>A box</text:p></draw:text-box></draw:frame></text:p>
       <text:p text:style-name="Next">Two</text:p>`,
      `<style:master-page><style:header><text:p>anna@x.org</text:p></style:header><style:footer><text:p>Page <text:page-number>1</text:page-number></text:p><text:p>Oslo</text:p></style:footer></style:master-page>`,
    );
    expect(pages).toEqual(["anna@x.org\nBody[1]\n\nA box", "Two\n\n[1] A note.\n\n[Comment by Eve] Why?\n\nOslo"]);
    expect(notes).toEqual([expect.stringContaining("0 put in and 1 taken out")]);
  });

  it("is read in its flat form too, and refused where it is encrypted or damaged", async () => {
    const flat = content("<text:p>Flat</text:p>").replaceAll("office:document-content", "office:document");
    expect(await readDocument(Buffer.from(flat), "cv.fodt")).toMatchObject({
      format: "odt",
      pages: [{ text: "Flat" }],
    });
    const locked = odt("", "", "<manifest:encryption-data/>");
    await expect(readDocument(locked, "cv.odt")).rejects.toMatchObject({
      code: "tool.failed",
      message: expect.stringContaining("encrypted"),
    });
    const empty = zipOf([
      { name: "mimetype", content: "application/vnd.oasis.opendocument.text" },
      { name: "content.xml", content: "<x/>" },
    ]);
    await expect(readDocument(empty, "cv.odt")).rejects.toMatchObject({ code: "tool.failed" });
  });
});
