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
