import { describe, expect, it } from "vitest";
import { schemaToGbnf } from "../../../../src/runtime/model/grammar/schema.js";
import type { JsonSchema } from "../../../../src/runtime/model/grammar/types.js";
import { misjudged, oracle } from "./oracle.js";

interface Case {
  it: string;
  schema: JsonSchema;
  valid: unknown[];
  invalid: unknown[];
  /** Keywords that the notes must name; none by default. */
  notes?: string[];
}

const address = { type: "object", properties: { street: { type: "string" } }, required: ["street"] };

const cases: Case[] = [
  {
    it: "forces required properties and lets optional ones be left out",
    schema: {
      type: "object",
      properties: { a: { type: "integer" }, b: { type: "string" }, c: { type: "boolean" } },
      required: ["b"],
    },
    valid: [{ b: "x" }, { a: 1, b: "x" }, { b: "", c: false }, { a: -2, b: 'é\n"\\', c: true }],
    invalid: [{}, { a: 1 }, { a: 1, c: true }, { b: 1 }, { b: "x", d: 1 }, { c: true, b: "x" }, [], "b", null],
  },
  {
    it: "admits {} where everything is optional",
    schema: { type: "object", properties: { a: { type: "null" }, b: { type: "null" } } },
    valid: [{}, { a: null }, { b: null }, { a: null, b: null }],
    invalid: [{ b: null, a: null }, { a: 1 }],
  },
  {
    it: "admits any object where nothing is declared",
    schema: { type: "object" },
    valid: [{}, { x: 1 }, { x: { y: [1, "two", null] }, z: false }],
    invalid: [[], 1, "{}"],
  },
  {
    it: "admits any value where nothing is said",
    schema: {},
    valid: [null, true, -1.5e3, "text", [], [1, [2]], {}, { a: { b: null } }],
    invalid: [],
  },
  {
    it: "holds additional properties to their schema, and declared names apart from them",
    schema: {
      type: "object",
      properties: { ab: { type: "integer" }, 'q"': { type: "null" } },
      additionalProperties: { type: "string" },
    },
    valid: [{}, { ab: 1 }, { x: "y" }, { ab: 1, 'q"': null, abc: "s", a: "s", b: "s" }, { "": "s" }, { 'q"q': "s" }],
    invalid: [{ x: 1 }, { ab: "text" }, { 'q"': "text" }, { x: "s", ab: 1 }],
  },
  {
    it: "refuses additional properties that are false",
    schema: { type: "object", properties: { a: { type: "integer" } }, additionalProperties: false },
    valid: [{}, { a: 1 }],
    invalid: [{ b: 1 }, { a: 1, b: 1 }],
  },
  {
    it: "takes anyOf as any of the options",
    schema: { anyOf: [{ type: "integer" }, { type: "null" }, { type: "string", maxLength: 2 }] },
    valid: [1, null, "ab", ""],
    invalid: ["abc", true, 1.5, [], {}],
  },
  {
    it: "joins keywords beside anyOf with each option",
    schema: {
      type: "object",
      properties: { a: { type: "integer" }, b: { type: "integer" } },
      anyOf: [{ required: ["a"] }, { required: ["b"] }],
    },
    valid: [{ a: 1 }, { b: 1 }, { a: 1, b: 2 }],
    invalid: [{}],
  },
  {
    it: "takes oneOf as one of options that can't overlap",
    schema: {
      oneOf: [
        { type: "object", properties: { kind: { const: "a" }, n: { type: "integer" } }, required: ["kind", "n"] },
        { type: "object", properties: { kind: { const: "b" }, s: { type: "string" } }, required: ["kind"] },
      ],
    },
    valid: [{ kind: "a", n: 1 }, { kind: "b" }, { kind: "b", s: "x" }],
    invalid: [{ kind: "a" }, { kind: "b", n: 1 }, { kind: "c" }],
  },
  {
    it: "says where oneOf may overlap",
    schema: { oneOf: [{ type: "integer", minimum: 0 }, { type: "number" }] },
    valid: [-1, 1.5],
    invalid: ["x"],
    notes: ["oneOf"],
  },
  {
    it: "joins allOf, also over references, and narrows what both declare",
    schema: {
      allOf: [
        { $ref: "#/$defs/base" },
        { type: "object", properties: { id: { maximum: 9 }, extra: { type: "boolean" } }, required: ["extra"] },
      ],
      $defs: { base: { type: "object", properties: { id: { type: "integer", minimum: 3 } }, required: ["id"] } },
    },
    valid: [
      { id: 3, extra: true },
      { id: 9, extra: false },
    ],
    invalid: [{ id: 2, extra: true }, { id: 10, extra: true }, { id: 5 }, { extra: true }],
  },
  {
    it: "lets one part of allOf close what the other opens",
    schema: {
      allOf: [
        { type: "object", properties: { a: { type: "integer" } }, additionalProperties: false },
        { type: "object", properties: { a: {}, b: { type: "integer" } } },
      ],
    },
    valid: [{}, { a: 1 }],
    invalid: [{ b: 1 }, { a: 1, b: 1 }, { a: "x" }],
  },
  {
    it: "follows references to $defs and definitions",
    schema: {
      type: "object",
      properties: { home: { $ref: "#/$defs/address" }, work: { $ref: "#/definitions/address", description: "d" } },
      required: ["home"],
      $defs: { address },
      definitions: { address },
    },
    valid: [{ home: { street: "x" } }, { home: { street: "x" }, work: { street: "y" } }],
    invalid: [{ home: {} }, { home: { street: 1 } }, {}],
  },
  {
    it: "follows recursive references, to the root and through definitions",
    schema: {
      type: "object",
      properties: {
        name: { type: "string" },
        children: { type: "array", items: { $ref: "#" } },
        next: { $ref: "#/$defs/n" },
      },
      required: ["name"],
      $defs: { n: { anyOf: [{ $ref: "#/$defs/n" }, { type: "null" }, { $ref: "#" }] } },
    },
    valid: [
      { name: "a" },
      { name: "a", children: [] },
      { name: "a", children: [{ name: "b", children: [{ name: "c" }] }] },
      { name: "a", next: { name: "b", next: null } },
    ],
    invalid: [
      { name: "a", children: [{}] },
      { name: "a", next: 1 },
    ],
  },
  {
    it: "comes to an end where recursion goes through allOf",
    schema: {
      $ref: "#/$defs/node",
      $defs: {
        base: {
          type: "object",
          properties: { id: { type: "integer" }, kids: { type: "array", items: { $ref: "#/$defs/base" } } },
        },
        node: {
          allOf: [
            { $ref: "#/$defs/base" },
            { properties: { kids: { type: "array", items: { $ref: "#/$defs/node" }, maxItems: 2 } }, required: ["id"] },
          ],
        },
      },
    },
    valid: [{ id: 1 }, { id: 1, kids: [{ id: 2, kids: [] }] }],
    invalid: [{ kids: [] }, { id: 1, kids: [{}] }, { id: 1, kids: [{ id: 1 }, { id: 2 }, { id: 3 }] }],
  },
  {
    it: "comes to an end where oneOf names itself",
    schema: {
      $ref: "#/$defs/a",
      $defs: {
        a: { oneOf: [{ $ref: "#/$defs/b" }, { type: "integer" }] },
        b: { description: "d", oneOf: [{ $ref: "#/$defs/a" }, { type: "string" }], maxLength: 3 },
      },
    },
    valid: [1, "abc"],
    invalid: ["abcd", null],
  },
  {
    it: "admits exactly the values of enum and const, whatever they are",
    schema: { enum: ["a", "b\nc", 1, 2.5, null, true, { k: [1, { z: "é" }] }, [], "ab"] },
    valid: ["a", "b\nc", 1, 2.5, null, true, { k: [1, { z: "é" }] }, [], "ab"],
    invalid: ["c", "b", 2, false, {}, [1], { k: [1] }],
  },
  {
    it: "admits long enums",
    schema: { enum: Array.from({ length: 60 }, (_, i) => `value-${i}`) },
    valid: ["value-0", "value-1", "value-10", "value-59"],
    invalid: ["value-", "value-60", "value"],
  },
  {
    it: "keeps of an enum what passes the keywords beside it",
    schema: { type: ["string", "integer"], enum: ["long", "x", 5, 50, null], maxLength: 2, maximum: 10 },
    valid: ["x", 5],
    invalid: ["long", 50, null],
  },
  {
    it: "names what it doesn't check of an enum's values",
    schema: { enum: ["a", 2, [1]], format: "date", multipleOf: 2, maxProperties: 1 },
    valid: ["a", 2, [1]],
    invalid: ["b"],
    notes: ["format", "multipleOf"],
  },
  {
    it: "admits a const object",
    schema: { const: { a: 1, b: [true] } },
    valid: [{ a: 1, b: [true] }],
    invalid: [{ a: 1 }, {}],
  },
  {
    it: "takes lists of types",
    schema: { type: ["string", "null", "array"], items: { type: "integer" }, minLength: 1 },
    valid: ["x", null, [], [1, 2]],
    invalid: ["", 1, ["a"], {}],
  },
  {
    it: "bounds arrays",
    schema: { type: "array", items: { type: "boolean" }, minItems: 2, maxItems: 4 },
    valid: [
      [true, false],
      [true, true, true, true],
    ],
    invalid: [[], [true], [true, true, true, true, true], [1, 2]],
  },
  {
    it: "bounds long arrays",
    schema: { type: "array", items: { const: 1 }, minItems: 0, maxItems: 2600 },
    valid: [[], [1], Array(2600).fill(1)],
    invalid: [Array(2601).fill(1), Array(3000).fill(1)],
  },
  { it: "admits only [] where no item may stand", schema: { type: "array", maxItems: 0 }, valid: [[]], invalid: [[1]] },
  {
    it: "takes tuples with their own items, and items after them",
    schema: {
      type: "array",
      prefixItems: [{ type: "string" }, { type: "integer" }],
      items: { type: "boolean" },
      minItems: 1,
      maxItems: 4,
    },
    valid: [["a"], ["a", 1], ["a", 1, true], ["a", 1, true, false]],
    invalid: [[], [1], ["a", "b"], ["a", 1, 2], ["a", 1, true, true, true]],
  },
  {
    it: "takes tuples in the older spelling",
    schema: { type: "array", items: [{ type: "string" }, { type: "integer" }], additionalItems: false },
    valid: [["a", 1]],
    invalid: [
      ["a", 1, 2],
      [1, "a"],
    ],
  },
  {
    it: "bounds strings in code points",
    schema: { type: "string", minLength: 2, maxLength: 4 },
    valid: ["ab", "äöüß", "😀😀", '"\\\n"', "日本語"],
    invalid: ["", "a", "abcde", "😀"],
  },
  {
    it: "bounds long strings",
    schema: { type: "string", maxLength: 5000 },
    valid: ["", "x".repeat(499), "x".repeat(500), "x".repeat(501), "ü".repeat(5000), "😀".repeat(4999)],
    invalid: ["x".repeat(5001), "x".repeat(6000)],
  },
  {
    it: "bounds several long strings at once",
    schema: {
      type: "object",
      properties: { a: { type: "string", maxLength: 3000 }, b: { type: "string", minLength: 1200, maxLength: 3000 } },
      required: ["a", "b"],
    },
    valid: [
      { a: "x".repeat(3000), b: "y".repeat(3000) },
      { a: "", b: "y".repeat(1200) },
    ],
    invalid: [
      { a: "x".repeat(3001), b: "y".repeat(3000) },
      { a: "", b: "y".repeat(1199) },
      { a: "", b: "y".repeat(3001) },
    ],
  },
  {
    it: "holds anchored patterns",
    schema: { type: "string", pattern: "^[a-z][a-z0-9_-]{0,9}(\\.(txt|md))?$" },
    valid: ["a", "abc-1_2.md", "z.txt"],
    invalid: ["", "A", "a.pdf", "1a", "a".repeat(11), "a b"],
  },
  {
    it: "searches for patterns without anchors",
    schema: { type: "string", pattern: "\\d{2}" },
    valid: ["12", "ab 34 cd", "999"],
    invalid: ["", "1", "a1b2"],
  },
  {
    it: "escapes what patterns admit as JSON does",
    schema: { type: "string", pattern: '^["\\\\\\n\\-\\]a]+$' },
    valid: ['"', "\\", "\n", "-]a", '"\\\n"'],
    invalid: ["b", "\t", ""],
  },
  {
    it: "holds classes, negation, properties and lazy repetition in patterns",
    schema: { type: "string", pattern: "^(?:\\p{Lu}\\p{Ll}+?|[^\\d\\s]{2,3}|\\u0041\\x42\\.)$" },
    valid: ["Élan", "a-b", "AB."],
    invalid: ["Él4", "a b", "1", "abcd"],
  },
  {
    it: "repeats what may be empty",
    schema: { type: "string", pattern: "^((a|b*)*(\\s?c?)+|(x*y*){2,3})$" },
    valid: ["", "abba", "ab c c", "xyxy", "yxyx"],
    invalid: ["ca", "xyxyxyxy", "d"],
  },
  {
    it: "joins a pattern with lengths where it can",
    schema: { type: "string", pattern: "^x-[a-z]+$", minLength: 4, maxLength: 6 },
    valid: ["x-ab", "x-abcd"],
    invalid: ["x-a", "x-abcde"],
  },
  {
    it: "says so where a pattern is not of the regular kind",
    schema: { type: "string", pattern: "^(?=.*\\d).+$", maxLength: 3 },
    valid: ["a1", "abc"],
    invalid: ["abcd"],
    notes: ["pattern"],
  },
  {
    it: "says so where lengths can't be joined with a pattern",
    schema: { type: "string", pattern: "^(ab|c)*d*$", maxLength: 4 },
    valid: ["abcd", ""],
    invalid: ["x"],
    notes: ["maxLength"],
  },
  ...Object.entries({
    date: [
      ["2024-02-29", "2026-12-31", "1999-01-01"],
      ["2023-02-29", "2026-13-01", "2026-04-31", "26-01-01", "1900-02-29"],
    ],
    time: [
      ["12:00:00Z", "23:59:59.123+02:00"],
      ["24:00:00Z", "12:60:00Z", "12:00"],
    ],
    "date-time": [
      ["2026-11-23T10:00:00Z", "2026-11-23T10:00:00.5-05:30"],
      ["2026-11-23", "2026-11-23 10:00:00"],
    ],
    email: [
      ["a@b.co", "anna.roth+x@mail.example.org"],
      ["a", "a@b", "@b.co", "a@.co", "a..b@c.de", ""],
    ],
    uri: [
      ["https://example.org", "http://a.b/c?d=e#f", "https://x.org:8080/%20", "mailto:a@b.co"],
      ["example.org", "http://", "x y", ""],
    ],
    uuid: [["123e4567-e89b-12d3-a456-426614174000"], ["123e4567e89b12d3a456426614174000", "x", ""]],
    ipv4: [
      ["127.0.0.1", "255.255.255.255"],
      ["256.1.1.1", "1.2.3", "01.2.3.4"],
    ],
    ipv6: [
      ["::1", "2001:db8:0:0:0:0:0:1", "fe80::1"],
      ["1::2::3", "::g", "1:2"],
    ],
    hostname: [
      ["a", "example.org"],
      ["-a", "a..b", ""],
    ],
    duration: [
      ["P3W", "PT5M", "P1DT12H"],
      ["P", "5M", "PT"],
    ],
  }).map(([format, [valid = [], invalid = []]]) => ({
    it: `holds the format ${format}`,
    schema: { type: "string", format },
    valid,
    invalid,
  })),
  {
    it: "says so where it doesn't know a format",
    schema: { type: "string", format: "isbn" },
    valid: ["anything"],
    invalid: [1],
    notes: ["format"],
  },
  {
    it: "holds bounds of integers",
    schema: { type: "integer", minimum: -12, maximum: 1305 },
    valid: [-12, -9, -1, 0, 1, 9, 10, 99, 100, 999, 1000, 1299, 1305],
    invalid: [-13, -20, -100, 1306, 1310, 1400, 2000, 10000, 1.5, "1"],
  },
  {
    it: "holds open integer bounds",
    schema: { type: "integer", exclusiveMinimum: 7 },
    valid: [8, 10, 77, 123456],
    invalid: [7, 0, -8],
  },
  {
    it: "holds an upper bound alone",
    schema: { type: "integer", maximum: -3 },
    valid: [-3, -4, -33, -100],
    invalid: [-2, 0, 5],
  },
  {
    it: "refuses more digits than JavaScript keeps, whatever the bounds",
    schema: { type: "integer", minimum: -9007199254740991, maximum: 9007199254740991 },
    valid: [0, -5, 999999999999999],
    invalid: ["5"],
  },
  {
    it: "holds bounds of numbers",
    schema: { type: "number", minimum: 0, maximum: 1 },
    valid: [0, 1, 0.5, 0.999, 0.001],
    invalid: [-0.1, 1.001, 2, 10, -1],
  },
  {
    it: "holds open and fractional bounds of numbers",
    schema: { type: "number", exclusiveMinimum: -1.25, exclusiveMaximum: 0.75 },
    valid: [-1.2, -1.24, -1, 0, 0.7, 0.74, 0.7499, -0.5],
    invalid: [-1.25, -1.3, -2, 0.75, 0.76, 0.8, 1],
  },
  {
    it: "holds bounds within one whole number",
    schema: { type: "number", minimum: 2.125, maximum: 2.5 },
    valid: [2.125, 2.13, 2.2, 2.49, 2.5, 2.1251],
    invalid: [2, 2.1, 2.12, 2.124, 2.51, 2.6, 3],
  },
  {
    it: "holds a lower bound that is open at zero",
    schema: { type: "number", exclusiveMinimum: 0 },
    valid: [0.01, 1, 55.5],
    invalid: [0, -1],
  },
  {
    it: "holds flags of older drafts",
    schema: { type: "integer", minimum: 1, exclusiveMinimum: true },
    valid: [2],
    invalid: [1],
  },
  {
    it: "holds names by propertyNames",
    schema: { type: "object", propertyNames: { pattern: "^[a-z]+$" }, additionalProperties: { type: "integer" } },
    valid: [{}, { a: 1, b: 2 }],
    invalid: [{ A: 1 }, { a: "x" }, { "": 1 }],
  },
  {
    it: "takes an enum of propertyNames as optional properties",
    schema: {
      type: "object",
      propertyNames: { enum: ["a", "b"] },
      additionalProperties: { type: "integer" },
      required: ["b"],
    },
    valid: [{ b: 1 }, { a: 1, b: 2 }].map((value) => value),
    invalid: [{}, { c: 1, b: 1 }, { b: "x" }],
  },
  {
    it: "holds patternProperties",
    schema: { type: "object", patternProperties: { "^x-": { type: "integer" } }, additionalProperties: false },
    valid: [{}, { "x-a": 1 }, { "x-": 2, "x-b": 3 }],
    invalid: [{ a: 1 }, { "x-a": "s" }],
  },
  {
    it: "says so where patternProperties may meet declared ones",
    schema: {
      type: "object",
      properties: { a: { type: "string" } },
      patternProperties: { "^x-": { type: "integer" } },
    },
    valid: [{}, { a: "s", "x-a": 1 }],
    invalid: [{ a: 1 }, { "x-a": "s" }],
    notes: ["patternProperties"],
  },
  {
    it: "requires what no property declares",
    schema: { type: "object", properties: { a: { type: "integer" } }, required: ["a", "b"] },
    valid: [{ a: 1, b: [null] }],
    invalid: [{ a: 1 }],
  },
  {
    it: "counts members where none is declared",
    schema: { type: "object", additionalProperties: { type: "integer" }, minProperties: 1, maxProperties: 2 },
    valid: [{ a: 1 }, { a: 1, b: 2 }],
    invalid: [{}, { a: 1, b: 2, c: 3 }],
  },
  {
    it: "names the keywords that no grammar holds",
    schema: {
      type: "object",
      properties: {
        tags: { type: "array", items: { type: "string" }, uniqueItems: true, contains: { const: "x" } },
        n: { type: "integer", multipleOf: 5 },
        not: { type: "string", not: { const: "" } },
      },
      dependentRequired: { tags: ["n"] },
      if: { required: ["n"] },
      else: { required: ["tags"] },
      minProperties: 2,
    },
    valid: [{ tags: ["x", "x"], n: 4, not: "" }],
    invalid: [{ tags: [1] }],
    notes: ["uniqueItems", "contains", "multipleOf", "not", "dependentRequired", "if", "minProperties"],
  },
  {
    it: "leaves out optional properties and options that admit nothing",
    schema: {
      type: "object",
      properties: {
        a: { type: "integer" },
        never: { not: {} },
        none: false,
        b: { anyOf: [false, { type: "null" }, { enum: [] }] },
      },
      required: ["a"],
    },
    valid: [{ a: 1 }, { a: 1, b: null }],
    invalid: [
      { a: 1, never: 1 },
      { a: 1, none: 1 },
    ],
  },
  {
    it: "reads keywords without a type as speaking of their own type",
    schema: { properties: { a: { minLength: 1 }, b: { minimum: 2 }, c: { items: { type: "null" } } }, required: ["a"] },
    valid: [{ a: "x" }, { a: "x", b: 2.5, c: [null] }],
    invalid: [{}, { a: "" }, { a: "x", b: 1 }, { a: "x", c: [1] }],
  },
  {
    it: "takes nullable as null too",
    schema: { type: "string", nullable: true, maxLength: 3 },
    valid: ["x", null],
    invalid: ["xxxx", 1],
  },
];

describe("schemaToGbnf", () => {
  for (const test of cases) {
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
    ["a list that is none", { properties: { a: { anyOf: [] } } }, "#/properties/a"],
  ];
  for (const [name, schema, path] of impossible) {
    it(`refuses ${name}, naming the path`, () => {
      expect(() => schemaToGbnf(schema)).toThrow(
        expect.objectContaining({ code: "model.schema-unsupported", message: expect.stringContaining(`at ${path} `) }),
      );
    });
  }
});
