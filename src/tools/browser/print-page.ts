/** Printing a page to PDF: in a browser of its own that runs no script and reaches nothing. */
import { ToolError } from "../../runtime/errors.js";
import { findInstalledBrowser } from "./installed-browser.js";

export interface PrintOptions {
  signal?: AbortSignal;
  /** The browser to use; found otherwise. */
  executablePath?: string;
}

const LIMIT_MS = 60_000;

/**
 * A self-contained HTML page as PDF (A4, or what the page's own `@page` says).
 *
 * @throws ToolError `tool.failed` naming what to install where there is no browser.
 * @example
 * await workspace.write("report.pdf", await printPage("<h1>Report</h1>"));
 */
export async function printPage(html: string, { signal, executablePath }: PrintOptions = {}): Promise<Uint8Array> {
  const program = await findInstalledBrowser(executablePath);
  if (!program) {
    throw new ToolError("tool.failed", "A PDF is printed by a browser, and there is none on this machine.", {
      hint: "Write a .html or .docx instead; or a person installs one: `qwill setup`, or `sudo apt install chromium`.",
    });
  }
  signal?.throwIfAborted();
  const { chromium } = await import("playwright");
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: program,
    timeout: LIMIT_MS,
    args: isRoot ? ["--no-sandbox"] : [],
  });
  const close = () => void browser.close().catch(() => undefined);
  signal?.addEventListener("abort", close, { once: true });
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const page = await context.newPage();
    await page.route("**/*", (route) => route.abort());
    await page.setContent(html, { waitUntil: "load", timeout: LIMIT_MS });
    return new Uint8Array(
      await page.pdf({ preferCSSPageSize: true, format: "A4", printBackground: true, tagged: true }),
    );
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ToolError("tool.failed", `The browser could not print the page: ${firstLine(cause)}`, {
      hint: "Write a .html or .docx instead.",
      cause,
    });
  } finally {
    signal?.removeEventListener("abort", close);
    await browser.close().catch(() => undefined);
  }
}

const firstLine = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)).split("\n", 1)[0];
