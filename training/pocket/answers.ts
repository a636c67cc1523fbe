import { runsOfPieces } from "../../src/runtime/spans.js";
import { findPeriods } from "../../src/tools/documents/periods.js";
import { type CvTruth, SCRIPTS } from "./documents.js";

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

/** What tools have offered in a branch, by name. */
export type Choices = Readonly<Record<string, readonly string[]>>;

/** What a perfect reader answers: of what was offered, what is true; "" where the truth wasn't offered. */
export function cvRecord(truth: CvTruth, text: string, choices: Choices): CvRecord {
  const offered = (name: string) => (choices[name] ?? []).filter(isReadable);
  return {
    name: chosen(truth.name, offered("names")),
    email: chosen(truth.email, offered("emails")),
    phone: chosen(truth.phone, offered("phones")),
    lastTitle: chosen(truth.lastTitle, offered("titles")),
    skills: selected(truth.skills, offered("items")),
    denied: selected(truth.denied, offered("items")),
    stated: chosen(truth.stated, offered("stated")),
    employment: selected(employment(truth, text), offered("periods")),
  };
}

/** The values among those offered, in their order. */
export function selected(values: readonly string[], offered: readonly string[]): string[] {
  return offered.filter((value) => values.includes(value));
}

/** The value as it is offered: itself, else the one that differs least in what stands around it. */
function chosen(value: string, offered: readonly string[]): string {
  if (value === "" || offered.includes(value)) return value;
  const near = offered.filter((other) => other.includes(value) || value.includes(other));
  return near.sort((a, b) => difference(a, value) - difference(b, value))[0] ?? "";
}

const difference = (one: string, other: string) => Math.abs(one.length - other.length);

/** What the tiny model can't read isn't offered to it. */
const isReadable = (value: string) => runsOfPieces(value, SCRIPTS).flat().length === runsOfPieces(value).flat().length;

/** The periods of the text that are jobs. */
function employment(truth: CvTruth, text: string): string[] {
  const jobs = findPeriods(text).filter((period) =>
    truth.periods.some(
      (job) => job.line === period.line && (job.text.includes(period.text) || period.text.includes(job.text)),
    ),
  );
  return jobs.map((period) => period.text);
}
