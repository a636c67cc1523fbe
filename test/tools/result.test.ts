import { describe, expect, it } from "vitest";
import { jsonSafe, readResult } from "../../src/tools/result.js";

const circular: Record<string, unknown> = {};
circular.self = circular;

describe("what a tool gives back", () => {
  it("is a text, whatever it is", () => {
    expect(readResult("hi")).toEqual({ text: "hi" });
    expect(readResult(undefined)).toEqual({ text: "" });
    expect(readResult(12n)).toEqual({ text: '"12"', data: "12" });
    expect(readResult({ found: 3 })).toEqual({ text: '{"found":3}', data: { found: 3 } });
    expect(readResult(Buffer.alloc(5_000_000)).text).toBe("(binary output, 5000000 bytes, not shown)");
    expect(readResult(circular)).toEqual({
      text: "(a value of type object that can't be shown)",
      data: { unserializable: true },
    });
  });

  it("keeps what is well made and leaves out the rest, so that a journal of it can be read again", () => {
    expect(readResult({ text: "x", files: "out.md", sources: "all", choices: { a: "b" }, ok: "no" })).toEqual({
      text: "x",
      files: ["out.md"],
    });
    const source = { path: "a.md", text: "A" };
    expect(readResult({ text: "x", files: [1, "a"], sources: [source, { path: 1 }], choices: { a: ["b"] } })).toEqual({
      text: "x",
      files: ["a"],
      sources: [source],
      choices: { a: ["b"] },
    });
  });

  it("has data that JSON can hold, of a bounded length", () => {
    expect(jsonSafe({ at: new Date(0), n: 1n, bytes: Buffer.from("abc") })).toEqual({
      at: "1970-01-01T00:00:00.000Z",
      n: "1",
      bytes: "(binary output, 3 bytes, not shown)",
    });
    expect(jsonSafe({ much: "y".repeat(5_000_000) })).toEqual({ tooLong: 5_000_011 });
  });
});
