import { z } from "zod";
import { readConfig } from "../../runtime/config.js";
import { ToolError } from "../../runtime/errors.js";
import { defineTool, type QwillTool, type ToolResult } from "../tool.js";
import { type SearchOptions, type SearchResult, searchWeb } from "./search-providers.js";

const RESULTS = 8;
const SNIPPET_CHARS = 400;

/** The tool that searches the web, where a person has said with what. */
export function webSearchTool(options: SearchOptions = {}): QwillTool {
  return defineTool({
    name: "web_search",
    description: "Search the web: titles, addresses and snippets. Read a result with web_fetch.",
    input: z.object({ query: z.string().min(1).max(400) }),
    effect: "network",
    async run({ query }, { signal }): Promise<ToolResult> {
      const results = await searchWeb(query, configured(options), { count: RESULTS, signal });
      const text = results.length > 0 ? results.map(resultText).join("\n\n") : "No result. Try other words.";
      return {
        text,
        data: { results },
        sources: results.map((one) => ({ path: one.url, text: `${one.title}\n${one.snippet}` })),
      };
    },
  });
}

function configured(options: SearchOptions): SearchOptions {
  if (options.provider || options.url) return options;
  const { search, searchKey: key } = readConfig();
  const name = search?.trim().toLowerCase();
  if (search && /^https?:\/\//i.test(search)) return { provider: "searxng", url: search };
  if (name === "duckduckgo" || name === "brave" || name === "tavily")
    return { provider: name, ...(key ? { key } : {}) };
  throw new ToolError(
    "tool.failed",
    search
      ? `The web can't be searched: there is no search "${search}".`
      : "The web can't be searched: no search is set up.",
    {
      hint: "A person sets QWILL_SEARCH to the URL of a SearxNG, to duckduckgo, or to brave or tavily (with QWILL_SEARCH_KEY). Go on without, or fetch pages whose address is known.",
    },
  );
}

function resultText({ title, url, snippet }: SearchResult, index: number): string {
  const short = snippet.length > SNIPPET_CHARS ? `${snippet.slice(0, SNIPPET_CHARS)}…` : snippet;
  return `${index + 1}. ${title}\n${url}\n${short}`.trim();
}
