import { mkdir, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { type CvDocument, makeCvDocument } from "./documents.js";
import { cvFileName, type WorkspaceNames, workspaceNames } from "./files.js";
import { unmarked } from "./marks.js";
import { docxOf, pdfOf } from "./office.js";
import { makePostDocument, type PostDocument } from "./posts.js";
import type { Rng } from "./rng.js";
import type { Known } from "./teacher.js";
import { madeUp } from "./words/made-up.js";

/** A generated workspace: a post, a folder of CVs, and a goal. */
export interface MadeWorkspace {
  goal: string;
  known: Known;
}

export function makeWorkspace(rng: Rng, { cvs = rng.int(3, 24) }: { cvs?: number } = {}): MadeWorkspace {
  const names = workspaceNames(rng);
  const all = new Map<string, CvDocument>();
  for (let number = 1; number <= cvs; number++) {
    const document = makeCvDocument(rng);
    all.set(`${names.folder}/${cvFileName(rng, document, number)}`, document);
  }
  const posts = new Map([[names.post, makePostDocument(rng)]]);
  return { goal: makeGoal(rng, names, all.size), known: { names, posts, cvs: all } };
}

/** A workspace of posts alone, for more variety of them than one in each workspace. */
export function makePosts(rng: Rng, count: number): Known {
  const posts = new Map<string, PostDocument>();
  while (posts.size < count)
    posts.set(workspaceNames(rng).post.replace(/^/, rng.chance(0.3) ? `${madeUp(rng)}-` : ""), makePostDocument(rng));
  return { names: workspaceNames(rng), posts, cvs: new Map() };
}

/** Writes the files of a workspace. */
export async function writeWorkspace(rng: Rng, folder: string, known: Known): Promise<void> {
  for (const [path, document] of known.posts) await writeDocument(rng, join(folder, path), document.marked);
  for (const [path, document] of known.cvs) await writeDocument(rng, join(folder, path), document.marked);
}

async function writeDocument(rng: Rng, file: string, marked: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await bytesOf(rng, extname(file), marked));
}

async function bytesOf(rng: Rng, extension: string, marked: string): Promise<string | Uint8Array> {
  if (extension === ".docx") return docxOf(rng, marked);
  if (extension === ".pdf") return pdfOf(rng, marked);
  return unmarked(marked);
}

const GOALS = [
  "Rank the CVs in {f}/ for the post in {p}.",
  "Rank the CVs in {f}/ for the post in {p}.",
  "Rank these CVs for the post in {p}",
  "Rank the candidates in {f} for {p}",
  "Read all CVs in {f}/ and rank them for the job in {p}. Write a report.",
  "Screen the resumes in {f}/ against {p}",
  "Which of the applicants in {f}/ fits the post in {p} best?",
  "Please go through the résumés in {f} and tell me who fits {p}.",
  "Compare the applications in {f}/ with {p} and make a ranking",
  "Who is the best candidate for {p}? The CVs are in {f}/.",
  "Shortlist the candidates in {f}/ for {p}",
  "We are hiring, see {p}. Rank the CVs in {f}.",
  "Sort the CVs of {f}/ by how well they fit {p}",
  "Find the best CV for {p}",
];

/** Said where the files are few enough to be listed. */
const SHORT_GOALS = [
  "Rank the CVs for the post.",
  "Rank these candidates",
  "Which of the applicants should we invite?",
  "Read the resumes and write a ranking",
  "Screen the applications",
];

function makeGoal(rng: Rng, { folder, post }: WorkspaceNames, count: number): string {
  return rng
    .pick(count < 12 && rng.chance(0.3) ? SHORT_GOALS : GOALS)
    .replace("{f}", folder)
    .replace("{p}", post);
}
