import path from "node:path";
import { withoutSecrets } from "../../agents/capability/secrets.js";
import { fileJournal } from "../../runtime/run/journal-file.js";
import { openWorkspace } from "../../runtime/workspace/workspace.js";
import { withoutFiles } from "./left-out.js";
import { type PageFiles, pageFiles } from "./page-files.js";
import { runPage } from "./run-page.js";
import { readUi } from "./ui-files.js";

export interface WrittenPageOptions {
  /** Values by name that may not stand in the page. */
  secrets?: Record<string, string>;
  /** Files that are to stay at home. */
  isLeftOut?(path: string): boolean;
}

/** A run as a page to send: without secrets and without the files that are to stay at home. */
export async function writtenPage(
  runId: string,
  folder: string,
  { secrets = {}, isLeftOut = () => false }: WrittenPageOptions,
): Promise<{ html: string; leftOut: PageFiles["leftOut"] }> {
  const workspace = await openWorkspace(folder);
  const { events } = fileJournal(path.join(workspace.root, ".qwill", "runs")).read(runId);
  const shown = withoutSecrets(withoutFiles(events, isLeftOut), secrets);
  const clean = (text: string) => withoutSecrets(text, secrets);
  const { files, leftOut } = await pageFiles(runId, shown, workspace, { isLeftOut, clean });
  return { html: runPage(runId, shown, files, readUi()), leftOut };
}
