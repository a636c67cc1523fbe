import { tool } from "@langchain/core/tools";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { choice, pageRef, verbatim, workspaceFile } from "../../../../src/runtime/domains.js";
import {
  type AnyTool,
  isCallable,
  toolArgsGbnf,
  toolCallGbnf,
  toolNameGbnf,
  toolSchemaOf,
} from "../../../../src/runtime/model/grammar/calls.js";
import { profiles } from "../../../../src/runtime/model/profile.js";
import { misjudged, oracle } from "./oracle.js";

const read = tool(async () => "", {
  name: "file_read",
  description: "",
  schema: z.object({ path: z.string().max(50), from: z.number().int().min(1).optional(), lines: z.int().default(10) }),
});
const readAll: AnyTool = { type: "function", function: { name: "file_read_all" } };
const look: AnyTool = {
  type: "function",
  function: {
    name: "look",
    parameters: {
      type: "object",
      properties: { tags: { type: "array", uniqueItems: true, items: { enum: ["a", "b"] } } },
    },
  },
};
const open = tool(async () => "", {
  name: "document_read",
  description: "",
  schema: z.object({ path: workspaceFile() }),
});

const call = (name: string, args: unknown) =>
  `<tool_call>\n{"name": "${name}", "arguments": ${JSON.stringify(args)}}\n</tool_call>`;

describe("toolCallGbnf", () => {
  it("admits one call of each tool by its own schema", async () => {
    const { gbnf } = toolCallGbnf([read, readAll, look]);
    const admitted = [
      call("file_read", { path: "a.txt" }),
      call("file_read", { path: "a.txt", from: 3, lines: 1 }),
      `\n\n${call("file_read_all", {})}`,
      call("look", { tags: ["a", "b"] }),
      '<tool_call>\n{"name": "look", "arguments": {\n  "tags": [\n    "a"\n  ]\n}}\n</tool_call>',
    ];
    const refused = [
      call("file_read", {}),
      call("file_read", { path: "a", from: 0 }),
      call("look", { path: "a" }),
      call("other", {}),
      call("file_read_all", { x: 1 }),
      `${call("look", {})}\n${call("look", {})}`,
      `text ${call("look", {})}`,
      "",
    ];
    expect(await misjudged(gbnf, admitted, refused)).toEqual([]);
  });

  it("masks what is not allowed", async () => {
    const { gbnf } = toolCallGbnf([read, look], { allowed: ["look"] });
    expect(await misjudged(gbnf, [call("look", {})], [call("file_read", { path: "a" })])).toEqual([]);
  });

  it("admits several calls when asked", async () => {
    const { gbnf } = toolCallGbnf([read, look], { parallel: true });
    const one = call("look", {});
    const two = `${one}\n${call("file_read", { path: "x" })}`;
    expect(await misjudged(gbnf, [one, two, `${two}\n${one}`], [`${one}${one}`, `${one}\n`])).toEqual([]);
  });

  it("speaks the profile's format", async () => {
    const pocket = toolCallGbnf([read], { profile: profiles.pocket }).gbnf;
    const compact = '<tool_call>\n{"name":"file_read","arguments":{"path":"a","from":2}}\n</tool_call>';
    expect(await misjudged(pocket, [compact], [call("file_read", { path: "a" }), compact.replace(",", ", ")])).toEqual(
      [],
    );
    const mistral = toolCallGbnf([read], { profile: profiles.mistral, parallel: true }).gbnf;
    const bare = '[TOOL_CALLS]file_read[ARGS]{"path": "a"}';
    expect(await misjudged(mistral, [bare, bare + bare], [compact])).toEqual([]);
  });

  it("notes by tool what validation must still check", () => {
    expect(toolCallGbnf([read, look]).notes).toEqual([
      expect.stringMatching(/^look: uniqueItems at #\/properties\/tags/),
    ]);
  });

  it("leaves a tool out while a live domain that it needs is empty, and says so", async () => {
    const { gbnf, notes } = toolCallGbnf([open, look], { domains: { workspaceFile: [] } });
    expect(notes.join()).toContain("document_read: ");
    expect(notes.join()).toContain("the workspace has no files");
    expect(await misjudged(gbnf, [call("look", {})], [call("document_read", { path: "" })])).toEqual([]);
    expect(isCallable(open)).toBe(false);
    expect(isCallable(open, { domains: { workspaceFile: ["a"] } })).toBe(true);
    expect(() => toolCallGbnf([open])).toThrow(expect.objectContaining({ code: "config.invalid" }));
    expect(() => toolArgsGbnf(open)).toThrow(expect.objectContaining({ code: "model.schema-unsupported" }));
  });

  it("has nothing to note about zod's own formats", () => {
    const formats = z.object({
      a: z.email(),
      b: z.iso.date(),
      c: z.uuid(),
      d: z.url(),
      e: z.ipv4(),
      f: z.iso.datetime(),
    });
    const named = tool(async () => "", { name: "t", description: "", schema: formats });
    expect(toolCallGbnf([named]).notes).toEqual([]);
  });

  it("refuses what JSON can't say, naming the tool, and takes what is preprocessed", async () => {
    const dated = tool(async () => "", { name: "dated", description: "", schema: z.object({ at: z.date() }) });
    expect(() => toolCallGbnf([dated])).toThrow(
      expect.objectContaining({ code: "model.schema-unsupported", message: expect.stringContaining("dated") }),
    );
    const schema = z.object({ n: z.preprocess(Number, z.int().max(9)), s: z.string().transform((s) => s.length) });
    const { gbnf } = toolArgsGbnf(tool(async () => "", { name: "t", description: "", schema }));
    expect(
      await misjudged(gbnf, ['{"n":5,"s":"x"}'], ['{"n":"5","s":"x"}', '{"n":10,"s":"x"}', '{"n":5,"s":1}']),
    ).toEqual([]);
  });

  it("takes defaults as optional, as zod does", () => {
    expect(toolSchemaOf(read)).toMatchObject({ required: ["path"] });
  });
});

describe("the pieces for a decoder", () => {
  it("admit just the arguments, or just a name", async () => {
    expect(await misjudged(toolArgsGbnf(read).gbnf, ['{"path": "x"}'], [call("file_read", { path: "x" })])).toEqual([]);
    const names = toolNameGbnf(["file_read", "file_read_all", "look"]).gbnf;
    expect(await misjudged(names, ["file_read", "file_read_all", "look"], ["file_", "lookup", ""])).toEqual([]);
  });
});

describe("live domains", () => {
  const domains = {
    workspaceFile: ["job.md", "cvs/anna.pdf", 'cvs/"odd" näme\\1.txt'],
    pageRef: ["e1", "e12"],
    verbatim: [
      { text: 'Name: Anna Müller-Roth (Berlin)\nSkills: C++, C#, Node.js, "R"\tgo\nE-Mail: a.roth@example.org' },
      { text: "Tel. +49 (0)30 123\r\nالاسم: سارة Sara\n3+ years  of C\\C++" },
    ],
  };
  const schema = toolSchemaOf({
    type: "function",
    function: { name: "t", parameters: z.toJSONSchema(z.object({ v: verbatim({ orEmpty: true }) })) },
  });
  const args = (parameters: z.ZodType, more = {}) =>
    toolArgsGbnf(
      { type: "function", function: { name: "t", parameters: z.toJSONSchema(parameters) } },
      { domains, ...more },
    ).gbnf;
  const asArgs = (values: string[]) => values.map((v) => JSON.stringify({ v }));

  it("admit only files that are there, and only refs on the page", async () => {
    expect(
      await misjudged(
        args(z.object({ v: workspaceFile() })),
        asArgs(domains.workspaceFile),
        asArgs(["", "job", "cvs/anna"]),
      ),
    ).toEqual([]);
    expect(
      await misjudged(args(z.object({ v: pageRef() })), asArgs(["e1", "e12"]), asArgs(["e", "e2", "e123"])),
    ).toEqual([]);
  });

  const spans = [
    "Anna",
    "Müller-Roth",
    "Anna Müller-Roth (Berlin)",
    "Roth",
    "C++",
    "C#",
    "Node.js",
    "js",
    '"R"\tgo',
    "a.roth@example.org",
    "+49 (0)30 123",
    "(0)30",
    "123",
    "سارة",
    "Sara",
    "3+ years  of C\\C++",
    "C\\C",
  ];
  const others = [
    "nna",
    "Ann",
    "Müller Roth",
    "Anna Müller-Roth (Berlin) ",
    " Anna",
    "Anna Roth",
    "Skills:",
    ", C#",
    "(Berlin)\nSkills",
    "30 12",
    "years of C",
    "x",
    "anna",
    "Berlin) Skills",
  ];

  it("admit only spans of words of one line of what was read", async () => {
    expect(await misjudged(args(z.object({ v: verbatim() })), asArgs(spans), asArgs([...others, ""]))).toEqual([]);
    expect(
      await misjudged(args(z.object({ v: verbatim({ orEmpty: true }) })), asArgs([...spans, ""]), asArgs(others)),
    ).toEqual([]);
    expect(JSON.stringify(schema)).toContain("x-qwill-empty");
  });

  it("leave out words in scripts that the model can't read", async () => {
    const gbnf = args(z.object({ v: verbatim() }), { scripts: ["Latin"] });
    expect(await misjudged(gbnf, asArgs(["Sara", "Anna"]), asArgs(["سارة", "سارة Sara", "الاسم"]))).toEqual([]);
  });

  it("admit only the empty text where nothing was read, if at all", async () => {
    const empty = { domains: { verbatim: [] } };
    expect(
      await misjudged(args(z.object({ v: verbatim({ orEmpty: true }) }), empty), asArgs([""]), asArgs(["a"])),
    ).toEqual([]);
    expect(() => args(z.object({ v: verbatim() }), empty)).toThrow(
      expect.objectContaining({ message: expect.stringContaining("#/properties/v") }),
    );
  });

  it("take spans out of long lines, up to a bound", async () => {
    const words = Array.from({ length: 400 }, (_, i) => `word${i}`);
    const test = await oracle(
      args(z.object({ v: verbatim() }), { domains: { verbatim: [{ text: words.join(" ") }] } }),
    );
    for (let at = 0; at < 385; at += 7)
      expect(test(JSON.stringify({ v: words.slice(at, at + 14).join(" ") }))).toBe(true);
    expect(test(JSON.stringify({ v: words.slice(0, 60).join(" ") }))).toBe(false);
    expect(test(JSON.stringify({ v: "word1 word3" }))).toBe(false);
  });

  const offered = ["Go", "Go, Rust", 'a "b"', "Größe", "Go!"];

  it("admit only what a tool has offered under the name", async () => {
    const options = { domains: { choices: { items: offered, others: ["x"] } } };
    const one = args(z.object({ v: choice("items") }), options);
    expect(await misjudged(one, asArgs(offered), asArgs(["", "G", "Go, ", "x", "Rust"]))).toEqual([]);
    const gbnf = args(z.object({ v: choice("items", { orEmpty: true }) }), { domains: {} });
    expect(await misjudged(gbnf, asArgs([""]), asArgs(["Go"]))).toEqual([]);
  });

  it("take an array of choices as a selection: each once, in their order", async () => {
    const schema = z.object({ v: z.array(choice("items")), w: z.array(choice("items")) });
    const gbnf = args(schema, { domains: { choices: { items: offered } } });
    const texts = (lists: string[][]) => lists.map((v) => JSON.stringify({ v, w: ["Go!"] }));
    const right = [[], offered, ...offered.map((one) => [one]), ["Go", "Go!"], ["Go, Rust", "Größe"]];
    const wrong = [["Go", "Go"], ["Go!", "Go"], ["Größe", "Go, Rust"], ["x"], ["Go", ""], ["Gr"]];
    expect(await misjudged(gbnf, texts(right), texts(wrong))).toEqual([]);
    expect(await misjudged(gbnf, [], ['{"v":["Go",],"w":[]}', '{"v":["Go" "Go!"],"w":[]}'])).toEqual([]);
    const none = args(schema, { domains: {} });
    expect(await misjudged(none, ['{"v":[],"w":[]}'], ['{"v":["Go"],"w":[]}'])).toEqual([]);
  });

  it("hold the bound of a selection, and any number of choices", async () => {
    const many = Array.from({ length: 400 }, (_, i) => `item ${i}`);
    const most = args(z.object({ v: z.array(choice("items")).max(2) }), { domains: { choices: { items: offered } } });
    expect(await misjudged(most, ['{"v":["Go","Go!"]}'], ['{"v":["Go","Go, Rust","Go!"]}'])).toEqual([]);
    const gbnf = args(z.object({ v: z.array(choice("items")) }), { domains: { choices: { items: many } } });
    expect(await misjudged(gbnf, [JSON.stringify({ v: many })], ['{"v":["item 400"]}'])).toEqual([]);
  });

  it("take single characters of scripts without spaces", async () => {
    const gbnf = args(z.object({ v: verbatim() }), { domains: { verbatim: [{ text: "氏名:山田太郎さん" }] } });
    expect(await misjudged(gbnf, asArgs(["山田太郎", "山田", "さん"]), asArgs(["山太", ":山"]))).toEqual([]);
  });
});
