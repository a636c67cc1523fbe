/**
 * What an OpenAI-compatible server (vLLM, llama-server, Ollama, …) says of itself.
 */
import { isQwillError, ModelError } from "../../errors.js";

export interface ServerModel {
  /** The address that requests go to, ending in `/v1` or what stands in its place. */
  baseUrl: string;
  model: string;
  /** Context window in tokens, where the server says it. */
  contextTokens?: number;
  /** It is one of ours: it takes what our own models take with a call. */
  isOurs?: boolean;
  /** Conversations that it keeps side by side, where it says it: more of them would drive each other out of its cache. */
  slots?: number;
}

export interface ServerQuestion {
  url: string;
  /** Name of the model; the server's first one when left out. */
  model?: string;
  apiKey?: string;
  timeoutMs?: number;
  signal?: AbortSignal;
}

const TIMEOUT_MS = 10_000;

/**
 * Finds the API below an address and the model to use. The model may also stand behind a `#`.
 *
 * @throws ModelError `model.unreachable` when nothing answers, `model.missing` when the server has no such model
 * @example
 * await askServer({ url: "http://localhost:8080#qwq-32b" });
 */
export async function askServer(question: ServerQuestion): Promise<ServerModel> {
  const { hash, base } = splitUrl(question.url);
  const wanted = question.model ?? hash;
  const { baseUrl, models } = await listModels(base, question);
  if (models.length === 0) {
    if (wanted) return { baseUrl, model: wanted };
    throw new ModelError("model.missing", `The server at ${baseUrl} names no model.`, {
      hint: `Name it behind a #, for example ${baseUrl}#qwq-32b.`,
    });
  }
  const found = wanted === undefined ? models[0] : models.find((model) => model.id === wanted);
  if (!found) {
    throw new ModelError("model.missing", `The server at ${baseUrl} has no model "${wanted}".`, {
      hint: `It has: ${models.map((model) => model.id).join(", ")}.`,
      data: { models: models.map((model) => model.id) },
    });
  }
  const contextTokens = contextOf(found);
  const slots = await slotsOf(found, baseUrl, question);
  return {
    baseUrl,
    model: found.id,
    isOurs: found.owned_by === "qwill",
    ...(contextTokens === undefined ? {} : { contextTokens }),
    ...(slots === undefined ? {} : { slots }),
  };
}

interface ListedModel {
  id: string;
  owned_by?: unknown;
  max_model_len?: unknown;
  slots?: unknown;
  meta?: { n_ctx?: unknown; n_ctx_train?: unknown };
}

function splitUrl(url: string): { base: string; hash: string | undefined } {
  const at = url.indexOf("#");
  const hash = at < 0 ? "" : decodeURIComponent(url.slice(at + 1));
  return { base: (at < 0 ? url : url.slice(0, at)).replace(/\/+$/, ""), hash: hash || undefined };
}

async function listModels(base: string, question: ServerQuestion): Promise<{ baseUrl: string; models: ListedModel[] }> {
  const candidates = /\/v\d+$/.test(base) ? [base] : [`${base}/v1`, base];
  let refusal = "";
  for (const baseUrl of candidates) {
    const response = await get(`${baseUrl}/models`, question);
    const body: unknown = await response.json().catch(() => undefined);
    const data = (body as { data?: unknown } | undefined)?.data;
    if (response.ok && Array.isArray(data)) return { baseUrl, models: data.filter(isListed) };
    refusal ||= `${response.status} ${response.statusText}`.trim();
    if (response.status === 401 || response.status === 403) throw keyRefused(baseUrl, refusal);
  }
  throw new ModelError("model.unreachable", `${base} is no OpenAI-compatible server: GET /models answers ${refusal}.`, {
    hint: "Check the address; it usually ends in /v1.",
    data: { url: base },
  });
}

async function get(url: string, { apiKey, timeoutMs = TIMEOUT_MS, signal }: ServerQuestion): Promise<Response> {
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    return await fetch(url, {
      headers: apiKey ? { authorization: `Bearer ${apiKey}` } : {},
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
  } catch (cause) {
    signal?.throwIfAborted();
    throw unreachable(url, cause);
  }
}

/** Ours says it of its model; llama-server on a page of its own. Others queue or batch what they are given. */
async function slotsOf(model: ListedModel, baseUrl: string, question: ServerQuestion): Promise<number | undefined> {
  if (model.owned_by !== "llamacpp") return countOf(model.slots);
  const told = await get(new URL("/props", baseUrl).href, question)
    .then((response) => response.json() as Promise<{ total_slots?: unknown }>)
    .catch(() => undefined);
  question.signal?.throwIfAborted();
  return countOf(told?.total_slots);
}

function countOf(value: unknown): number | undefined {
  return Number.isInteger(value) && Number(value) >= 1 ? Number(value) : undefined;
}

/** Nothing answers at an address. */
export function unreachable(url: string, cause: unknown): ModelError {
  const why = reasonOf(cause);
  return new ModelError("model.unreachable", `No model server answers at ${url}${why ? ` (${why})` : ""}.`, {
    hint: "Start the server (llama-server, vLLM, Ollama), or check the address and the port.",
    data: { url },
    cause,
  });
}

function reasonOf(cause: unknown): string {
  if (isQwillError(cause) || !(cause instanceof Error)) return "";
  if (cause.name === "TimeoutError") return "no answer in time";
  const inner = cause.cause as { code?: unknown; message?: unknown } | undefined;
  return String(inner?.code ?? inner?.message ?? cause.message);
}

function keyRefused(url: string, refusal: string): ModelError {
  return new ModelError("model.failed", `The server at ${url} refuses the key: ${refusal}.`, {
    hint: "Set QWILL_API_KEY, or pass apiKey.",
    data: { url },
  });
}

function isListed(value: unknown): value is ListedModel {
  return typeof value === "object" && value !== null && typeof (value as { id?: unknown }).id === "string";
}

function contextOf({ max_model_len, meta }: ListedModel): number | undefined {
  return [max_model_len, meta?.n_ctx, meta?.n_ctx_train].find((value) => typeof value === "number") as
    | number
    | undefined;
}
