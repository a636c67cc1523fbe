import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ToolBench, toolBench } from "../../../src/testing/tool-bench.js";
import { type BrowserToolOptions, browserTools } from "../../../src/tools/browser/index.js";
import { type LocalServer, serve } from "../web/local-server.js";

export interface Bench {
  site: LocalServer;
  /** A server of this machine that nobody has allowed. */
  outside: LocalServer;
  bench: ToolBench;
  folder: string;
  close(): Promise<void>;
}

type Page = string | { status?: number; headers?: Record<string, string>; body?: string };

/** A real browser's tools, and two local servers: one that they may reach, and one that they may not. */
export async function browserBench(
  pages: (origins: { outside: string }) => Record<string, Page>,
  options: BrowserToolOptions = {},
): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "qwill-browser-"));
  const outside = await serve((_, response) => response.end("secret of this machine"));
  const all = pages({ outside: outside.origin });
  const site = await serve(({ url = "" }, response) => {
    const page = all[url.split("?")[0] ?? ""];
    if (url === "/never") return;
    const {
      status = page === undefined ? 404 : 200,
      headers = {},
      body = "",
    } = typeof page === "object" ? page : { body: page };
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers });
    response.end(body);
  });
  const bench = await toolBench({
    workspace: folder,
    tools: browserTools({ allowOrigins: [site.origin], ...options }),
  });
  return {
    site,
    outside,
    bench,
    folder,
    async close() {
      await bench.close();
      await Promise.all([site.close(), outside.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
