/** The browser as a run has it: opened when it is first needed, brought back when it dies, one call at a time. */
import type { BrowserContext, Dialog, Page } from "playwright";
import { type OpenContext, openContext } from "./context.js";
import { type EgressProxy, startEgressProxy } from "./egress-proxy.js";
import type { BrowserToolOptions } from "./options.js";
import { PageEyes } from "./page-view.js";
import { SendGuard } from "./send-guard.js";
import { PageHung, within } from "./time-limit.js";

const IDLE_MS = 5 * 60_000;
/** In a window a person may be busy. */
const WINDOW_IDLE_MS = 60 * 60_000;
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
  /** What was done when something was held back: done again, it is known to send. */
  readonly sending = new Set<string>();
  /** Values that were typed and that no picture may show. */
  readonly secrets = new Set<string>();
  private readonly options: BrowserToolOptions;
  private readonly profile: string | undefined;
  private proxy: EgressProxy | undefined;
  private opened: OpenContext | undefined;
  private sendGuard: SendGuard | undefined;
  private current: Page | undefined;
  private readonly eyes = new WeakMap<Page, PageEyes>();
  private readonly crashed = new WeakSet<Page>();
  private lastGood: string | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  /** @param profile a folder whose logins last */
  constructor(options: BrowserToolOptions, profile?: string) {
    this.options = options;
    this.profile = profile;
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
        // Between calls a window is the person's.
        if (this.isWindow) await this.sendGuard?.free();
        const idleMs = this.isWindow ? WINDOW_IDLE_MS : IDLE_MS;
        this.idle = setTimeout(() => void this.close(), idleMs);
        this.idle.unref();
      }
    });
    this.queue = mine.catch(() => undefined);
    return mine;
  }

  get refusals(): EgressProxy["refusals"] {
    return this.proxy?.refusals ?? [];
  }

  /** Refusals of our own, told with the guard's. */
  refuse(refused: EgressProxy["refusals"]): void {
    this.proxy?.refusals.push(...refused);
  }

  /** What the guard refused since this was asked last. */
  takeRefusals(): EgressProxy["refusals"] {
    return this.proxy?.refusals.splice(0) ?? [];
  }

  /** What pages may send. */
  async guard(): Promise<SendGuard> {
    await this.ready();
    return this.sendGuard as SendGuard;
  }

  /** A person sees it, and may lend a hand between calls. */
  get isWindow(): boolean {
    return this.options.headless === false;
  }

  get hasPage(): boolean {
    return this.current !== undefined && this.isAlive(this.current);
  }

  /** True when the page can't be worked with any more. */
  get isBroken(): boolean {
    return this.current !== undefined && !this.isAlive(this.current);
  }

  /** Where the page in front is, without its hash. */
  get address(): string {
    return this.current?.url().split("#")[0] ?? "";
  }

  /** The page in front; after a crash the last one again. */
  async page(): Promise<Page> {
    if (this.current && this.isAlive(this.current)) return this.current;
    const others = this.opened?.isConnected() ? this.opened.context.pages() : [];
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
    return (this.opened?.context.pages() ?? []).filter((page) => this.isAlive(page));
  }

  async show(page: Page): Promise<Page> {
    this.current = page;
    await within(page.bringToFront(), CLOSE_MS).catch(() => undefined);
    return page;
  }

  async newPage(): Promise<Page> {
    const context = await this.ready();
    // A profile's browser brings its first page with it.
    const [given] = this.current ? [] : context.pages();
    if (given) this.welcome(given);
    this.current = given ?? (await context.newPage());
    return this.current;
  }

  /** The page is gone, though its end may not have been told yet. */
  lose(page: Page): void {
    this.crashed.add(page);
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
    if (!closed) await this.opened?.kill();
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    const { opened, proxy } = this;
    this.opened = undefined;
    this.proxy = undefined;
    await opened?.close();
    await proxy?.close();
  }

  private isAlive(page: Page): boolean {
    return this.opened?.isConnected() === true && !page.isClosed() && !this.crashed.has(page);
  }

  private async ready(): Promise<BrowserContext> {
    if (this.opened?.isConnected()) return this.opened.context;
    await this.opened?.close();
    const { allowOrigins, allowHosts } = this.options;
    this.proxy ??= await startEgressProxy({ allowOrigins, allowHosts });
    this.opened = await openContext(this.options, this.profile, this.proxy);
    const { context } = this.opened;
    this.sendGuard = new SendGuard(context);
    context.on("page", (page) => this.welcome(page));
    return context;
  }

  private welcome(page: Page): void {
    this.options.onPage?.(page);
    this.sendGuard?.watch(page);
    page.on("crash", () => this.crashed.add(page));
    page.on("dialog", (dialog) => void this.answer(dialog));
    page.on("pageerror", (error) => this.hear(`(error on the page: ${error.message.slice(0, 150)})`));
    page.on("console", (message) => {
      // What couldn't be loaded is the page's affair: icons, counters.
      const isNews = message.type() === "error" && !message.text().startsWith("Failed to load resource");
      if (isNews) this.hear(`(console error: ${message.text().slice(0, 150)})`);
    });
    page.on("download", (download) => {
      this.hear(`(a file is offered: ${download.url().slice(0, 160)} ; get it with browser_download)`);
      void download.cancel().catch(() => undefined);
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
