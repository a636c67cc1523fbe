import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPackage, folderWith, modelModule, qwill } from "./cli.js";

beforeAll(buildPackage);

const BRIEF = `# Website for Krume, a bakery in Freiburg

The site should look warm.

- index.html: welcome
- preise.html: what it costs

## Prices
- Rye bread: 4.20 €
- Bun: 0.90 €

## Contact
Gerberau 12
hello@krume.example
`;

const POTTERY = `# Website for Pottery Lindqvist

Please make it calm, and no pop-ups.

## Pages

- \`index.html\` – who we are
- \`courses.html\` – courses and what they cost

## Welcome

We throw, glaze and fire in a former dairy.

## Courses and prices

| Course | Evenings | Price |
|---|---|---|
| Wheel, first steps | 6 | 240 kr |
| Glazing | 2 | 95 kr |
`;

/** Chooses the first of everything that is offered. */
const FIRST = modelModule(`(messages, { stepId, item, domains }) => {
  const isFirst = !messages.some((message) => message.getType() === "tool");
  const choices = domains?.choices ?? {};
  const one = (name) => choices[name]?.[0] ?? "";
  const call = (name, args) => ({ calls: [{ name, args }] });
  const done = (args) => call("step_done", { result: "done", ...args });
  if (stepId === "site") return isFirst ? call("brief_read", { path: "brief.md" }) : done({ records: [{ name: one("names"), tagline: one("lines"), theme: one("themes") }] });
  if (stepId === "sections") return isFirst ? call("section_read", { path: item.key }) : done({ records: [{ kind: one("kinds"), page: one("pages") }] });
  if (stepId === "build") return isFirst ? call("brief_build", { brief: "brief.md", site: "work/site.json", sections: "work/sections.json" }) : done({ files: ["site/index.html"] });
  return "2 pages built.";
}`);

function demo(input: string, cwd: string, ...more: string[]) {
  writeFileSync(path.join(cwd, "first.mjs"), FIRST);
  return qwill(["demo", "site", "--input", input, "--model", path.join(cwd, "first.mjs"), ...more], { cwd });
}

describe("qwill demo site", () => {
  it("takes a brief to a checked site, says what it left out, and does so again in the same place", async () => {
    const input = folderWith({ "brief.md": BRIEF });
    const cwd = folderWith();
    for (const _ of [1, 2]) {
      const { code, stdout, stderr } = await demo(input, cwd);
      expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: "2 pages built.\n" });
      expect(stderr).toContain("not shown, since it speaks to whoever builds the site: The site should look warm.");
      expect(stderr).toMatch(/✓ The site check of site passes/);
      const site = path.join(cwd, "qwill-demo-site/site");
      expect(readdirSync(site).sort()).toEqual(["index.html", "preise.html", "style.css"]);
      const pages = ["index.html", "preise.html"].map((file) => readFileSync(path.join(site, file), "utf8")).join("");
      expect(pages).toContain('<tr><th scope="row">Rye bread</th><td>4.20 €</td></tr>');
      expect(pages).toContain("hello@krume.example");
      expect(pages).not.toContain("should look warm");
    }
    expect(readFileSync(path.join(input, "brief.md"), "utf8")).toBe(BRIEF);
  }, 120_000);

  it("does so with the model that comes with qwill", async () => {
    const workspace = folderWith();
    const input = folderWith({ "brief.md": POTTERY });
    const { code, stderr } = await qwill(["demo", "site", "--input", input, "--workspace", workspace]);
    expect(code, stderr).toBe(0);
    expect(stderr).toContain("The site check of site passes.");
    const page = (name: string) => readFileSync(path.join(workspace, "site", name), "utf8");
    const all = page("index.html") + page("courses.html");
    expect(all).toContain('<tr><th scope="row">Wheel, first steps</th><td>6</td><td>240 kr</td></tr>');
    expect(all).toContain("We throw, glaze and fire in a former dairy.");
    expect(all).not.toContain("pop-ups");
  }, 120_000);

  it.each([
    ["no brief", {}, /has no brief\.md/],
    ["an empty one", { "brief.md": " \n" }, /brief\.md is empty/],
    ["only a name", { "brief.md": "# Krume\n" }, /says nothing but "Krume"/],
    ["a page outside", { "brief.md": "# K\n\n- ../x.html\n\n## A\nb\n" }, /"\.\.\/x\.html": that leads out/],
    ["no text", { "brief.md": "K\0\0\0" }, /is no text/],
  ])("refuses %s, in a sentence", async (_, files, says) => {
    const { code, stdout, stderr } = await demo(folderWith(files), folderWith());
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(says);
  });

  it("leaves alone what a person has where it writes", async () => {
    const cwd = folderWith();
    const own = folderWith({ "site/mine.html": "mine" });
    const { code, stderr } = await demo(folderWith({ "brief.md": BRIEF }), cwd, "--workspace", own);
    expect(code).toBe(1);
    expect(stderr).toContain("has a site of its own");
    expect(readFileSync(path.join(own, "site/mine.html"), "utf8")).toBe("mine");
  });
});
