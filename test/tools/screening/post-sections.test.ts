import { describe, expect, it } from "vitest";
import { closingIn, postSections } from "../../../src/tools/screening/post-sections.js";

describe("what a post lists under its own headings", () => {
  it.each([
    ["## Must have\n- Go\n- SQL\n\n## Nice to have\n- Kafka", ["Go", "SQL"], ["Kafka"]],
    [
      "**II. Your profile**\n\n(1) AutoCAD\n(2) Licence B\n\n**III. Desirable**\n\nBIM (Revit); surveying.",
      ["AutoCAD", "Licence B"],
      ["BIM (Revit)", "surveying"],
    ],
    ["| **You must have** | SEO; Google Ads |\n| **We'd love** | French |", ["SEO", "Google Ads"], ["French"]],
    [
      "Requirements\n* three years of nights,\n  alone on a ward\n\nA plus\n* Welsh\n\nTwo days a week in Leeds.",
      ["three years of nights, alone on a ward"],
      ["Welsh"],
    ],
    ["Anforderungen\n- Stahlbau\nVon Vorteil\n- Englisch", ["Stahlbau"], ["Englisch"]],
    ["Must have: Go, SQL", ["Go, SQL"], []],
    ["Required: Go\nIt would help\n- SQL", ["Go"], ["SQL"]],
    [
      "**Required:** Go; SQL\n\n**Desirable:** fish, wine pairing, vegan food",
      ["Go", "SQL"],
      ["fish", "wine pairing", "vegan food"],
    ],
  ])("%j", (text, must, nice) => {
    expect(postSections(text)).toMatchObject({ must, nice });
  });

  it("is nothing where a post has no such headings, and no duties", () => {
    expect(postSections("We look for somebody who can bake.")).toMatchObject({ must: [], nice: [] });
    const sections = postSections("## What you will do\n- bake\n\n## What you bring\n- a certificate");
    expect(sections).toMatchObject({ must: ["a certificate"], other: ["bake"] });
  });
});

describe("until when one may apply", () => {
  it.each([
    ["Please apply by 31.01.2027. Interviews on 4 February 2027.", "Please apply by 31.01.2027"],
    [
      "Interviews on 4 February 2027.\nThe vacancy closes on **5 January 2027**.",
      "The vacancy closes on 5 January 2027.",
    ],
  ])("%j", (text, said) => {
    expect(closingIn(text, new Date("2026-11-01"))).toBe(said);
  });

  it("isn't any other date", () => {
    expect(closingIn("Founded on 3 March 1999.", new Date("2026-11-01"))).toBeUndefined();
  });
});
