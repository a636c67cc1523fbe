import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkDomains, choice, pageRef, verbatim, workspaceFile } from "../../src/runtime/domains.js";

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

  it("takes one of the values that a tool has offered", () => {
    const schema = z.toJSONSchema(
      z.object({ jobs: z.array(choice("periods")), mail: choice("mails", { orEmpty: true }) }),
    );
    const offered = { choices: { periods: ["2019 – 2021", "since 2021"] } };
    expect(checkDomains(schema, { jobs: ["since 2021"], mail: "" }, offered)).toEqual([]);
    expect(checkDomains(schema, { jobs: ["2019 - 2021"], mail: "a@b.example" }, offered)).toEqual([
      {
        path: "jobs[0]",
        message:
          '"2019 - 2021" is none of the periods that a tool of this step has offered. Nearest: "2019 – 2021", "since 2021".',
      },
      {
        path: "mail",
        message:
          '"a@b.example" is none of the mails that a tool of this step has offered. There is none now. If it is not there, use "".',
      },
    ]);
  });

  it("lets a selection pass that repeats values or has them in another order", () => {
    const schema = z.toJSONSchema(z.object({ jobs: z.array(choice("periods")) }));
    const offered = { choices: { periods: ["2019", "2020", "2021"] } };
    expect(checkDomains(schema, { jobs: ["2021", "2019", "2021", "2019"] }, offered)).toEqual([]);
    const wrong = checkDomains(schema, { jobs: ["2021", "1999", "2021", "1999"] }, offered);
    expect(wrong.map(({ path }) => path)).toEqual(["jobs[1]", "jobs[3]"]);
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
