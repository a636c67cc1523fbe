/** Going to an address, and knowing why one can't be reached. */
import type { Page, Response } from "playwright";
import { isQwillError, ToolError } from "../../runtime/errors.js";
import { checkTarget } from "../web/egress.js";
import { REFUSED_HEADER } from "./egress-proxy.js";
import type { BrowserToolOptions } from "./options.js";
import type { BrowserSession } from "./session.js";
import { within } from "./time-limit.js";

const NAVIGATE_MS = 7000;

/**
 * Opens the address in the page in front.
 *
 * @throws ToolError `tool.egress` for what may not be reached, also by a redirect; `tool.timeout`, `tool.failed`
 */
export async function navigate(session: BrowserSession, options: BrowserToolOptions, url: string): Promise<void> {
  await checkTarget(url, options);
  const page = await session.page();
  // What a page does of its own accord while it loads is not what a call has made it do.
  await (await session.guard()).free();
  const refusedBefore = session.refusals.length;
  const before = page.url();
  const answered = watchAnswer(page);
  try {
    const response = await within(going(page, url), NAVIGATE_MS + 500).catch((error: unknown) =>
      afterFailure(session, page, { error, url, before, refusedBefore, status: answered.status() }),
    );
    if (response && response.headers()[REFUSED_HEADER] !== undefined) throw await refused(session, page, url);
    if (response && response.status() >= 400) session.notes.push(`[the server answered ${response.status()}]`);
  } finally {
    answered.stop();
  }
}

/** The page's own doing may come between: then once more. */
async function going(page: Page, url: string): Promise<Response | null> {
  const options = { waitUntil: "domcontentloaded" as const, timeout: NAVIGATE_MS };
  return page.goto(url, options).catch((error: unknown) => {
    const isBetween =
      /interrupted by another navigation|ERR_ABORTED/.test(String(error)) && !String(error).includes("chrome-error");
    if (!isBetween) throw error;
    return page.goto(url, options);
  });
}

/** The status of the page itself: for an error without a page the browser shows one of its own. */
function watchAnswer(page: Page) {
  let status: number | undefined;
  const hear = (response: Response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) status = response.status();
  };
  page.on("response", hear);
  return { status: () => status, stop: () => page.off("response", hear) };
}

interface Failure {
  error: unknown;
  url: string;
  before: string;
  refusedBefore: number;
  status: number | undefined;
}

async function afterFailure(session: BrowserSession, page: Page, failure: Failure): Promise<Response | null> {
  const { error, url, before, refusedBefore, status } = failure;
  const message = error instanceof Error ? error.message : String(error);
  if (session.refusals.length > refusedBefore && /ERR_TUNNEL|ERR_PROXY|ERR_ABORTED/.test(message)) {
    throw await refused(session, page, url);
  }
  if (/crashed|has been closed/i.test(message)) {
    session.lose(page);
    throw error;
  }
  if (/Download is starting/.test(message)) {
    throw new ToolError("tool.failed", `${url.slice(0, 200)} is a file, not a page.`, {
      hint: "Get it with browser_download.",
    });
  }
  if (/Timeout|did not answer/.test(message)) {
    if (page.url() !== before) {
      session.notes.push("[the page is still loading; what is there is shown]");
      return null;
    }
    await within(page.goto("about:blank"), 1000).catch(() => undefined);
    throw new ToolError("tool.timeout", `${url.slice(0, 200)} did not answer within ${NAVIGATE_MS / 1000} s.`, {
      hint: "Try another page, or this one again later.",
    });
  }
  if (isQwillError(error)) throw error;
  if (status !== undefined && status >= 400) {
    throw new ToolError("tool.failed", `${url.slice(0, 200)} answered ${status}.`, {
      hint: "Try another page, or this one again later.",
      data: { status },
    });
  }
  const reason = /net::(\w+)/.exec(message)?.[1] ?? message.split("\n", 1)[0];
  throw new ToolError("tool.failed", `${url.slice(0, 200)} can't be opened: ${reason}.`, {
    hint: "Check the address, or try another page.",
    cause: error,
  });
}

async function refused(session: BrowserSession, page: Page, url: string): Promise<ToolError> {
  await within(page.goto("about:blank"), 2000).catch(() => undefined);
  const last = session.refusals.at(-1);
  return new ToolError("tool.egress", `${url.slice(0, 200)} led where nothing may go: ${last?.reason ?? "refused"}`, {
    hint: "Only public web pages are opened; private origins only where a person has allowed them (allowOrigins).",
    data: { refused: last?.url },
  });
}

/** What a reference or its nearest link leads to. @throws ToolError when it is no link */
export async function linkOf(session: BrowserSession, ref: string): Promise<string> {
  const element = await (await session.look()).element(ref);
  const href = await within(
    element.evaluate((node) => {
      const link = node.closest("a[href],area[href]") ?? node.querySelector("a[href]");
      return link instanceof HTMLAnchorElement || link instanceof HTMLAreaElement ? link.href : "";
    }),
    3000,
  );
  if (/^https?:/.test(href)) return href;
  throw new ToolError("tool.bad-input", `${ref} is no link to a page.`, {
    hint: "Click it with browser_act.",
    data: { field: "ref" },
  });
}
