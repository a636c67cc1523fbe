/**
 * One file over HTTP, so that nothing that came is fetched twice: what is there lies in `<path>.part`, and beside it
 * stands which version of the file it is.
 */
import { open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { Damaged, GrowingHash } from "./checksum.js";
import { diskErrorOf } from "./disk-error.js";
import { type Followed, follow } from "./follow.js";

export interface Patience {
  /** Attempts in a row that bring nothing new; the last of them fails. */
  attempts: number;
  /** Wait before the second of them, milliseconds; doubles with each. */
  waitMs: number;
  /** A connection that brings nothing for so long is given up, milliseconds. */
  stallMs: number;
}

export interface FetchFileOptions {
  url: string;
  path: string;
  patience: Patience;
  /** A key for the server of `url`; where it sends us on, it isn't told. */
  token?: string;
  onBytes: (doneBytes: number, totalBytes: number) => void;
  signal?: AbortSignal;
}

/** The server refuses; asking again would change nothing. */
export class Refused extends Error {
  readonly status: number;
  constructor(problem: string, status: number) {
    super(problem);
    this.status = status;
  }
}

/** No attempt brought anything new. */
export class GaveUp extends Error {
  readonly keptBytes: number;
  constructor(cause: unknown, attempts: number, keptBytes: number) {
    super(`${attempts} attempts in a row brought nothing new: ${reasonOf(cause)}`, { cause });
    this.keptBytes = keptBytes;
  }
}

/** Which version of a file it is, as the server says it. */
interface Version {
  etag: string | null;
  lastModified: string | null;
  totalBytes: number | undefined;
  /** Of its content, where the server tells it. */
  sha256?: string;
}

/** A server that hands out less than this at a time is as good as one that hands out nothing. */
const LEAST_PROGRESS_BYTES = 65_536;
const MOST_WAIT_MS = 30_000;

/**
 * Fetches a file; goes on where an earlier fetch stopped when the server has ranges and the same version of the file
 * still, else from the start. Where the server tells the SHA-256 of its content, what came must have it.
 *
 * @throws Refused, GaveUp, Damaged (what came is deleted); the signal's reason; what the disk says
 */
export async function fetchFile(options: FetchFileOptions): Promise<void> {
  const { path, patience, signal } = options;
  const part = `${path}.part`;
  const hash = new GrowingHash();
  let furthest = await sizeOf(part);
  for (let idle = 0; ; ) {
    try {
      await fetchRest(options, part, hash);
      await checkContent(part, hash);
      break;
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof Refused || error instanceof Damaged || diskErrorOf(error)) throw error;
      const kept = await sizeOf(part);
      // Against the furthest, not the last: a server without ranges starts anew each time.
      idle = kept >= furthest + LEAST_PROGRESS_BYTES ? 0 : idle + 1;
      furthest = Math.max(furthest, kept);
      if (idle >= patience.attempts) throw new GaveUp(error, idle, kept);
    }
    const waitMs = Math.min(patience.waitMs * 2 ** Math.max(idle - 1, 0), MOST_WAIT_MS);
    await sleep(waitMs, undefined, signal ? { signal } : {});
  }
  await rename(part, path);
  await rm(`${part}.json`, { force: true });
}

/** One attempt. What it brings stays in the part, also when it breaks. */
async function fetchRest(options: FetchFileOptions, part: string, hash: GrowingHash): Promise<void> {
  const known = await versionOf(part);
  const have = known ? await sizeOf(part) : 0;
  if (have > 0 && have === known?.totalBytes) return;
  const stall = new Stall(options.patience.stallMs);
  try {
    const { signal, onBytes } = options;
    const answer = await ask(options, have, signal ? AbortSignal.any([signal, stall.signal]) : stall.signal);
    const { response } = answer;
    if (response.status === 416 || (response.status === 206 && !(known && goesOn(answer, have, known)))) {
      // The file has changed, or what is here is no beginning of it.
      await response.body?.cancel();
      await rm(part, { force: true });
      await rm(`${part}.json`, { force: true });
      return await fetchRest(options, part, hash);
    }
    const from = response.status === 206 ? have : 0;
    const version = toldVersion(answer);
    const { totalBytes, sha256 } = version;
    await writeFile(`${part}.json`, JSON.stringify(version));
    if (sha256 !== undefined) {
      // Reading what is there takes a while for a large file; the server need not wait within our patience.
      stall.clear();
      await hash.reach(part, from);
    }
    const size = await append(response, part, from, (bytes, doneBytes) => {
      stall.postpone();
      if (sha256 !== undefined) hash.add(bytes);
      onBytes(doneBytes, totalBytes ?? doneBytes);
    });
    if (totalBytes !== undefined && size !== totalBytes) {
      throw new Error(`the connection ended after ${size} of ${totalBytes} bytes`);
    }
  } finally {
    stall.clear();
  }
}

/** Where the hub told what the content must be: whether it is. */
async function checkContent(part: string, hash: GrowingHash): Promise<void> {
  const wanted = (await versionOf(part))?.sha256;
  if (wanted === undefined) return;
  await hash.reach(part, await sizeOf(part));
  if (hash.hex === wanted) return;
  await rm(part, { force: true });
  await rm(`${part}.json`, { force: true });
  throw new Damaged(`its SHA-256 is ${hash.hex}, the server's file has ${wanted}`);
}

async function ask({ url, token }: FetchFileOptions, have: number, signal: AbortSignal): Promise<Followed> {
  // Packed on the way, offsets would not be those of the file.
  const headers = {
    "accept-encoding": "identity",
    ...(have > 0 ? { range: `bytes=${have}-` } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const answer = await follow(url, headers, signal);
  const { response } = answer;
  if (response.ok || response.status === 416) return answer;
  await response.body?.cancel();
  const problem = `the server says ${response.status} ${response.statusText}`.trim();
  const passing = response.status >= 500 || response.status === 408 || response.status === 429;
  throw passing ? new Error(problem) : new Refused(problem, response.status);
}

/** Whether the answer is the rest of the version that we have the beginning of. */
function goesOn(answer: Followed, have: number, known: Version): boolean {
  const start = /^bytes (\d+)-/.exec(answer.response.headers.get("content-range") ?? "")?.[1];
  const now = toldVersion(answer);
  const same = <Value>(one: Value | undefined | null, other: Value | undefined | null) =>
    one == null || other == null || one === other;
  return (
    Number(start) === have &&
    same(known.totalBytes, now.totalBytes) &&
    same(known.sha256, now.sha256) &&
    // The tag decides where there is one; dates differ between the machines of a host.
    (known.etag !== null && now.etag !== null ? known.etag === now.etag : same(known.lastModified, now.lastModified))
  );
}

function toldVersion({ response: { headers, status }, sha256 }: Followed): Version {
  const ranged = /\/(\d+)$/.exec(headers.get("content-range") ?? "")?.[1];
  const total = status === 206 ? ranged : (headers.get("content-length") ?? undefined);
  return {
    etag: headers.get("etag"),
    lastModified: headers.get("last-modified"),
    totalBytes: total === undefined ? undefined : Number(total),
    ...(sha256 === undefined ? {} : { sha256 }),
  };
}

/** Writes the answer behind the first `from` bytes; returns the size that the part has then. */
async function append(
  response: Response,
  part: string,
  from: number,
  onBytes: (bytes: Uint8Array, done: number) => void,
): Promise<number> {
  const file = await open(part, from > 0 ? "r+" : "w");
  let at = from;
  try {
    if (!response.body) throw new Error("the answer has no content");
    for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
      for (let written = 0; written < bytes.length; ) {
        const { bytesWritten } = await file.write(bytes, written, bytes.length - written, at);
        written += bytesWritten;
        at += bytesWritten;
      }
      onBytes(bytes, at);
    }
    return at;
  } finally {
    await file.close();
  }
}

/** Aborts when it was not postponed for so long. */
class Stall {
  readonly #stop = new AbortController();
  readonly #stallMs: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(stallMs: number) {
    this.#stallMs = stallMs;
    this.postpone();
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  postpone(): void {
    this.clear();
    const reason = new Error(`nothing came for ${Math.ceil(this.#stallMs / 1000)} s`);
    this.#timer = setTimeout(() => this.#stop.abort(reason), this.#stallMs);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}

async function versionOf(part: string): Promise<Version | undefined> {
  try {
    return JSON.parse(await readFile(`${part}.json`, "utf8")) as Version;
  } catch {
    return undefined;
  }
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

/** What the innermost cause says: "fetch failed" helps nobody. */
function reasonOf(error: unknown): string {
  let last = error;
  for (let depth = 0; last instanceof Error && last.cause instanceof Error && depth < 8; depth++) last = last.cause;
  return last instanceof Error ? last.message : String(last);
}
