/** What a brief may mean by its name and its tagline: candidates, of which a reader chooses. */
import { holdsFacts } from "../values.js";
import { filesIn } from "./pages-wanted.js";
import { isRemark } from "./remarks.js";
import type { Brief } from "./split-brief.js";

const MOST = 8;
const QUOTED = /[“„«"]([^“”„«»"\n]{2,60})[”“»"]/gu;
/** "Website for …" */
const FOR =
  /(?:site|web|page|brief\p{L}*|seite|الموقع|موقع)\s+(?:for|für|pour|para|per|voor|von|of|de|di|van)\s+(.{2,60})$/iu;

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
  const all = [name, ...(title.match(QUOTED) ? quoted : []), ...forWhom, title, ...parts, ...quoted, ...addresses];
  return unique(all.map(tidied).filter(isName));
}

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
      .filter((line) => !/^\s*[-*•|#>\d]/.test(line))
      .flatMap((line) => line.split(/(?<=[.!?؟])\s+/)),
  );
  return unique([slogan, ...afterName, ...told].map(tidied).filter(isLine));
}

const isName = (text: string) =>
  text.length >= 2 &&
  text.length <= 60 &&
  /\p{L}/u.test(text) &&
  text.split(/\s+/).length <= 7 &&
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
    !(holdsFacts(text) && words < 4)
  );
}

const tidied = (text: string) =>
  text
    .replaceAll(/[*_`]/g, "")
    .replace(/^[\s"“„«(–—-]+|[\s"”“»),;:–—-]+$/gu, "")
    .trim();

const unique = (values: string[]) => [...new Set(values)].slice(0, MOST);
