/** Serves a folder of the workspace on the loopback, to our own browser and to nobody else. */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, posix } from "node:path";
import { listenOnLoopback } from "../loopback.js";
import type { SiteFolder } from "./folder-check.js";

export interface FolderServer {
  origin: string;
  /** What a request must carry to be answered. */
  headers: Record<string, string>;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".htm": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".pdf": "application/pdf",
  ".txt": "text/plain; charset=utf-8",
};
const KEY = "x-qwill-site-check";

export async function serveFolder(site: SiteFolder): Promise<FolderServer> {
  const secret = randomBytes(16).toString("hex");
  const server = createServer((request, response) => void answer(site, secret, request, response));
  return {
    origin: await listenOnLoopback(server),
    headers: { [KEY]: secret },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(
  site: SiteFolder,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (request.headers[KEY] !== secret) return void response.writeHead(403).end();
    if (request.method !== "GET" && request.method !== "HEAD") return void response.writeHead(405).end();
    const path = decodeURIComponent((request.url ?? "/").split(/[?#]/)[0] ?? "/")
      .slice(1)
      .normalize("NFC");
    const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    // Only what was found in the folder, spelled exactly so.
    if (!site.files.has(file)) return void response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    const bytes = await site.workspace.readBytes(posix.join(site.folder, file));
    response.writeHead(200, { "content-type": TYPES[extname(file).toLowerCase()] ?? "application/octet-stream" });
    response.end(bytes);
  } catch {
    if (!response.headersSent) response.writeHead(404);
    response.end();
  }
}
