import { describe, expect, it } from "vitest";
import { findQuotes } from "../../src/agents/quotes.js";

const sources = [
  { path: "cvs/anna.pdf", page: 1, text: "Anna  Berg\nOslo" },
  { path: "cvs/anna.pdf", page: 2, text: "Skills: Rust" },
];

describe("findQuotes", () => {
  it("finds quotes in the file and on the page that they name, whatever the white space", () => {
    const value = [
      { file: "anna.pdf", evidence: { name: { page: 1, quote: "Anna Berg" }, skills: { page: 2, quote: "Rust" } } },
    ];
    expect(findQuotes(value, sources)).toEqual({ found: 2, missing: [], marked: 0 });
  });

  it("misses quotes on another page, in another file, or nowhere", () => {
    const value = [
      { path: "cvs/anna.pdf", quote: "Rust", page: 1 },
      { path: "cvs/ben.pdf", quote: "Anna Berg" },
      { quote: "Cobol" },
    ];
    expect(findQuotes(value, sources).missing).toEqual([
      { quote: "Rust", source: "cvs/anna.pdf" },
      { quote: "Anna Berg", source: "cvs/ben.pdf" },
      { quote: "Cobol", source: undefined },
    ]);
  });

  it("finds a long word that a line's end breaks", () => {
    const narrow = [{ path: "a.pdf", page: 1, text: "anna.berg\n@web.example" }];
    expect(findQuotes({ path: "a.pdf", quote: "anna.berg@web.example" }, narrow).found).toBe(1);
    expect(
      findQuotes({ path: "a.pdf", quote: "AnnaBerg" }, [{ path: "a.pdf", page: 1, text: "Anna\nBen" }]).found,
    ).toBe(0);
  });

  it("counts what the deliverable itself marks as not found apart", () => {
    expect(findQuotes({ quote: "Cobol", verified: false }, sources)).toEqual({ found: 0, missing: [], marked: 1 });
  });
});
