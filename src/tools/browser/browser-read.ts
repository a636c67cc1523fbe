import { z } from "zod";
import { pageRef } from "../../runtime/domains.js";
import type { QwillTool } from "../tool.js";
import { pageMarkdown } from "../web/page-markdown.js";
import { type BrowserSessions, browserTool, heard } from "./browser-tool.js";
import type { PageView } from "./page-view.js";
import { within } from "./time-limit.js";
import { answerText, pageAt, pagesOf, viewNotes } from "./view-text.js";

const READ_MS = 5000;
/** To find the article in more than that takes too long. */
const MAX_HTML = 400_000;

/** The tool that reads the page in front as Markdown. */
export function browserReadTool(sessions: BrowserSessions): QwillTool {
  return browserTool(sessions, {
    name: "browser_read",
    description: "Read the page in the browser, or a part of it (ref), as Markdown, page by page.",
    input: z.object({ page: z.number().int().min(1).optional(), ref: pageRef().optional() }),
    effect: "network",
    async run({ page = 1, ref }, session) {
      const front = await session.page();
      const element = ref === undefined ? undefined : await session.eyesOf(front).element(ref);
      const html = await within(element ? element.evaluate((node) => node.outerHTML) : front.content(), READ_MS);
      const [url, title] = [front.url(), await within(front.title(), READ_MS)];
      const read =
        html.length > MAX_HTML && !element ? plain(await session.view()) : await pageMarkdown(Buffer.from(html), url);
      const pages = pagesOf(read.markdown.split("\n"));
      const text = pageAt(pages, page);
      return {
        text: answerText({ ...heard(session), url, title, text, after: viewNotes(read, page, pages.length) }),
        data: { url, title, page, pages: pages.length },
        sources: [{ path: url, page, text }],
      };
    },
  });
}

/** The lines of a view without what is only there to act on. */
function plain({ lines, hiddenChars }: PageView): { markdown: string; hiddenChars: number } {
  return { markdown: lines.map((line) => line.replace(/\[(?:f?\d*e\d+ )?[a-z]+\] /g, "")).join("\n"), hiddenChars };
}
