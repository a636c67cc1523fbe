import { describe, expect, it } from "vitest";
import { linksOf } from "../../src/agents/links.js";

const targets = (text: string, path: string) => linksOf(text, path).map(({ target }) => target);

describe("the links of a file", () => {
  it("are found however HTML writes them, and those in comments and scripts are none", () => {
    const html = `<a href="a.html#top">A</a> <a href='b.html?x=1'>B</a> <img alt="" src=c.png>
      <img srcset="d.png 1x, e.png 2x"> <!-- <a href="old.html"> --> <script src="f.js">"<a href='g.html'>"</script>
      <a href="mailto:a@b.c">m</a> <a href="//cdn.example/x">x</a> <a href="#here">h</a> <a href="/top.html">t</a>`;
    expect(targets(html, "site/index.html").sort()).toEqual(
      ["site/a.html", "site/b.html", "site/c.png", "site/d.png", "site/e.png", "site/f.js", "top.html"].sort(),
    );
  });

  it("are found however Markdown writes them, and those in code are none", () => {
    const markdown =
      '[a](a.md "title") ![b](<b c.png>) [c](x(1).md) [d][ref] `[e](e.md)`\n\n[ref]: ../d.md\n\n```\n[f](f.md)\n```\n[g](50%25.md) [h](100%.md)';
    expect(targets(markdown, "out/report.md")).toEqual([
      "out/a.md",
      "out/b c.png",
      "out/x(1).md",
      "out/50%.md",
      "out/100%.md",
      "d.md",
    ]);
  });
});
