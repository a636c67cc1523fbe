import { describe, expect, it } from "vitest";
import { isSpan } from "../../src/runtime/spans.js";
import { itemsOf } from "../../src/tools/documents/items.js";
import { readDocument } from "../../src/tools/documents/read-document.js";
import { type CvTruth, makeCvDocument, truthIn } from "../../training/pocket/documents.js";
import { unmarked } from "../../training/pocket/marks.js";
import { docxOf, pdfOf } from "../../training/pocket/office.js";
import { makePostDocument, postTruthIn } from "../../training/pocket/posts.js";
import { createRng } from "../../training/pocket/rng.js";

const spansOf = ({ name, email, phone, lastTitle, skills, denied, stated, periods }: CvTruth) =>
  [name, email, phone, lastTitle, stated, ...skills, ...denied, ...periods.map(({ text }) => text)].filter(Boolean);

function documents(seed: number, count: number) {
  const rng = createRng(seed);
  return Array.from({ length: count }, () => makeCvDocument(rng));
}

describe("the documents that the tiny model learns from", () => {
  it("are the same for the same seed", () => {
    expect(documents(7, 20)).toEqual(documents(7, 20));
    expect(documents(8, 20)).not.toEqual(documents(7, 20));
  });

  it("hold their truth as spans of one line", () => {
    const wrong: string[] = [];
    let known = 0;
    for (const document of documents(11, 300)) {
      const text = unmarked(document.marked);
      const truth = document.isCv ? truthIn(document, text) : undefined;
      if (!truth) continue;
      known++;
      wrong.push(...spansOf(truth).filter((span) => !isSpan(span, [text], ["Latin"])));
    }
    expect(wrong).toEqual([]);
    expect(known).toBeGreaterThan(250);
  });

  it("hold what they list among the items that document_read offers", () => {
    const wrong: string[] = [];
    let listed = 0;
    for (const document of documents(31, 200)) {
      const text = unmarked(document.marked);
      const truth = truthIn(document, text);
      const items = itemsOf(text);
      const chosen = [...(truth?.skills ?? []), ...(truth?.denied ?? [])];
      listed += chosen.length;
      wrong.push(...chosen.filter((item) => !items.includes(item)));
    }
    expect(wrong).toEqual([]);
    expect(listed).toBeGreaterThan(300);
  });

  it("never count a skill that is denied", () => {
    for (const document of documents(13, 200)) {
      const truth = truthIn(document, unmarked(document.marked));
      expect(truth?.skills.filter((skill) => truth.denied.includes(skill)) ?? []).toEqual([]);
    }
  });

  it("show nothing of the marks by which their truth is known", () => {
    const texts = documents(17, 100).map(({ marked }) => unmarked(marked));
    expect(texts.filter((text) => /[\ue000-\uf8ff]/.test(text))).toEqual([]);
  });

  it.each([
    ["PDF", pdfOf, "cv.pdf"],
    ["Word", docxOf, "cv.docx"],
  ] as const)(
    "keep name, contacts and most skills when they are written as %s and read again",
    async (_, write, path) => {
      const rng = createRng(23);
      let [kept, all, names] = [0, 0, 0];
      for (const document of documents(19, 60)) {
        const text = unmarked(document.marked);
        const truth = document.isCv ? truthIn(document, text) : undefined;
        if (!truth || /[^\n\t\x20-\x7e\u00a0-\u00ff–—•]/.test(text)) continue;
        const { pages } = await readDocument(await write(rng, document.marked), path);
        const read = truthIn(document, pages.map((page) => page.text).join("\n\n"));
        if (read?.name === truth.name) names++;
        all += truth.skills.length + 1;
        kept += (read?.skills.filter((skill) => truth.skills.includes(skill)).length ?? 0) + 1;
      }
      expect(names).toBeGreaterThan(10);
      expect(kept / all).toBeGreaterThan(0.8);
    },
  );

  it("hold a post's requirements as spans, a broken one by its first line", () => {
    const rng = createRng(29);
    for (let i = 0; i < 150; i++) {
      const document = makePostDocument(rng);
      const text = unmarked(document.marked);
      const truth = postTruthIn(document, text);
      const spans = truth ? [truth.title, truth.minYears, truth.closing, ...truth.must, ...truth.nice] : [];
      expect(spans.filter((span) => span !== "" && !isSpan(span, [text]))).toEqual([]);
    }
  });
});
