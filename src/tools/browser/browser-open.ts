import { z } from "zod";
import { pageRef } from "../../runtime/domains.js";
import { ToolError } from "../../runtime/errors.js";
import type { QwillTool } from "../tool.js";
import { type BrowserSessions, browserTool, viewResult } from "./browser-tool.js";
import { linkOf, navigate } from "./navigation.js";

/** The tool that opens a page: an address, or a link of the page in front. */
export function browserOpenTool(sessions: BrowserSessions): QwillTool {
  return browserTool(sessions, {
    name: "browser_open",
    description: "Open a web page in the browser, by address or by the ref of a link, and see what is on it.",
    input: z.object({ url: z.string().optional(), ref: pageRef().optional(), newTab: z.boolean().optional() }),
    effect: "network",
    async run({ url, ref, newTab }, session) {
      if ((url === undefined) === (ref === undefined)) {
        throw new ToolError("tool.bad-input", "browser_open needs either a url or the ref of a link.", {
          hint: 'Call it as browser_open { url: "https://example.com/" }.',
          data: { field: "url" },
        });
      }
      const target = url ?? (await linkOf(session, ref ?? ""));
      if (newTab) await session.newPage();
      await navigate(session, sessions.options, target);
      return viewResult(session, await session.view());
    },
  });
}
