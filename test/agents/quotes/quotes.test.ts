import { describe, expect, it } from "vitest";
import { findQuotes, quotesInJson } from "../../../src/agents/quotes/quotes.js";

const sources = [
  { path: "cvs/anna.pdf", page: 1, text: "Anna  Berg\nOslo. She led a" },
  { path: "cvs/anna.pdf", page: 2, text: "team of five people.\nSkills: Rust" },
  { path: "https://site.example/a/", text: "Made in 1998" },
];
const looked = (value: unknown, textsOf = async () => [] as typeof sources) =>
  findQuotes(
    quotesInJson(value).map(({ cited }) => cited),
    sources,
    textsOf,
  );

describe("the quotes of records", () => {
  it("are found in the file and on the page that they name, whatever the white space", async () => {
    const value = [
      { file: "anna.pdf", evidence: { name: { page: 1, quote: "Anna Berg" }, skills: { page: 2, quote: "Rust" } } },
      { url: "https://site.example/a#top", quote: "in 1998" },
    ];
    expect(await looked(value)).toEqual({ found: 3, missing: [], marked: 0 });
  });

  it("are missing on another page, in another file, nowhere, or where they show nothing", async () => {
    const value = [
      { path: "cvs/anna.pdf", quote: "Rust", page: 1 },
      { path: "cvs/ben.pdf", quote: "Anna Berg" },
      { quote: "Cobol" },
      { path: "cvs/anna.pdf", quote: "a" },
      { path: "cvs/anna.pdf", quote: " ", verified: true },
    ];
    expect((await looked(value)).missing).toEqual([
      { quote: "Rust", source: "cvs/anna.pdf" },
      { quote: "Anna Berg", source: "cvs/ben.pdf", why: "unread" },
      { quote: "Cobol", source: undefined },
      { quote: "a", source: "cvs/anna.pdf", why: "common" },
      { quote: " ", source: "cvs/anna.pdf", why: "common" },
    ]);
  });

  it("may run over the end of a page, and name either", async () => {
    const quote = "led a team of five people";
    for (const page of [undefined, 1, 2]) {
      expect(await looked({ path: "cvs/anna.pdf", quote, page })).toMatchObject({ found: 1 });
    }
    expect(await looked({ path: "cvs/anna.pdf", quote: "five people", page: 1 })).toMatchObject({ found: 0 });
  });

  it("are counted apart where the deliverable itself marks them as not found", async () => {
    expect(await looked({ quote: "Cobol", verified: false })).toEqual({ found: 0, missing: [], marked: 1 });
  });
});
