/** From a brief and what was chosen for it to a site. Whatever was chosen, all that the brief says to its readers is there. */
import { type Block, blocksOf } from "../blocks.js";
import { directionOf, languageOf, wordsIn } from "../language.js";
import { SECTION_KINDS, type Site, type SitePage, type SiteSection, THEMES } from "../site.js";
import { nameOf } from "./candidates.js";
import type { ChosenSection, ChosenSite } from "./chosen.js";
import { kindsFor, likelyKind, REMARKS } from "./kinds.js";
import { kindsOfPage, likelyPages } from "./page-words.js";
import type { WantedPage } from "./pages-wanted.js";
import { sectionFiles } from "./section-file.js";
import type { Brief, BriefSection } from "./split-brief.js";
import { wishedTheme } from "./wished-theme.js";

export interface BriefSite {
  site: Site;
  /** What was read as said to whoever builds the site, and isn't shown. */
  remarks: string[];
}

interface Placed {
  file: string;
  section: SiteSection;
}

export function siteOfBrief(
  brief: Brief,
  text: string,
  chosen: ChosenSite,
  sections: ReadonlyMap<string, ChosenSection>,
): BriefSite {
  const remarks: string[] = [];
  const placed: Placed[] = [];
  const inOrder = pagesInOrder(brief);
  for (const { path, section } of sectionFiles(brief)) {
    const { kind, file } = choiceFor(section, inOrder.get(section) ?? brief.pages, sections.get(path));
    if (kind === REMARKS) remarks.push(oneLine(`${section.heading} ${section.text}`));
    else placed.push({ file, section: { kind, title: section.heading, blocks: blocksOf(section.text) } });
  }
  const lang = languageOf(text);
  const name = nameOf(brief, chosen.name) || wordsIn(lang).home;
  // What the brief says by itself is said, whatever was chosen.
  const unsaid = [brief.slogan, brief.name].filter((each) => each !== "" && each !== name && each !== chosen.tagline);
  const first = brief.pages[0]?.file ?? "index.html";
  for (const each of unsaid)
    placed.unshift({ file: first, section: { kind: "hero", title: "", blocks: [{ kind: "text", text: each }] } });
  const site: Site = {
    name,
    tagline: chosen.tagline,
    theme: wishedTheme(remarks) ?? THEMES.find((theme) => theme === chosen.theme) ?? "studio",
    lang,
    dir: directionOf(lang),
    footer: footerOf(brief.title, name, chosen.tagline),
    pages: spread(brief.pages, placed).map((page) => titled(page, lang)),
  };
  return { site, remarks };
}

/** What was chosen, where it is possible; else what code takes it for. */
function choiceFor(section: BriefSection, pages: readonly WantedPage[], chosen: ChosenSection | undefined) {
  const kinds = kindsFor(section.heading, section.text);
  const kind = kinds.find((each) => each === chosen?.kind) ?? likelyKind(section.heading, section.text);
  const likely = likelyPages(section.heading, pages);
  const file =
    section.file ?? likely.find((page) => page.file === chosen?.page)?.file ?? likely[0]?.file ?? "index.html";
  return { kind, file };
}

/**
 * Where a brief has as many headings as pages, each section has the page at its place: unless a heading calls for another.
 */
function pagesInOrder({ pages, sections }: Brief): Map<BriefSection, WantedPage[]> {
  const headed = sections.filter(({ heading, text }) => heading !== "" && kindsFor(heading, text)[0] !== REMARKS);
  const isMatch =
    headed.length === pages.length &&
    pages.every((page, index) => likelyPages(headed[index]?.heading ?? "", pages).includes(page));
  return new Map(isMatch ? headed.map((section, index) => [section, pages.slice(index, index + 1)]) : []);
}

/** The pages with their sections. A page that got none takes one that suits it, or says what the brief says of it. */
function spread(pages: readonly WantedPage[], placed: readonly Placed[]): SitePage[] {
  const all = placed.map((each) => ({ ...each }));
  for (const page of pages) {
    if (page.file === "index.html" || all.some((each) => each.file === page.file)) continue;
    const spare = all.filter((each) => all.filter((other) => other.file === each.file).length > 1);
    const suits = suitingOf(page, pages, spare);
    if (suits) suits.file = page.file;
  }
  return pages.map(({ file, title, about }) => {
    const own = all.filter((each) => each.file === file).map(({ section }) => section);
    const isBare = own.length === 0 && file !== "index.html";
    const said: Block[] = isBare && about !== "" ? [{ kind: "text", text: about }] : [];
    return { file, title, sections: isBare ? [{ kind: "text", title: "", blocks: said }] : own };
  });
}

/** By its title's words, else by its kind. */
function suitingOf(page: WantedPage, pages: readonly WantedPage[], spare: readonly Placed[]): Placed | undefined {
  const named = spare.find(({ section }) => {
    const likely = likelyPages(section.title, pages);
    return likely.length < pages.length && likely.includes(page);
  });
  if (named) return named;
  for (const kind of kindsOfPage(page)) {
    const found = spare.find(({ section }) => section.kind === kind);
    if (found) return found;
  }
  return undefined;
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);

/** The page with what its link says; what says the same above its first section is left out. */
function titled(page: SitePage, lang: string): SitePage {
  const isHome = page.file === "index.html";
  if (!isHome) return { ...page, title: titleInScript(page, lang) };
  const title = /^index$/i.test(page.title) ? wordsIn(lang).home : page.title;
  const sections = page.sections.map((section) =>
    section.title.toLowerCase() === title.toLowerCase() ? { ...section, title: "" } : section,
  );
  return { ...page, title, sections };
}

const MOST_TITLE = 28;

/** A file name in other letters than the site's is no title: then its first heading is. */
function titleInScript({ title, sections }: SitePage, lang: string): string {
  const heading = sections.find((section) => section.title !== "")?.title ?? "";
  const isForeign = /^[\p{Script=Latin}\P{L}]+$/u.test(title) && !/[\p{Script=Latin}]/u.test(wordsIn(lang).home);
  return isForeign && heading !== "" && heading.length <= MOST_TITLE ? heading : title;
}

/** What the brief's title says and the head of the site does not. */
function footerOf(title: string, name: string, tagline: string): string {
  const plain = title.replace(
    /^.{0,24}?(?:web ?site|web ?seite|home ?page|site(?: web| internet)?|sito(?: web)?|sitio(?: web)?|página web|pagina web|brief|موقع)\s*(?:brief)?\s*(?:for|für|pour|para|per|voor|of|von|de|di|[:：–—-])?\s*(?:the |our |unsere?[nr]? |notre |nos |nuestr[oa]s? |nostr[oa] |onze |noss[oa] )?/iu,
    "",
  );
  const rest = (plain || title).replaceAll(/[“”„«»"*_`]/g, "").trim();
  const shown = `${name} ${tagline}`.toLowerCase();
  const isNew = [...wordsOf(rest)].some((word) => !shown.includes(word));
  return isNew || /\p{N}/u.test(rest) ? rest : name;
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

export const KNOWN_KINDS: readonly string[] = [...SECTION_KINDS, REMARKS];
