import type { SchemaCase } from "./schema-case.js";

/** Strings: lengths, patterns, formats. */
export const textCases: SchemaCase[] = [
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
    it: "counts the characters of a pattern that has several lengths",
    schema: { type: "string", pattern: "^(ab|c)*d*$", minLength: 2, maxLength: 4 },
    valid: ["ab", "abcd", "cccc", "dd", "abab", "cdd"],
    invalid: ["", "c", "d", "ababc", "ccccc", "a", "dc", "abd a"],
  },
  {
    it: "counts code points, and what JSON escapes as one",
    schema: { type: "string", pattern: '^("|\\\\n|😀x)+$', maxLength: 3 },
    valid: ['"', '"""', '"😀x', '"\\n'],
    invalid: ["", '""""', "😀x😀x", '""😀x', "x"],
  },
  {
    it: "holds a least length where there is no greatest",
    schema: { type: "string", pattern: "^a*(bc)*$", minLength: 3 },
    valid: ["aaa", "abc", "bcbc", "a".repeat(50)],
    invalid: ["", "aa", "bc", "b"],
  },
  {
    it: "holds the length of addresses that are searched in a longer text",
    schema: { type: "string", pattern: "\\d-\\d", maxLength: 6 },
    valid: ["1-2", "ab1-2c", "1-1-1"],
    invalid: ["1-", "abcd1-2", "12"],
  },
  {
    it: "holds the length of an email, with zod's pattern and without",
    schema: {
      type: "object",
      properties: {
        plain: { type: "string", format: "email", maxLength: 12 },
        zod: {
          type: "string",
          format: "email",
          maxLength: 12,
          pattern:
            "^(?:[A-Za-z0-9_'+\\-]+\\.)*[A-Za-z0-9_'+\\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\\-]*\\.)+[A-Za-z]{2,}$",
        },
      },
    },
    valid: [{ plain: "a@b.co", zod: "a.b@c.de" }, { zod: "anna@roth.de" }, { plain: "anna@roth.de" }],
    invalid: [{ zod: "annas@roth.de" }, { plain: "annas@roth.de" }, { zod: "a@b" }, { plain: "@b.co" }],
  },
  {
    it: "holds the length of formats without a pattern",
    schema: {
      type: "object",
      properties: {
        mail: { type: "string", format: "email", maxLength: 40 },
        host: { type: "string", format: "hostname", maxLength: 20, minLength: 4 },
      },
    },
    valid: [{ mail: `${"a".repeat(31)}@roth.de` }, { mail: `a@${"b".repeat(35)}.de` }, { host: "a.example.org" }],
    invalid: [
      { mail: `${"a".repeat(34)}@roth.de` },
      { host: "a.b" },
      { host: "abcdefghi.example.org" },
      { host: "a..b" },
    ],
  },
  {
    it: "says so where a length would make a grammar too large",
    schema: { type: "string", pattern: "^(ab|c)*d*$", maxLength: 9000 },
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
];
