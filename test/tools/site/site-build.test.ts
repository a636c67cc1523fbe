import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { type ToolBench, toolBench } from "../../../src/testing/tool-bench.js";
import { siteTools } from "../../../src/tools/site/index.js";
import { THEMES } from "../../../src/tools/site/site.js";

let folder: string;
let bench: ToolBench;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "qwill-site-"));
  bench = await toolBench({ workspace: folder, tools: siteTools() });
});

const page = (file: string, ...sections: { kind: string; title?: string; text: string }[]) => ({
  file,
  title: file.replace(".html", ""),
  sections,
});
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");

describe("site_build", () => {
  it("writes pages that know each other and their style, and loads nothing from elsewhere", async () => {
    const pages = [
      page("index.html", { kind: "hero", text: "Bread." }),
      page("über-uns.html", { kind: "text", title: "Us", text: "We bake." }),
      page("shop/cakes.html", { kind: "prices", title: "Cakes", text: "- Apple: 3 €" }),
    ];
    const { ok, files = [] } = await bench.call("site_build", { name: "Krume", pages });
    expect(ok).toBe(true);
    expect(files).toEqual(["site/index.html", "site/über-uns.html", "site/shop/cakes.html", "site/style.css"]);
    expect(read("site/index.html")).toContain('href="%C3%BCber-uns.html"');
    expect(read("site/shop/cakes.html")).toContain('href="../style.css"');
    expect(read("site/shop/cakes.html")).toContain('href="../index.html"');
    for (const file of files) expect(read(file).match(/(?:src|href)="https?:|@import|url\(/g)).toBeNull();
    expect(read("site/index.html")).not.toContain("<script");
  });

  it("shows each kind of section in its own form, and prices and hours as rows", async () => {
    const sections = [
      { kind: "prices", title: "Prices", text: "- Rye: 4 €\n- Bun: 2 €" },
      { kind: "hours", title: "Hours", text: "| Mon | 9–12 |\n| Tue | closed |" },
      { kind: "services", title: "Offers", text: "- **Tours**: on foot\n- Talks" },
      { kind: "team", title: "Team", text: "- Anna Berg, baker" },
      { kind: "faq", title: "Questions", text: "### Dogs?\nYes." },
      { kind: "quotes", title: "Voices", text: '> "Good." — Ann' },
      { kind: "steps", title: "How", text: "1. Ring\n2. Come" },
      { kind: "contact", title: "Contact", text: "Gerberau 12\nPhone: +49 (0)761 555 014\nhello@krume.example" },
      { kind: "notice", title: "Note", text: "Closed in August." },
    ];
    await bench.call("site_build", { name: "Krume", pages: [page("index.html", ...sections)] });
    const html = read("site/index.html");
    for (const part of [
      '<tr><th scope="row">Rye</th><td>4 €</td></tr>',
      '<tr><th scope="row">Tue</th><td>closed</td></tr>',
      "<h3>Tours</h3>",
      "<h3>Anna Berg</h3>",
      '<div class="qa"><h3>Dogs?</h3>',
      "<figcaption>Ann</figcaption>",
      '<ol class="steps"',
      'href="tel:+49761555014"',
      'href="mailto:hello@krume.example"',
      '<aside class="section notice"',
    ])
      expect(html).toContain(part);
  });

  it("gives a page one head: a hero elsewhere than on the first page is text", async () => {
    const pages = [
      page("index.html", { kind: "text", text: "Bread." }),
      page("b.html", { kind: "hero", text: "More." }),
    ];
    await bench.call("site_build", { name: "Krume", pages });
    expect(read("site/b.html")).toMatch(/class="section text[\s\S]*More\./);
  });

  it("escapes what looks like HTML, and links nowhere unsafe", async () => {
    const text = "<script>alert(1)</script> [click](javascript:alert(1)) **<b>**";
    await bench.call("site_build", { name: '"><img src=x>', pages: [page("index.html", { kind: "text", text })] });
    const html = read("site/index.html");
    expect(html).not.toMatch(/<script|<img|<b>|href="javascript/);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  it("turns right-to-left languages round, and tells the language from the text", async () => {
    await bench.call("site_build", {
      name: "الياسمين",
      pages: [page("index.html", { kind: "text", text: "مقهى في عمّان منذ 1998" })],
    });
    expect(read("site/index.html")).toContain('<html lang="ar" dir="rtl">');
  });

  it("has themes that differ in more than colour", async () => {
    const sheets = new Map<string, string>();
    for (const theme of THEMES) {
      await bench.call("site_build", { folder: theme, name: "K", theme, pages: [page("index.html")] });
      sheets.set(theme, read(`${theme}/style.css`));
      expect(sheets.get(theme)).toContain("prefers-color-scheme:dark");
      expect(sheets.get(theme)).toContain("@media print");
    }
    const fonts = [...sheets.values()].map(
      (css) => /--head:([^;]*)/.exec(css)?.[1] + (/--body:([^;]*)/.exec(css)?.[1] ?? ""),
    );
    expect(new Set(fonts).size).toBe(THEMES.length);
  });

  it.each([
    ["../x.html", "leads out"],
    ["/etc/../x.html", "leads out"],
    ["x.php", "must end in .html"],
  ])("refuses a page called %s and writes nothing", async (file, why) => {
    const { ok, error } = await bench.call("site_build", { name: "K", pages: [page("index.html"), page(file)] });
    expect({ ok, code: error?.code }).toEqual({ ok: false, code: "tool.bad-input" });
    expect(error?.message).toContain(why);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("wants an index.html, and names that differ in more than capitals", async () => {
    const without = await bench.call("site_build", { name: "K", pages: [page("a.html")] });
    expect(without.error?.message).toContain("index.html");
    const twice = await bench.call("site_build", {
      name: "K",
      pages: [page("index.html"), page("a.html"), page("A.html")],
    });
    expect(twice.error?.message).toContain("Two pages are called A.html");
  });
});
