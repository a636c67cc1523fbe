import type { Workspace } from "../../runtime/workspace/workspace.js";
import { renderPage, STYLE_FILE } from "./render/page.js";
import type { Site } from "./site.js";
import { styleSheet } from "./themes/index.js";

/**
 * Writes a site into a folder of the workspace: its pages and their style sheet. Other files there stay.
 *
 * @returns the pages' files, relative to the workspace
 */
export async function writeSite(workspace: Workspace, folder: string, site: Site): Promise<string[]> {
  const files: string[] = [];
  for (const page of site.pages)
    files.push((await workspace.write(`${folder}/${page.file}`, renderPage(site, page))).path);
  await workspace.write(`${folder}/${STYLE_FILE}`, styleSheet(site.theme));
  return files;
}

export const styleFile = (folder: string) => `${folder}/${STYLE_FILE}`;
