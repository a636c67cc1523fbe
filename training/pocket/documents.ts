import { makeCv } from "./cv.js";
import { readMarks, type Span } from "./marks.js";
import { makeNotCv } from "./not-cvs.js";
import { makeOtherScriptCv } from "./other-scripts.js";
import type { Rng } from "./rng.js";
import { isSpan } from "../../src/runtime/spans.js";
import { makePerson } from "./world.js";

/** What a reader should find in a CV: spans of its text, "" where it isn't said. */
export interface CvTruth {
  name: string;
  email: string;
  phone: string;
  lastTitle: string;
  skills: string[];
  denied: string[];
  stated: string;
  /** Where the periods of jobs stand. */
  periods: { text: string; line: number }[];
}

export interface CvDocument {
  text: string;
  /** Undefined: no CV. */
  truth: CvTruth | undefined;
}

/** The schema of the step admits no more. */
export const MAX_SKILLS = 24;

/** A CV with its truth, or undefined where chance made one that nobody could read rightly (a name broken by the line). */
export function makeCvDocument(rng: Rng): CvDocument | undefined {
  const person = makePerson(rng);
  const kind = rng.weighted({ cv: 91, script: 3.5, none: 5.5 });
  if (kind === "none") return { text: makeNotCv(rng, person), truth: undefined };
  const { text, spans } = readMarks(kind === "cv" ? makeCv(rng, person) : makeOtherScriptCv(rng, person));
  return withTruth(text, spans);
}

/** The model's own script: the grammar admits no other words in a span. */
const SCRIPTS = ["Latin"];

export function withTruth(text: string, all: Span[]): CvDocument | undefined {
  const spans = all.filter((span) => isSpan(span.text, [text.split("\n")[span.line] ?? ""], SCRIPTS));
  const first = (kind: Span["kind"]) => spans.find((span) => span.kind === kind);
  if (["name", "email", "phone", "stated"].some((kind) => first(kind as Span["kind"])?.whole === false)) return undefined;
  const title = first("title");
  if (title && !title.whole && title.text.split(" ").length < 2) return undefined;
  const denied = different(spans.filter((span) => span.kind === "denied" && span.whole));
  const deniedKeys = new Set(denied.map((word) => word.toLowerCase()));
  const skills = different(spans.filter((span) => span.kind === "skill" && span.whole)).filter((word) => !deniedKeys.has(word.toLowerCase()));
  return {
    text,
    truth: {
      name: first("name")?.text ?? "",
      email: first("email")?.text ?? "",
      phone: first("phone")?.text ?? "",
      lastTitle: title?.text ?? "",
      skills: skills.slice(0, MAX_SKILLS),
      denied,
      stated: first("stated")?.text ?? "",
      periods: spans.filter((span) => span.kind === "job" && span.whole).map(({ text: period, line }) => ({ text: period, line })),
    },
  };
}

function different(spans: Span[]): string[] {
  const seen = new Map<string, string>();
  for (const { text } of spans) if (!seen.has(text.toLowerCase())) seen.set(text.toLowerCase(), text);
  return [...seen.values()];
}
