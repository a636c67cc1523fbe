import { rm } from "node:fs/promises";
import { QwillError } from "../../runtime/errors.js";
import { openWorkspace, type Workspace } from "../../runtime/workspace/workspace.js";
import { SECTIONS_FOLDER } from "../../tools/site/brief/section-file.js";
import { type DemoFolder, filling, freeFolder, listFiles, madeFiles } from "./demo-folder.js";
import { BRIEF, SITE_FOLDER, type SiteInput } from "./site-input.js";

const DEMO: DemoFolder = { name: "qwill-demo-site", list: "demo-site.json" };
const RECORDS = ["work/site.json", "work/sections.json"];

/** Where the demo works when nobody says. */
export const defaultSiteWorkspace = () => freeFolder(DEMO);

/**
 * Puts the brief into the workspace, and its sections as files of their own. What an earlier demo made is taken away first;
 * files that the demo didn't make are never touched.
 *
 * @throws QwillError `demo.workspace` when it can't be written, or holds files of its own where the demo writes
 */
export async function fillSiteWorkspace(folder: string, input: SiteInput): Promise<void> {
  return filling(folder, async () => fill(await openWorkspace(folder), folder, input));
}

async function fill(workspace: Workspace, folder: string, input: SiteInput): Promise<void> {
  const inPlace = workspace.root === input.folder;
  for (const file of (await madeFiles(DEMO, workspace.root)) ?? []) {
    if (!(inPlace && file === BRIEF)) await rm(await workspace.resolve(file), { force: true });
  }
  await refuseStrangers(workspace, folder, inPlace);
  const made = [
    ...(inPlace ? [] : [BRIEF]),
    ...input.sections.map((section) => section.path),
    ...RECORDS,
    ...[...input.pages, "style.css"].map((page) => `${SITE_FOLDER}/${page}`),
  ];
  await listFiles(DEMO, workspace.root, made);
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
