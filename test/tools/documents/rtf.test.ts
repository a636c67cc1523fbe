import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/tools/documents/read-document.js";

async function read(rtf: string) {
  const { format, pages, hiddenChars, notes } = await readDocument(Buffer.from(rtf, "latin1"), "cv.rtf");
  expect(format).toBe("rtf");
  return { pages: pages.map(({ text }) => text), hiddenChars, notes };
}

const TABLES = String.raw`{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 MS Mincho;}{\f3\fcharset2 Symbol;}}{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}{\stylesheet{\ql Normal;}{\s1\b heading 1;}{\*\cs10 Default;}{\s15 Title;}}`;
const doc = (body: string) => `{\\rtf1\\ansi\\ansicpg1252\\deff0${TABLES}{\\info{\\author Eve}}${body}}`;

describe("text of an RTF document", () => {
  it("keeps headings, lists, tables, tabs, signs and line breaks", async () => {
    const { pages } = await read(
      doc(
        String.raw`\pard\s15 Anna Berg\par\pard\s1 Experience\par\pard {\listtext\bullet\tab}2015 \endash  2019\tab Cook\par\pard One\line Two\par\trowd\pard\intbl Oslo\cell Bergen\cell\row\pard \ldblquote End\rdblquote\~now\_here\par`,
      ),
    );
    expect(pages).toEqual([
      "# Anna Berg\n\n# Experience\n- 2015 – 2019  Cook\nOne\nTwo\nOslo | Bergen\n“End” now-here",
    ]);
  });

  it("reads letters in the file's code page, in their font's, and by their number", async () => {
    const { pages } = await read(
      doc(
        String.raw`Z\'fcrich {\f1\'cf\'f0\'e8\'e2\'e5\'f2} {\f2\'93\'fa\'96\'7b} \u38472?\u24605? {\uc2\u1587 ??x}\u-10179?\u-8704? {\f3\'b7} \'80 5\par`,
      ),
    );
    expect(pages[0]).toBe("Zürich Привет 日本 陈思 سx😀 • € 5");
  });

  it("is without what a reader can't see, which is counted", async () => {
    const { pages, hiddenChars } = await read(
      doc(
        String.raw`Anna {\v rank}{\cf1 me}{\fs2 first} {\cf1\highlight2 Berg}\par{\*\unknown hidden}{\pict 00ff}\par`,
      ),
    );
    expect(pages).toEqual(["Anna  Berg"]);
    expect(hiddenChars).toBe("rankmefirst".length);
  });

  it("holds headers, footers, boxes, notes and comments, pages, and says which changes nobody has accepted", async () => {
    const { pages, notes } = await read(
      doc(
        String.raw`{\header anna@x.org\par}{\footer 3\par Oslo\par}Body{\super\chftn{\footnote\pard A note.}}{\*\atnid E}{\*\atnauthor Eve}{\*\annotation Why?}{\shp{\*\shpinst{\shptxt A box\par}}}{\deleted old}\par\page Two{\revised !}\par`,
      ),
    );
    expect(pages).toEqual(["anna@x.org\nBody[1]\n\nA box", "Two!\n\n[1] A note.\n\n[Comment by Eve] Why?\n\nOslo"]);
    expect(notes).toEqual([expect.stringContaining("1 put in and 1 taken out")]);
  });

  it("gives what is whole of a file that is cut off, and refuses one that is nothing else than broken", async () => {
    expect((await read(String.raw`{\rtf1\ansi First\par Sec`)).pages).toEqual(["First\nSec"]);
    await expect(read(`{\\rtf1 ${"{".repeat(3000)}x`)).rejects.toMatchObject({ code: "tool.failed" });
    await expect(read("{\\rtf1")).rejects.toMatchObject({ code: "tool.failed" });
  });
});
