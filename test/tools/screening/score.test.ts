import { describe, expect, it } from "vitest";
import { inRankOrder, scoreOf } from "../../../src/tools/screening/score.js";

const met = { credit: 1 };
const half = { credit: 0.5 };
const none = { credit: 0 };

describe("the score", () => {
  it("is 60 for must-haves, 15 for nice-to-haves and 25 for years", () => {
    const score = scoreOf({ must: [met, half, none], nice: [met, none], years: 8, minYears: 4 });
    expect(score.parts).toEqual([
      { name: "must", points: 30, most: 60 },
      { name: "nice", points: 7.5, most: 15 },
      { name: "years", points: 25, most: 25 },
    ]);
    expect(score.total).toBe(63);
  });

  it("gives the points of what isn't asked for to the rest", () => {
    const score = scoreOf({ must: [met], nice: [], years: 8, minYears: 4 });
    expect(score.total).toBe(100);
    expect(score.parts.map(({ most }) => most)).toEqual([70.6, 29.4]);
  });

  it("gives four fifths of the points for the years asked for, the rest for as many again", () => {
    const years = (value: number | undefined) => scoreOf({ must: [], nice: [], years: value, minYears: 5 }).total;
    expect([years(undefined), years(0), years(2.5), years(5), years(7.5), years(10), years(40)]).toEqual([
      0, 0, 40, 80, 90, 100, 100,
    ]);
  });

  it("counts years in proportion to ten where none are asked for", () => {
    expect(scoreOf({ must: [], nice: [], years: 5, minYears: undefined }).total).toBe(50);
  });
});

describe("the ranking", () => {
  const candidate = (file: string, total: number, must: { credit: number }[], years?: number) => ({
    file,
    must,
    years,
    score: { total, exact: total, parts: [] },
  });

  it("breaks ties by must-haves, then years, then the file's name", () => {
    const ordered = inRankOrder([
      candidate("d.pdf", 80, [half], 9),
      candidate("c.pdf", 80, [met], 2),
      candidate("b.pdf", 80, [met], 5),
      candidate("a.pdf", 70, [met], 5),
      candidate("aa.pdf", 80, [met], 5),
    ]);
    expect(ordered.map(({ file }) => file)).toEqual(["aa.pdf", "b.pdf", "c.pdf", "d.pdf", "a.pdf"]);
  });
});
