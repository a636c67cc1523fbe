import { describe, expect, it } from "vitest";
import { schemaToGbnf } from "../../../../src/runtime/model/grammar/schema.js";
import type { JsonSchema } from "../../../../src/runtime/model/grammar/types.js";
import { edgeCases } from "./edge-cases.js";
import { mcpCases } from "./mcp-cases.js";
import { misjudged, oracle } from "./oracle.js";
import { structureCases } from "./structure-cases.js";
import { textCases } from "./text-cases.js";
import { valueCases } from "./value-cases.js";

describe("schemaToGbnf", () => {
  for (const test of [...structureCases, ...valueCases, ...textCases, ...edgeCases, ...mcpCases]) {
    it(test.it, async () => {
      const { gbnf, notes } = schemaToGbnf(test.schema);
      const spelled = (value: unknown) => [JSON.stringify(value), JSON.stringify(value, null, 2)];
      expect(await misjudged(gbnf, test.valid.flatMap(spelled), test.invalid.flatMap(spelled))).toEqual([]);
      const compact = schemaToGbnf(test.schema, { whitespace: "compact" }).gbnf;
      const plain = (values: unknown[]) => values.map((value) => JSON.stringify(value));
      expect(await misjudged(compact, plain(test.valid), plain(test.invalid))).toEqual([]);
      const named = [...new Set(notes.map((note) => note.split(" ")[0]))].sort();
      expect(named).toEqual((test.notes ?? []).sort());
    });
  }

  it("admits compact, spaced and indented JSON, and only compact when asked", async () => {
    const schema = { type: "object", properties: { a: { type: "array", items: { type: "integer" } }, b: {} } };
    const spaced = '{"a": [1, 2], "b": {"c": null}}';
    const spellings = [
      '{"a":[1,2],"b":{}}',
      spaced,
      '{ "a": [ 1, 2 ] }',
      '{\n\t"a": [\n\t\t1,\n\t\t2\n\t]\n}',
      "{}",
      "{ }",
    ];
    const broken = ['{"a" : []}', ' {"a":[]}', '{"a":[]} ', '{"a":[],}', '{"a":[1 2]}', "{'a':[]}", '{"a":[1,]}'];
    expect(await misjudged(schemaToGbnf(schema).gbnf, spellings, broken)).toEqual([]);
    const compact = schemaToGbnf(schema, { whitespace: "compact" }).gbnf;
    expect(
      await misjudged(compact, ['{"a":[1,2],"b":{"c":null}}', "{}"], [...spellings.slice(1, 4), ...broken]),
    ).toEqual([]);
  });

  it("admits no number that JavaScript reads as infinite, and no half of a surrogate pair", async () => {
    const test = await oracle(schemaToGbnf({}).gbnf);
    expect(["1e999", "1e400", "-1e1000", "01", "1.", ".5", "+1"].filter(test)).toEqual([]);
    expect(['"\\ud800"', '"\\udc00"', '"\\ud800x"', '"\t"', '"\\x"', '"\\u12"'].filter(test)).toEqual([]);
    expect(['"\\ud83d\\ude00"', '"\\u00e9"', '"\\/"', "1e99", "-0.5E-7"].every(test)).toBe(true);
  });

  it("admits no number that JavaScript reads as the bound that it must not reach", async () => {
    const test = await oracle(schemaToGbnf({ exclusiveMinimum: 9e10, exclusiveMaximum: 9.0000000002e10 }).gbnf);
    expect(["90000000000.0000001", "90000000001.99999999", "90000000002", "90000000000"].filter(test)).toEqual([]);
    expect(["90000000000.0001", "90000000001", "90000000001.9999"].every(test)).toBe(true);
  });

  const impossible: [string, JsonSchema, string][] = [
    ["a reference to another document", { properties: { a: { $ref: "https://x.org/s.json" } } }, "#/properties/a"],
    ["a reference to nothing", { $ref: "#/$defs/missing" }, "#"],
    ["a type that doesn't exist", { properties: { a: { type: "text" } } }, "#/properties/a"],
    [
      "a required property that admits nothing",
      { properties: { a: { properties: { b: false }, required: ["b"] } }, required: ["a"] },
      "#/properties/a/properties/b",
    ],
    ["bounds that exclude each other", { type: "integer", minimum: 5, maximum: 4 }, "#"],
    ["recursion without an end", { properties: { a: { $ref: "#" } }, required: ["a"] }, "#/properties/a"],
    ["a pattern that is none", { properties: { a: { type: "string", pattern: "(" } } }, "#/properties/a"],
    ["types that exclude each other", { allOf: [{ type: "string" }, { type: "integer" }] }, "#"],
    ["a pattern of names that is none", { patternProperties: { "(": {} } }, "#"],
    ["bounds that are texts", { properties: { a: { type: "integer", minimum: "5" } } }, "#/properties/a"],
    ["lengths that are texts", { properties: { a: { type: "string", minLength: "3" } } }, "#/properties/a"],
    ["an enum that is no list", { enum: { a: 1 } }, "#"],
    ["properties that are a list", { type: "object", properties: ["a"] }, "#"],
    ["a type that is a number", { type: 5 }, "#"],
    [
      "a part that is a document of its own, with references inside",
      { properties: { a: { $id: "child", $ref: "#/$defs/z", $defs: { z: {} } } }, $defs: { z: { type: "string" } } },
      "#/properties/a",
    ],
    [
      "bounds beyond all numbers that are written",
      { properties: { a: { type: "integer", minimum: 1e16 } }, required: ["a"] },
      "#/properties/a",
    ],
    ["a list that is none", { properties: { a: { anyOf: [] } } }, "#/properties/a"],
  ];
  for (const [name, schema, path] of impossible) {
    it(`refuses ${name}, naming the path`, () => {
      expect(() => schemaToGbnf(schema)).toThrow(
        expect.objectContaining({ code: "model.schema-unsupported", message: expect.stringContaining(`at ${path} `) }),
      );
    });
  }

  it("refuses what nests so deeply that no stack would hold it", () => {
    let schema: JsonSchema = { type: "integer" };
    for (let level = 0; level < 5000; level++) schema = { type: "array", items: schema };
    expect(() => schemaToGbnf(schema)).toThrow(
      expect.objectContaining({
        code: "model.schema-unsupported",
        message: expect.stringContaining("nests too deeply"),
      }),
    );
  });
});
