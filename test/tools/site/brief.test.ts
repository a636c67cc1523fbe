import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createAgent } from "../../../src/agents/agent.js";
import { sitePlan } from "../../../src/cli/demo/site-plan.js";
import { profiles } from "../../../src/runtime/model/profile.js";
import { memoryJournal } from "../../../src/runtime/run/journal.js";
import { scriptedModel } from "../../../src/testing/scripted-model.js";
import { blocksOf, textOfBlocks } from "../../../src/tools/site/blocks.js";
import { kindsFor, REMARKS } from "../../../src/tools/site/brief/kinds.js";
import { readSectionFile, sectionFiles } from "../../../src/tools/site/brief/section-file.js";
import { splitBrief } from "../../../src/tools/site/brief/split-brief.js";
import { briefTools } from "../../../src/tools/site/index.js";
import { createRng } from "../../../training/pocket/rng.js";
import { makeBrief } from "../../../training/pocket/site-brief.js";
import { writeBrief } from "../../../training/pocket/site-recording.js";
import { visibleText } from "./visible-text.js";

const BUNDLED = readFileSync("examples/site-from-brief/input/brief.md", "utf8");

/** Words and figures of a text, without its marks. */
const wordsOf = (text: string) => text.replace(/https?:\S+/g, " ").match(/[\p{L}\p{N}]+/gu) ?? [];

/** The page counts the entries of a list itself. */
const unnumbered = (text: string) => text.replace(/^\s*\d+[.)]\s/gm, "");

/** A model that chooses anything that is offered, and sometimes nothing. */
function choosesAnything(seed: number) {
  const rng = createRng(seed);
  const any = (values: readonly string[] | undefined) => (values?.length && rng.chance(0.95) ? rng.pick(values) : "");
  return scriptedModel(
    (messages, { stepId, item, domains }) => {
      const isFirst = !messages.some((message) => message.getType() === "tool");
      const { names, lines, themes, kinds, pages } = domains?.choices ?? {};
      const done = (args: Record<string, unknown>) => ({
        calls: [{ name: "step_done", args: { result: "done", ...args } }],
      });
      if (stepId === "site") {
        if (isFirst) return { calls: [{ name: "brief_read", args: { path: "brief.md" } }] };
        return done({ records: [{ name: any(names), tagline: any(lines), theme: any(themes) }] });
      }
      if (stepId === "sections") {
        if (isFirst) return { calls: [{ name: "section_read", args: { path: item?.key } }] };
        return done({ records: rng.chance(0.9) ? [{ kind: any(kinds), page: any(pages) }] : [] });
      }
      const args = { brief: "brief.md", site: "work/site.json", sections: "work/sections.json" };
      if (stepId === "build")
        return isFirst ? { calls: [{ name: "brief_build", args }] } : done({ files: ["site/index.html"] });
      return "Built.";
    },
    { profile: profiles.pocket },
  );
}

async function built(text: string, seed: number): Promise<{ folder: string; files: string[]; status: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), "qwill-brief-"));
  writeBrief(folder, "brief.md", text);
  const agent = createAgent({
    model: choosesAnything(seed),
    tools: briefTools(),
    workspace: folder,
    journal: memoryJournal(),
  });
  const { status, files } = await agent.start("Build the site", { plan: sitePlan("brief.md") }).result;
  return { folder, status, files: files.map((file) => file.path) };
}

describe("a site from a brief", () => {
  it("says all that the brief says to its readers, whatever was chosen for its sections", async () => {
    const rng = createRng(3);
    const briefs = [BUNDLED, BUNDLED, ...Array.from({ length: 8 }, () => makeBrief(rng).text)];
    for (const [seed, text] of briefs.entries()) {
      const { folder, files, status } = await built(text, seed);
      expect(status).toBe("finished");
      const shown = files
        .filter((file) => file.endsWith(".html"))
        .map((file) => readFileSync(path.join(folder, file), "utf8"));
      const words = new Set(wordsOf(shown.map(visibleText).join(" ")));
      const brief = splitBrief(text);
      const kept = sectionFiles(brief).filter(
        ({ section }) => !kindsFor(section.heading, section.text).includes(REMARKS),
      );
      const said = kept.flatMap(({ section }) => wordsOf(`${section.heading} ${unnumbered(section.text)}`));
      const missing = [...wordsOf(`${brief.name} ${brief.slogan}`), ...said].filter(
        (word) => !words.has(word) && !/^[A-Z]$/.test(word),
      );
      expect(missing, text).toEqual([]);
      for (const { file } of brief.pages) expect(files).toContain(`site/${file}`);
    }
  });

  it("never takes for a remark what holds a figure, a price, a time or a contact", () => {
    expect(kindsFor("Design", "The website should say that we open at 7.")).not.toContain(REMARKS);
    expect(kindsFor("", "We need a small website. It should be calm. No stock photos, please.")).toEqual([REMARKS]);
    expect(kindsFor("Design", "The website should look calm.")).toContain(REMARKS);
  });

  it("keeps every word of a text in its blocks", () => {
    const rng = createRng(9);
    for (let i = 0; i < 60; i++) {
      for (const { text } of splitBrief(makeBrief(rng).text).sections) {
        const words = new Set(wordsOf(textOfBlocks(blocksOf(text))));
        expect(
          wordsOf(unnumbered(text)).filter((word) => !words.has(word)),
          text,
        ).toEqual([]);
      }
    }
  });
});

describe("a brief taken apart", () => {
  const brief = splitBrief(BUNDLED);

  it("gives the pages it asks for, index.html first", () => {
    expect(brief.pages.map(({ file }) => file)).toEqual(["index.html", "boats.html", "visit.html", "questions.html"]);
    expect(splitBrief("# Krume\n\nBread.").pages.map(({ file }) => file)).toEqual(["index.html"]);
    expect(splitBrief("# K\n\n- index.html\n- über-uns.html: wer wir sind\n\n## A\nb").pages[1]).toMatchObject({
      file: "über-uns.html",
      about: "wer wir sind",
    });
  });

  it("refuses a page that leads out of the site, and names it", () => {
    for (const page of ["../x.html", "a/../../x.html", "C:\\x.html"])
      expect(() => splitBrief(`# Krume\n\n- index.html\n- ${page}\n\n## Bread\nGood.`), page).toThrow(
        /leads out|no plain file name/,
      );
  });

  it("gives sections by headings, however they are marked", () => {
    const headings = (text: string) => splitBrief(text).sections.map(({ heading }) => heading);
    expect(headings("# K\n\n## Prices\n- A: 4 €\n\n## Team\n### Ann\nbaker")).toEqual(["Prices", "Team"]);
    expect(headings("Krume\n\nPRICES\n\nA 4 €\n\nHOURS\n\nMon 9–12")).toEqual(
      ["Prices", "Hours"].map((each) => each.toUpperCase()),
    );
    expect(headings("# K\n\n**Prices**\n\nA 4 €\n\n**Hours**\n\nMon 9–12")).toEqual(["Prices", "Hours"]);
    expect(splitBrief("We bake bread.\n\nA loaf is 4 €.\n\nWrite to a@b.example.").sections.length).toBe(3);
  });

  it("keeps on its page what a list of pages says that is a fact", () => {
    const { sections } = splitBrief(
      "# K\n\n- index.html: welcome\n- menu.html: Espresso 2.50 €, Cake 3 €\n\n## About\nWe bake.",
    );
    expect(sections).toContainEqual({ heading: "", text: "Espresso 2.50 €, Cake 3 €", file: "menu.html" });
  });

  it("gives the same section files again", () => {
    const [first] = sectionFiles(brief);
    expect(readSectionFile(first?.content ?? "").text).toBe(first?.section.text);
    expect(sectionFiles(splitBrief(BUNDLED))).toEqual(sectionFiles(brief));
  });
});

describe("rows", () => {
  it.each([
    [
      "- Sourdough: £4.20\n- Rye, 1 kg – £5\n- Bun ..... £2.80",
      [
        ["Sourdough", "£4.20"],
        ["Rye, 1 kg", "£5"],
        ["Bun", "£2.80"],
      ],
    ],
    [
      "Montag und Mittwoch 7:30–19:00 Uhr\nFreitag 8–13 Uhr",
      [
        ["Montag und Mittwoch", "7:30–19:00 Uhr"],
        ["Freitag", "8–13 Uhr"],
      ],
    ],
    ["| Boat | Hour |\n|---|---|\n| Canoe | 8 € |", [["Canoe", "8 €"]]],
  ])("are read in lists, lines and tables: %s", (text, rows) => {
    expect(blocksOf(text)).toMatchObject([{ kind: "rows", rows }]);
  });

  it("are read in sentences too, which stay", () => {
    const [text, rows] = blocksOf(
      "We are open Tuesday to Saturday from 7 am to 2 pm, and Sunday 8 am – 1 pm. Closed on Monday.",
    );
    expect(text).toMatchObject({ kind: "text" });
    expect(rows).toMatchObject({
      rows: [
        ["Tuesday to Saturday", "7 am to 2 pm"],
        ["Sunday", "8 am – 1 pm"],
        ["Monday", "Closed"],
      ],
    });
    expect(blocksOf("In thunderstorms the jetty is closed.")).toHaveLength(1);
  });
});
