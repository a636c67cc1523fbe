/** The tools for the browser: one session for a workspace, started when a tool is first called. */
import type { QwillTool } from "../tool.js";
import { browserActTool } from "./browser-act.js";
import { browserCaptureTool, browserDownloadTool } from "./browser-files.js";
import { browserLookTool } from "./browser-look.js";
import { browserOpenTool } from "./browser-open.js";
import { browserReadTool } from "./browser-read.js";
import { browserTabsTool } from "./browser-tabs.js";
import { BrowserSessions } from "./browser-tool.js";
import type { BrowserToolOptions } from "./options.js";

export type { BrowserToolOptions } from "./options.js";
export { siteCheckTool } from "./site-check/site-check.js";

/**
 * `browser_open`, `browser_look`, `browser_act`, `browser_read`, `browser_tabs`, `browser_capture`, `browser_download`.
 *
 * @example
 * createAgent({ model, tools: browserTools({ allowOrigins: ["http://localhost:8080"] }), workspace: "./work" });
 */
export function browserTools(options: BrowserToolOptions = {}): QwillTool[] {
  const sessions = new BrowserSessions(options);
  return [
    browserOpenTool(sessions),
    browserLookTool(sessions),
    browserActTool(sessions),
    browserReadTool(sessions),
    browserTabsTool(sessions),
    browserCaptureTool(sessions),
    browserDownloadTool(sessions),
  ];
}
