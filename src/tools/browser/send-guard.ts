/**
 * What a page may send while nobody has allowed it to. A click on a link or a key in a search box only fetches; what they
 * set off beyond that (a form that posts, a script's own request) is held back here, however the page has disguised it.
 */
import type { BrowserContext, Page, Request, Route } from "playwright";

/** A request that was held back. */
export interface Held {
  method: string;
  /** Without its query. */
  url: string;
  host: string;
  /** It goes to the page's own site and is no mere message to be counted: something would have been done. */
  isMeant: boolean;
  /** A script waits for the answer. */
  isFetched: boolean;
}

const HARMLESS = ["GET", "HEAD", "OPTIONS"];
const MAX_HELD = 50;

/** `all`: nothing is sent. `forms`: only what a form would send is held, since a new page loads. `free`: everything goes. */
type Mode = "free" | "forms" | "all";

export class SendGuard {
  private readonly context: BrowserContext;
  private readonly held: Held[] = [];
  private mode: Mode = "free";
  private leaving = false;

  constructor(context: BrowserContext) {
    this.context = context;
  }

  get isHolding(): boolean {
    return this.mode !== "free";
  }

  /** From now on nothing is sent, until another page begins or {@link free}. */
  async hold(): Promise<void> {
    const wasFree = this.mode === "free";
    this.mode = "all";
    if (wasFree) await this.context.route("**/*", this.decide);
  }

  /** A person has allowed it, or a new page is opened. */
  async free(): Promise<void> {
    if (this.mode === "free") return;
    this.mode = "free";
    await this.context.unroute("**/*", this.decide).catch(() => undefined);
  }

  /** What was held back since this was asked last. */
  take(): Held[] {
    return this.held.splice(0);
  }

  /** What a page loads of its own accord is none of our doing: only what it was made to do is held. */
  watch(page: Page): void {
    page.on("request", (request) => {
      if (isTop(request, page)) this.leaving = true;
    });
    page.on("framenavigated", (frame) => {
      if (frame !== page.mainFrame() || !this.leaving) return;
      this.leaving = false;
      if (this.mode === "all") this.mode = "forms";
    });
  }

  private readonly decide = async (route: Route): Promise<void> => {
    const request = route.request();
    const isForm = request.isNavigationRequest();
    const passes = HARMLESS.includes(request.method()) || this.mode === "free" || (this.mode === "forms" && !isForm);
    if (passes) return route.continue().catch(() => undefined);
    if (this.held.length < MAX_HELD) this.held.push(heldOf(request, isForm));
    // "aborted" leaves the page as it is; other reasons would put an error page in its place.
    await route.abort("aborted").catch(() => undefined);
  };
}

function isTop(request: Request, page: Page): boolean {
  try {
    return request.isNavigationRequest() && request.frame() === page.mainFrame();
  } catch {
    return false;
  }
}

function heldOf(request: Request, isForm: boolean): Held {
  const url = new URL(request.url());
  const from = originHost(request);
  return {
    method: request.method(),
    url: `${url.origin}${url.pathname}`.slice(0, 200),
    host: url.host,
    isFetched: request.resourceType() !== "ping",
    isMeant: isForm || (request.resourceType() !== "ping" && siteOf(url.hostname) === siteOf(from ?? url.hostname)),
  };
}

/** The host of the document that asks, which for a worker isn't known. */
function originHost(request: Request): string | undefined {
  try {
    const { hostname } = new URL(request.frame().url());
    return hostname || undefined;
  } catch {
    return undefined;
  }
}

/** Hosts of one owner, as far as their names tell. */
export function siteOf(host: string): string {
  return /^[\d.]+$|:/.test(host) ? host : host.split(".").slice(-2).join(".");
}
