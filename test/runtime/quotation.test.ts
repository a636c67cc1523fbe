import { describe, expect, it } from "vitest";
import { quotable, standsAcross, standsIn } from "../../src/runtime/quotation.js";

describe("a quote", () => {
  it.each([
    ["quotation marks", "He said “yes”", 'And he said "yes" today'],
    ["apostrophes", "it’s", "it's"],
    ["ligatures", "office", "oﬃce work"],
    ["hyphens at a line's end", "development team", "the develop-\nment team"],
    ["hyphens of the word itself there", "well-known artist", "a well-\nknown artist"],
    ["soft hyphens", "development", "devel\u00adop\u00adment"],
    ["spaces", "10 000 km", "about 10\u00a0000\u202fkm"],
    ["Arabic vowel signs", "محمد علي", "مُحَمَّد عَلِيّ"],
    ["Arabic shapes", "السلام", "ﺍﻟﺴﻼﻡ"],
    ["strokes that lengthen", "كتاب جديد", "كـــتاب جديد"],
    ["Arabic digits", "سنة ٢٠٢٠", "سنة 2020"],
    ["Chinese punctuation", "你好，世界", "你好,世界"],
    ["full-width digits", "共１２３人", "共123人"],
    ["line ends between Chinese characters", "中文文本很长", "中文文\n本很长"],
    ["accents", "café au lait", "cafe\u0301 au lait"],
    ["dashes", "2019 – 2021", "2019-2021"],
    ["the case of a sentence's beginning", "Led a team of five", "he led a team of five people"],
    ["marks of tables", "Anna Oslo", "| Anna | Oslo | 5 |"],
    ["what is left out", "led … five people", "He led a team of five people."],
    ["an address that a column breaks", "anna.berg@web.example", "Tel. 1183\nanna.berg\n@web.example\nOslo"],
  ])("is found whatever the %s", (_, quote, text) => {
    expect(standsIn(quote, quotable(text))).toBe(true);
  });

  it.each([
    ["a part of a word", "art", "the start"],
    ["the beginning of a word", "Go", "Google"],
    ["a part of a number", "5 years", "15 years"],
    ["a number's decimals", "5 %", "1.5 %"],
    ["a number with another sign", "5 %", "it fell by -5 %"],
    ["a number's beginning", "1,5", "1,500"],
    ["two words that a line end parts", "AnnaBergen", "Anna\nBergen"],
    ["a short word in another case", "IT", "it is"],
    ["parts in another order", "people … led", "He led five people"],
    ["a part that isn't there", "led … fifty people", "He led five people"],
    ["nothing", " ", "some text"],
    ["a mark", "—", "a — b"],
  ])("is not found where it is %s", (_, quote, text) => {
    expect(standsIn(quote, quotable(text))).toBe(false);
  });

  it("runs over the end of a page only where it stands on both", () => {
    expect(standsAcross("a team of five", "He led a team", "of five people")).toBe(true);
    expect(standsAcross("of five", "He led a team", "of five people")).toBe(false);
  });
});
