import { isSpan } from "../../src/runtime/spans.js";
import { tidyText } from "../../src/tools/documents/readers/text.js";
import { chosenItems } from "./chosen.js";
import type { Span } from "./marks.js";
import { wrapText } from "./noise.js";
import { type Post, postLayouts } from "./post-layouts.js";
import { relocated } from "./relocate.js";
import type { Rng } from "./rng.js";
import { makeStyle } from "./style.js";
import { english } from "./words/english.js";
import { foreignTrades } from "./words/foreign.js";
import { french } from "./words/french.js";
import { german } from "./words/german.js";
import type { Language } from "./words/language.js";
import { type PostWords, postWords } from "./words/posts.js";
import { spanish } from "./words/southern.js";
import { trades } from "./words/trades.js";
import { makeCity, makeEmployer, makeSkills, makeTitle } from "./world.js";

/** What a reader should find in a post: spans, "" where it isn't said. */
export interface PostTruth {
  title: string;
  must: string[];
  nice: string[];
  minYears: string;
  closing: string;
}

export interface PostDocument {
  /** As the author wrote it, truth marked in it. */
  marked: string;
}

export function makePostDocument(rng: Rng, post: Post = makePost(rng)): PostDocument {
  const kind = rng.weighted({ sections: 66, prose: 16, tagged: 9, table: 9 });
  const marked = postLayouts[kind](rng, post).join("\n");
  const wrapped = rng.chance(0.2) ? wrapText(marked, rng.int(60, 110)) : marked;
  return { marked: tidyText(wrapped).text };
}

/** Longer lists teach nothing new. */
const MAX_ENTRIES = 24;

/** The truth of a post in the text that was read of it; undefined where its title or dates are broken by a line. */
export function postTruthIn({ marked }: PostDocument, text: string): PostTruth | undefined {
  const spans = relocated(marked, text);
  // A requirement that goes on in the next line is known by its first one.
  const isKnown = ({ kind, whole }: Span) => whole || kind === "must" || kind === "nice";
  const fit = spans.filter((span) => isKnown(span) && isSpan(span.text, [text.split("\n")[span.line] ?? ""]));
  const ofKind = (kind: Span["kind"]) => fit.filter((span) => span.kind === kind);
  const items = (kind: "must" | "nice", other: "must" | "nice") =>
    chosenItems(text, { wanted: ofKind(kind), unwanted: ofKind(other), most: MAX_ENTRIES });
  const one = (kind: Span["kind"]) => ofKind(kind)[0]?.text ?? "";
  if (spans.some((span) => ["title", "minYears", "closing"].includes(span.kind) && !span.whole)) return undefined;
  return {
    title: one("title"),
    must: items("must", "nice"),
    nice: items("nice", "must"),
    minYears: one("minYears"),
    closing: one("closing"),
  };
}

export function makePost(rng: Rng): Post {
  const code = rng.weighted({ en: 80, fr: 10, de: 7, es: 3 });
  const language = { en: english, fr: french, de: german, es: spanish }[code] as Language;
  const trade = rng.pick(code === "en" || rng.chance(0.1) ? trades : foreignTrades[code]);
  const skills = makeSkills(rng, trade, String(rng.int(3, 13)));
  const niceCount = rng.chance(0.75) ? Math.floor(skills.length * (0.2 + rng.next() * 0.3)) : 0;
  const words = postWords[code];
  return {
    words,
    trade,
    style: makeStyle(rng, language),
    title: makeTitle(rng, trade),
    employer: makeEmployer(rng, trade),
    place: makeCity(rng),
    must: skills.slice(niceCount),
    nice: skills.slice(0, niceCount),
    years: rng.chance(0.62) ? rng.int(1, 10) : undefined,
    closing: rng.chance(0.55) ? closingDate(rng, words) : undefined,
  };
}

function closingDate(rng: Rng, words: PostWords): string {
  const [day, month, year] = [rng.int(1, 28), rng.int(1, 12), rng.pick([2025, 2026, 2026, 2026, 2027])];
  const two = (value: number) => String(value).padStart(2, "0");
  const name = words.months[month - 1] ?? "";
  return rng.pick([
    `${day} ${name} ${year}`,
    `${day} ${name} ${year}`,
    `${year}-${two(month)}-${two(day)}`,
    `${two(day)}.${two(month)}.${year}`,
    `${two(day)}/${two(month)}/${year}`,
    `${name} ${day}, ${year}`,
    `${day}. ${name} ${year}`,
    `${day}.${month}.${year}`,
    `${day} ${name.slice(0, 3)} ${year}`,
  ]);
}
