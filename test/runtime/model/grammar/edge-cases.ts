import type { SchemaCase } from "./schema-case.js";

const parsed = (json: string) => JSON.parse(json);

/** Where keywords meet in rare ways, and what sloppy servers write. */
export const edgeCases: SchemaCase[] = [
  {
    it: "closes an object of which nothing is left unevaluated",
    schema: { type: "object", unevaluatedProperties: false },
    valid: [{}],
    invalid: [{ a: 1 }],
  },
  {
    it: "holds what is unevaluated after all parts of allOf",
    schema: {
      allOf: [{ properties: { a: { type: "integer" } } }, { properties: { b: { type: "integer" } } }],
      type: "object",
      unevaluatedProperties: { type: "string" },
    },
    valid: [{}, { a: 1, b: 2 }, { a: 1, c: "x" }],
    invalid: [{ a: "x" }, { c: 1 }],
  },
  {
    it: "closes a list of which nothing is left unevaluated",
    schema: { type: "array", prefixItems: [{ type: "integer" }], minItems: 0, unevaluatedItems: false },
    valid: [[], [1]],
    invalid: [[1, 2], ["x"]],
  },
  {
    it: "lets no pattern of one part open what the other part closes",
    schema: {
      allOf: [{ type: "object", additionalProperties: false }, { patternProperties: { "^x": { type: "integer" } } }],
    },
    valid: [{}],
    invalid: [{ x1: 1 }],
  },
  {
    it: "says so where names must pass more than a pattern of members",
    schema: {
      type: "object",
      patternProperties: { "^x": { type: "integer" } },
      additionalProperties: false,
      propertyNames: { pattern: "z$" },
    },
    valid: [{}, { xz: 1 }],
    invalid: [{ yz: 1 }],
    notes: ["propertyNames"],
  },
  {
    it: "admits no member where no name is admitted",
    schema: { type: "object", propertyNames: false },
    valid: [{}],
    invalid: [{ a: 1 }],
  },
  {
    it: "says so where a declared name must pass a reference",
    schema: {
      type: "object",
      properties: { abc: { type: "integer" } },
      additionalProperties: false,
      propertyNames: { $ref: "#/$defs/short" },
      $defs: { short: { maxLength: 2 } },
    },
    valid: [{}],
    invalid: [{ b: 1 }],
    notes: ["propertyNames"],
  },
  {
    it: "reads patterns as Unicode ones, wherever they stand",
    schema: {
      type: "object",
      properties: {
        mark: { enum: ["é", "1"], pattern: "^\\p{L}+$" },
        name: { type: "string", pattern: "^\\p{Lu}\\p{L}*$" },
      },
      required: ["mark"],
    },
    valid: [{ mark: "é" }, { mark: "é", name: "Émile" }],
    invalid: [{ mark: "1" }, { mark: "é", name: "émile" }, { mark: "é", name: "E2" }],
  },
  {
    it: "names what it doesn't look into inside the values of an enum",
    schema: {
      enum: [{ a: 1 }, { a: "x" }],
      properties: { a: { anyOf: [{ type: "integer" }, { type: "null" }] } },
    },
    valid: [{ a: 1 }],
    invalid: [{ a: 2 }],
    notes: ["anyOf"],
  },
  {
    it: "keeps of an enum what a pattern of members admits",
    schema: {
      enum: [{ x1: 1 }, { y: 1 }],
      patternProperties: { "^x": { type: "integer" } },
      additionalProperties: false,
    },
    valid: [{ x1: 1 }],
    invalid: [{ y: 1 }],
    notes: ["patternProperties"],
  },
  {
    it: "joins properties of any name",
    schema: parsed(
      '{"type":"object","allOf":[{"properties":{"__proto__":{"type":"integer"}}},{"properties":{"b":{}}}]}',
    ),
    valid: [parsed('{"__proto__":1}'), parsed('{"__proto__":1,"b":2}')],
    invalid: [parsed('{"__proto__":"x"}')],
  },
  {
    it: "passes over the flag of older drafts that marks a property as required, and says so",
    schema: {
      type: "object",
      properties: { a: { type: "string", required: true }, b: { type: "null", required: false } },
    },
    valid: [{}, { a: "x" }],
    invalid: [{ a: 1 }],
    notes: ["required"],
  },
  {
    it: "takes names and values in any script",
    schema: {
      type: "object",
      properties: {
        größe: { type: "integer" },
        名前: { const: "値" },
        "a\nb": { type: "null" },
        "😀": { type: "boolean" },
      },
      required: ["größe", "名前", "a\nb", "😀"],
    },
    valid: [{ größe: 1, 名前: "値", "a\nb": null, "😀": true }],
    invalid: [{}, { größe: 1, 名前: "x", "a\nb": null, "😀": true }],
  },
  {
    it: "tells a declared name beyond the basic plane from other names",
    schema: {
      type: "object",
      properties: { "😀": { type: "string" } },
      additionalProperties: { type: "integer" },
    },
    valid: [{}, { "😀": "x" }, { "😀": "x", "😁": 1 }, { "😁": 1, "😀a": 2 }],
    invalid: [{ "😀": 1 }, { "😁": "x" }],
  },
  {
    it: "holds a bound that is not admitted also where more digits would be read as the bound",
    schema: { type: "number", exclusiveMinimum: 90_000_000_000, exclusiveMaximum: 90_000_000_009 },
    valid: [90_000_000_000.001, 90_000_000_001, 90_000_000_003.125, 90_000_000_008.999],
    invalid: [90_000_000_000, 90_000_000_009],
  },
  {
    it: "takes whole numbers of sixteen digits that JavaScript keeps",
    schema: { type: "array", items: { anyOf: [{ type: "integer" }, { type: "integer", minimum: 5e15 }] } },
    valid: [[1_732_741_200_123_456, -1_732_741_200_123_456, 8_999_999_999_999_999]],
    invalid: [[1e16], [9_100_000_000_000_000]],
  },
  {
    it: "says so where an option without a type lets other types pass",
    schema: { oneOf: [{ properties: { a: { type: "integer" } }, required: ["a"] }, { type: "number" }] },
    valid: [{ a: 1 }],
    invalid: [{ a: "x" }, "x"],
    notes: ["oneOf"],
  },
  {
    it: "holds options without a type that differ in a constant",
    schema: {
      type: "object",
      oneOf: [
        { properties: { kind: { const: "a" } }, required: ["kind"] },
        { properties: { kind: { const: "b" } }, required: ["kind"] },
      ],
    },
    valid: [{ kind: "a" }, { kind: "b" }],
    invalid: [{ kind: "c" }, {}],
  },
  {
    it: "holds large bounds of lengths without a large grammar",
    schema: {
      type: "object",
      properties: { a: { type: "string", maxLength: 100_000 }, b: { type: "string", maxLength: 1_000_000_000 } },
      required: ["a", "b"],
    },
    valid: [{ a: "x", b: "y".repeat(3000) }],
    invalid: [{ a: "x" }, { a: "x", b: 1 }],
  },
  {
    it: "says that conditions and negations are left to validation",
    schema: {
      type: "object",
      properties: { a: { type: "integer" }, b: { not: { type: "string" } } },
      if: { required: ["a"] },
      // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's name
      then: { required: ["b"] },
      dependentRequired: { b: ["a"] },
    },
    valid: [{}, { a: 1, b: 2 }],
    invalid: [{ a: "x" }],
    notes: ["if", "not", "dependentRequired"],
  },
];
