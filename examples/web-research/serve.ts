import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import path from "node:path";

/** Serves each folder as a site of its own on this machine, as it would stand on the web. */
export async function serveSites(root: string, names: readonly string[]) {
  const servers: Server[] = [];
  const origins: string[] = [];
  for (const name of names) {
    const server = createServer(async (request, response) => {
      const file = path.join(
        root,
        name,
        path.basename(new URL(request.url ?? "/", "http://site").pathname) || "index.html",
      );
      const html = await readFile(file).catch(() => undefined);
      response.writeHead(html ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
      response.end(html ?? "<title>Not found</title>");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    servers.push(server);
    origins.push(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
  }
  const close = () => {
    for (const server of servers) server.close().closeAllConnections();
  };
  return { origins, close };
}
