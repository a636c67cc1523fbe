/** Starting the browser: quiet, behind the proxy, without ways around it. */
import type { Browser, BrowserContext, LaunchOptions } from "playwright";
import { ToolError } from "../../runtime/errors.js";
import { findInstalledBrowser } from "./installed-browser.js";
import type { BrowserToolOptions } from "./options.js";

const LAUNCH_MS = 60_000;

const QUIET = [
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--disable-quic",
  "--dns-prefetch-disable",
  "--no-pings",
  "--webrtc-ip-handling-policy=disable_non_proxied_udp",
  "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
  // Names are resolved by the proxy alone.
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
];

/** Where nobody listens: what the browser asks for on its own account, outside of every context, ends here. */
const NOWHERE = "http://127.0.0.1:9";

/** How each context reaches the web: through its run's proxy, this machine's own addresses too. */
export function proxyOf(origin: string) {
  return { server: origin, bypass: "<-loopback>" };
}

/**
 * A browser without contexts, which reaches nothing: each context brings its proxy.
 *
 * @throws ToolError `tool.failed` naming what to install where there is no browser
 */
export function launchBrowser(options: BrowserToolOptions): Promise<Browser> {
  return started(options, async (settings) => {
    const { chromium } = await import("playwright");
    return chromium.launch({ ...settings, proxy: proxyOf(NOWHERE) });
  });
}

/**
 * A browser with a profile of its own, whose logins last: it has one context.
 *
 * @throws ToolError `tool.failed`, also where the profile is open in another browser
 */
export function launchProfile(
  profile: string,
  options: BrowserToolOptions,
  context: Parameters<typeof import("playwright").chromium.launchPersistentContext>[1],
): Promise<BrowserContext> {
  return started(options, async (settings) => {
    const { chromium } = await import("playwright");
    return chromium.launchPersistentContext(profile, { ...settings, ...context });
  });
}

async function started<T>(options: BrowserToolOptions, start: (settings: LaunchOptions) => Promise<T>): Promise<T> {
  const program = await findInstalledBrowser(options.executablePath);
  if (!program) {
    throw new ToolError("tool.failed", "There is no browser on this machine.", {
      hint: "Go on with web_fetch; or a person installs one: `qwill setup`, or `sudo apt install chromium`.",
    });
  }
  try {
    return await start({
      executablePath: program,
      headless: options.headless ?? true,
      timeout: LAUNCH_MS,
      args: [...QUIET, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    });
  } catch (cause) {
    throw notStarted(cause);
  }
}

function notStarted(cause: unknown): ToolError {
  const text = cause instanceof Error ? cause.message : String(cause);
  if (/ProcessSingleton|profile.{0,40}in use|SingletonLock/i.test(text)) {
    return new ToolError("tool.failed", "The browser's profile is open in another browser.", {
      hint: "Go on with web_fetch; a person closes the other one, or names another profile.",
      cause,
    });
  }
  if (/Missing X server|\$DISPLAY|ozone_platform/i.test(text)) {
    return new ToolError("tool.failed", "A window can't be shown here: there is no display.", {
      hint: "Go on with web_fetch; a person leaves headless: false out, or runs this on a desktop.",
      cause,
    });
  }
  return new ToolError("tool.failed", `The browser could not be started: ${text.split("\n", 1)[0]}`, {
    hint: "Go on with web_fetch; a person runs `qwill doctor`.",
    cause,
  });
}
