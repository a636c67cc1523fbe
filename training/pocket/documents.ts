import { isSpan } from "../../src/runtime/spans.js";
import { tidyText } from "../../src/tools/documents/readers/text.js";
import { chosenItems } from "./chosen.js";
import { makeCv } from "./cv.js";
import type { Span } from "./marks.js";
import { makeNotCv } from "./not-cvs.js";
import { makeOtherScriptCv } from "./other-scripts.js";
import { relocated } from "./relocate.js";
import type { Rng } from "./rng.js";
import { makePerson } from "./world.js";

/** What a reader should find in a CV: spans of its text, "" where it isn't said. */
export interface CvTruth {
  name: string;
  email: string;
  phone: string;
  lastTitle: string;
  /** Items of the text, as document_read offers them: a list on one line is one. */
  skills: string[];
  denied: string[];
  stated: string;
  /** Where the periods of jobs stand. */
  periods: { text: string; line: number }[];
}

export interface CvDocument {
  /** As the author wrote it, truth marked in it. */
  marked: string;
  /** False: an invoice, a recipe. */
  isCv: boolean;
  /** How its author calls the file, without folder. */
  person: string;
}

/** Longer lists teach nothing new. */
const MAX_ENTRIES = 24;

export function makeCvDocument(rng: Rng): CvDocument {
  const person = makePerson(rng);
  const kind = rng.weighted({ cv: 91, script: 3.5, none: 5.5 });
  const make = { cv: makeCv, script: makeOtherScriptCv, none: makeNotCv }[kind];
  return { marked: tidyText(make(rng, person)).text, isCv: kind !== "none", person: person.name };
}

/**
 * The truth of a CV in the text that was read of it; undefined where chance made one that nobody could read rightly (a name
 * broken by the line).
 */
export function truthIn(document: CvDocument, text: string): CvTruth | undefined {
  return truthOf(text, relocated(document.marked, text));
}

/** The model's own script: the grammar admits no other words in a span. */
export const SCRIPTS = ["Latin"];

function truthOf(text: string, all: Span[]): CvTruth | undefined {
  const spans = all.filter((span) => isSpan(span.text, [text.split("\n")[span.line] ?? ""], SCRIPTS));
  const first = (kind: Span["kind"]) => spans.find((span) => span.kind === kind);
  const stated = spans.find((span) => span.kind === "stated" && span.whole);
  if (first("stated") && !stated) return undefined;
  if (["name", "email", "phone"].some((kind) => first(kind as Span["kind"])?.whole === false)) return undefined;
  const title = first("title");
  if (title && !title.whole && title.text.split(" ").length < 2) return undefined;
  const ofKind = (kind: Span["kind"]) => spans.filter((span) => span.kind === kind);
  const listed = (kind: Span["kind"], other: Span["kind"]) =>
    chosenItems(text, {
      wanted: ofKind(kind).filter((span) => span.whole),
      unwanted: ofKind(other),
      scripts: SCRIPTS,
      most: MAX_ENTRIES,
    });
  return {
    name: first("name")?.text ?? "",
    email: first("email")?.text ?? "",
    phone: first("phone")?.text ?? "",
    lastTitle: title?.text ?? "",
    skills: listed("skill", "denied"),
    denied: listed("denied", "skill"),
    stated: stated?.text ?? "",
    periods: spans
      .filter((span) => span.kind === "job" && span.whole)
      .map(({ text: period, line }) => ({ text: period, line })),
  };
}
