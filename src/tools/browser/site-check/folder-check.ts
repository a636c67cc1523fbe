/** What can be told of a folder of pages without a browser: titles, links, files, languages. */
import { posix } from "node:path";
import type { Workspace } from "../../../runtime/workspace/workspace.js";
import type { Findings } from "./finding.js";
import { type PageFacts, pageFacts, type Reference, styleReferences } from "./page-facts.js";

export interface SiteFolder {
  workspace: Workspace;
  /** Relative to the workspace; "" for all of it. */
  folder: string;
  /** Relative to the folder. */
  files: ReadonlySet<string>;
  pages: string[];
}

const MOST_BYTES = 4_000_000;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

export async function checkFolder(site: SiteFolder, findings: Findings): Promise<void> {
  const facts = new Map<string, PageFacts>();
  for (const page of site.pages) facts.set(page, await pageFacts(await textOf(site, page)));
  for (const [page, { problems, references }] of facts) {
    for (const [rule, what, where] of problems) findings.add(page, rule, what, where);
    for (const reference of references) judge(reference, page, site, facts, findings);
  }
  for (const file of site.files) {
    if (!/\.css$/i.test(file)) continue;
    for (const reference of styleReferences(await textOf(site, file))) judge(reference, file, site, facts, findings);
  }
  if (!site.files.has("index.html"))
    findings.add("index.html", "no-index", "There is no index.html: the site has no first page");
}

const textOf = ({ workspace, folder }: SiteFolder, file: string) =>
  workspace.readText(posix.join(folder, file), { maxBytes: MOST_BYTES });

type Say = (rule: string, what: string) => void;

function judge(
  { target, use, where }: Reference,
  from: string,
  site: SiteFolder,
  facts: Facts,
  findings: Findings,
): void {
  const say: Say = (rule, what) => findings.add(from, rule, what, where);
  if (leadsElsewhere(target, use, say)) return;
  const missing = () =>
    use === "link"
      ? say("dead-link", "Links lead nowhere")
      : say("missing-file", "Files are asked for that aren't there");
  const isAbsolute = target.startsWith("/");
  if (isAbsolute)
    say("absolute-path", "Paths begin at the server's root: from disk, or in a subfolder, they lead nowhere");
  const [path, fragment] = splitTarget(target);
  if (path === "" && use === "resource") return void missing();
  const file = decoded(isAbsolute ? path.slice(1) : posix.join(posix.dirname(from), path));
  if (file?.startsWith("..")) return void say("outside-site", "Paths lead out of the site's folder");
  const found = path === "" ? from : file === undefined ? undefined : existing(file, site, say);
  if (found === undefined) return void missing();
  const anchors = facts.get(found)?.anchors;
  const isThere = !fragment || fragment === "top" || !anchors || anchors.has(decoded(fragment) ?? fragment);
  if (!isThere) say("dead-anchor", "Links lead to a place on a page that isn't there");
}

type Facts = ReadonlyMap<string, PageFacts>;

/** What isn't in the folder at all: addresses of any kind, judged as such. */
function leadsElsewhere(target: string, use: Reference["use"], say: Say): boolean {
  if (/^(?:file:|[a-z]:[\\/]|\\\\)/i.test(target)) say("local-path", "Files of this one machine are named");
  else if (/^mailto:(?![^@\s]+@[^@\s]+)/i.test(target)) say("bad-link", "Links to an e-mail address hold none");
  else if (/^tel:(?!\+?[\d().\s-]{3,})/i.test(target)) say("bad-link", "Links to a telephone number hold none");
  else if (use === "resource" && /^(?:https?:|wss?:)?\/\//i.test(target))
    say("external-request", "The page loads things from elsewhere");
  else return SCHEME.test(target) || target.startsWith("//");
  return true;
}

function splitTarget(target: string): [path: string, fragment: string | undefined] {
  const [before = "", fragment] = target.split("#", 2);
  return [before.split("?")[0] ?? "", fragment];
}

/** The file that is meant; undefined when there is none by any reading of its name. */
function existing(file: string, { files }: SiteFolder, say: (rule: string, what: string) => void): string | undefined {
  const plain = file.replace(/\/$/, "");
  if (files.has(plain) && !file.endsWith("/")) return plain;
  const inside = plain === "." || plain === "" ? "index.html" : `${plain}/index.html`;
  if (files.has(inside)) {
    say("folder-link", "Links name a folder: opened from disk it shows no page");
    return inside;
  }
  const alike = [...files].find((each) => each.toLowerCase() === plain.toLowerCase());
  if (alike)
    say("file-case", `Names are spelled with other capitals than the file's (${alike}): most servers tell them apart`);
  return alike;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text).normalize("NFC");
  } catch {
    return undefined;
  }
}
