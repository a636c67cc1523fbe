import { unmarked } from "./marks.js";
import type { Rng } from "./rng.js";
import { madeUp } from "./words/made-up.js";

const FOLDERS = [
  "cvs",
  "cvs",
  "cvs",
  "resumes",
  "applicants",
  "candidates",
  "applications",
  "cv",
  "inbox",
  "input",
  "bewerbungen",
  "people",
  "candidatures",
  "files",
  "lebenslaeufe",
  "CVs",
];
const POSTS = [
  "job.md",
  "job.md",
  "job.md",
  "post.md",
  "job.txt",
  "posting.md",
  "vacancy.md",
  "job-description.md",
  "role.md",
  "stelle.md",
  "offre.md",
  "position.txt",
  "post.txt",
  "ad.md",
];

export interface WorkspaceNames {
  /** "" for the workspace itself. */
  folder: string;
  post: string;
}

export function workspaceNames(rng: Rng): WorkspaceNames {
  const folder = rng.chance(0.06) ? madeUp(rng) : rng.pick(FOLDERS);
  const post = rng.chance(0.04) ? `${madeUp(rng)}.md` : rng.pick(POSTS);
  return { folder, post };
}

const WESTERN = /^[\n\t\x20-\x7e\u00a0-\u00ff–—‘’“”•…€]*$/;

const slug = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();

/** What people call the file of their CV; different numbers give different names. */
export function cvFileName(rng: Rng, { person, marked }: { person: string; marked: string }, number: number): string {
  const name = slug(person) || madeUp(rng);
  const parts = name.split("-");
  const wanted = rng.weighted({ md: 30, txt: 42, pdf: 17, docx: 11 });
  // The fonts that every PDF reader has know Western letters only.
  const extension = wanted === "pdf" && !WESTERN.test(unmarked(marked)) ? "docx" : wanted;
  const stem = rng.pick([
    () => name,
    () => name,
    () => parts.at(-1) ?? name,
    () => parts[0] ?? name,
    () => name.replaceAll("-", "_"),
    () => `cv-${name}`,
    () => `${name}-cv`,
    () => `CV_${parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("_")}`,
    () => `${parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(" ")} CV`,
    () => `cv-${String(number).padStart(2, "0")}`,
    () => `${String(number).padStart(2, "0")}-${parts.at(-1) ?? name}`,
    () => `candidate_${number}`,
    () => `resume (${number})`,
    () => `${madeUp(rng)}${number}`,
    () => `scan_2026${rng.int(10, 12)}${rng.int(10, 28)}_${number}`,
  ])();
  return `${stem}.${extension}`;
}
