import type { Page } from "playwright";

export interface BrowserToolOptions {
  /** The browser's program; found otherwise. */
  executablePath?: string;
  /** Private origins (scheme, host, port) that the browser may reach; none by default. */
  allowOrigins?: string[];
  /** False shows the window; default true. */
  headless?: boolean;
  /** Called with each new page, also after a relaunch. */
  onPage?(page: Page): void;
}
