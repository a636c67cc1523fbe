/** What only a browser can tell: whether pages run without errors, can be read, and fit on a phone. */
import type { Browser, BrowserContext, Page } from "playwright";
import type { Egress } from "../../web/egress.js";
import { type EgressProxy, startEgressProxy } from "../egress-proxy.js";
import { launchBrowser, proxyOf } from "../launch.js";
import type { BrowserToolOptions } from "../options.js";
import { within } from "../time-limit.js";
import type { Findings } from "./finding.js";

export interface VisitedPage {
  /** How findings call it. */
  name: string;
  url: string;
}

export interface Visit {
  browser: BrowserToolOptions;
  /** What is loaded from other origins is a finding. */
  origin: string;
  /** What may be reached at all. */
  egress: Egress;
  headers: Record<string, string>;
  findings: Findings;
  signal: AbortSignal;
  /** Called with each picture that was taken. */
  picture?(page: string, width: number, bytes: Uint8Array): Promise<void>;
  /** Called with each page as it stands in the browser. */
  seen?(page: VisitedPage, html: string, links: string[]): Promise<void>;
}

export const PHONE_WIDTH = 375;
const DESKTOP_WIDTH = 1280;
const PAGE_MS = 20_000;
const HEIGHT = 800;
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Visits the pages one after the other; more may be added to the list meanwhile. */
export async function visitPages(pages: VisitedPage[], visit: Visit): Promise<void> {
  const proxy = await startEgressProxy(visit.egress);
  const browser = await launchBrowser({ ...visit.browser, headless: true }).catch(async (error) => {
    await proxy.close();
    throw error;
  });
  const stop = () => void browser.close().catch(() => undefined);
  visit.signal.addEventListener("abort", stop, { once: true });
  try {
    for (const page of pages) {
      visit.signal.throwIfAborted();
      await visitPage(browser, proxy, page, visit);
    }
  } finally {
    visit.signal.removeEventListener("abort", stop);
    await within(browser.close(), 4000).catch(() => undefined);
    await proxy.close();
  }
}

async function visitPage(browser: Browser, proxy: EgressProxy, page: VisitedPage, visit: Visit): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: DESKTOP_WIDTH, height: HEIGHT },
    proxy: proxyOf(proxy.origin),
    extraHTTPHeaders: visit.headers,
    serviceWorkers: "block",
  });
  try {
    await within(lookAt(context, proxy, page, visit), PAGE_MS);
  } catch (error) {
    visit.signal.throwIfAborted();
    const reason = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
    visit.findings.add(page.name, "page-fails", `The page can't be looked at: ${reason?.slice(0, 160)}`);
  } finally {
    await within(context.close(), 3000).catch(() => undefined);
  }
}

async function lookAt(
  context: BrowserContext,
  proxy: EgressProxy,
  { name, url }: VisitedPage,
  visit: Visit,
): Promise<void> {
  const { findings } = visit;
  const page = await context.newPage();
  listen(page, name, visit);
  proxy.refusals.splice(0);
  const response = await page.goto(url, { waitUntil: "load", timeout: PAGE_MS / 2 });
  if (response && response.status() >= 400) findings.add(name, "dead-link", `The server answers ${response.status()}`);
  await visit.seen?.({ name, url }, await page.content(), await linksOn(page));
  await axeOn(page, name, findings);
  await visit.picture?.(name, DESKTOP_WIDTH, await page.screenshot({ fullPage: true }));
  await page.emulateMedia({ colorScheme: "dark" });
  await axeOn(page, name, findings, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: PHONE_WIDTH, height: HEIGHT });
  const wide = await widerThanScreen(page);
  if (wide)
    findings.add(name, "overflow", `At ${PHONE_WIDTH} px the page is ${wide.by} px wider than the screen`, wide.what);
  await visit.picture?.(name, PHONE_WIDTH, await page.screenshot({ fullPage: true }));
  for (const { url: refused } of proxy.refusals.splice(0)) externalRequest(name, refused, findings);
}

function listen(page: Page, name: string, { findings, origin }: Visit): void {
  page.on("dialog", (dialog) => void dialog.dismiss().catch(() => undefined));
  page.on("pageerror", (error) => findings.add(name, "script-error", "Scripts fail", error.message.split("\n", 1)[0]));
  page.on("console", (message) => {
    // What couldn't be loaded is told of below, with its name.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text()))
      findings.add(name, "console-error", "The console shows errors", message.text().split("\n", 1)[0]);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (/^https?:|^wss?:/.test(url) && !url.startsWith(`${origin}/`)) externalRequest(name, url, findings);
  });
  page.on("response", (response) => {
    const url = response.url();
    const isFavicon = url === `${origin}/favicon.ico`;
    if (
      url.startsWith(`${origin}/`) &&
      response.status() >= 400 &&
      response.request().resourceType() !== "document" &&
      !isFavicon
    )
      findings.add(name, "missing-file", "Files are asked for that aren't there", decodeURI(new URL(url).pathname));
  });
}

function externalRequest(name: string, url: string, findings: Findings): void {
  const where = URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : url;
  if (!findings.has(name, "external-request"))
    findings.add(name, "external-request", "The page loads things from elsewhere", where);
}

async function linksOn(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map((link) => link.href));
}

interface AxeViolation {
  id: string;
  help: string;
  nodes: { target: unknown[]; any: { data?: { contrastRatio?: number; expectedContrastRatio?: string } | null }[] }[];
}

async function axeOn(page: Page, name: string, findings: Findings, rules?: string[]): Promise<void> {
  const { default: axe } = await import("axe-core");
  await page.evaluate(axe.source);
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: AXE_TAGS };
  const violations = (await page.evaluate(
    `window.axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ["violations"] }).then((found) => found.violations)`,
  )) as AxeViolation[];
  const known = new Set(violations.map(({ id }) => id).filter((id) => findings.has(name, id)));
  for (const { id, help, nodes } of violations) {
    if (known.has(id) && !rules) continue;
    for (const node of nodes) findings.add(name, id, help, placeOf(node));
  }
}

function placeOf({ target, any }: AxeViolation["nodes"][number]): string {
  const contrast = any[0]?.data?.contrastRatio;
  const needed = any[0]?.data?.expectedContrastRatio;
  return `${target.flat().join(" ")}${contrast ? ` (${contrast}:1, needs ${needed})` : ""}`;
}

/** By how much, and the element that reaches furthest out. */
async function widerThanScreen(page: Page): Promise<{ by: number; what: string } | undefined> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const by = Math.max(root.scrollWidth, document.body?.scrollWidth ?? 0) - root.clientWidth;
    if (by <= 1) return undefined;
    let furthest: Element | undefined;
    let most = 0;
    for (const element of document.body.querySelectorAll("*")) {
      const { left, right } = element.getBoundingClientRect();
      const out = Math.max(right - root.clientWidth, -left);
      if (out > most + 1) [furthest, most] = [element, out];
    }
    const name = furthest
      ? furthest.tagName.toLowerCase() +
        (furthest.className && typeof furthest.className === "string"
          ? `.${furthest.className.trim().split(/\s+/)[0]}`
          : "")
      : "";
    return { by, what: name };
  });
}
