import type { WordList } from "../rng.js";

export type LanguageCode = "en" | "fr" | "de" | "es" | "it" | "nl" | "pt";

export type SectionName =
  | "profile"
  | "skills"
  | "experience"
  | "education"
  | "courses"
  | "certificates"
  | "volunteering"
  | "languages"
  | "hobbies"
  | "references"
  | "publications"
  | "projects"
  | "denied";

/**
 * How CVs of one language say things. In the phrases:
 * `{Y}` years with "of experience" · `{N}` years alone · `{S}` skills (marked) · `{T}` title · `{A}` area ·
 * `{C}` employer · `{D}` denied skills · `{G}` goal-like remark · `{n}` a number.
 */
export interface Language {
  code: LanguageCode;
  cv: string[];
  headings: Record<SectionName, WordList>;
  labels: { name: string[]; email: string[]; phone: string[]; address: string[]; born: string[] };
  months: { long: string[]; short: string[] };
  present: string[];
  since: string[];
  /** `{a}` and `{b}` are dates. */
  fromTo: string[];
  years: string[];
  /** `{y}` is {@link years} filled in. */
  yearsOfExperience: string[];
  stated: WordList;
  /** Years that are not the total. */
  otherYears: WordList;
  remarks: WordList;
  deniedLines: WordList;
  skillSentences: WordList;
  jobSentences: WordList;
  areas: WordList;
  levels: string[];
  and: string;
  or: string;
  onRequest: string[];
  page: string[];
  techLabels: string[];
  jobLabels: { title: string[]; employer: string[]; period: string[]; place: string[] };
  at: string[];
}
