/** One browser for a workspace: started when it is first needed, brought back when it dies, one call at a time. */
import type { Browser, BrowserContext, Dialog, Page } from "playwright";
import { type EgressProxy, startEgressProxy } from "./egress-proxy.js";
import { launchBrowser } from "./launch.js";
import type { BrowserToolOptions } from "./options.js";
import { PageEyes } from "./page-view.js";
import { PageHung, within } from "./time-limit.js";

const IDLE_MS = 5 * 60_000;
const CLOSE_MS = 2000;
const REOPEN_MS = 8000;
const MAX_TABS = 10;

export class BrowserSession {
  /** Our own words for the next answer: what happened to the browser. */
  notes: string[] = [];
  /** What pages said since the last answer: dialogs, errors. */
  said: string[] = [];
  /** How the next confirm or prompt is answered; refused by default. */
  dialogAnswer: { accept: boolean; text?: string } | undefined;
  private readonly options: BrowserToolOptions;
  private proxy: EgressProxy | undefined;
  private browser: Browser | undefined;
  private context: BrowserContext | undefined;
  private current: Page | undefined;
  private readonly eyes = new WeakMap<Page, PageEyes>();
  private readonly crashed = new WeakSet<Page>();
  private lastGood: string | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  constructor(options: BrowserToolOptions) {
    this.options = options;
  }

  /** Does the work when earlier work is done. A page that hangs or dies under it is replaced, and the next answer says so. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.queue.then(async () => {
      clearTimeout(this.idle);
      try {
        return await work();
      } catch (error) {
        if (error instanceof PageHung) await this.discard();
        throw error;
      } finally {
        this.idle = setTimeout(() => void this.close(), IDLE_MS);
        this.idle.unref();
      }
    });
    this.queue = mine.catch(() => undefined);
    return mine;
  }

  get refusals(): EgressProxy["refusals"] {
    return this.proxy?.refusals ?? [];
  }

  /** What the guard refused since this was asked last. */
  takeRefusals(): EgressProxy["refusals"] {
    return this.proxy?.refusals.splice(0) ?? [];
  }

  /** True when the page can't be worked with any more. */
  get isBroken(): boolean {
    return this.current !== undefined && !this.isAlive(this.current);
  }

  /** The page in front; after a crash the last one again. */
  async page(): Promise<Page> {
    if (this.current && this.isAlive(this.current)) return this.current;
    const others = this.browser?.isConnected() ? (this.context?.pages() ?? []) : [];
    const other = others.filter((page) => this.isAlive(page)).at(-1);
    const hadPage = this.current !== undefined;
    if (hadPage && other && !this.crashed.has(this.current as Page)) return this.show(other);
    if (hadPage)
      this.notes.push(
        this.lastGood
          ? "[the browser or its page was gone: the last page was opened again]"
          : "[the browser or its page was gone and was started anew]",
      );
    const page = await this.newPage();
    if (hadPage && this.lastGood) {
      await page.goto(this.lastGood, { waitUntil: "domcontentloaded", timeout: REOPEN_MS }).catch(() => undefined);
    }
    return page;
  }

  /** The eyes of the page in front. */
  async look(): Promise<PageEyes> {
    return this.eyesOf(await this.page());
  }

  /** What is on the page in front now, and that it was fine. */
  async view() {
    const view = await (await this.look()).look();
    if (/^https?:/.test(view.url)) this.lastGood = view.url;
    return view;
  }

  eyesOf(page: Page): PageEyes {
    const eyes = this.eyes.get(page) ?? new PageEyes(page);
    this.eyes.set(page, eyes);
    return eyes;
  }

  tabs(): Page[] {
    return (this.context?.pages() ?? []).filter((page) => this.isAlive(page));
  }

  async show(page: Page): Promise<Page> {
    this.current = page;
    await within(page.bringToFront(), CLOSE_MS).catch(() => undefined);
    return page;
  }

  async newPage(): Promise<Page> {
    const page = await (await this.ready()).newPage();
    this.current = page;
    return page;
  }

  /** Gives up the page in front; the next one is new. */
  async discard(): Promise<void> {
    const page = this.current;
    if (!page) return;
    this.crashed.add(page);
    const closed = await within(page.close(), CLOSE_MS).then(
      () => true,
      () => false,
    );
    // A page that can't be closed keeps its process busy: the browser goes with it.
    if (!closed) await this.closeBrowser();
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    await this.closeBrowser();
    await this.proxy?.close();
    this.proxy = undefined;
  }

  private async closeBrowser(): Promise<void> {
    const browser = this.browser;
    this.browser = undefined;
    this.context = undefined;
    if (browser) await within(browser.close(), 2 * CLOSE_MS).catch(() => undefined);
  }

  private isAlive(page: Page): boolean {
    return this.browser?.isConnected() === true && !page.isClosed() && !this.crashed.has(page);
  }

  private async ready(): Promise<BrowserContext> {
    if (this.context && this.browser?.isConnected()) return this.context;
    this.proxy ??= await startEgressProxy({ allowOrigins: this.options.allowOrigins });
    this.browser = await launchBrowser(this.options, this.proxy.origin);
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      serviceWorkers: "block",
      permissions: [],
    });
    context.setDefaultTimeout(5000);
    context.on("page", (page) => this.welcome(page));
    this.context = context;
    return context;
  }

  private welcome(page: Page): void {
    this.options.onPage?.(page);
    page.on("crash", () => this.crashed.add(page));
    page.on("dialog", (dialog) => void this.answer(dialog));
    page.on("pageerror", (error) => this.hear(`(error on the page: ${error.message.slice(0, 150)})`));
    page.on("console", (message) => {
      if (message.type() === "error") this.hear(`(console error: ${message.text().slice(0, 150)})`);
    });
    const isFirst = this.tabs().length <= 1;
    if (this.tabs().length > MAX_TABS) void page.close().catch(() => undefined);
    else if (!isFirst) this.current = page;
  }

  private async answer(dialog: Dialog): Promise<void> {
    const asks = dialog.type() === "confirm" || dialog.type() === "prompt";
    const accept = asks ? this.dialogAnswer?.accept === true : true;
    const text = accept ? (this.dialogAnswer?.text ?? dialog.defaultValue()) : undefined;
    if (asks) this.dialogAnswer = undefined;
    this.hear(
      `(${dialog.type()}: ${JSON.stringify(dialog.message().slice(0, 150))}: ${accept ? "accepted" : "dismissed"})`,
    );
    await (accept ? dialog.accept(text) : dialog.dismiss()).catch(() => undefined);
  }

  private hear(line: string): void {
    if (this.said.length < 8) this.said.push(line);
  }
}
