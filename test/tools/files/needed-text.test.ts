import { describe, expect, it } from "vitest";
import { neededText } from "../../../src/tools/files/needed-text.js";

describe("what every match holds", () => {
  it.each([
    ["needle", "needle"],
    ["^import .* from", "import "],
    ["colou?r: red", "r: red"],
    ["ab+cdef", "cdef"],
    ["x{0,3}abc{2}d", "abc"],
    ["foo\\.bar\\(", "foo.bar("],
    ["[abc]xyz(?!no)", "xyz"],
    ["(one|two) three", " three"],
  ])("%s: %s", (source, text) => {
    expect(neededText(source)).toBe(text);
    new RegExp(source);
  });

  it.each(["one|two", "ab", "\\d+", "(needle)", "[needle]", "\\x61bcdef", "\\p{L}abcdef", "a*b*c*", ".*"])(
    "%s has none that can be told",
    (source) => expect(neededText(source)).toBeUndefined(),
  );
});
