import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../../src/agents/agent.js";
import { demandsIn } from "../../../src/agents/constraints/constraints.js";
import { isWrittenIn, languageNamed } from "../../../src/agents/constraints/languages.js";
import { invariantsIn } from "../../../src/agents/constraints/read-constraint.js";
import { memoryJournal } from "../../../src/runtime/run/journal.js";
import { scriptedModel } from "../../../src/testing/scripted-model.js";
import { defineTool } from "../../../src/tools/tool.js";

const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });
const send = defineTool({
  name: "send",
  description: "Send.",
  input: z.object({}),
  effect: "outward",
  run: async () => {
    throw new Error("it was sent");
  },
});

describe("a constraint", () => {
  const length = (unit: string, bounds: object) => ({ kind: "length", unit, ...bounds });
  const onlyIn = (...folders: string[]) => ({ kind: "only-in", folders });
  const untouched = (...paths: string[]) => ({ kind: "untouched", paths });
  const format = (...endings: string[][]) => ({ kind: "format", endings });
  const language = (name: string) => ({ kind: "language", language: languageNamed(name) });

  it.each([
    ["No more than two pages.", length("page", { most: 2 })],
    ["at most 1,500 words", length("word", { most: 1500 })],
    ["fewer than 100 words", length("word", { most: 99 })],
    ["A single page at most", length("page", { most: 1 })],
    ["300 words or less", length("word", { most: 300 })],
    ["exactly 300 words", length("word", { least: 300, most: 300 })],
    ["at least 200 words", length("word", { least: 200 })],
    ["between 300 and 400 words", length("word", { least: 300, most: 400 })],
    ["one to two pages", length("page", { least: 1, most: 2 })],
    ["The summary must not exceed 300 words", length("word", { most: 300 })],
    ["Length: at most 2 pages", length("page", { most: 2 })],
    ["The report must be in German (as always)", language("German")],
    ["Do not modify the original CVs", untouched()],
    ["No external network access", { kind: "offline" }],
    ["Don't contact anybody", { kind: "no-contact" }],
    ["do not e-mail the candidates", { kind: "no-contact" }],
    ["Work offline", { kind: "offline" }],
    ["don't use the internet", { kind: "offline" }],
    ["in Arabic", language("Arabic")],
    ["Everything in French", language("French")],
    ["only files in out/", onlyIn("out")],
    ["Only write in out/", onlyIn("out")],
    ["write everything under reports/", onlyIn("reports")],
    ["Put all files in the folder out", onlyIn("out")],
    ["Don't write outside `out/`", onlyIn("out")],
    ["Never touch files outside of src/ or docs/", onlyIn("src", "docs")],
    ["don't touch data.csv", untouched("data.csv")],
    ["Do not modify or delete src/a.ts and notes.md", untouched("src/a.ts", "notes.md")],
    ["the CVs in cvs/ must not be changed", untouched("cvs")],
    ["leave the originals unchanged", untouched()],
    ["Never change the input files.", untouched()],
    ["as PDF", format(["pdf"])],
    ["as a Word document", format(["docx"])],
    ["in Markdown", format(["md", "markdown"])],
    ["Deliver the report as PDF or Word", format(["pdf", "docx"])],
    ["as PDF and HTML", format(["pdf"], ["html", "htm"])],
    ["no JavaScript", { kind: "without", what: "JavaScript" }],
    ["No emojis", { kind: "without", what: "emoji" }],
  ])("is read from its words: %s", (text, invariant) => {
    expect(invariantsIn(text)).toEqual([invariant]);
  });

  it("may demand several things at once", () => {
    const kinds = invariantsIn("At most 300 words, in German, as PDF").map(({ kind }) => kind);
    expect(kinds).toEqual(["length", "language", "format"]);
  });

  it.each([
    ["Summarise the CVs and save everything in results/.", onlyIn("results")],
    ["Convert notes.md to a Word document", format(["docx"])],
    ["Write the answer in German.", language("German")],
    ["Don't touch config.yaml.", untouched("config.yaml")],
    ["Look into it, then write report.md and out/data.json.", { kind: "made", paths: ["report.md", "out/data.json"] }],
    ["Make a table of the sales and save it as ranking.csv", { kind: "made", paths: ["ranking.csv"] }],
    ["Write a summary. It must not be longer than 2 pages.", length("page", { most: 2 })],
    ["Max. 200 words, please.", length("word", { most: 200 })],
    ["Do it, but don't overwrite data.csv.", untouched("data.csv")],
    ["Draft a letter to the landlord, in German.", language("German")],
    ["I want you to leave the originals as they are.", untouched()],
    ["Fix src/add.js without changing the tests in test/.", untouched("test")],
    ["Find the prices, then write them to prices.csv.", { kind: "made", paths: ["prices.csv"] }],
    ["Constraints:\n- never e-mail anybody", { kind: "no-contact" }],
  ])("is read out of a goal: %s", (goal, invariant) => {
    expect(demandsIn([goal], []).map((demand) => demand.invariant)).toEqual([invariant]);
  });

  it.each([
    "Be friendly",
    "No contact details in the report",
    "Don't write to any file called x",
    "no network diagrams",
    "Don't use web fonts",
    "The site must work offline",
    "Only candidates fluent in German",
    "must have worked in Chinese markets",
    "Titles of at most 60 characters",
    "each section at least 50 words",
    "No more than 100 characters per line",
    "Only read files in data/",
    "Use only the CVs in cvs/",
    "Don't change the title in index.html",
    "Don't touch the database",
    "Do not modify src/ except src/a.ts",
    "No JavaScript frameworks",
    "not as PDF",
    "need not be in German",
    "The function must not modify the input file",
    "The input must be left unchanged by sort()",
    "Write about CSV and JSON",
    "Read the invoices as PDF and sum them up",
    "Use no more than five pages of sources",
    "Auf Deutsch, höchstens zwei Seiten",
    "Nur Dateien in out/",
    "En français, pas plus de deux pages",
    "Ne touchez pas aux originaux",
    "不超过500字",
    "بالعربية فقط",
  ])("that could mean something else, or isn't understood, is not read: %s", (text) => {
    expect(invariantsIn(text)).toEqual([]);
  });

  it.each([
    "Rank the CVs in cvs/ for the post in job.md.",
    "Find people who worked in Germany, with experience in German firms of more than 300 people",
    "Explain what two pages of the contract say about contacting customers",
    "Write a summary of experience in German firms",
    "Build a site about offline maps.",
    "Create a PDF viewer",
    "Write a summary of report.md",
    "Write a letter for the post in job.md",
    "Write a script that creates out.json",
    "Do not write report.md",
    "Put all CVs in cvs/ in a table",
    "List the documents that have more than 300 words",
    "Read the report in PDF format and summarise it",
    'Summarise the minutes in "Board meeting 2024-03 (final).docx" and list the decisions.',
    'Our policy says "Do not contact customers by phone". Check the transcripts in calls/ against it.',
    'I got this: "Send me the report as PDF by Friday. Do not e-mail Bob." Draft an answer.',
    "Answer this mail:\n\nDear Ms Berg,\nDo not contact my colleagues.\nAt most two pages.\nKeep the originals unchanged.",
    "Summarise:\n\n> Don't use the internet.\n> Write reports in German.\n```\nWork offline\n```",
    "The customer wrote: Never publish my photos. Draft a polite reply.",
    "Write a privacy policy that says we never contact people without consent.",
    "Draft a policy: employees must not use the internet for private purposes.",
    "Draft a style guide. Rules: no emojis, at most 20 words per sentence, answer in German.",
    "Research why people do not contact support. Companies that never publish their prices: list them.",
    "We do not send catalogues any more; remove that from the site.",
    "Do not send empty messages in the queue",
    "Don't publish names in the report.",
    "Fix the bug: the exporter should never write outside the folder tmp/.",
    "Make the tests pass. The function must not modify the input file.",
    "Refactor parser.py so that it doesn't touch config.json at import time.",
    "Write a function that reads x and never touches data.csv.",
    "Don't change the original meaning of the text, don't alter the input format.",
    "Improve the texts in site/ without changing the originals' tone.",
    "Don't remove README.md from the list, and don't touch base/ with him.",
    "Save all files in Downloads/ that are older than a year to an archive.",
    "Put everything in src/ under test. Nothing outside src/ matters.",
    "Why does the build never change dist/index.js? How do I convert a Word document to PDF?",
    "Write unit tests to cover src/add.js. Make src/mul.js faster. Make sure package.json has a license.",
    "Write a script to clean data.csv and generate a summary using schema.json.",
    "Make the change described in TODO.md. Produce the same output as expected.json.",
    "If there are errors, write errors.txt. Rather than save data.json, print it.",
    "Create temp.txt for the notes and delete it in the end.",
    "Create a Next.js app. Write about Vue.js.",
    "Write 10 tweets of up to 280 characters. Write product texts of 50 to 80 words.",
    "Don't worry about more than two pages. It may be up to five pages long. Ideally no more than 500 words.",
    "Candidates whose CV is longer than two pages get a minus. Find papers longer than 10 pages.",
    "The form allows at most 500 characters. Keep functions under 60 lines. Show me at most 20 lines of the log.",
    "Write code that splits a text into pages of at most 300 words.",
    "Translate the letter written in French. Correct letter.docx, which is written in German. The document is in German.",
    "Write the invitation in German and English.",
    "The laptop has no internet connection. Write a story about a village without internet.",
    "Make the menu usable without JavaScript. Explain how to avoid JavaScript.",
    "Add a button to save the page as PDF. Make a tool that exports the notes as PDF. The statement comes as CSV, make a chart of it.",
    "Fasse die Lebensläufe zusammen und speichere alles in ergebnis/. Ändere das Original nicht.",
    "用中文写一份不超过500字的报告，保存为report.md。 اكتب تقريرا لا يزيد عن صفحتين واحفظه في report.md",
  ])("is not read into a goal that says none: %s", (goal) => {
    expect(demandsIn([goal], [])).toEqual([]);
  });

  it("in a language is told by script and by common words", () => {
    const german =
      "Der Bericht ist fertig und die Ergebnisse sind gut, weil das Team mit den Daten von heute arbeitet.";
    const is = (text: string, name: string) => isWrittenIn(text, languageNamed(name) ?? { name });
    expect(is(german, "German")).toBe(true);
    expect(is(german, "English")).toBe(false);
    expect(is("هذا تقرير قصير عن المرشحين للوظيفة في الشركة", "Arabic")).toBe(true);
    expect(is(german, "Arabic")).toBe(false);
    expect(is("Anna Berg", "German")).toBeUndefined();
  });
});

function setUp(goal: string, texts: string[], constraints: string[] = []) {
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-constraints-"));
  const report = {
    id: "report",
    title: "Report",
    instruction: "Write it.",
    tools: ["send"],
    output: { kind: "files", paths: ["report.md"] },
  };
  const write = () => {
    writeFileSync(path.join(workspace, "report.md"), texts.shift() ?? "");
    return call("step_done", { result: "written", files: ["report.md"] });
  };
  const model = scriptedModel((_, { purpose }) => {
    if (purpose === "plan") return call("plan", { steps: [report], constraints });
    if (purpose === "revise") return call("revise_plan", { patches: [{ op: "replace", id: "report", step: report }] });
    return purpose === "finish" ? "Written." : write();
  });
  const agent = createAgent({ model, tools: [send], workspace, journal: memoryJournal(), allow: ["outward"] });
  return { model, agent, run: agent.start(goal) };
}

describe("what the goal demands of the whole", () => {
  it("is checked before the run is finished: the planner hears what is wrong and mends it", async () => {
    const { model, run } = setUp("Write a report. No more than 5 words.", ["one two three four five six", "one two"]);
    const result = await run.result;
    expect(result).toMatchObject({ status: "finished", unverified: [] });
    expect(result.verified).toContain('"No more than 5 words." holds for report.md.');
    expect(model.calls[2]?.messages.at(-1)?.text).toMatch(/"No more than 5 words\.": report\.md has 6 words\./);
  });

  it("is never passed over: what stays wrong fails the run", async () => {
    const { run } = setUp("Write a report of at most 2 words", ["a b c", "a b c", "a b c"]);
    expect(await run.result).toMatchObject({ status: "failed", error: { code: "run.checks-failed" } });
  });

  it("is recited in each step, and what no machine can check is said in the answer", async () => {
    const { model, run } = setUp("Write a report", ["x"], ["Be friendly", "At most 9 words"]);
    const result = await run.result;
    expect(result.unverified).toEqual(["Not checked by machine: Be friendly"]);
    expect(result.verified).toContain('"At most 9 words" holds for report.md.');
    expect(model.calls[1]?.messages.at(-1)?.text).toMatch(
      /These hold for the whole:\n- Be friendly\n- At most 9 words/,
    );
  });

  it("forbids what it forbids, though it would be allowed", async () => {
    const model = scriptedModel([call("send", {}), call("step_done", { result: "not sent" })]);
    const workspace = mkdtempSync(path.join(tmpdir(), "qwill-constraints-"));
    const agent = createAgent({ model, tools: [send], workspace, journal: memoryJournal(), allow: ["outward"] });
    const plan = { steps: [{ id: "a", title: "A", instruction: "A.", tools: ["send"] }] };
    const result = await agent.start("Look into it. Don't contact anybody.", { plan }).result;
    expect(result.verified).toEqual(['"Don\'t contact anybody." holds: no call did so.']);
    expect(model.calls[1]?.messages.at(-1)?.text).toMatch(/send is not allowed in this run: "Don't contact anybody\."/);
  });
});
