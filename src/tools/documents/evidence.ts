/** Links that carry the quote they stand for: `[page 2](cvs/anna.pdf#page=2 "Led a team of five")`. */
import { posix } from "node:path";
import { type QuotableText, quotable, standsIn } from "../../runtime/quotation.js";
import type { Workspace } from "../../runtime/workspace/workspace.js";
import { escapeHtml } from "./html.js";
import { openDocument } from "./open-document.js";

export interface Evidence {
  href: string;
  quote: string;
  /** False: the source could be read, and the quote isn't in it. Undefined: the source is no document of the workspace. */
  isFound: boolean | undefined;
}

/** Not of a picture, whose title is no quote. */
const LINK = /(?<!!)\[[^\]]*\]\(\s*<?([^)\s>"]+)>?\s+"((?:[^"\\]|\\.)+)"\s*\)/g;

/** Looks up each quote in the file that its link names. */
export async function evidenceOf(markdown: string, from: string, workspace: Workspace): Promise<Evidence[]> {
  const texts = new Map<string, QuotableText | undefined>();
  const evidence: Evidence[] = [];
  for (const [, href = "", escaped = ""] of markdown.matchAll(LINK)) {
    const quote = escaped.replace(/\\(.)/g, "$1");
    const path = sourcePath(href, from);
    if (path !== undefined && !texts.has(path)) texts.set(path, await textOf(path, workspace));
    const text = path === undefined ? undefined : texts.get(path);
    evidence.push({ href, quote, isFound: text === undefined ? undefined : standsIn(quote, text) });
  }
  return evidence;
}

function sourcePath(href: string, from: string): string | undefined {
  if (/^([a-z][a-z0-9+.-]*:|\/|#)/i.test(href)) return undefined;
  try {
    return posix.join(posix.dirname(from), decodeURI(href.replace(/[#?].*$/, "")));
  } catch {
    return undefined;
  }
}

async function textOf(path: string, workspace: Workspace): Promise<QuotableText | undefined> {
  const document = await openDocument(workspace, path).catch(() => undefined);
  return document && quotable(document.pages.map(({ text }) => text).join("\n"));
}

/** The quotes as a numbered list at the end of a page: what each link opens; the source is one step further. */
export function sourcesHtml(evidence: readonly Evidence[]): string {
  if (evidence.length === 0) return "";
  const items = evidence.map(({ href, quote, isFound }, index) => {
    const mark = isFound === false ? ' <strong class="unfound">not found in its source</strong>' : "";
    return `<li id="quote-${index + 1}"><q>${escapeHtml(quote)}</q>${mark} <a href="${escapeHtml(href)}">${escapeHtml(decoded(href))}</a> <a href="#from-${index + 1}" aria-label="back to the text">↩</a></li>`;
  });
  return `<section class="sources"><h2>Sources</h2><ol>${items.join("")}</ol></section>`;
}

export function decoded(href: string): string {
  try {
    return decodeURI(href).replace("#page=", ", page ");
  } catch {
    return href;
  }
}
