import { createHmac, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { ApiError } from "./api-error.js";

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Lets in only who asks for this machine: a page of another site can give its own name this address (DNS rebinding). */
export function localOnly(): MiddlewareHandler {
  return async (context, next) => {
    const { host = "" } = context.req.header();
    if (!LOOPBACK.test(host.replace(/:\d+$/, "").toLowerCase()))
      throw new ApiError(403, "api.forbidden", `The host "${host.slice(0, 100)}" is not this machine.`, OPEN_PRINTED);
    await next();
  };
}

/** Keeps out what pages of other sites make a browser send here. */
export function sameOriginOnly(): MiddlewareHandler {
  return async (context, next) => {
    const { host, origin } = context.req.header();
    const isOther = origin !== undefined && origin !== `http://${host}`;
    const site = context.req.header("sec-fetch-site");
    if (isOther || site === "cross-site" || site === "same-site")
      throw new ApiError(403, "api.forbidden", "Pages of other sites may not use this server.", OPEN_PRINTED);
    await next();
  };
}

const OPEN_PRINTED = "Open the address that qwill serve printed.";

/** Asks for the token on every request: `Authorization: Bearer …`. */
export function tokenOnly(token: string): MiddlewareHandler {
  return async (context, next) => {
    if (!isSame(tokenIn(context), token))
      throw new ApiError(401, "api.unauthorized", "The token is missing or wrong.", OPEN_PRINTED);
    await next();
  };
}

function tokenIn(context: Context): string {
  return /^Bearer (.+)$/i.exec(context.req.header("authorization") ?? "")?.[1] ?? "";
}

/** Takes as long for every wrong guess. */
export function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHmac("sha256", "compare").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** A key that opens the files of one run to a browser that can send no header: in the address of a preview. */
export function viewKey(token: string, runId: string): string {
  return createHmac("sha256", token).update(`view ${runId}`).digest("base64url");
}

/** Headers of every answer. */
export function hardened(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    context.header("x-content-type-options", "nosniff");
    context.header("referrer-policy", "no-referrer");
    if (!context.res.headers.has("cross-origin-resource-policy"))
      context.header("cross-origin-resource-policy", "same-origin");
    context.header("cross-origin-opener-policy", "same-origin");
    if (!context.res.headers.has("cache-control")) context.header("cache-control", "no-store");
    if (!context.res.headers.has("content-security-policy"))
      context.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
  };
}
