import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ToolBench, toolBench } from "../../../../src/testing/tool-bench.js";
import { siteCheckTool } from "../../../../src/tools/browser/index.js";
import type { Finding } from "../../../../src/tools/browser/site-check/finding.js";
import { siteTools } from "../../../../src/tools/site/index.js";
import { SECTION_KINDS, THEMES } from "../../../../src/tools/site/site.js";

const SLOW = { timeout: 120_000 };
const HEAD =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>T</title></head>';
const clean = (body: string) => `${HEAD}<body><main><h1>Hello</h1>${body}</main></body></html>`;

let bench: ToolBench;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "qwill-check-"));
  bench = await toolBench({ workspace: folder, tools: [...siteTools(), siteCheckTool()] });
});
afterAll(() => bench.close());

function site(name: string, files: Record<string, string>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name, file)), { recursive: true });
    writeFileSync(path.join(folder, name, file), content);
  }
}

async function findingsOf(args: Record<string, unknown>, on = bench): Promise<Finding[]> {
  const { ok, data, text } = await on.call("site_check", args);
  expect(ok, text).toBe(true);
  return (data as { findings: Finding[] }).findings;
}

const rules = (findings: Finding[], page: string) =>
  findings.filter((each) => each.page === page).map(({ rule }) => rule);

describe("site_check", () => {
  it("finds nothing on what site_build makes, in any theme, and takes pictures at two widths", SLOW, async () => {
    const text = "- Rye: 4 €\n- Bun: 2 €";
    const about =
      '**Us** and [prices](prices.html).\n\n> "Good." — Ann\n\n| A | B | C | D |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |';
    for (const theme of THEMES) {
      const sections = SECTION_KINDS.map((kind) => ({
        kind,
        title: kind,
        text: `${text}\n\n### More?\nYes.`,
      }));
      const pages = [
        {
          file: "index.html",
          title: "Home",
          sections: [{ kind: "hero", text: "Bread." }, { kind: "text", title: "Us", text: about }, ...sections],
        },
        { file: "prices.html", title: "Prices", sections: [{ kind: "prices", title: "Prices", text }] },
      ];
      await bench.call("site_build", {
        folder: `built/${theme}`,
        name: "Krume",
        tagline: "Bread takes its time",
        theme,
        pages,
      });
    }
    cpSync(path.join(folder, "built/paper/index.html"), path.join(folder, "built/index.html"));
    cpSync(path.join(folder, "built/paper/style.css"), path.join(folder, "built/style.css"));
    cpSync(path.join(folder, "built/paper/prices.html"), path.join(folder, "built/prices.html"));
    expect(await findingsOf({ path: "built", screenshots: "pictures" })).toEqual([]);
    expect(readdirSync(path.join(folder, "pictures"))).toEqual(
      expect.arrayContaining(["index-1280.png", "index-375.png"]),
    );
  });

  it("finds what is wrong with pages written by hand", SLOW, async () => {
    site("hand", {
      "index.html": clean(`
        <a href="missing.html">a</a><a href="about.html#nowhere">b</a><a href="/about.html">c</a><a href="ABOUT.html">d</a>
        <a href="../outside.html">e</a><a href="file.txt">fine</a><a href="#top">fine</a><img src="none.png"><input name="mail">
        <p style="color:#bbb;background:#fff">pale</p><div style="width:900px">wide</div>
        <script>console.error("oops"); undefined.x;</script>`),
      "about.html": '<html><body><div id="a"></div><div id="a"><p>no title</body></html>',
      "outer.html": clean('<script src="https://cdn.example.com/x.js"></script><link rel="stylesheet" href="s.css">'),
      "s.css": "body{background:url(gone.png)} @import 'https://fonts.example.com/f.css';",
      "file.txt": "text",
    });
    const findings = await findingsOf({ path: "hand" });
    expect(rules(findings, "index.html")).toEqual(
      expect.arrayContaining([
        "dead-link",
        "dead-anchor",
        "absolute-path",
        "file-case",
        "outside-site",
        "image-alt",
        "label",
        "missing-file",
        "color-contrast",
        "overflow",
        "console-error",
        "script-error",
      ]),
    );
    expect(rules(findings, "about.html")).toEqual(
      expect.arrayContaining(["doctype", "document-title", "html-has-lang", "viewport", "duplicate-id", "broken-html"]),
    );
    expect(rules(findings, "outer.html")).toContain("external-request");
    expect(rules(findings, "s.css")).toEqual(expect.arrayContaining(["missing-file", "external-request"]));
    expect(findings.find(({ rule }) => rule === "dead-link")).toMatchObject({
      count: 1,
      message: expect.stringContaining("missing.html"),
    });
  });

  it("checks what it can without a browser, and says how to get one", async () => {
    site("plain", { "index.html": clean('<a href="gone.html">x</a>') });
    const without = await toolBench({
      workspace: folder,
      tools: [siteCheckTool({ executablePath: "/nowhere/chromium" })],
    });
    const { text, data } = await without.call("site_check", { path: "plain" });
    expect(data).toMatchObject({ browser: false, findings: [{ rule: "dead-link" }] });
    expect(text).toContain("qwill setup");
    await without.close();
  });

  it("says what it can't check", async () => {
    expect((await bench.call("site_check", { path: "nothing" })).error).toMatchObject({
      code: "tool.failed",
      message: "There is no page (.html) in nothing.",
    });
    expect((await bench.call("site_check", {})).error?.code).toBe("tool.bad-input");
    expect((await bench.call("site_check", { path: "../elsewhere" })).error?.code).toBe("tool.outside-workspace");
    expect((await bench.call("site_check", { url: "http://127.0.0.1:9/" })).error?.code).toBe("tool.egress");
  });
});
