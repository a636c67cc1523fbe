import { findPeriods } from "../../src/tools/documents/periods.js";
import type { CvTruth } from "./documents.js";

/** The record of a CV, fields in the order of the plan. */
export interface CvRecord extends Record<string, unknown> {
  name: string;
  email: string;
  phone: string;
  lastTitle: string;
  skills: string[];
  denied: string[];
  stated: string;
  employment: string[];
}

/** What the text of `document_facts` says. */
export interface FoundFacts {
  stated: string[];
  /** In the order of the text. */
  periods: string[];
}

/** Reads the text of `document_facts` as the model sees it. */
export function readFacts(text: string): FoundFacts {
  const lines = text.split("\n");
  const listed = (name: string, separator: string) => {
    const line = lines.find((each) => each.startsWith(`${name}: `))?.slice(name.length + 2) ?? "none";
    return line === "none" ? [] : line.split(separator);
  };
  const start = lines.indexOf("periods:");
  const periods = start < 0 ? [] : lines.slice(start + 1).map((line) => line.split(" | ")[0] ?? "");
  return { stated: listed("stated", " | "), periods };
}

/**
 * What a perfect reader answers: the truth, spelled as the facts spell it where they found the same, so that for years
 * and periods the model chooses among what code has found.
 */
export function cvRecord(truth: CvTruth, text: string, facts: FoundFacts): CvRecord {
  return {
    name: truth.name,
    email: truth.email,
    phone: truth.phone,
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
function employment(truth: CvTruth, text: string, facts: FoundFacts): string[] {
  const listed = findPeriods(text).slice(0, facts.periods.length);
  const jobs = listed.filter((period) =>
    truth.periods.some(
      (job) => job.line === period.line && (job.text.includes(period.text) || period.text.includes(job.text)),
    ),
  );
  return jobs.map((period) => period.text);
}
