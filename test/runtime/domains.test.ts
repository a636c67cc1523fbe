import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkDomains, pageRef, verbatim, workspaceFile } from "../../src/runtime/domains.js";

const domains = {
  workspaceFile: ["job.md", "cvs/anna.pdf", "cvs/bob.docx"],
  pageRef: ["e1", "e12"],
  verbatim: [{ text: "Name: Anna Roth, Berlin\nSkills: C++ and Node.js" }],
};
const check = (schema: z.ZodType, value: unknown) => checkDomains(z.toJSONSchema(schema), value, domains);

describe("checkDomains", () => {
  it("passes what is really there", () => {
    const schema = z.object({
      path: workspaceFile(),
      ref: pageRef(),
      name: verbatim(),
      more: verbatim({ orEmpty: true }),
    });
    expect(check(schema, { path: "job.md", ref: "e12", name: "Anna Roth", more: "" })).toEqual([]);
    expect(check(schema, { path: "job.md", ref: "e1", name: "C++", more: "Node.js" })).toEqual([]);
  });

  it("names the place of what is not, and offers the nearest values", () => {
    const schema = z.object({ path: workspaceFile(), records: z.array(z.object({ name: verbatim() })) });
    expect(check(schema, { path: "ana.pdf", records: [{ name: "Berlin" }, { name: "Anna M. Roth" }] })).toEqual([
      { path: "path", message: '"ana.pdf" is no file of the workspace. Nearest: "cvs/anna.pdf".' },
      { path: "records[1].name", message: expect.stringContaining('Nearest: "Anna Roth".') },
    ]);
  });

  it("refuses parts of words, spans over lines, and the empty text unless it may be", () => {
    for (const value of ["nna Roth", "Ann", "Berlin\nSkills", "anna roth", ""])
      expect(check(verbatim(), value)).toHaveLength(1);
    expect(check(verbatim({ orEmpty: true }), "erli")[0]?.message).toContain('use ""');
  });

  it("judges options by the one that fits", () => {
    const schema = z.object({ name: z.union([verbatim(), z.null()]), files: z.record(z.string(), workspaceFile()) });
    expect(check(schema, { name: null, files: { a: "job.md" } })).toEqual([]);
    expect(check(schema, { name: "Bob", files: { a: "x" } }).map((one) => one.path)).toEqual(["name", "files.a"]);
  });

  it("says so when there is nothing at all", () => {
    expect(checkDomains(z.toJSONSchema(pageRef()), "e1", {})).toEqual([
      { path: "", message: '"e1" is no reference on the page. There is none now.' },
    ]);
  });

  it("follows references and recursion", () => {
    const node: z.ZodType = z.object({
      quote: verbatim(),
      get next() {
        return node.optional();
      },
    });
    const value = { quote: "Anna", next: { quote: "Berlin", next: { quote: "Paris" } } };
    expect(check(node, value).map((one) => one.path)).toEqual(["next.next.quote"]);
  });
});
