import { tidyText } from "../../src/tools/documents/readers/text.js";
import type { CvDocument } from "./documents.js";
import { makeHeader } from "./header.js";
import { unmarked, visibleLength } from "./marks.js";
import { makeNotCv } from "./not-cvs.js";
import { makePost, makePostDocument, type PostDocument } from "./posts.js";
import type { Rng } from "./rng.js";
import { makeSections, type Section, sectionLines } from "./sections.js";
import { makeStyle } from "./style.js";
import type { SectionName } from "./words/language.js";
import { makePerson, type Person } from "./world.js";

/** What a tiny CV holds. */
export interface TinyContent {
  /** The probability that it says who this is. */
  header: number;
  /** Sections that are there when the person has something to say in them. */
  sections: readonly SectionName[];
  /** Roughly the longest text, characters. */
  maxLength: number;
}

/** How often one tries for a text that is short enough; then the shortest is taken. */
const TRIES = 12;
/** Share of documents that are no CV. */
const NOT_CVS = 0.05;
/** A section that nothing is asked about stands in a tiny CV now and then. */
const DISTRACTION = { chance: 0.3, maxLength: 90 };

/** A person of whom little is known: a job or two, a few skills. */
export function makeTinyPerson(rng: Rng): Person {
  const person = makePerson(rng);
  const skills = person.skills.slice(0, rng.int(1, 5));
  const spare = person.skills.slice(skills.length, skills.length + rng.int(0, 2));
  return {
    ...person,
    brief: true,
    address: person.city,
    jobs: person.jobs.slice(0, rng.int(1, 2)),
    skills,
    statedYears: person.statedYears ?? (rng.chance(0.3) ? rng.int(1, 30) : undefined),
    denied: person.denied.length > 0 ? person.denied.slice(0, 2) : rng.chance(0.3) ? spare : [],
  };
}

/** A CV of a few lines, made of the parts of which the long ones are made. */
export function makeTinyCv(rng: Rng, content: TinyContent): CvDocument {
  return shortest(content.maxLength, () => {
    const person = makeTinyPerson(rng);
    const isCv = !rng.chance(NOT_CVS);
    const text = isCv ? cvText(rng, person, content) : makeNotCv(rng, person);
    return { marked: tidyText(text).text, isCv, person: person.name };
  });
}

/** A post of a few lines. */
export function makeTinyPost(rng: Rng, maxLength: number): PostDocument {
  return shortest(maxLength, () => {
    const post = makePost(rng);
    return makePostDocument(rng, {
      ...post,
      must: post.must.slice(0, rng.int(1, 3)),
      nice: post.nice.length > 0 ? post.nice.slice(0, 2) : post.must.slice(3, 3 + rng.int(0, 2)),
    });
  });
}

function cvText(rng: Rng, person: Person, { header, sections }: TinyContent): string {
  const style = makeStyle(rng, person.language);
  const all = makeSections(rng, person, style);
  const isShort = ({ lines }: Section) => visibleLength(lines.join("\n")) <= DISTRACTION.maxLength;
  const others = all.filter((section) => !sections.includes(section.name) && isShort(section));
  const other = others.length > 0 && rng.chance(DISTRACTION.chance) ? rng.pick(others) : undefined;
  const shown = all.filter((section) => section === other || sections.includes(section.name));
  const bodies = shown.map((section) => sectionLines(rng, person, style, section, false).join("\n"));
  const { lines, tail } =
    bodies.length === 0 || rng.chance(header) ? makeHeader(rng, person, style) : { lines: [], tail: [] };
  return [lines.join("\n"), ...bodies, tail.join("\n")].filter((part) => part.trim() !== "").join(style.gap);
}

function shortest<T extends { marked: string }>(maxLength: number, make: () => T): T {
  let best: { document: T; length: number } | undefined;
  for (let i = 0; i < TRIES; i++) {
    const document = make();
    const length = unmarked(document.marked).length;
    if (length > 0 && length <= maxLength) return document;
    if (length > 0 && (!best || length < best.length)) best = { document, length };
  }
  return best?.document ?? make();
}
