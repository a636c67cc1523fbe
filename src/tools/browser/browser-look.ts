import { z } from "zod";
import { pageRef } from "../../runtime/domains.js";
import type { QwillTool } from "../tool.js";
import { type BrowserSessions, browserTool, viewResult } from "./browser-tool.js";

/** The tool that shows the page in front. */
export function browserLookTool(sessions: BrowserSessions): QwillTool {
  return browserTool(sessions, {
    name: "browser_look",
    description: "See the page in the browser: page by page, only lines that hold a text (find), or one part (ref).",
    input: z.object({
      page: z.number().int().min(1).optional(),
      find: z.string().min(1).optional(),
      ref: pageRef().optional(),
    }),
    effect: "network",
    async run({ page = 1, find, ref }, session) {
      const view = await session.view();
      const lines = ref === undefined ? view.lines : await (await session.look()).lookAtPart(ref);
      return viewResult(session, view, page, find === undefined ? lines : linesWith(lines, find));
    },
  });
}

/** How the last line of a page begins that is too large to be shown whole. */
const CUT_LINE = "(the page goes on";

/** Lines that hold the text, each with the one before and after. */
export function linesWith(lines: readonly string[], find: string): string[] {
  const wanted = find.toLowerCase();
  const hits = lines.flatMap((line, at) => (line.toLowerCase().includes(wanted) ? [at] : []));
  const near = new Set(hits.flatMap((at) => [at - 1, at, at + 1]));
  const cut = lines.at(-1)?.startsWith(CUT_LINE) && !near.has(lines.length - 1) ? [lines.at(-1) ?? ""] : [];
  return hits.length > 0
    ? [...lines.filter((_, at) => near.has(at)), ...cut]
    : [`(nothing on the page holds ${JSON.stringify(find.slice(0, 100))})`, ...cut];
}
