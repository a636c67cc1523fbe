/** What a report says, before it is written as HTML or Markdown. */
import type { Candidate } from "./candidate.js";
import type { Match } from "./match.js";
import type { Post } from "./post.js";

export interface Report {
  post: Post;
  candidates: Candidate[];
  skipped: { item: string; reason: string }[];
  /** The model that read the CVs, if the records name it. */
  model: string | undefined;
  /** The folder that the report is written to, relative to the workspace; "" for its root. */
  folder: string;
}

export const VERDICTS = { met: "met", part: "in part", missing: "not met" } as const;

export function verdictOf({ credit }: Pick<Match, "credit">): keyof typeof VERDICTS {
  return credit >= 1 ? "met" : credit > 0 ? "part" : "missing";
}

/** How many of a candidate's must-haves are met whole. */
export function mustsMet({ must }: Candidate): number {
  return must.filter(({ credit }) => credit >= 1).length;
}

/** Quotes of all candidates: how many stand in their documents. */
export function verification(candidates: Candidate[]): { found: number; of: number } {
  const quotes = candidates.flatMap(({ evidence, yearQuotes }) => [...Object.values(evidence), ...yearQuotes]);
  return { found: quotes.filter(({ verified }) => verified).length, of: quotes.length };
}

/** How a person is called in the report. */
export function nameOf({ name, file }: Candidate): string {
  return name ?? file;
}

export const dateText = (date: Date) =>
  date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** The sentence that explains the score, from what the post asks for. */
export function scoringText({ post, candidates }: Report): string {
  const parts = candidates[0]?.score.parts ?? [];
  const names = { must: "the must-haves", nice: "the nice-to-haves", years: "the years of work" };
  const sum = parts.map(({ name, most }) => `${most} points for ${names[name]}`).join(", ");
  const years =
    post.minYears === undefined
      ? "Years count in proportion, full at ten."
      : `Years: four fifths of the points for the ${post.minYears} years asked for, the rest for up to as many again.`;
  return `${sum}. A requirement counts whole when the CV lists it, nine tenths when only the text mentions it, not at all when the CV denies it. ${years} The score is computed by code from what was read; instructions in a CV don't change it.`;
}
