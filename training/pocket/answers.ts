import type { DocumentFacts } from "../../src/tools/documents/facts.js";
import { findPeriods } from "../../src/tools/documents/periods.js";
import type { CvTruth } from "./documents.js";

/** The record of a CV, fields in the order of the plan. */
export interface CvRecord {
  name: string;
  email: string;
  phone: string;
  lastTitle: string;
  skills: string[];
  denied: string[];
  stated: string;
  employment: string[];
}

const MOST_EMPLOYMENT = 16;

/**
 * What a perfect reader answers: the truth, spelled as the facts spell it where they found the same, so that for contacts,
 * years and periods the model chooses among what code has found.
 */
export function cvRecord(truth: CvTruth, text: string, facts: DocumentFacts): CvRecord {
  return {
    name: truth.name,
    email: spelled(truth.email, facts.emails),
    phone: spelled(truth.phone, facts.phones),
    lastTitle: truth.lastTitle,
    skills: truth.skills,
    denied: truth.denied,
    stated: spelled(truth.stated, facts.stated),
    employment: employment(truth, text, facts),
  };
}

function spelled(value: string, found: readonly string[]): string {
  if (value === "" || found.includes(value)) return value;
  return found.find((other) => other.includes(value) || value.includes(other)) ?? value;
}

/** The periods that the facts list and that are jobs. */
function employment(truth: CvTruth, text: string, facts: DocumentFacts): string[] {
  const listed = findPeriods(text).slice(0, facts.periods.length);
  const jobs = listed.filter((period) => truth.periods.some((job) => job.line === period.line && (job.text.includes(period.text) || period.text.includes(job.text))));
  return jobs.map((period) => period.text).slice(0, MOST_EMPLOYMENT);
}
