/**
 * The model of this process as an OpenAI-compatible endpoint, for other programs on this machine.
 */
import { randomUUID, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isQwillError, ModelError } from "../../errors.js";
import type { ChatLlama } from "../chat-llama.js";
import { Completion, type Delta } from "./completion.js";
import { badRequest, type CompletionRequest, readRequest } from "./request.js";

export interface ServeOptions {
  model: ChatLlama;
  /** 0, the default, takes a free one. */
  port?: number;
  /** The address to listen on; this machine alone by default. */
  host?: string;
  /** What clients must send as their key; required on any address that others reach. */
  apiKey?: string;
}

export interface ModelServer {
  /** The address that clients are given, ending in `/v1`. */
  url: string;
  /** Stops listening and the replies that are being made. */
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 32e6;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/**
 * Offers a model at `POST /v1/chat/completions` (streaming, tools, usage) and `GET /v1/models`. Calls are exact, since
 * they are made under the grammars of the tools that the client sends. Pages of a browser are refused.
 *
 * @throws ModelError `model.failed` when it would be open to others without a key, or the port is taken
 * @example
 * const server = await serveModel({ model, port: 8080 });
 * // qwill run "…" --model http://127.0.0.1:8080/v1
 * await server.close();
 */
export async function serveModel({ model, port = 0, host = "127.0.0.1", apiKey }: ServeOptions): Promise<ModelServer> {
  if (!LOOPBACK.test(host) && !apiKey) {
    throw new ModelError("model.failed", `Serving on ${host} without a key would let anybody use the model.`, {
      hint: "Give an apiKey, or serve on 127.0.0.1.",
    });
  }
  const replies = new Set<AbortController>();
  const server = createServer((request, response) => {
    const stop = new AbortController();
    replies.add(stop);
    response.on("close", () => {
      replies.delete(stop);
      stop.abort(new DOMException("The client went away.", "AbortError"));
    });
    answer({ model, apiKey, local: LOOPBACK.test(host) }, request, response, stop.signal).catch((error: unknown) =>
      fail(response, error),
    );
  });
  server.listen(port, host);
  await once(server, "listening").catch((error: unknown) => {
    throw cantListen(error);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}/v1`,
    close: async () => {
      for (const stop of replies) stop.abort(new DOMException("The server was closed.", "AbortError"));
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Door {
  model: ChatLlama;
  apiKey: string | undefined;
  local: boolean;
}

async function answer(door: Door, request: IncomingMessage, response: ServerResponse, signal: AbortSignal) {
  checkCaller(door, request);
  const { model } = door;
  const path = (request.url ?? "").split("?")[0];
  if (request.method === "GET" && path === "/v1/models") {
    const { model: id, contextSize, slots } = model;
    const own = { id, object: "model", owned_by: "qwill", max_model_len: contextSize, slots };
    return send(response, 200, { object: "list", data: [own] });
  }
  if (request.method !== "POST" || path !== "/v1/chat/completions") {
    throw refused(
      404,
      `There is no ${request.method} ${path}; there are GET /v1/models and POST /v1/chat/completions.`,
    );
  }
  const asked = readRequest(await bodyOf(request), model.qwillProfile.defaultThinkTokens);
  if (asked.model !== undefined && asked.model !== model.model) {
    throw refused(404, `This server has no model "${asked.model}"; it has "${model.model}".`);
  }
  await complete(model, asked, response, signal);
}

async function complete(model: ChatLlama, asked: CompletionRequest, response: ServerResponse, signal: AbortSignal) {
  const completion = new Completion();
  const head = { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000), model: model.model };
  const event = (value: object) =>
    response.write(`data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", ...value })}\n\n`);
  const piece = (delta: Delta, finish: string | null = null) =>
    event({ choices: [{ index: 0, delta, finish_reason: finish }] });
  let begun = false;
  for await (const chunk of await model.stream(asked.messages, { ...asked.options, signal })) {
    const delta = completion.add(chunk);
    if (!asked.stream || !delta) continue;
    if (!begun) response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
    piece(begun ? delta : { role: "assistant", ...delta });
    begun = true;
  }
  if (!asked.stream) {
    const choice = { index: 0, message: completion.message, finish_reason: completion.finish };
    return send(response, 200, { ...head, object: "chat.completion", choices: [choice], usage: completion.usage });
  }
  if (!begun) response.writeHead(200, { "content-type": "text/event-stream" });
  piece({}, completion.finish);
  if (asked.includeUsage) event({ choices: [], usage: completion.usage });
  response.end("data: [DONE]\n\n");
}

/** A page in a browser can reach this machine's ports; it is no caller that a person chose. */
function checkCaller({ apiKey, local }: Door, request: IncomingMessage): void {
  const { host = "", origin, authorization = "" } = request.headers;
  if (local && !LOOPBACK.test(host.replace(/:\d+$/, ""))) throw refused(403, `The host "${host}" is not this machine.`);
  if (origin !== undefined) throw refused(403, "Pages of a browser may not use this server.");
  if (apiKey !== undefined && !same(authorization, `Bearer ${apiKey}`))
    throw refused(401, "The key is missing or wrong.");
}

function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MAX_BODY_BYTES) throw refused(413, `The request is larger than ${MAX_BODY_BYTES / 1e6} MB.`);
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch {
    throw badRequest("The request's body is no JSON.");
  }
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

/** An error in OpenAI's form; in a stream that has begun, as its last event. */
function fail(response: ServerResponse, thrown: unknown): void {
  if (response.destroyed) return;
  const { code, status, message } = said(thrown);
  const error = { message, type: status < 500 ? "invalid_request_error" : "server_error", code };
  if (response.headersSent) response.end(`data: ${JSON.stringify({ error })}\n\n`);
  else send(response, status, { error });
}

function said(thrown: unknown): { code: string; status: number; message: string } {
  if (!isQwillError(thrown)) return { code: "server_error", status: 500, message: String(thrown) };
  const message = [thrown.message, thrown.hint].filter(Boolean).join(" ");
  if (thrown.code === "model.prompt-too-long") {
    // Clients know this kind of error by these words.
    return { code: "context_length_exceeded", status: 400, message: `The context length is exceeded. ${message}` };
  }
  const bad = thrown.code.startsWith("config.") || /unsupported$/.test(thrown.code);
  const status = thrown.data?.status;
  return { code: thrown.code, status: typeof status === "number" ? status : bad ? 400 : 500, message };
}

function refused(status: number, text: string): ModelError {
  return new ModelError("model.failed", text, { data: { status } });
}

function cantListen(error: unknown): ModelError {
  return new ModelError("model.failed", `The server can't listen: ${error instanceof Error ? error.message : error}`, {
    hint: "Choose another port.",
    cause: error,
  });
}
