/** A real browser that looks at the page, and the page of a run as a file on disk. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright";
import { buildUi } from "../../scripts/build-ui.mjs";
import { type PageFile, runPage } from "../../src/cli/show/run-page.js";
import type { JournalEvent } from "../../src/runtime/run/journal.js";
import { findInstalledBrowser } from "../../src/tools/browser/installed-browser.js";
import { RUN_ID } from "./sample-run.js";

export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findInstalledBrowser(),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
}

/** Builds the page into a folder of its own. */
export async function builtUi(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "qwill-ui-"));
  await buildUi(folder);
  return folder;
}

/** Writes a run as a page; its address on disk. */
export function replayFile(ui: string, events: readonly JournalEvent[], files: Record<string, PageFile> = {}): string {
  const read = (name: string) => readFileSync(path.join(ui, name), "utf8");
  const file = path.join(mkdtempSync(path.join(tmpdir(), "qwill-replay-")), "run.html");
  writeFileSync(file, runPage(RUN_ID, events, files, { script: read("app.js"), style: read("app.css") }));
  return pathToFileURL(file).href;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong with the page as it is, in words; run outside the page's policy. */
export async function axe(page: Page): Promise<string[]> {
  return page.evaluate(`(async () => {
    ${AXE};
    const { violations } = await axe.run(document, { iframes: false });
    return violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | "));
  })()`);
}
