import { createHash } from "node:crypto";
import type { JournalEvent } from "../../runtime/run/journal.js";
import { fold } from "../../runtime/run/state.js";
import { harmless } from "../terminal.js";
import type { UiFiles } from "./ui-files.js";

/** A file that goes along in the page. */
export interface PageFile {
  base64: string;
  type: string;
}

/**
 * A run as one page of HTML: the view of the web page with the run's events and files in it. It opens from disk, needs
 * no server, and its policy lets it reach none.
 */
export function runPage(
  runId: string,
  events: readonly JournalEvent[],
  files: Readonly<Record<string, PageFile>>,
  ui: UiFiles,
): string {
  const state = fold(runId, events);
  const answer = state.end?.type === "run.finished" ? state.end.answer : (state.end?.type ?? "not ended");
  // Of the text between the tags: what the browser hashes.
  const script = `\n${ui.script.replaceAll("</script", "<\\/script")}\n`;
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">
<title>${escaped(state.goal)}</title>
<style>${ui.style.replaceAll("</style", "<\\/style")}</style></head><body>
<noscript><h1>${escaped(state.goal)}</h1><p>${escaped(answer)}</p></noscript>
<div id="app"></div>
<script type="application/json" id="qwill-replay">${inlined({ runId, events, files })}</script>
<script type="module">${script}</script>
</body></html>
`;
}

/** JSON that no text in it can end: `<` is never written. */
function inlined(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

function escaped(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return harmless(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
