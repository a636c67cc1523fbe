/** The browsers of this process: one for each program and kind of window, shared by all runs, gone when the last lets go. */
import type { Browser } from "playwright";
import { launchBrowser } from "./launch.js";
import type { BrowserToolOptions } from "./options.js";
import { within } from "./time-limit.js";

const CLOSE_MS = 4000;

interface Shared {
  browser: Promise<Browser>;
  users: number;
}

const running = new Map<string, Shared>();

/** A browser in use. Let go of it once. */
export interface BrowserLease {
  browser: Browser;
  /** Ends the browser when nobody else uses it. */
  release(): Promise<void>;
  /** Ends it for everybody: a page that can't be closed keeps its process busy. Others start anew at their next call. */
  kill(): Promise<void>;
}

/** @throws ToolError `tool.failed` where there is no browser, or it can't be started */
export async function leaseBrowser(options: BrowserToolOptions): Promise<BrowserLease> {
  const key = JSON.stringify([options.executablePath ?? "", options.headless ?? true]);
  const known = running.get(key);
  const isThere = known !== undefined && (await isAlive(known)) && running.get(key) === known;
  const shared = isThere ? known : start(key, options);
  shared.users += 1;
  const browser = await shared.browser.catch((error: unknown) => {
    if (running.get(key) === shared) running.delete(key);
    throw error;
  });
  const end = () => {
    if (running.get(key) === shared) running.delete(key);
    return within(browser.close(), CLOSE_MS).catch(() => undefined);
  };
  let isHeld = true;
  return {
    browser,
    async release() {
      if (!isHeld) return;
      isHeld = false;
      shared.users -= 1;
      if (shared.users === 0) await end();
    },
    kill: end,
  };
}

async function isAlive({ browser }: Shared): Promise<boolean> {
  return browser.then(
    (started) => started.isConnected(),
    () => false,
  );
}

function start(key: string, options: BrowserToolOptions): Shared {
  const shared = { browser: launchBrowser(options), users: 0 };
  shared.browser.catch(() => undefined);
  running.set(key, shared);
  return shared;
}
