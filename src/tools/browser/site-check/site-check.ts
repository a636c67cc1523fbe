import { posix } from "node:path";
import { z } from "zod";
import { isQwillError, ToolError } from "../../../runtime/errors.js";
import type { Workspace } from "../../../runtime/workspace/workspace.js";
import { defineTool, type QwillTool, type ToolContext, type ToolResult } from "../../tool.js";
import { checkTarget } from "../../web/egress.js";
import { findInstalledBrowser } from "../installed-browser.js";
import type { BrowserToolOptions } from "../options.js";
import { type VisitedPage, visitPages } from "./browser-check.js";
import { type Finding, Findings } from "./finding.js";
import { checkFolder, type SiteFolder } from "./folder-check.js";
import { serveFolder } from "./folder-server.js";
import { pageFacts } from "./page-facts.js";

const MOST_FILES = 2000;
const MOST_PAGES = 40;
const CHECK_MS = 300_000;
const SHOWN = 40;
const NO_BROWSER =
  "There is no browser on this machine, so scripts, contrast and widths were not checked. A person installs one: `qwill setup`.";

/**
 * The tool that looks a site over: a folder of the workspace, or a site on the web.
 *
 * `data: { findings, pages, browser }`; `findings` is empty when the site is clean.
 */
export function siteCheckTool(options: BrowserToolOptions | false = {}): QwillTool {
  return defineTool({
    name: "site_check",
    description: "Check a site (folder or url): links, files, labels, contrast, errors, phone width.",
    input: z.object({
      path: z.string().optional(),
      url: z.string().optional(),
      screenshots: z.string().optional().describe("Folder for pictures"),
    }),
    effect: "network",
    timeoutMs: CHECK_MS,
    async run({ path, url, screenshots }, context): Promise<ToolResult> {
      if ((path === undefined) === (url === undefined))
        throw new ToolError("tool.bad-input", "site_check needs either a path or a url.", { data: { field: "path" } });
      const findings = new Findings();
      const pictures: string[] = [];
      const keep = keeperOf(context.workspace, screenshots, pictures);
      const checked =
        url === undefined
          ? await checkPath(path ?? ".", options, { findings, keep, context })
          : await checkUrl(url, options, { findings, keep, context });
      return resultOf(checked, findings.list(), pictures);
    },
  });
}

interface Check {
  findings: Findings;
  keep: ((page: string, width: number, bytes: Uint8Array) => Promise<void>) | undefined;
  context: ToolContext;
}

interface Checked {
  what: string;
  pages: string[];
  browser: boolean;
}

async function checkPath(
  path: string,
  options: BrowserToolOptions | false,
  { findings, keep, context }: Check,
): Promise<Checked> {
  const site = await siteFolder(context.workspace, path);
  context.progress(`${site.pages.length} pages`);
  await checkFolder(site, findings);
  const hasBrowser = options !== false && (await findInstalledBrowser(options.executablePath)) !== undefined;
  if (!hasBrowser) return { what: path, pages: site.pages, browser: false };
  const server = await serveFolder(site);
  try {
    const pages = site.pages
      .slice(0, MOST_PAGES)
      .map((name) => ({ name, url: `${server.origin}/${name.split("/").map(encodeURIComponent).join("/")}` }));
    await visitPages(pages, {
      browser: options,
      origin: server.origin,
      // The folder's own server and nothing else.
      egress: { allowOrigins: [server.origin], allowHosts: [] },
      headers: server.headers,
      findings,
      signal: context.signal,
      ...(keep ? { picture: keep } : {}),
    });
  } finally {
    await server.close();
  }
  return { what: path, pages: site.pages, browser: true };
}

/** @throws ToolError `tool.failed` when there is no page to check */
async function siteFolder(workspace: Workspace, path: string): Promise<SiteFolder> {
  const isPage = /\.html?$/i.test(path);
  const folder = posix
    .normalize(isPage ? posix.dirname(path) : path)
    .replace(/\/$/, "")
    .replace(/^\.$/, "");
  const entries = await workspace
    .list({ ...(folder === "" ? {} : { path: folder }), limit: MOST_FILES })
    .catch((error: unknown) => {
      if (isQwillError(error) && error.code === "tool.outside-workspace") throw error;
      return [];
    });
  const prefix = folder === "" ? "" : `${folder}/`;
  const files = entries.map(({ path: file }) => (file.startsWith(prefix) ? file.slice(prefix.length) : file));
  const pages = files.filter((file) => /\.html?$/i.test(file));
  if (pages.length === 0)
    throw new ToolError("tool.failed", `There is no page (.html) in ${path}.`, {
      hint: "Build the site first, or name its folder.",
      data: { field: "path" },
    });
  pages.sort((a, b) => Number(b === "index.html") - Number(a === "index.html") || (a < b ? -1 : 1));
  return { workspace, folder, files: new Set(files), pages };
}

async function checkUrl(
  url: string,
  options: BrowserToolOptions | false,
  { findings, keep, context }: Check,
): Promise<Checked> {
  if (options === false)
    throw new ToolError("tool.failed", "A site on the web is checked with the browser, and this run has none.");
  const egress = { allowOrigins: options.allowOrigins, allowHosts: options.allowHosts };
  await checkTarget(url, egress);
  const { origin } = new URL(url);
  const pages: VisitedPage[] = [{ name: nameOf(url), url }];
  const known = new Set([withoutFragment(url)]);
  await visitPages(pages, {
    browser: options,
    origin,
    egress,
    headers: {},
    findings,
    signal: context.signal,
    ...(keep ? { picture: keep } : {}),
    async seen({ name }, html, links) {
      for (const [rule, what, where] of (await pageFacts(html)).problems)
        if (rule !== "doctype" && rule !== "broken-html") findings.add(name, rule, what, where);
      for (const link of links.map(withoutFragment)) {
        if (
          !link.startsWith(`${origin}/`) ||
          known.has(link) ||
          pages.length >= MOST_PAGES ||
          /\.(?!html?$)[a-z0-9]{2,5}$/i.test(new URL(link).pathname)
        )
          continue;
        known.add(link);
        pages.push({ name: nameOf(link), url: link });
      }
    },
  });
  return { what: url, pages: pages.map(({ name }) => name), browser: true };
}

const withoutFragment = (url: string) => url.split("#")[0] ?? url;
const nameOf = (url: string) => (URL.canParse(url) ? `${new URL(url).pathname}${new URL(url).search}` : url);

function keeperOf(workspace: Workspace, folder: string | undefined, pictures: string[]): Check["keep"] {
  if (folder === undefined) return undefined;
  return async (page, width, bytes) => {
    const name =
      page
        .replace(/\.html?$/i, "")
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-|-$/g, "") || "index";
    pictures.push((await workspace.write(`${folder}/${name}-${width}.png`, bytes)).path);
  };
}

function resultOf({ what, pages, browser }: Checked, findings: Finding[], pictures: string[]): ToolResult {
  const count = pages.length === 1 ? "1 page" : `${pages.length} pages`;
  const head =
    findings.length === 0
      ? `${what}: ${count} checked, nothing found.`
      : `${what}: ${count} checked, ${findings.length} findings.`;
  const lines = findings
    .slice(0, SHOWN)
    .map(({ page, rule, message, count: times }) => `- ${page}: ${rule}${times > 1 ? ` (${times}×)` : ""}: ${message}`);
  const more = findings.length > SHOWN ? [`and ${findings.length - SHOWN} more`] : [];
  return {
    text: [
      head,
      ...lines,
      ...more,
      ...(browser ? [] : [NO_BROWSER]),
      ...(pictures.length > 0 ? [`Pictures: ${pictures.join(", ")}`] : []),
    ].join("\n"),
    data: { findings, pages, browser },
    ...(pictures.length > 0 ? { files: pictures } : {}),
  };
}
