import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { serve } from "@hono/node-server";
import { QwillError } from "../runtime/errors.js";
import { openWorkspace } from "../runtime/workspace/workspace.js";
import { createApp } from "./app.js";
import type { ServerOptions } from "./options.js";
import { createServices } from "./services.js";

/** A server that listens. */
export interface PageServer {
  /** Without the token: `http://127.0.0.1:4123`. */
  origin: string;
  /** What a person opens: the token is in it. */
  url: string;
  token: string;
  /** Stops listening; runs under way are halted, so that they can be resumed. */
  close(): Promise<void>;
}

/** How long runs have to come to a halt when the server ends. */
const HALT_MS = 5000;
const HOST = "127.0.0.1";

/**
 * Serves the page and the API on this machine alone. Address and token are kept in the workspace, so that pages which are
 * open find the server again after a restart.
 *
 * @throws QwillError `server.port` when a port that was asked for is taken
 */
export async function servePage(options: ServerOptions): Promise<PageServer> {
  const { root } = await openWorkspace(options.workspace);
  const kept = readKept(root);
  const token = options.token ?? kept.token ?? randomBytes(24).toString("base64url");
  const services = createServices(options, root, token);
  await services.uploads.clear();
  const app = createApp(services);
  const listener = await listen(app.fetch, options.port, kept.port);
  const { port } = listener.address() as AddressInfo;
  if (options.token === undefined) keep(root, { token, port });
  const origin = `http://${HOST}:${port}`;
  return {
    origin,
    url: `${origin}/?token=${token}`,
    token,
    close: async () => {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      await services.live.close(HALT_MS);
      listener.closeAllConnections();
      await closed;
      await services.uploads.clear();
      await services.models.close();
    },
  };
}

/** @param usual the port to take where none is asked for, if it is free */
async function listen(fetch: Parameters<typeof serve>[0]["fetch"], asked: number, usual = 0): Promise<Server> {
  const at = (port: number) =>
    new Promise<Server>((resolve, reject) => {
      const server = serve({ fetch, port, hostname: HOST, overrideGlobalObjects: false }, () =>
        resolve(server),
      ) as Server;
      server.once("error", reject);
    });
  if (asked === 0) return at(usual).catch(() => at(0));
  return at(asked).catch((error: unknown) => {
    throw new QwillError("server.port", `The port ${asked} can't be had: ${(error as Error).message}`, {
      hint: "Name another one, or none: --port",
      cause: error,
    });
  });
}

interface Kept {
  token?: string;
  port?: number;
}

function keptFile(root: string): string {
  return path.join(root, ".qwill", "serve.json");
}

/** What an earlier server of this workspace used. */
function readKept(root: string): Kept {
  try {
    const { mode, uid } = statSync(keptFile(root));
    // A token that others can read, or have put there, is none.
    const isMine = process.platform === "win32" || ((mode & 0o077) === 0 && uid === process.getuid?.());
    if (!isMine) return {};
    const { token, port } = JSON.parse(readFileSync(keptFile(root), "utf8")) as Kept;
    return {
      ...(typeof token === "string" && token.length >= 24 ? { token } : {}),
      ...(typeof port === "number" && port > 0 && port < 65_536 ? { port } : {}),
    };
  } catch {
    return {};
  }
}

/** For the person who runs the server alone: whoever reads it may use the server. */
function keep(root: string, kept: Kept): void {
  mkdirSync(path.dirname(keptFile(root)), { recursive: true });
  rmSync(keptFile(root), { force: true });
  writeFileSync(keptFile(root), `${JSON.stringify(kept)}\n`, { mode: 0o600 });
}
