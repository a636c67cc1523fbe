/** A page of a site: its head, the way to the other pages, its sections. */
import { textOfBlocks } from "../blocks.js";
import { wordsIn } from "../language.js";
import type { Site, SitePage, SiteSection } from "../site.js";
import { slugOf } from "../slug.js";
import { THEME_COLOURS } from "../themes/index.js";
import { escaped, inline, plain } from "./html.js";
import { sectionBody } from "./sections.js";

/** What every page links to. */
export const STYLE_FILE = "style.css";
const INDEX = "index.html";
const MOST_DESCRIPTION = 155;
/** What a tab or a list of results shows of a title. */
const MOST_TITLE = 80;
/** So many pages are offered as buttons below the name. */
const MOST_BUTTONS = 3;
/** From so many titled sections on, a site of one page has a way to each of them. */
const LEAST_ANCHORS = 3;

export function renderPage(site: Site, page: SitePage): string {
  const words = wordsIn(site.lang);
  const isIndex = page.file === INDEX;
  // A page has one head: elsewhere than on the first page, what would be a second one is text.
  const sections = isIndex
    ? page.sections.filter(({ kind }) => kind !== "hero")
    : page.sections.map((section) => (section.kind === "hero" ? { ...section, kind: "text" as const } : section));
  const ids = sectionIds(sections);
  const whole = [site.name, plain(site.tagline)].filter((text) => text !== "").join(" – ");
  const title = isIndex ? (whole.length <= MOST_TITLE ? whole : site.name) : `${plain(page.title)} – ${site.name}`;
  return `<!doctype html>
<html lang="${escaped(site.lang)}" dir="${site.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(descriptionOf(site, page))}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${iconOf(site)}">
<link rel="stylesheet" href="${up(page.file)}${STYLE_FILE}">
</head>
<body class="${site.theme}${isIndex ? " home" : ""}">
<a class="skip" href="#content">${escaped(words.toContent)}</a>
<header class="top"><div class="wide">
<a class="brand" href="${href(page.file, INDEX)}">${escaped(site.name)}</a>
${navigation(site, page, sections, ids)}
</div></header>
<main id="content">
${isIndex ? heroHtml(site, page) : pageHead(page)}
${sections.map((section, index) => sectionHtml(section, ids[index] ?? "", index === 0 && isMerged(page, isIndex))).join("\n")}
</main>
<footer class="bottom"><div class="wide"><p>${inline(site.footer)}</p></div></footer>
</body>
</html>
`;
}

/** One section says what the page is: its heading is the page's. */
const isMerged = (page: SitePage, isIndex: boolean) =>
  !isIndex && (page.sections.length === 1 || same(page.sections[0]?.title ?? "", page.title));

const same = (one: string, other: string) => plain(one).toLowerCase() === plain(other).toLowerCase();

function pageHead(page: SitePage): string {
  const own = isMerged(page, false) ? page.sections[0]?.title : undefined;
  return `<div class="page-head"><div class="wide"><h1>${inline(own || page.title)}</h1></div></div>`;
}

function heroHtml(site: Site, page: SitePage): string {
  const own = page.sections.filter(({ kind }) => kind === "hero");
  const body = own.map((section) => {
    const head = section.title === "" || same(section.title, site.name) ? "" : `<h2>${inline(section.title)}</h2>\n`;
    return head + sectionBody(withoutLine(section, site.tagline), section.title === "" ? 2 : 3);
  });
  const others = site.pages.filter(({ file }) => file !== INDEX).slice(0, MOST_BUTTONS);
  const buttons = others.map(
    ({ file, title }, index) =>
      `<a class="button${index === 0 ? " first" : ""}" href="${href(page.file, file)}">${escaped(plain(title))}</a>`,
  );
  return `<section class="hero"><div class="wide">
<h1>${escaped(site.name)}</h1>
${site.tagline === "" ? "" : `<p class="tagline">${inline(site.tagline)}</p>`}
${body.join("\n")}
${buttons.length > 0 ? `<p class="buttons">${buttons.join("\n")}</p>` : ""}
</div></section>`;
}

/** What stands below the name needn't be said again right after it. */
function withoutLine(section: SiteSection, line: string): SiteSection {
  const [first, ...rest] = section.blocks;
  if (line === "" || first?.kind !== "text" || !first.text.startsWith(line)) return section;
  const left = first.text.slice(line.length).replace(/^[\s.]+/, "");
  return { ...section, blocks: left === "" ? rest : [{ kind: "text", text: left }, ...rest] };
}

/** `isHeaded`: its title stands at the top of the page already. */
function sectionHtml(section: SiteSection, id: string, isHeaded: boolean): string {
  const hasTitle = section.title !== "" && !isHeaded;
  const head = hasTitle ? `<div class="section-head"><h2 id="${id}">${inline(section.title)}</h2></div>\n` : "";
  const body = sectionBody(section, hasTitle ? 3 : 2);
  if (!hasTitle && body.trim() === "") return "";
  const tag = section.kind === "notice" ? "aside" : "section";
  const label = hasTitle ? ` aria-labelledby="${id}"` : "";
  return `<${tag} class="section ${section.kind}${hasTitle ? "" : " untitled"}"${label}><div class="wide">\n${head}<div class="section-body">\n${body}\n</div>\n</div></${tag}>`;
}

/** One for each section, each once on the page. */
function sectionIds(sections: readonly SiteSection[]): string[] {
  const taken = new Set(["content"]);
  return sections.map(({ title }, index) => {
    const base = slugOf(title) || `section-${index + 1}`;
    let id = base;
    for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
    taken.add(id);
    return id;
  });
}

function navigation(site: Site, page: SitePage, sections: readonly SiteSection[], ids: readonly string[]): string {
  const links =
    site.pages.length > 1
      ? site.pages.map(({ file, title }) => ({ to: href(page.file, file), title, here: file === page.file }))
      : sections.flatMap(({ title }, index) => (title === "" ? [] : [{ to: `#${ids[index]}`, title, here: false }]));
  if (links.length < (site.pages.length > 1 ? 2 : LEAST_ANCHORS)) return "";
  const items = links.map(
    ({ to, title, here }) =>
      `<li><a href="${to}"${here ? ' aria-current="page"' : ""}>${escaped(plain(title))}</a></li>`,
  );
  return `<nav aria-label="${escaped(wordsIn(site.lang).menu)}"><ul role="list">\n${items.join("\n")}\n</ul></nav>`;
}

const up = (file: string) => "../".repeat(file.split("/").length - 1);

/** From one page to another, also when neither lies at the top; other letters as addresses spell them. */
function href(from: string, to: string): string {
  return up(from) + to.split("/").map(encodeURIComponent).join("/");
}

function descriptionOf(site: Site, page: SitePage): string {
  const said = plain(textOfBlocks(page.sections.flatMap(({ blocks }) => blocks)));
  const text = page.file === INDEX && site.tagline !== "" ? `${plain(site.tagline)}. ${said}` : said || site.footer;
  if (text.length <= MOST_DESCRIPTION) return text;
  return `${text.slice(0, text.lastIndexOf(" ", MOST_DESCRIPTION))} …`;
}

/** The first letter on the theme's colour: no file is asked for. */
function iconOf({ name, theme }: Site): string {
  const letter = /[\p{L}\p{N}]/u.exec(name)?.[0]?.toLocaleUpperCase() ?? "•";
  const { ink, paper } = THEME_COLOURS[theme];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${ink}"/><text x="16" y="23" font-family="sans-serif" font-size="20" text-anchor="middle" fill="${paper}">${escaped(letter)}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
