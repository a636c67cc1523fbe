import type { SchemaCase } from "./schema-case.js";

const address = { type: "object", properties: { street: { type: "string" } }, required: ["street"] };

/** How schemas are put together: properties, options, references. */
export const structureCases: SchemaCase[] = [
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
];
