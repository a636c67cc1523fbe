/** The tools for the web: search, and pages as text. */
import type { QwillTool } from "../tool.js";
import type { SearchOptions } from "./search-providers.js";
import { webFetchTool } from "./web-fetch.js";
import { webSearchTool } from "./web-search.js";

export interface WebToolOptions {
  /** Private origins (scheme, host, port) that may be fetched from; none by default. */
  allowOrigins?: string[];
  /** The only hosts that pages may be fetched from, each with those below it; every public one by default. */
  allowHosts?: string[];
  search?: SearchOptions;
}

/** `web_search`, `web_fetch`. */
export function webTools({ allowOrigins = [], allowHosts, search = {} }: WebToolOptions = {}): QwillTool[] {
  return [webSearchTool(search), webFetchTool({ allowOrigins, allowHosts })];
}
