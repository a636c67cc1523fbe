import { constants } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { QwillError } from "../../runtime/errors.js";
import { openWorkspace, type Workspace } from "../../runtime/workspace/workspace.js";
import { shellWord } from "../shell-word.js";
import type { ResumeInput } from "./resume-input.js";
import { unwritable } from "./unwritable.js";

const DEFAULT_NAME = "qwill-demo-resume";
/** In `.qwill/`: which files of the workspace are copies that the demo made. */
const MARKER = "demo-resume.json";
const JOB = "job.md";
const FOLDER = "cvs";
/** What a run makes. In a workspace of the demo's own it is cleared away before the next one. */
const OUTPUTS = ["report.html", "report.md", "candidates.json", "work/post.json", "work/cvs.json"];

/**
 * Where the demo works when nobody says: `./qwill-demo-resume`, with a number when that folder is something else.
 */
export async function defaultWorkspace(): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? DEFAULT_NAME : `${DEFAULT_NAME}-${number}`;
    const files = await readdir(name).catch((error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? [] : ["?"]));
    if (files.length === 0 || (await markerOf(path.resolve(name)))) return name;
  }
}

/**
 * Copies the post and the applications into the workspace: `job.md` and `cvs/`. Copies and results of an earlier demo are
 * taken away first; files that the demo didn't make are never touched.
 *
 * @throws QwillError `demo.workspace` when it can't be written, when `cvs/` holds other files, which would be ranked too, or
 *   when a file of the person's own has the name of one that the demo writes
 */
export async function fillWorkspace(folder: string, input: ResumeInput): Promise<Workspace> {
  const workspace = await openWorkspace(folder);
  try {
    await fill(workspace, folder, input);
    return workspace;
  } catch (error) {
    throw unwritable(folder, error);
  }
}

async function fill(workspace: Workspace, folder: string, input: ResumeInput): Promise<void> {
  const inPlace = workspace.root === input.folder;
  await makeOwnFolder(workspace);
  if (!(await markerOf(workspace.root))) await refuseNamesakes(workspace, folder, input);
  await clearCopies(workspace, inPlace);
  await refuseStrangers(workspace, folder);

  const copies = input.documents.map((from) => ({ from, to: `${FOLDER}/${path.basename(from)}` }));
  const jobInPlace = inPlace && path.basename(input.job) === JOB;
  if (!jobInPlace) copies.unshift({ from: input.job, to: JOB });
  // The list comes before the copies, so that a kill in between leaves nothing that isn't known.
  await writeMarker(
    workspace,
    copies.map(({ to }) => to),
  );
  await mkdir(await workspace.resolve(FOLDER), { recursive: true });
  for (const { from, to } of copies) await copyFile(from, await workspace.resolve(to), constants.COPYFILE_FICLONE);
}

async function clearCopies(workspace: Workspace, inPlace: boolean): Promise<void> {
  const marker = await markerOf(workspace.root);
  if (!marker) return;
  for (const file of [...marker.copies, ...(inPlace ? [] : OUTPUTS)]) {
    await rm(await workspace.resolve(file), { force: true });
  }
}

/** Not `recursive`: that says ENOENT where a file system is read-only. */
async function makeOwnFolder({ root }: Workspace): Promise<void> {
  await mkdir(path.join(root, ".qwill")).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

/** In a folder where no demo has run, what has the name of a file that it writes is somebody's own. */
async function refuseNamesakes(workspace: Workspace, folder: string, input: ResumeInput): Promise<void> {
  const written = workspace.root === input.folder ? OUTPUTS : [JOB, ...OUTPUTS];
  for (const name of written) {
    if (!(await workspace.exists(name)) || (name === JOB && (await isSamePost(workspace, input)))) continue;
    throw new QwillError(
      "demo.workspace",
      `The workspace ${folder} has a ${name} of its own, which would be replaced.`,
      {
        hint: "Move it away, or name an empty folder: --workspace",
      },
    );
  }
}

async function isSamePost(workspace: Workspace, input: ResumeInput): Promise<boolean> {
  return (await readFile(input.job)).equals(await readFile(await workspace.resolve(JOB)));
}

async function refuseStrangers(workspace: Workspace, folder: string): Promise<void> {
  const strangers = (await workspace.exists(FOLDER)) ? await workspace.list({ path: FOLDER, limit: 1 }) : [];
  if (strangers.length === 0) return;
  throw new QwillError(
    "demo.workspace",
    `The workspace ${folder} has files of its own in ${FOLDER}/, which would be ranked too.`,
    {
      hint: `Name an empty folder with --workspace, or rank what is there: qwill run "Rank the CVs in cvs/ for the post in job.md." --workspace ${shellWord(folder)}`,
    },
  );
}

async function markerOf(root: string): Promise<{ copies: string[] } | undefined> {
  try {
    const marker = JSON.parse(await readFile(path.join(root, ".qwill", MARKER), "utf8"));
    return Array.isArray(marker.copies) ? marker : undefined;
  } catch {
    return undefined;
  }
}

async function writeMarker(workspace: Workspace, copies: string[]): Promise<void> {
  await writeFile(path.join(workspace.root, ".qwill", MARKER), `${JSON.stringify({ copies }, null, 2)}\n`);
}
