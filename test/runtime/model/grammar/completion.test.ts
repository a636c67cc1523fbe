import { describe, expect, it } from "vitest";
import { z } from "zod";
import { choice, pageRef, verbatim, workspaceFile } from "../../../../src/runtime/domains.js";
import { shortestCompletion } from "../../../../src/runtime/model/grammar/completion.js";
import { schemaToGbnf } from "../../../../src/runtime/model/grammar/schema.js";
import type { GrammarOptions, JsonSchema } from "../../../../src/runtime/model/grammar/types.js";
import { oracle } from "./oracle.js";

const domains = {
  workspaceFile: ["job.md", 'cvs/an"na.pdf', "cvs/bob.pdf"],
  pageRef: ["e1", "e12"],
  choices: { kinds: ["long one", "longer one", "two"] },
  verbatim: [{ text: 'Name: Anna Roth (Berlin)\nSkills: C++, "R", Node.js' }],
};

const schemas: Record<string, { schema: JsonSchema; values: unknown[]; options?: GrammarOptions }> = {
  "lengths beside patterns": {
    schema: {
      type: "object",
      properties: {
        mail: { type: "string", format: "email", maxLength: 14 },
        code: { type: "string", pattern: "^(ab|c)*d*$", minLength: 5, maxLength: 7 },
      },
      required: ["mail", "code"],
    },
    values: [{ mail: "anna@acme.org", code: "abcabd" }],
  },
  "a step": {
    schema: {
      type: "object",
      properties: {
        title: { type: "string", minLength: 3 },
        count: { type: "integer", minimum: 12, maximum: 140 },
        share: { type: "number", minimum: 0.5, maximum: 2 },
        kind: { enum: ["text", "files", { a: [1, "x"] }, null] },
        tags: { type: "array", items: { type: "string", pattern: "^[a-z]{2,5}(-\\d+)?$" }, minItems: 1, maxItems: 3 },
        more: {
          anyOf: [{ type: "object", properties: { b: { type: "boolean" } }, required: ["b"] }, { type: "null" }],
        },
      },
      required: ["title", "count", "kind"],
    },
    values: [
      {
        title: 'a "quoted" \\ line\n\té😀',
        count: 123,
        share: 1.25,
        kind: { a: [1, "x"] },
        tags: ["ab", "abc-12"],
        more: { b: true },
      },
      { title: "abc", count: 13, kind: "files", tags: ["zz"], more: null },
    ],
  },
  anything: { schema: {}, values: [{ a: [1, -2.5e3, { 'b"': null }], c: "x\\u" }, [[], {}, true], "text"] },
  "a map": {
    schema: {
      type: "object",
      properties: { ab: { type: "integer" } },
      additionalProperties: { type: "array", minItems: 1 },
    },
    values: [{ ab: 4, abc: [1], "": [""] }, { a: [null] }],
  },
  "a tuple": {
    schema: { type: "array", prefixItems: [{ type: "string" }, { const: 7 }], items: { type: "boolean" }, minItems: 3 },
    values: [["x", 7, true, false]],
  },
  "numbers between near bounds": {
    schema: {
      type: "object",
      properties: {
        a: { type: "number", exclusiveMinimum: 0.5, maximum: 1 },
        b: { type: "number", exclusiveMinimum: 99, exclusiveMaximum: 100 },
        c: { type: "number", exclusiveMinimum: 0.5 },
        d: { type: "integer", maximum: -1 },
      },
    },
    values: [{ a: 0.75, b: 99.5, c: 0.625, d: -12 }],
  },
  recursion: {
    schema: { type: "object", properties: { v: { format: "date" }, next: { $ref: "#" } }, required: ["v"] },
    values: [{ v: "2024-02-29", next: { v: "2025-01-01", next: { v: "1999-12-31" } } }],
  },
  "live domains": {
    schema: z.toJSONSchema(
      z.object({
        path: workspaceFile(),
        refs: z.array(pageRef()),
        kinds: z.array(choice("kinds")),
        records: z.array(
          z.object({ name: verbatim(), skills: z.array(verbatim()), note: verbatim({ orEmpty: true }) }),
        ),
      }),
    ) as JsonSchema,
    values: [
      {
        path: 'cvs/an"na.pdf',
        refs: ["e1", "e12"],
        kinds: ["long one", "two"],
        records: [
          { name: "Anna Roth (Berlin)", skills: ['"R"', 'C++, "R", Node', "Node.js"], note: "" },
          { name: "Roth", skills: [], note: "C++" },
        ],
      },
    ],
    options: { domains },
  },
};

describe("shortestCompletion", () => {
  for (const [name, { schema, values, options }] of Object.entries(schemas)) {
    for (const whitespace of ["compact", "free"] as const) {
      it(`completes every beginning of ${name} to what the ${whitespace} grammar admits`, async () => {
        const admitted = await oracle(schemaToGbnf(schema, { ...options, whitespace }).gbnf);
        for (const value of values) {
          const text = whitespace === "compact" ? JSON.stringify(value) : JSON.stringify(value, null, 2);
          expect(admitted(text)).toBe(true);
          expect(shortestCompletion(schema, text, options)).toBe("");
          for (let at = 0; at < text.length; at++) {
            if (/[\ud800-\udbff]/.test(text.charAt(at - 1))) continue;
            const begun = text.slice(0, at);
            const rest = shortestCompletion(schema, begun, options);
            expect(rest, begun).toBeDefined();
            expect(admitted(begun + rest), begun + rest).toBe(true);
          }
        }
      });
    }
  }

  it("appends as little as can be", () => {
    const { schema } = schemas["a step"] ?? { schema: {} };
    expect(shortestCompletion(schema, "")).toBe('{"title":"---","count":12,"kind":null}');
    expect(shortestCompletion(schema, '{"title": "hello')).toBe('","count":12,"kind":null}');
    expect(shortestCompletion(schema, '{"title":"abc","count":1')).toBe('2,"kind":null}');
    expect(
      shortestCompletion(
        { properties: { a: { type: "string" }, n: { type: "integer" } }, required: ["n"] },
        '{"a": "hal',
      ),
    ).toBe('","n":0}');
  });

  it("completes a character that is written as two escapes", async () => {
    const admitted = await oracle(schemaToGbnf({ type: "string" }).gbnf);
    const text = '"a\\\\ud83d\\ud83d\\uDE00\\u00e9"';
    for (let at = 1; at < text.length; at++) {
      const begun = text.slice(0, at);
      expect(admitted(begun + shortestCompletion({ type: "string" }, begun)), begun).toBe(true);
    }
  });

  it("finishes a word that was begun where a span must end with one", () => {
    const schema = z.toJSONSchema(verbatim()) as JsonSchema;
    expect(shortestCompletion(schema, '"Anna Ro', { domains })).toBe('th"');
    expect(shortestCompletion(schema, '"Anna ', { domains })).toBe('Roth"');
    expect(shortestCompletion(schema, '"No', { domains })).toBe('de"');
  });

  it("completes long texts under loose patterns", () => {
    const schema = { type: "string", pattern: "^a.*(b|[^c]*d|.{2,})+e?f" };
    const text = `"a${"xyz bd ".repeat(60)}`;
    expect(shortestCompletion(schema, text)).toBe('f"');
  });

  it("gives nothing for what no grammar would have written", () => {
    const schema = { type: "object", properties: { a: { type: "integer" } }, required: ["a"] };
    for (const text of ["[", '{"b', '{"a":"', '{"a":1,', '{"a":1}}', " {", "x"]) {
      expect(shortestCompletion(schema, text)).toBeUndefined();
    }
  });
});
