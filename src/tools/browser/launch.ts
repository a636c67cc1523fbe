/** Starting the browser: quiet, behind the proxy, without ways around it. */
import type { Browser } from "playwright";
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

/**
 * A browser whose every request passes the proxy, those to this machine too.
 *
 * @throws ToolError `tool.failed` naming what to install where there is no browser
 */
export async function launchBrowser(options: BrowserToolOptions, proxyOrigin: string): Promise<Browser> {
  const program = await findInstalledBrowser(options.executablePath);
  if (!program) {
    throw new ToolError("tool.failed", "There is no browser on this machine.", {
      hint: "Go on with web_fetch; or a person installs one: `qwill setup`, or `sudo apt install chromium`.",
    });
  }
  const { chromium } = await import("playwright");
  try {
    return await chromium.launch({
      executablePath: program,
      headless: options.headless ?? true,
      timeout: LAUNCH_MS,
      proxy: { server: proxyOrigin, bypass: "<-loopback>" },
      args: [...QUIET, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    });
  } catch (cause) {
    const [line] = (cause instanceof Error ? cause.message : String(cause)).split("\n", 1);
    throw new ToolError("tool.failed", `The browser could not be started: ${line}`, {
      hint: "Go on with web_fetch; a person runs `qwill doctor`.",
      cause,
    });
  }
}
