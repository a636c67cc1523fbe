import { z } from "zod";
import { ToolError } from "../../runtime/errors.js";
import type { QwillTool } from "../tool.js";
import { type BrowserSessions, browserTool, heard, viewResult } from "./browser-tool.js";
import { within } from "./time-limit.js";
import { answerText } from "./view-text.js";

/** The tool that lists tabs, and shows or closes one. */
export function browserTabsTool(sessions: BrowserSessions): QwillTool {
  return browserTool(sessions, {
    name: "browser_tabs",
    description: "List the browser's tabs; show or close one by its number.",
    input: z.object({ show: z.number().int().min(1).optional(), close: z.number().int().min(1).optional() }),
    effect: "network",
    async run({ show, close }, session) {
      const tabs = session.tabs();
      const chosen = tabs[(close ?? show ?? 1) - 1];
      if (!chosen && (close ?? show) !== undefined) {
        throw new ToolError("tool.bad-input", `There are ${tabs.length} tabs; there is no tab ${close ?? show}.`, {
          hint: "List them with browser_tabs {}.",
        });
      }
      if (chosen && close !== undefined) await within(chosen.close(), 2000).catch(() => undefined);
      if (chosen && show !== undefined) {
        await session.show(chosen);
        return viewResult(session, await session.view());
      }
      if (session.tabs().length === 0) return { text: "No tab is open.", data: { tabs: 0 }, choices: { pageRef: [] } };
      // What is in front may be another page now: its references are the ones that count.
      const view = await session.view();
      const front = await session.page();
      const rows = await Promise.all(
        session.tabs().map(async (tab, at) => {
          const title = await within(tab.title(), 1000).catch(() => "(does not answer)");
          return `${at + 1}. ${title.slice(0, 100)} ${tab.url().slice(0, 200)}${tab === front ? " (in front)" : ""}`;
        }),
      );
      return {
        text: answerText({ ...heard(session), url: view.url, title: view.title, text: rows.join("\n") }),
        data: { tabs: rows.length },
        choices: { pageRef: view.controls.map(({ ref }) => ref) },
      };
    },
  });
}
