import type { Workspace } from "../../runtime/workspace/workspace.js";
import { renderPage } from "./render/page.js";
import type { Site } from "./site.js";

/** Writes a site's pages into a folder of the workspace. @returns the files, relative to the workspace */
export async function writeSite(workspace: Workspace, folder: string, site: Site): Promise<string[]> {
  const files: string[] = [];
  for (const page of site.pages)
    files.push((await workspace.write(`${folder}/${page.file}`, renderPage(site, page))).path);
  return files;
}
