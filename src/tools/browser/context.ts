/** Where the pages of a run live: a context in the shared browser, or a browser with a profile that lasts. */
import type { BrowserContext } from "playwright";
import type { EgressProxy } from "./egress-proxy.js";
import { launchProfile, proxyOf } from "./launch.js";
import type { BrowserToolOptions } from "./options.js";
import { leaseBrowser } from "./shared-browser.js";
import { within } from "./time-limit.js";

const CLOSE_MS = 4000;

export interface OpenContext {
  context: BrowserContext;
  isConnected(): boolean;
  close(): Promise<void>;
  /** For a page that can't even be closed. */
  kill(): Promise<void>;
}

/** Takes away what a page could send by without being seen. Sent to each new document. */
function withoutSharedWorkers(): void {
  Reflect.deleteProperty(globalThis, "SharedWorker");
}

/** @throws ToolError `tool.failed` where there is no browser, or it can't be started */
export async function openContext(options: BrowserToolOptions, profile: string | undefined, proxy: EgressProxy) {
  const opened = profile === undefined ? await inShared(options, proxy) : await inProfile(profile, options, proxy);
  opened.context.setDefaultTimeout(5000);
  await opened.context.addInitScript(withoutSharedWorkers);
  return opened;
}

function settings(options: BrowserToolOptions, proxy: EgressProxy) {
  return {
    // In a window that a person may resize, the page is as large as the window.
    viewport: options.headless === false ? null : { width: 1280, height: 800 },
    serviceWorkers: "block" as const,
    permissions: [],
    proxy: proxyOf(proxy.origin),
  };
}

async function inShared(options: BrowserToolOptions, proxy: EgressProxy): Promise<OpenContext> {
  const lease = await leaseBrowser(options);
  try {
    const context = await lease.browser.newContext(settings(options, proxy));
    return {
      context,
      isConnected: () => lease.browser.isConnected(),
      async close() {
        await within(context.close(), CLOSE_MS).catch(() => lease.kill());
        await lease.release();
      },
      kill: lease.kill,
    };
  } catch (error) {
    await lease.release();
    throw error;
  }
}

async function inProfile(profile: string, options: BrowserToolOptions, proxy: EgressProxy): Promise<OpenContext> {
  const context = await launchProfile(profile, options, settings(options, proxy));
  let isOpen = true;
  context.on("close", () => {
    isOpen = false;
  });
  const close = () => within(context.close(), CLOSE_MS).catch(() => undefined);
  return { context, isConnected: () => isOpen, close, kill: close };
}
