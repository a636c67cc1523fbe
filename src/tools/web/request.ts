/** HTTP through the egress guard: each hop is checked, and the connection goes to the address that was checked. */
import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { isQwillError, ToolError } from "../../runtime/errors.js";
import { type CheckedTarget, checkTarget, type Egress } from "./egress.js";

export interface WebRequest {
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
  egress?: Egress;
  signal?: AbortSignal;
  timeoutMs?: number;
  maxBytes?: number;
}

export interface WebResponse {
  /** After all redirects. */
  url: string;
  status: number;
  /** Lower case, without parameters. */
  type: string;
  charset: string;
  bytes: Uint8Array;
}

const MAX_HOPS = 5;
const TIMEOUT_MS = 20_000;
const MAX_BYTES = 20_000_000;
const AGENT = "Mozilla/5.0 (compatible; qwill)";

/**
 * Gets a URL. Redirects are followed with the guard at each hop; secrets in headers are kept to the first origin.
 *
 * @throws ToolError `tool.egress`, `tool.timeout`, `tool.failed`. A status such as 404 is a response.
 */
export async function webRequest(address: string, options: WebRequest = {}): Promise<WebResponse> {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const limit = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  let url = address;
  let current = options;
  try {
    for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
      const target = await checkTarget(url, options.egress);
      const { message, bytes } = await exchange(target, { ...current, signal });
      const next = message.headers.location;
      if (next === undefined || ![301, 302, 303, 307, 308].includes(message.statusCode ?? 0)) {
        return responseOf(target.url, message, await unpacked(bytes, message, options.maxBytes ?? MAX_BYTES));
      }
      const following = new URL(next, target.url);
      // What was meant for one site is not for another.
      if (following.origin !== target.url.origin) current = { ...current, headers: {}, method: "GET", body: undefined };
      if (message.statusCode === 303) current = { ...current, method: "GET", body: undefined };
      url = following.href;
    }
  } catch (error) {
    throw failureOf(error, address, { isLate: limit.aborted, timeoutMs });
  }
  throw new ToolError("tool.failed", `${address.slice(0, 200)} redirects more than ${MAX_HOPS} times.`, {
    hint: "Try another page.",
  });
}

function exchange(target: CheckedTarget, options: WebRequest): Promise<{ message: IncomingMessage; bytes: Buffer }> {
  const { url, address, family } = target;
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const settings: RequestOptions = {
    method: options.method ?? "GET",
    headers: {
      "user-agent": AGENT,
      accept: "text/html,application/xhtml+xml,application/pdf,text/*;q=0.9,*/*;q=0.5",
      "accept-encoding": "gzip, deflate, br",
      "accept-language": "en;q=0.8,*;q=0.5",
      ...options.headers,
      ...(options.body === undefined ? {} : { "content-length": String(Buffer.byteLength(options.body)) }),
    },
    signal: options.signal,
    agent: false,
    // The name was resolved when it was checked; asked again it may lead elsewhere.
    lookup: (_host, { all }, done) =>
      all
        ? done(null, [{ address, family }])
        : (done as (error: null, address: string, family: number) => void)(null, address, family),
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? httpsRequest : httpRequest)(url, settings, (message) => {
      const chunks: Buffer[] = [];
      let size = 0;
      message.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) message.destroy(tooLarge(url, maxBytes));
        else chunks.push(chunk);
      });
      message.on("end", () => resolve({ message, bytes: Buffer.concat(chunks) }));
      message.on("error", reject);
    });
    request.on("error", reject);
    request.end(options.body);
  });
}

async function unpacked(bytes: Buffer, message: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const encoding = (message.headers["content-encoding"] ?? "").trim().toLowerCase();
  const unpack = { gzip: gunzip, "x-gzip": gunzip, deflate: inflate, br: brotliDecompress }[encoding];
  if (!unpack || bytes.length === 0) return bytes;
  return promisify(unpack as typeof gunzip)(bytes, { maxOutputLength: maxBytes });
}

function responseOf(url: URL, message: IncomingMessage, bytes: Buffer): WebResponse {
  const content = message.headers["content-type"] ?? "";
  return {
    url: url.href,
    status: message.statusCode ?? 0,
    type: (content.split(";")[0] ?? "").trim().toLowerCase(),
    charset: /charset=["']?([\w-]+)/i.exec(content)?.[1] ?? "",
    bytes: new Uint8Array(bytes),
  };
}

function tooLarge(url: URL, maxBytes: number): ToolError {
  return new ToolError("tool.failed", `${url.href.slice(0, 200)} is larger than ${maxBytes / 1_000_000} MB.`, {
    hint: "Look for a smaller page.",
  });
}

function failureOf(
  error: unknown,
  address: string,
  { isLate, timeoutMs }: { isLate: boolean; timeoutMs: number },
): unknown {
  if (isQwillError(error)) return error;
  const place = address.slice(0, 200);
  if (isLate) {
    return new ToolError("tool.timeout", `${place} did not answer within ${timeoutMs / 1000} s.`, {
      hint: "Try another page.",
    });
  }
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (code === "ERR_BUFFER_TOO_LARGE") {
    return new ToolError("tool.failed", `${place} unpacks to more than a page may have.`, {
      hint: "Try another page.",
    });
  }
  return new ToolError("tool.failed", `${place} can't be fetched: ${error instanceof Error ? error.message : error}.`, {
    hint: "Try another page, or again later.",
    cause: error,
  });
}
