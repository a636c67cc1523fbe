/** Invents a brief for a site, and knows what is right for it. */
import { kindsFor } from "../../src/tools/site/brief/kinds.js";
import { sectionFiles } from "../../src/tools/site/brief/section-file.js";
import { splitBrief } from "../../src/tools/site/brief/split-brief.js";
import { slugOf } from "../../src/tools/site/slug.js";
import { makeName } from "./names.js";
import type { Rng } from "./rng.js";
import { type Business, contentOf, filled, makeBusiness } from "./site-contents.js";
import { english } from "./words/english.js";
import { capital } from "./words/made-up.js";
import { type SiteWords, siteLanguages, type Theme, type Topic } from "./words/sites.js";

export interface SiteTruth {
  name: string;
  /** Likeliest first; of these the one that is offered is right. */
  taglines: string[];
  theme: Theme;
  /** By the path of the section's file; those that chance has made undecidable are left out. */
  sections: Map<string, { kind: string; page: string }>;
}

export interface MadeBrief {
  text: string;
  truth: SiteTruth;
}

interface Page {
  file: string;
  title: string;
  topics: Topic[];
}

/** Where a topic goes that no page is named for. */
const NEAR: Partial<Record<Topic, Topic[]>> = {
  hours: ["contact"],
  team: ["text"],
  text: ["team"],
  steps: ["services", "prices"],
  prices: ["services"],
  services: ["prices"],
  contact: ["hours"],
};
const TOPICS: Topic[] = ["text", "services", "prices", "hours", "steps", "team", "faq", "quotes", "contact", "notice"];
const OFTEN: Partial<Record<Topic, number>> = { prices: 0.85, hours: 0.85, contact: 0.9, text: 0.75, services: 0.7 };

export function makeBrief(rng: Rng): MadeBrief {
  const words = rng.chance(0.45) ? (siteLanguages[0] as SiteWords) : rng.pick(siteLanguages);
  const theme = rng.pick(["studio", "paper", "garden", "market", "velvet"] as const);
  const person = () => makeName(rng, english).replace(/^(.*), (.*)$/, "$2 $1");
  const business = makeBusiness(rng, words, rng.word(words.trades[theme]), person);
  const topics = rng.shuffle(TOPICS.filter((topic) => rng.chance(OFTEN[topic] ?? 0.4)));
  const pages = rng.chance(0.8) ? makePages(rng, words, topics) : [];
  const parts = new Parts();
  const { wished, tagline } = writeOpening(rng, business, pages, parts, theme);
  writeSections(rng, business, topics, parts);
  const text = `${parts.lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
  return { text, truth: truthOf(text, { business, theme: wished, taglines: tagline, pages, parts }) };
}

/** The lines of a brief, and what each is about. */
class Parts {
  readonly lines: string[] = [];
  readonly about = new Map<string, Topic | "remarks">();

  add(lines: readonly string[], about?: Topic | "remarks"): void {
    this.lines.push(...lines);
    if (about) for (const line of lines) if (line.trim() !== "") this.about.set(keyOf(line), about);
  }
}

const keyOf = (line: string) => line.replace(/^[\s#*>_-]+|[\s*_]+$/g, "");

function makePages(rng: Rng, words: SiteWords, topics: readonly Topic[]): Page[] {
  const own = rng.sample(
    topics.filter((topic) => topic !== "notice"),
    rng.int(1, 4),
  );
  const pages: Page[] = [{ file: "index.html", title: rng.word(words.pageTitles.hero), topics: ["hero"] }];
  for (const topic of own) {
    const title = rng.word(words.pageTitles[topic]);
    const stem = rng.chance(0.1) ? title.toLowerCase().replaceAll(/[ '’]/g, "-") : slugOf(title);
    const file = `${stem}.html`;
    if (!pages.some((page) => page.file === file)) pages.push({ file, title, topics: [topic] });
  }
  // Some topics are said to go with another: on the page for prices the hours too.
  for (const topic of topics) {
    if (pages.some((page) => page.topics.includes(topic)) || !rng.chance(0.45)) continue;
    rng.pick(pages).topics.push(topic);
  }
  return pages;
}

function aboutOf(rng: Rng, words: SiteWords, { topics, title }: Page): string {
  const said = topics.map((topic, index) => (index === 0 && rng.chance(0.4) ? title : rng.word(words.headings[topic])));
  return said.map((each) => (rng.chance(0.6) ? each.toLowerCase() : each)).join(", ");
}

/** Title, what it is, name and slogan where they are said by themselves, wishes, pages; in any order that people choose. */
function writeOpening(rng: Rng, business: Business, pages: readonly Page[], parts: Parts, theme: Theme) {
  const { words } = business;
  const title = filled(rng.pick(words.siteFor), business);
  parts.add(
    rng.pick([
      [`# ${title}`],
      [`# ${title}`],
      [`# ${title}`],
      [title, "=".repeat(title.length)],
      [`## ${title}`],
      [title],
    ]),
  );
  parts.add([""]);
  const lines: string[] = [];
  if (!title.includes(business.name) || rng.chance(0.15)) lines.push(`${rng.pick(words.nameLabel)}: ${business.name}`);
  const slogan = rng.chance(0.4) ? filled(rng.word(words.taglines), business) : "";
  if (slogan)
    lines.push(rng.chance(0.8) ? `${rng.pick(words.sloganLabel)}: ${rng.pick([slogan, `“${slogan}”`])}` : slogan);
  parts.add(lines, "hero");
  parts.add([""]);
  const hero = rng.chance(0.8) ? contentOf(rng, "hero", business) : [];
  parts.add([...hero, ""], "hero");
  const wished = rng.chance(0.45) ? writeWishes(rng, words, parts) : undefined;
  if (pages.length > 0) {
    const block = pagesBlock(rng, words, pages);
    parts.add(block, block.length === 2 ? "remarks" : undefined);
  }
  const tail = title.includes(business.name)
    ? title.slice(title.indexOf(business.name) + business.name.length).replace(/^[\s,–—|-]+/, "")
    : "";
  return { wished: wished ?? theme, tagline: [slogan, tail, hero[0] ?? ""].filter((each) => each !== "") };
}

function writeWishes(rng: Rng, words: SiteWords, parts: Parts): Theme | undefined {
  const theme = rng.pick(["studio", "paper", "garden", "market", "velvet"] as const);
  const all = words.adjectives[theme];
  const wishes = Array.from({ length: rng.int(1, 2) }, () =>
    rng.word(words.wishes).replace("{a}", rng.pick(all)).replace("{b}", rng.pick(all)),
  );
  if (rng.chance(0.5)) parts.add([`## ${rng.pick(words.remarksHeading)}`, ""]);
  parts.add(rng.chance(0.5) ? wishes : [wishes.join(" ")], "remarks");
  for (const wish of wishes) parts.about.set(keyOf(wish), "remarks");
  parts.add([""]);
  return wishes.some((wish) => all.some((adjective) => wish.includes(adjective))) ? theme : undefined;
}

function pagesBlock(rng: Rng, words: SiteWords, pages: readonly Page[]): string[] {
  const sentence = rng.pick(words.pagesSentence).replace("{k}", String(pages.length));
  const isBare = sentence.includes("{list}");
  const shown = pages.map((page) => {
    const about = !isBare && rng.chance(0.8) ? aboutOf(rng, words, page) : "";
    // What isn't said of a page, nobody can know.
    if (about === "") page.topics.splice(1);
    return { ...page, about };
  });
  if (isBare) return [sentence.replace("{list}", shown.map(({ file }) => file).join(", ")), ""];
  const form = rng.pick([
    (file: string, about: string) => `- ${file}${about && `: ${about}`}`,
    (file: string, about: string) => `- \`${file}\`${about && ` – ${about}`}`,
    (file: string, about: string) => `* ${file}${about && ` (${about})`}`,
    (file: string, about: string) => `1. ${file}${about && ` - ${about}`}`,
    (file: string, about: string, title: string) => `- ${title} (${file})${about && `: ${about}`}`,
    (file: string, about: string) => `- **${file}**${about && `: ${about}`}`,
    (file: string, about: string) => `${file}${about && `: ${about}`}`,
  ]);
  const head = rng.chance(0.5) ? [`## ${rng.pick(words.pagesHeading)}`, ""] : [sentence];
  return [...head, ...shown.map(({ file, about, title }) => form(file, about, title)), ""];
}

function writeSections(rng: Rng, business: Business, topics: readonly Topic[], parts: Parts): void {
  const { words } = business;
  const style = rng.weighted({ marked: 70, deep: 8, bold: 7, label: 5, none: 10 });
  for (const topic of topics) {
    const heading = rng.word(words.headings[topic]);
    const head = {
      marked: `## ${heading}`,
      deep: `### ${heading}`,
      bold: `**${heading}**`,
      label: `${heading}:`,
      none: "",
    }[style];
    if (head) parts.add([head, ""]);
    parts.add(contentOf(rng, topic, business), topic);
    parts.add([""]);
  }
}

interface Made {
  business: Business;
  theme: Theme;
  taglines: string[];
  pages: readonly Page[];
  parts: Parts;
}

/** What is right for each section that the brief is taken apart into: what most of its lines are about. */
function truthOf(text: string, { business, theme, taglines, pages, parts }: Made): SiteTruth {
  const sections = new Map<string, { kind: string; page: string }>();
  for (const { path, section } of sectionFiles(splitBrief(text))) {
    const votes = new Map<Topic | "remarks", number>();
    for (const [line, topic] of parts.about) {
      if (section.text.includes(line) || (topic === "remarks" && line.includes(section.text)))
        votes.set(topic, (votes.get(topic) ?? 0) + line.length);
    }
    const ranked = [...votes].sort((a, b) => b[1] - a[1]);
    const [topic, most] = ranked[0] ?? [undefined, 0];
    const all = ranked.reduce((sum, [, count]) => sum + count, 0);
    if (!topic || most < all * 0.75 || !kindsFor(section.heading, section.text).includes(topic)) continue;
    sections.set(path, {
      kind: topic,
      page: section.file ?? (topic === "remarks" ? "index.html" : pageOf(topic, pages)),
    });
  }
  return {
    name: business.name,
    taglines: taglines.map(capital).flatMap((each) => [each, each.charAt(0).toLowerCase() + each.slice(1)]),
    theme,
    sections,
  };
}

function pageOf(topic: Topic, pages: readonly Page[]): string {
  const wanted = [topic, ...(NEAR[topic] ?? [])];
  for (const each of wanted) {
    const page = pages.find(({ topics }) => topics.includes(each));
    if (page) return page.file.normalize("NFC");
  }
  return "index.html";
}
