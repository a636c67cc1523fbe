import { describe, expect, it } from "vitest";
import { isNeed, needsIn, wishesIn } from "../../../src/tools/screening/post-prose.js";

const post = `# Beekeeper

We are nine people and forty hives.

You hold a recognised certificate in beekeeping (a diploma, or what your own
country calls it) and you have at least two years of experience. Polish is a must.

We would be pleased about queen rearing, work with schools, or some German. A driving licence is a plus.`;

describe("a post in sentences", () => {
  it("asks for what its sentences need", () => {
    expect(needsIn(post)).toEqual([
      "recognised certificate in beekeeping",
      "at least two years of experience",
      "Polish",
    ]);
  });

  it("wishes for what they would like", () => {
    expect(wishesIn(post)).toEqual(["queen rearing", "schools", "German", "driving licence"]);
  });

  it("knows a reader's find that isn't needed", () => {
    expect(isNeed("certificate in beekeeping", post)).toBe(true);
    expect(isNeed("nine people", post)).toBe(false);
    expect(isNeed("queen rearing", post)).toBe(false);
  });

  it("is also read in other languages", () => {
    expect(needsIn("Sie haben einen Gesellenbrief. Englisch ist Voraussetzung.")).toEqual([
      "einen Gesellenbrief",
      "Englisch",
    ]);
    expect(wishesIn("L'allemand serait un plus.")).toEqual(["L'allemand"]);
  });
});
