import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Hono } from "hono";
import { contentTypeOf } from "./media-types.js";

const FILES: Record<string, string> = { "/": "index.html", "/app.js": "app.js", "/app.css": "app.css" };

/** The page may load what this server gives, and nothing else from anywhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Serves the built page. It holds no secrets: the token comes with the address that a person opens. */
export function addPage(app: Hono, folder: string): void {
  for (const [address, name] of Object.entries(FILES)) {
    const bytes = readFileSync(path.join(folder, name));
    const small = gzipSync(bytes, { level: 9 });
    app.get(address, (context) => {
      const isZipped = /\bgzip\b/.test(context.req.header("accept-encoding") ?? "");
      const headers = {
        "content-type": contentTypeOf(name),
        "content-security-policy": POLICY,
        "cache-control": "no-cache",
        vary: "accept-encoding",
        ...(isZipped ? { "content-encoding": "gzip" } : {}),
      };
      return context.body(new Uint8Array(isZipped ? small : bytes), 200, headers);
    });
  }
}
