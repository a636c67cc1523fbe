import type { IncomingMessage } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { SearchOptions } from "../../../src/tools/web/search-providers.js";
import { webSearchTool } from "../../../src/tools/web/web-search.js";
import { call, workspaceWith } from "../documents/make.js";
import { type LocalServer, serve } from "./local-server.js";

let server: LocalServer | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
  server = undefined;
});

async function search(
  options: Omit<SearchOptions, "url">,
  body: string,
  status = 200,
): Promise<{ text: string; data: unknown; request: LocalServer["requests"][number] | undefined }> {
  server = await serve((_: IncomingMessage, response) => {
    response.writeHead(status, { "content-type": body.startsWith("<") ? "text/html" : "application/json" });
    response.end(body);
  });
  const tool = webSearchTool({ ...options, url: server.origin });
  const { text, data } = await call(tool, { query: "opening hours & more" }, await workspaceWith({}));
  return { text, data, request: server.requests[0] };
}

const TEXT = "1. The Lantern\nhttps://example.com/a\nOpen daily from 9";

describe("web_search", () => {
  it("asks a SearxNG of one's own, on a private address too", async () => {
    const body = {
      results: [
        { title: "The  Lantern", url: "https://example.com/a", content: "Open daily\nfrom 9" },
        { url: "javascript:x" },
      ],
    };
    const { text, data, request } = await search({ provider: "searxng" }, JSON.stringify(body));
    expect(text).toBe(TEXT);
    expect(data).toEqual({
      results: [{ title: "The Lantern", url: "https://example.com/a", snippet: "Open daily from 9" }],
    });
    const asked = new URL(request?.url ?? "", "http://searxng");
    expect(asked.pathname).toBe("/search");
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({ q: "opening hours & more", format: "json" });
  });

  it("follows no redirect of a SearxNG into this machine's network, nor a variable to another one", async () => {
    const inner = await serve((_, response) => response.end('{"results": []}'));
    vi.stubEnv("SEARXNG_API_BASE", inner.origin);
    server = await serve((_, response) => response.writeHead(302, { location: `${inner.origin}/search` }).end());
    const tool = webSearchTool({ provider: "searxng", url: server.origin });
    await expect(call(tool, { query: "x" }, await workspaceWith({}))).rejects.toMatchObject({ code: "tool.egress" });
    expect(server.requests).toHaveLength(1);
    expect(inner.requests).toHaveLength(0);
    await inner.close();
  });

  it("asks DuckDuckGo, and finds the address behind its links", async () => {
    const link = `//duckduckgo.com/l/?uddg=${encodeURIComponent("https://example.com/a")}&rut=1`;
    const page = `<html><body><div class="result result--ad"><a class="result__a" href="https://ads.example">Ad</a></div><div class="result"><a class="result__a" href="${link}">The Lantern</a><a class="result__snippet">Open <b>daily</b> from 9</a></div></body></html>`;
    expect((await search({ provider: "duckduckgo" }, page)).text).toBe(TEXT);
    await server?.close();
    const robot = '<html><body><div class="anomaly-modal__title">Unusual</div></body></html>';
    await expect(search({ provider: "duckduckgo" }, robot)).rejects.toMatchObject({
      message: expect.stringContaining("robot"),
    });
  });

  it("asks Brave and Tavily with the key", async () => {
    const brave = {
      web: {
        results: [
          { title: "The Lantern", url: "https://example.com/a", description: "Open <strong>daily</strong> from 9" },
        ],
      },
    };
    const one = await search({ provider: "brave", key: "k1" }, JSON.stringify(brave));
    expect(one.text).toBe(TEXT);
    expect(one.request?.headers["x-subscription-token"]).toBe("k1");
    await server?.close();
    const tavily = { results: [{ title: "The Lantern", url: "https://example.com/a", content: "Open daily from 9" }] };
    const two = await search({ provider: "tavily", key: "k2" }, JSON.stringify(tavily));
    expect(two.text).toBe(TEXT);
    expect(two.request).toMatchObject({ method: "POST", headers: { authorization: "Bearer k2" } });
    expect(JSON.parse(two.request?.body ?? "")).toEqual({ query: "opening hours & more", max_results: 8 });
  });

  it("says what a person must do: none set up, no key, a refused key, no JSON, a wrong name", async () => {
    vi.stubEnv("QWILL_SEARCH", "");
    const workspace = await workspaceWith({});
    const fails = (options: SearchOptions, hint: string) =>
      expect(call(webSearchTool(options), { query: "x" }, workspace)).rejects.toMatchObject({
        code: "tool.failed",
        hint: expect.stringContaining(hint),
      });
    await fails({}, "A person sets QWILL_SEARCH");
    await fails({ provider: "brave" }, "QWILL_SEARCH_KEY");
    await fails({ provider: "searxng" }, "QWILL_SEARCH");
    vi.stubEnv("QWILL_SEARCH", "altavista");
    await fails({}, "duckduckgo");
    await expect(search({ provider: "searxng" }, "{}", 403)).rejects.toMatchObject({
      hint: expect.stringContaining("settings.yml"),
    });
    await server?.close();
    await expect(search({ provider: "tavily", key: "k" }, "{}", 401)).rejects.toMatchObject({
      message: expect.stringContaining("refuses the key"),
    });
    await server?.close();
    await expect(search({ provider: "searxng" }, "<html>", 200)).rejects.toMatchObject({
      message: expect.stringContaining("no JSON"),
    });
  });

  it("takes what the environment says, and tells when there is nothing", async () => {
    server = await serve((_, response) => response.end('{"results": []}'));
    vi.stubEnv("QWILL_SEARCH", server.origin);
    const { text } = await call(webSearchTool(), { query: "x" }, await workspaceWith({}));
    expect(text).toBe("No result. Try other words.");
  });
});
