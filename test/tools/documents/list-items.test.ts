import { describe, expect, it } from "vitest";
import { listItems } from "../../../src/tools/documents/list-items.js";

describe("the entries of a list on one line", () => {
  it.each([
    ["Go, Rust and SQL", ["Go", "Rust", "SQL"]],
    ["Go, Rust, and SQL", ["Go", "Rust", "SQL"]],
    ["Go; Rust | SQL · C++ • C#", ["Go", "Rust", "SQL", "C++", "C#"]],
    ["Go / Rust - SQL", ["Go", "Rust", "SQL"]],
    ["Excel, SAP et Sage", ["Excel", "SAP", "Sage"]],
    ["AWS (EC2, S3), Docker", ["AWS (EC2, S3)", "Docker"]],
  ])("%s", (text, items) => {
    expect(listItems(text)).toEqual(items);
  });

  it.each(["CI/CD", "Research and development", "Front-end", "Objective-C", "R", "Health & safety"])(
    "%s is one thing",
    (text) => {
      expect(listItems(text)).toEqual([text]);
    },
  );

  it("of an empty text are none", () => {
    expect(listItems("  ")).toEqual([]);
  });
});
