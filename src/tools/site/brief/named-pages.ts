/** Pages that a brief names without their files. */
import { slugOf } from "../slug.js";
import { holdsFacts } from "../values.js";
import { filesIn, type WantedPage } from "./pages-wanted.js";

/** "Pages: Home, Menu, Contact" under a heading of that name: pages without file names get some. */
export function namedPages(lines: readonly string[], pages: Map<string, WantedPage>): readonly string[] {
  if (lines.some((line) => filesIn(line).length > 0)) return lines;
  const items = lines.filter((line) => /^\s*(?:[-*•+]|\d{1,2}[.)])\s+/.test(line));
  const names = items.map((line) => line.replace(/^\s*(?:[-*•+]|\d{1,2}[.)])\s+/, "").replaceAll(/[`*_]/g, ""));
  const short = names.map((name) => name.split(/\s*(?::|\s[–—-]\s|\()/)[0]?.trim() ?? "");
  const isList =
    short.length > 1 &&
    short.every((name) => name !== "" && name.split(/\s+/).length <= 3 && name.length <= 28) &&
    !holdsFacts(names.join("\n"));
  if (
    !isList ||
    !short.some((name) =>
      /^(?:home|start|startseite|index|welcome|accueil|inicio|início|prices?|preise|contact|kontakt|about|über uns|menu)/i.test(
        name,
      ),
    )
  )
    return lines;
  short.forEach((name, index) => {
    const isHome = index === 0;
    const file = isHome ? "index.html" : `${slugOf(name) || `page-${index + 1}`}.html`;
    const about = (names[index] ?? "").slice(name.length).replace(/^[\s:(–—-]+|\)$/g, "");
    pages.set(file, { file, title: name, about });
  });
  return lines.filter((line) => !items.includes(line));
}
