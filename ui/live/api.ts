/** The server's HTTP API as the page uses it. */
import { type Message, messageReader } from "./event-source.js";

export interface RunSummary {
  id: string;
  goal: string;
  status: string;
  startedAt?: string;
  /** What a paused run waits for. */
  pausedFor?: string;
  /** The folder that it got for itself; empty where it works in the workspace. */
  folder: string;
  /** Where its files can be looked at: this path, then the file's. */
  view: string;
}

export interface ServerInfo {
  version: string;
  model: {
    id: string;
    state: "missing" | "idle" | "loading" | "ready" | "failed";
    progress?: number;
    message?: string;
    hint?: string;
  };
  workspace: string;
  demos: readonly { id: string; title: string; about: string }[];
  maxUploadBytes: number;
}

/** What the server says has gone wrong, in its own words. */
export class ApiError extends Error {
  readonly status: number;
  readonly hint: string;

  constructor(status: number, message: string, hint = "") {
    super(message);
    this.status = status;
    this.hint = hint;
  }
}

export interface Api {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  upload(file: File): Promise<{ id: string; name: string }>;
  file(runId: string, path: string, query?: string): Promise<Blob>;
  blob(path: string): Promise<Blob>;
  /** Follows a run's events from a sequence number, over as many connections as it takes, until it ends or is stopped. */
  follow(runId: string, after: () => number, handlers: FollowHandlers, signal: AbortSignal): Promise<void>;
}

export interface FollowHandlers {
  onEvent(event: unknown): void;
  /** Whether anybody works on the run. */
  onPresence(isRunning: boolean): void;
  onConnection(isConnected: boolean): void;
}

const TOKEN = "qwill.token";
const LONGEST_WAIT_MS = 5000;

/** The token that came with the address: kept for this tab, and taken out of the address, where people copy it from. */
export function takeToken(): string {
  const url = new URL(window.location.href);
  const given = url.searchParams.get("token");
  if (given) {
    sessionStorage.setItem(TOKEN, given);
    url.searchParams.delete("token");
    window.history.replaceState(null, "", url);
  }
  return given ?? sessionStorage.getItem(TOKEN) ?? "";
}

export function createApi(token: string): Api {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(path, { ...init, headers: { ...headers, ...init.headers } });
    if (!response.ok) throw await errorOf(response);
    return response;
  };
  return {
    get: async (path) => (await request(path)).json(),
    post: async (path, body = {}) => {
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      const text = await (await request(path, init)).text();
      return text ? JSON.parse(text) : {};
    },
    upload: async (file) => {
      const path = `/api/uploads?name=${encodeURIComponent(file.name)}`;
      const init = { method: "POST", headers: { "content-type": "application/octet-stream" }, body: file };
      return (await request(path, init)).json();
    },
    file: async (runId, path, query = "") =>
      (await request(`/api/runs/${encodeURIComponent(runId)}/files/${inAddress(path)}${query}`)).blob(),
    blob: async (path) => (await request(path)).blob(),
    async follow(runId, after, handlers, signal) {
      for (let waitMs = 250; !signal.aborted; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)) {
        try {
          const path = `/api/runs/${encodeURIComponent(runId)}/events?after=${after()}`;
          const init = { signal, headers: { accept: "text/event-stream", "last-event-id": String(after()) } };
          const response = await request(path, init);
          handlers.onConnection(true);
          waitMs = 250;
          if (await readStream(response, handlers)) return;
        } catch (error) {
          if (signal.aborted || (error instanceof ApiError && error.status < 500)) throw error;
        }
        if (signal.aborted) return;
        handlers.onConnection(false);
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    },
  };
}

/** True when the server said that the run has ended and nothing more will come. */
async function readStream(response: Response, handlers: FollowHandlers): Promise<boolean> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return true;
  const read = messageReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return false;
    for (const message of read(value)) {
      if (message.event === "end") return true;
      const event = eventIn(message);
      if (message.event === "presence") handlers.onPresence((event as { isRunning?: boolean })?.isRunning === true);
      else if (event) handlers.onEvent(event);
    }
  }
}

function eventIn({ data }: Message): unknown {
  try {
    return JSON.parse(data);
  } catch {
    // A half message at the end of a broken connection: it comes again.
    return undefined;
  }
}

/** A file's path as a part of an address. */
export function inAddress(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

async function errorOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as { error?: { message?: string; hint?: string } };
  const said = body.error?.message ?? `The server answered ${response.status}.`;
  const hint = response.status === 401 ? "Open the address that qwill serve printed." : body.error?.hint;
  return new ApiError(response.status, said, hint);
}
