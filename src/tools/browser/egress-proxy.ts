/**
 * The proxy that all requests of the browser pass: each host is resolved once, checked, and the connection goes to the
 * address that was checked. Redirects, frames, workers and web sockets pass it too, which a page's route does not see.
 */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { isQwillError } from "../../runtime/errors.js";
import { type CheckedTarget, checkTarget, type Egress } from "../web/egress.js";
import { listenOnLoopback } from "./loopback.js";

export interface Refusal {
  /** What was asked for, without its query. */
  url: string;
  reason: string;
}

export interface EgressProxy {
  /** `http://127.0.0.1:port`, for the browser. */
  origin: string;
  /** What was refused, oldest first; the newest 100. */
  refusals: Refusal[];
  close(): Promise<void>;
}

/** The header of an answer that is the proxy's own. */
export const REFUSED_HEADER = "x-qwill-refused";

/** Hosts that browsers call on their own account: nothing that a page needs. */
const MAKERS = [
  /(^|\.)gvt[123]\.com$/,
  /^clients\d*\.google\.com$/,
  /^accounts\.google\.com$/,
  /^(update|optimizationguide-pa|safebrowsing|safebrowsingohttpgateway|content-autofill|android\.clients)\.(google|googleapis)\.com$/,
  /^(edge|config\.edge|msedge\.api\.cdp|functional\.events\.data)\.microsoft\.com$/,
  /^(variations|go-updater|componentupdater|laptop-updates)\.brave(software)?\.com$/,
];
const MAX_REFUSALS = 100;
const CONNECT_MS = 10_000;
const HOP_HEADERS = ["proxy-connection", "proxy-authorization", "connection", "keep-alive", "te", "upgrade"];

/**
 * Starts the proxy on a free port of the loopback.
 *
 * @example
 * const proxy = await startEgressProxy({ allowOrigins: ["http://localhost:8080"] });
 */
export async function startEgressProxy(egress: Egress): Promise<EgressProxy> {
  const refusals: Refusal[] = [];
  const sockets = new Set<Duplex>();
  const refuse = (url: string, error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    if (!isQwillError(error) || error.code !== "tool.egress") return reason;
    refusals.push({ url: (url.split(/[?#]/)[0] ?? url).slice(0, 200), reason });
    if (refusals.length > MAX_REFUSALS) refusals.shift();
    return reason;
  };
  const server = createServer((request, response) => {
    const url = request.url ?? "";
    checked([url], egress)
      .then((target) => forward(target, request, response))
      .catch((error) => {
        const reason = refuse(url, error);
        const mark: Record<string, string> = isEgress(error) ? { [REFUSED_HEADER]: "1" } : {};
        response.writeHead(isEgress(error) ? 403 : 502, { "content-type": "text/plain; charset=utf-8", ...mark });
        response.end(reason);
      });
  });
  server.on("connect", (request: IncomingMessage, client: Duplex, head: Buffer) => {
    client.on("error", () => client.destroy());
    const host = request.url ?? "";
    // A tunnel carries https and wss, and ws too: an origin that is allowed by either name is meant.
    checked([`https://${host}`, `http://${host}`], egress)
      .then((target) => tunnel(target, client, head))
      .catch((error) => {
        refuse(`https://${host}`, error);
        client.end(`HTTP/1.1 ${isEgress(error) ? "403 Forbidden" : "502 Bad Gateway"}\r\ncontent-length: 0\r\n\r\n`);
      });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  return {
    origin: await listenOnLoopback(server),
    refusals,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

const isEgress = (error: unknown) => isQwillError(error) && error.code === "tool.egress";

/** The first of these spellings that passes; the refusal of the first where none does. */
async function checked(urls: string[], egress: Egress): Promise<CheckedTarget> {
  const [first = "", ...others] = urls;
  try {
    refuseMakers(first);
    return await checkTarget(first, egress);
  } catch (error) {
    for (const other of others) {
      if (!isEgress(error)) break;
      const target = await checkTarget(other, egress).catch(() => undefined);
      if (target) return target;
    }
    throw error;
  }
}

function refuseMakers(url: string): void {
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  if (MAKERS.some((pattern) => pattern.test(host))) throw new Error(`${host} is the browser maker's own.`);
}

function forward({ url, address, family }: CheckedTarget, request: IncomingMessage, response: ServerResponse): void {
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !HOP_HEADERS.includes(name)));
  const onward = httpRequest(
    {
      host: address,
      family,
      port: url.port || 80,
      method: request.method,
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, host: url.host },
      agent: false,
    },
    (answer) => {
      const { [REFUSED_HEADER]: _, connection: __, "keep-alive": ___, ...rest } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, rest);
      answer.pipe(response);
      answer.on("error", () => response.destroy());
    },
  );
  onward.on("error", () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end();
  });
  response.on("close", () => onward.destroy());
  request.pipe(onward);
}

function tunnel({ url, address, family }: CheckedTarget, client: Duplex, head: Buffer): void {
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  const onward: Socket = connect({ host: address, family, port });
  onward.setTimeout(CONNECT_MS, () => onward.destroy());
  onward.once("connect", () => {
    onward.setTimeout(0);
    client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    if (head.length > 0) onward.write(head);
    onward.pipe(client).pipe(onward);
  });
  onward.on("error", () => client.destroy());
  onward.on("close", () => client.destroy());
  client.on("close", () => onward.destroy());
}
