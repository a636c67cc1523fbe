import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createAgent } from "../../../src/agents/agent.js";
import { withMarks } from "../../../src/agents/quotes/mark-quotes.js";
import { citedQuotes } from "../../../src/agents/quotes/text-quotes.js";
import { memoryJournal } from "../../../src/runtime/run/journal.js";
import { scriptedModel } from "../../../src/testing/scripted-model.js";
import { fileTools } from "../../../src/tools/files/file-tools.js";

describe("the quotes of a report", () => {
  it("are those with a link, a file's name or a line below that says where they stand", () => {
    const markdown = `# Anna
[page 2](../cvs/anna.pdf#page=2 "She \\"led\\" it"). A “team of five” ([CV](../cvs/anna.pdf#page=1)), "in Oslo" (anna.txt, page 3).

> I like
> hard problems.
> — [her letter](https://site.example/letter)

> Alone it is no citation.

The so-called “expert” said "nothing". \`"code" (a.txt)\`
`;
    expect(citedQuotes(markdown, "out/report.md")).toEqual([
      { quote: 'She "led" it', source: "cvs/anna.pdf", page: 2, marked: false },
      { quote: "I like hard problems.", source: "https://site.example/letter", marked: false },
      { quote: "team of five", source: "cvs/anna.pdf", page: 1, marked: false },
      { quote: "in Oslo", source: "out/anna.txt", page: 3, marked: false },
    ]);
  });

  it("are found in files whose names hold brackets, spaces, # and %", () => {
    const href = "cvs/Jo%20(final)%20%5Bv2%5D%20%231%20100%25.docx";
    const source = "cvs/Jo (final) [v2] #1 100%.docx";
    const quote = { quote: "Rust and Go", source, page: 1, marked: false };
    expect(citedQuotes(`“Rust and Go” ([page 1](${href}))`, "report.md")).toEqual([quote]);
    expect(citedQuotes(`“Rust and Go” ([Jo \\[v2\\]](${href}#page=1))`, "report.md")).toEqual([quote]);
    expect(citedQuotes(`<q>Rust and Go</q> <a href="${href}#page=1">page 1</a>`, "report.html")).toEqual([quote]);
    expect(citedQuotes(`[page 1](${href} "Rust and Go")`, "report.md")).toEqual([quote]);
  });

  it("are read from HTML too, with what the page itself marks as not found", () => {
    const html = `<style>q { quotes: "a" (b.txt) }</style><p><q>Rust &amp; Go</q> <a href="a.pdf#page=2">page 2</a></p>
<blockquote cite="b.txt">Two lines</blockquote><a href="#quote-1" title="Rust">x</a>
<li><q>Cobol</q> <strong>not found in its source</strong> <a href="a.pdf">a</a></li>`;
    expect(citedQuotes(html, "report.html")).toEqual([
      { quote: "Two lines", source: "b.txt", marked: false },
      { quote: "Rust & Go", source: "a.pdf", page: 2, marked: false },
      { quote: "Cobol", source: "a.pdf", marked: true },
    ]);
  });
});

describe("a run that delivers a report", () => {
  const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });
  const done = call("step_done", { result: "written", files: ["report.md"] });
  const write = (content: string) => call("file_write", { path: "report.md", content });
  const TRUE = 'He "led … five people" ([notes](notes.txt)).';
  const FALSE = 'He "led fifty people" ([notes](notes.txt)).';

  async function ran(replies: ReturnType<typeof call>[], checks: object[] = []) {
    const workspace = mkdtempSync(path.join(tmpdir(), "qwill-quotes-"));
    writeFileSync(path.join(workspace, "notes.txt"), "He led a team of five people.");
    const model = scriptedModel(replies);
    const agent = createAgent({ model, tools: fileTools(), workspace, journal: memoryJournal() });
    const step = { id: "do", title: "Do", instruction: "Do it.", tools: ["file_write"], checks };
    const output = { kind: "files", paths: ["report.md"] };
    const result = await agent.start("Report", { plan: { steps: [{ ...step, output }] } }).result;
    return { model, result, text: readFileSync(path.join(workspace, "report.md"), "utf8") };
  }

  it("says which of its quotes stand in their sources, whatever the plan checks", async () => {
    const good = await ran([write(TRUE), done]);
    expect(good.result.verified).toContain("The one quote of report.md stands in its source.");
    const bad = await ran([write(FALSE), done]);
    expect(bad.result.status).toBe("finished");
    expect(bad.result.unverified).toEqual([
      'report.md quotes what its sources don\'t say: "led fifty people" (not in notes.txt).',
    ]);
    expect(bad.text).toBe('He "led fifty people" **(not found in its source)** ([notes](notes.txt)).');
    expect(bad.result.files[0]?.bytes).toBe(bad.text.length);
    const none = await ran([write("No quotes."), done]);
    expect(none.result).toMatchObject({ verified: ["report.md exists."], unverified: [] });
  });

  it("is marked in each form that a quote may have, and nowhere else", () => {
    const quote = "led fifty people";
    const asCited = ["led fifty people", "led *fifty* people", "led fifty people."].map((each) => ({
      quote: each,
      source: "n.txt",
    }));
    const marked = (text: string, file: string) => withMarks(text, file, asCited);
    const md = `led fifty people. He "led *fifty*\npeople" (n.txt) no. [n](n.txt "led fifty people"), “led fifty people.” (n.txt)

> led fifty people
> — n.txt
`;
    expect(
      marked(md, "r.md"),
    ).toBe(`led fifty people. He "led *fifty*\npeople" **(not found in its source)** (n.txt) no. [n](n.txt "led fifty people") **(not found in its source)**, “led fifty people.” **(not found in its source)** (n.txt)

> led fifty people **(not found in its source)**
> — n.txt
`);
    const html = `<title>led fifty people</title><p><q>led <b>fifty</b> people</q> <a href="n.txt">n</a> <a href="n.txt" title="led fifty people">n</a></p>`;
    expect(marked(html, "r.html")).toBe(
      `<title>led fifty people</title><p><q>led <b>fifty</b> people</q> <strong>(not found in its source)</strong> <a href="n.txt">n</a> <a href="n.txt" title="led fifty people">n</a> <strong>(not found in its source)</strong></p>`,
    );
    for (const [text, file] of [
      [md, "r.md"],
      [html, "r.html"],
    ] as const) {
      expect(
        citedQuotes(marked(text, file), file).map((each) => [each.quote.replace(/\.$|\*/g, ""), each.marked]),
      ).toEqual(citedQuotes(text, file).map(() => [quote, true]));
      expect(marked(marked(text, file), file)).toBe(marked(text, file));
    }
    const other = "“led fifty people” (a.txt) and “led fifty people” (n.txt)";
    expect(marked(other, "r.md")).toBe(other.replace(" (n.txt)", " **(not found in its source)** (n.txt)"));
    const json = '{\n  "file": "n.txt",\n  "quote": "led fifty people"\n}\n';
    expect(withMarks(json, "r.json", [{ quote, source: "n.txt" }])).toBe(
      '{\n  "file": "n.txt",\n  "quote": "led fifty people",\n  "verified": false\n}\n',
    );
  });

  it("is sent back with what isn't found where the plan checks it", async () => {
    const checks = [{ kind: "quotes_found", path: "report.md" }];
    const { model, result } = await ran([write(FALSE), done, write(TRUE), done], checks);
    expect(model.calls[2]?.messages.at(-1)?.text).toMatch(/don't say: "led fifty people"/);
    expect(result).toMatchObject({ status: "finished", unverified: [] });
  });
});
