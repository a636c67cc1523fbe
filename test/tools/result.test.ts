import { describe, expect, it } from "vitest";
import { jsonSafe, readResult, textOf } from "../../src/tools/result.js";

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

  it("tells of an image that it is there, and how long, instead of its base64", () => {
    const data = "QUJD".repeat(1000);
    const blocks = [
      { type: "text", text: "A page." },
      { type: "image_url", image_url: { url: `data:image/png;base64,${data}` } },
      { type: "image", mimeType: "image/png", data },
    ];
    expect(textOf(blocks)).toMatch(/^A page\.\n.*binary output, 30\d\d bytes.*\n.*binary output, 3000 bytes/);
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
