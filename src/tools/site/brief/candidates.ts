/** What a brief may mean by its name and its tagline: candidates, of which a reader chooses. */
import { holdsFacts } from "../values.js";
import { filesIn } from "./pages-wanted.js";
import { isRemark, sentencesOf } from "./remarks.js";
import type { Brief } from "./split-brief.js";

const MOST = 8;
const QUOTED = /[“„«"]([^“”„«»"\n]{2,60})[”“»"]/gu;
/** "Website for …" */
const FOR =
  /(?:site|web|page|brief\p{L}*|seite|الموقع|موقع)\s+(?:for|für|pour|para|per|voor|von|of|de|di|van)\s+(.{2,60})$/iu;

/** "I'm Gavin Tredwell, plumber", "Wir sind die Praxis Bewegungsraum in Freiburg" */
const INTRODUCED =
  /(?<![\p{L}])(?:[Ii]['’]m|[Ii] am|[Mm]y name is|[Ww]e are|[Ww]e['’]re|[Ww]ir sind|[Ii]ch bin|[Ii]ch heiße|[Nn]ous sommes|[Jj]e suis|[Ss]omos|[Ss]oy|[Ss]iamo|[Ww]ij zijn)\s+(?:(?:the|die|der|das|le|la|les|el|los|il|de|het|o|a)\s+)?(\p{Lu}[\p{L}'’&-]*(?:\s+(?:&\s+|of\s+|de\s+|von\s+)?\p{Lu}[\p{L}'’&-]*){0,4})/gu;
/** "website for Halloran": a part of the brief's title, no name. */
const ONLY_ABOUT =
  /^(?:(?:our|a|an|the|new|une?|eine?|unsere)\s+)?(?:web ?site|web-?seite|home ?page|site|sito|sitio|brief)(?![\p{L}])/iu;

const ARTICLE =
  /^(?:our|a|an|unsere?n?|eine?n?|notre|une?|nuestr[oa]|una?|nostr[oa]|onze|een|noss[oa]|uma?)\s+(?=\p{L})/iu;

/** Names that the site may have, likeliest first; verbatim. */
export function nameCandidates({ title, name, sections }: Brief): string[] {
  const lines = sections.slice(0, 1).flatMap(({ text }) => text.split("\n"));
  const parts = title.split(/\s*[:：|]\s+|\s+[–—-]\s+|\s*[,(]\s*/u);
  const forWhom = parts
    .flatMap((part) => FOR.exec(part)?.[1] ?? [])
    .flatMap((each) => [each.replace(ARTICLE, ""), each]);
  const quoted = [title, ...lines.slice(0, 6)].flatMap((line) =>
    [...line.matchAll(QUOTED)].map((match) => match[1] ?? ""),
  );
  const addresses = sections.flatMap(({ text }) => addressHead(text));
  const wholes = wholeNames(title);
  const introduced = [title, ...lines.slice(0, 3)].flatMap((line) =>
    [...line.matchAll(INTRODUCED)].map((match) => match[1] ?? ""),
  );
  const all = [
    ...[name, ...wholes, ...(title.match(QUOTED) ? quoted : []), ...introduced],
    ...[...forWhom, title, ...parts, ...quoted, ...addresses],
  ];
  return unique(all.map(tidied).filter(isName));
}

/** The chosen name, unless it only tells of the site or is cut off a longer one: then the likeliest of the others. */
export function nameOf(brief: Brief, chosen: string): string {
  const wholes = wholeNames(brief.title);
  const isReal = (name: string) => !ONLY_ABOUT.test(name) && !isCutOff(name, wholes);
  const candidates = nameCandidates(brief);
  return chosen !== "" && isReal(chosen) ? chosen : (candidates.find(isReal) ?? chosen);
}

/** "Website for Halloran, Pike & Osei LLP": names of several people, with their commas. */
function wholeNames(title: string): string[] {
  const named = FOR.exec(title)?.[1] ?? title;
  return /^(?:\p{Lu}[\p{L}'’-]+,\s)+\p{Lu}[\p{L}'’-]+(?:,?\s(?:&|and|und|et|y|e|en)\s\p{Lu}[\p{L}'’ .-]+)$/u.test(named)
    ? [named]
    : [];
}

const isCutOff = (name: string, wholes: readonly string[]) =>
  wholes.some((whole) => whole !== name && whole.includes(name));

/** The first line of an address is often whose it is. */
function addressHead(text: string): string[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const [first = "", second = ""] = lines;
  return lines.length > 2 && !/[\p{N}@.:]/u.test(first) && /\p{N}/u.test(second) ? [first] : [];
}

/** Short lines that may stand below the name; verbatim. */
export function lineCandidates({ title, slogan, sections }: Brief): string[] {
  const texts = sections.slice(0, 4).map(({ text }) => text);
  const afterName = title.split(/\s*[:：|]\s+|\s+[–—-]\s+|,\s+/u).slice(1);
  const told = texts.flatMap((text) =>
    text
      .split("\n")
      .filter((line) => !/^\s*[-*•|#>\d]|\|.*\|/.test(line))
      .flatMap(sentencesOf),
  );
  return unique([slogan, ...afterName, ...told].map(tidied).filter(isLine));
}

const isName = (text: string) =>
  text.length >= 2 &&
  text.length <= 60 &&
  /\p{L}/u.test(text) &&
  text.split(/\s+/).length <= 7 &&
  !/\p{N}{5}/u.test(text) &&
  filesIn(text).length === 0;

function isLine(text: string): boolean {
  const words = text.split(/\s+/).length;
  return (
    text.length >= 8 &&
    text.length <= 90 &&
    words >= 2 &&
    words <= 15 &&
    !/:$|@|\.html/.test(text) &&
    !isRemark(text) &&
    !ONLY_ABOUT.test(text) &&
    isBalanced(text) &&
    !(holdsFacts(text) && words < 4)
  );
}

const isBalanced = (text: string) => text.split("(").length === text.split(")").length;

const tidied = (text: string) =>
  text
    .replaceAll(/[*_`]/g, "")
    .replace(/^[\s"“„«(–—-]+|[\s"”“»),;:–—-]+$/gu, "")
    .trim();

const unique = (values: string[]) => [...new Set(values)].slice(0, MOST);
