/** The web searches that can be used, each as what it is asked and how its answer is read. */
import { ToolError } from "../../runtime/errors.js";
import { type WebRequest, type WebResponse, webRequest } from "./request.js";
import { searxngAddress } from "./searxng.js";

export interface SearchResult {
  title: string;
  url: string;
  snippet: string;
}

export interface SearchOptions {
  /** Which search; by default what `QWILL_SEARCH` says. */
  provider?: "searxng" | "duckduckgo" | "brave" | "tavily";
  /** Where a SearxNG runs; for the others where they are, if not at their usual place. */
  url?: string;
  /** For Brave and Tavily. */
  key?: string;
}

interface Asked {
  url: string;
  request: WebRequest;
}

interface Provider {
  url: string;
  needsKey: boolean;
  ask(base: string, query: string, count: number, key: string): Asked | Promise<Asked>;
  read(response: WebResponse): SearchResult[] | Promise<SearchResult[]>;
}

const PROVIDERS: Record<NonNullable<SearchOptions["provider"]>, Provider> = {
  searxng: {
    url: "",
    needsKey: false,
    ask: async (base, query, count) => ({ url: await searxngAddress(base, query, count), request: {} }),
    read: (response) => resultsOf(jsonOf(response).results, "content"),
  },
  duckduckgo: {
    url: "https://html.duckduckgo.com",
    needsKey: false,
    ask: (base, query) => ({ url: `${base}/html/?q=${encodeURIComponent(query)}`, request: {} }),
    read: (response) => duckDuckGoResults(response),
  },
  brave: {
    url: "https://api.search.brave.com",
    needsKey: true,
    ask: (base, query, count, key) => ({
      url: `${base}/res/v1/web/search?count=${count}&q=${encodeURIComponent(query)}`,
      request: { headers: { accept: "application/json", "x-subscription-token": key } },
    }),
    read: (response) =>
      resultsOf((jsonOf(response).web as Record<string, unknown> | undefined)?.results, "description"),
  },
  tavily: {
    url: "https://api.tavily.com",
    needsKey: true,
    ask: (base, query, count, key) => ({
      url: `${base}/search`,
      request: {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
        body: JSON.stringify({ query, max_results: count }),
      },
    }),
    read: (response) => resultsOf(jsonOf(response).results, "content"),
  },
};

/** @throws ToolError `tool.failed` where the search can't be used, in words for the person who sets it up. */
export async function searchWeb(
  query: string,
  { provider = "searxng", url, key = "" }: SearchOptions,
  { count, signal }: { count: number; signal: AbortSignal },
): Promise<SearchResult[]> {
  const { url: usual, needsKey, ask, read } = PROVIDERS[provider];
  const base = (url ?? usual).replace(/\/+$/, "");
  if (base === "") throw unusable(`${provider} has no address`, "A person sets QWILL_SEARCH to its URL.");
  if (needsKey && key === "") throw unusable(`${provider} needs a key`, "A person sets QWILL_SEARCH_KEY.");
  const asked = await ask(base, query, count, key);
  // The person has named it: a search of one's own runs on a private address.
  const response = await webRequest(asked.url, {
    ...asked.request,
    signal,
    egress: { allowOrigins: url ? [url] : [] },
  });
  if (response.status >= 400) throw refusal(provider, response.status);
  return (await read(response)).slice(0, count);
}

function refusal(provider: string, status: number): ToolError {
  if (provider === "searxng" && status === 403) {
    return unusable("the SearxNG doesn't give JSON", 'A person adds "json" to search.formats in its settings.yml.');
  }
  if (status === 401 || status === 403)
    return unusable(`${provider} refuses the key`, "A person checks QWILL_SEARCH_KEY.");
  if (status === 429) return unusable(`${provider} has had too many requests`, "Wait, or go on without searching.");
  return unusable(`${provider} answered ${status}`, "Try again later, or go on without searching.");
}

function unusable(why: string, hint: string): ToolError {
  return new ToolError("tool.failed", `The web can't be searched: ${why}.`, { hint });
}

function jsonOf({ bytes, url }: WebResponse): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw unusable(`${new URL(url).host} answered no JSON`, "A person checks the address in QWILL_SEARCH.");
}

function resultsOf(list: unknown, snippet: string): SearchResult[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: Record<string, unknown> | null) => {
    if (typeof item?.url !== "string" || !/^https?:/.test(item.url)) return [];
    return [{ title: plain(item.title), url: item.url, snippet: plain(item[snippet]) }];
  });
}

/** Snippets mark the words that were searched for. */
const plain = (value: unknown) =>
  String(value ?? "")
    .replace(/<\/?(strong|b|em)>/g, "")
    .replace(/\s+/g, " ")
    .trim();

async function duckDuckGoResults({ bytes }: WebResponse): Promise<SearchResult[]> {
  const { parseHTML } = await import("linkedom");
  const { document } = parseHTML(new TextDecoder().decode(bytes));
  const found = [...document.querySelectorAll(".result:not(.result--ad)")].flatMap((result: Element) => {
    const link = result.querySelector("a.result__a");
    const href = link?.getAttribute("href") ?? "";
    // Links lead through a page of its own, with the address as a parameter.
    const url = new URL(href, "https://duckduckgo.com").searchParams.get("uddg") ?? href;
    if (!/^https?:/.test(url)) return [];
    return [
      { title: plain(link?.textContent), url, snippet: plain(result.querySelector(".result__snippet")?.textContent) },
    ];
  });
  if (found.length === 0 && document.querySelector(".anomaly-modal__title, #challenge-form")) {
    throw unusable("duckduckgo takes this for a robot", "Wait, or a person sets up another search with QWILL_SEARCH.");
  }
  return found;
}
