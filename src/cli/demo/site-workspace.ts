import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { QwillError } from "../../runtime/errors.js";
import { openWorkspace, type Workspace } from "../../runtime/workspace/workspace.js";
import { SECTIONS_FOLDER } from "../../tools/site/brief/section-file.js";
import { BRIEF, SITE_FOLDER, type SiteInput } from "./site-input.js";
import { unwritable } from "./unwritable.js";

const DEFAULT_NAME = "qwill-demo-site";
/** In `.qwill/`: which files of the workspace the demo has made or will make. */
const MARKER = "demo-site.json";
const RECORDS = ["work/site.json", "work/sections.json"];

/** Where the demo works when nobody says: `./qwill-demo-site`, with a number when that folder is something else. */
export async function defaultSiteWorkspace(): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? DEFAULT_NAME : `${DEFAULT_NAME}-${number}`;
    const files = await readdir(name).catch((error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? [] : ["?"]));
    if (files.length === 0 || (await markerOf(path.resolve(name)))) return name;
  }
}

/**
 * Puts the brief into the workspace, and its sections as files of their own. What an earlier demo made is taken away first;
 * files that the demo didn't make are never touched.
 *
 * @throws QwillError `demo.workspace` when it can't be written, or holds files of its own where the demo writes
 */
export async function fillSiteWorkspace(folder: string, input: SiteInput): Promise<void> {
  const workspace = await openWorkspace(folder);
  try {
    await fill(workspace, folder, input);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

async function fill(workspace: Workspace, folder: string, input: SiteInput): Promise<void> {
  const inPlace = workspace.root === input.folder;
  for (const file of (await markerOf(workspace.root)) ?? []) {
    if (!(inPlace && file === BRIEF)) await rm(await workspace.resolve(file), { force: true });
  }
  await refuseStrangers(workspace, folder, inPlace);
  const made = [
    ...(inPlace ? [] : [BRIEF]),
    ...input.sections.map((section) => section.path),
    ...RECORDS,
    ...[...input.pages, "style.css"].map((page) => `${SITE_FOLDER}/${page}`),
  ];
  // The list comes before the files, so that a kill in between leaves nothing that isn't known.
  await mkdir(path.join(workspace.root, ".qwill"), { recursive: true });
  await writeFile(path.join(workspace.root, ".qwill", MARKER), `${JSON.stringify({ made }, null, 2)}\n`);
  if (!inPlace) await workspace.write(BRIEF, input.text);
  for (const { path: file, content } of input.sections) await workspace.write(file, content);
}

/** What lies there would be read, replaced, or checked with the site. */
async function refuseStrangers(workspace: Workspace, folder: string, inPlace: boolean): Promise<void> {
  const own = async (file: string) => {
    if (!(await workspace.exists(file))) return undefined;
    const isFile = /\.(?:md|json)$/.test(file);
    return isFile || (await workspace.list({ path: file, limit: 1 })).length > 0 ? file : undefined;
  };
  for (const file of [...(inPlace ? [] : [BRIEF]), SECTIONS_FOLDER, SITE_FOLDER, ...RECORDS]) {
    const found = await own(file);
    if (!found) continue;
    throw new QwillError(
      "demo.workspace",
      `The workspace ${folder} has a ${found} of its own, where the demo writes.`,
      {
        hint: "Move it away, or name an empty folder: --workspace",
      },
    );
  }
}

async function markerOf(root: string): Promise<string[] | undefined> {
  try {
    const { made } = JSON.parse(await readFile(path.join(root, ".qwill", MARKER), "utf8"));
    return Array.isArray(made) ? made : undefined;
  } catch {
    return undefined;
  }
}
