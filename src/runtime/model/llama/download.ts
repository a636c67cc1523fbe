import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ModelError } from "../../errors.js";
import { gigabytes } from "../units.js";
import { Damaged } from "./checksum.js";
import { diskErrorOf } from "./disk-error.js";
import { fetchFile, GaveUp, type Patience, Refused } from "./fetch-file.js";
import { isHubName, partName, urlsOf } from "./hub.js";

export interface DownloadProgress {
  doneBytes: number;
  totalBytes: number;
  bytesPerSecond: number;
  secondsLeft: number;
}

export interface DownloadOptions {
  /** An address, or `hf:owner/name:quantisation`. */
  uri: string;
  folder: string;
  fileName: string;
  /** The hub that `hf:` names are looked up at. */
  hub?: string;
  /** A key for that hub; no other server is told it. */
  token?: string;
  patience?: Patience;
  onProgress?: (progress: DownloadProgress) => void;
  signal?: AbortSignal;
}

export const HUB = "https://huggingface.co";
const PATIENCE: Patience = { attempts: 6, waitMs: 1000, stallMs: 60_000 };

/**
 * Downloads a model file; goes on where an earlier download of it stopped, also when the connection breaks meanwhile.
 *
 * @returns its path; of a split model that of the first part
 * @throws ModelError `model.unreachable` when it can't be had (how much was kept), `model.failed` when it can't be written
 *   or is damaged (then it is deleted); the signal's reason when it was aborted
 */
export async function downloadModelFile(options: DownloadOptions): Promise<string> {
  const { uri, folder, fileName, hub = HUB, patience = PATIENCE, signal } = options;
  const progress = progressTeller(options.onProgress);
  try {
    await mkdir(folder, { recursive: true });
    const token = options.token && isHubName(uri) ? { token: options.token } : {};
    const urls = await urlsOf(uri, hub, { ...token, ...(signal ? { signal } : {}) });
    const names = urls.map((_, index) => partFile(fileName, index + 1, urls.length));
    for (const [index, url] of urls.entries()) {
      const path = join(folder, names[index] ?? fileName);
      await fetchFile({ url, path, patience, onBytes: progress, ...token, ...(signal ? { signal } : {}) });
    }
    return join(folder, names[0] ?? fileName);
  } catch (cause) {
    signal?.throwIfAborted();
    const disk = diskErrorOf(cause);
    if (disk) throw notWritten(folder, fileName, disk, cause);
    if (cause instanceof Damaged) throw damaged(options, cause);
    throw unreachable(options, cause);
  }
}

function partFile(fileName: string, part: number, parts: number): string {
  if (parts === 1) return fileName;
  return partName(fileName.replace(/\.gguf$/, `-00001-of-${String(parts).padStart(5, "0")}.gguf`), part);
}

/** Speed is that since the beginning, so that a stutter doesn't make the time left jump. */
function progressTeller(tell: DownloadOptions["onProgress"]): (doneBytes: number, totalBytes: number) => void {
  let began: { at: number; doneBytes: number } | undefined;
  return (doneBytes, totalBytes) => {
    if (!began || doneBytes < began.doneBytes) began = { at: performance.now(), doneBytes };
    const seconds = Math.max((performance.now() - began.at) / 1000, 0.001);
    const bytesPerSecond = (doneBytes - began.doneBytes) / seconds;
    const secondsLeft = bytesPerSecond > 0 ? (totalBytes - doneBytes) / bytesPerSecond : 0;
    tell?.({ doneBytes, totalBytes, bytesPerSecond, secondsLeft });
  };
}

function unreachable({ uri, folder }: DownloadOptions, cause: unknown): ModelError {
  const keptBytes = cause instanceof GaveUp ? cause.keptBytes : 0;
  const kept = keptBytes > 0 ? ` ${gigabytes(keptBytes)} of it are kept.` : "";
  return new ModelError("model.unreachable", `${uri} can't be downloaded: ${wordsOf(cause)}.${kept}`, {
    hint: locked(cause)
      ? "It is given only to accounts that may have it: set HF_TOKEN to a key of one, and accept the model's terms there."
      : "Check the network and try again: it goes on where it stopped. Or put the .gguf file there yourself and name it.",
    data: { uri, folder, keptBytes },
    cause,
  });
}

function locked(cause: unknown): boolean {
  return cause instanceof Refused && (cause.status === 401 || cause.status === 403);
}

function damaged({ uri, fileName }: DownloadOptions, cause: Damaged): ModelError {
  return new ModelError("model.failed", `${fileName} came damaged from ${uri}, and was deleted: ${cause.message}.`, {
    hint: "Pull it again; when it happens again, something between here and the server changes what comes.",
    cause,
  });
}

/** "fetch failed" helps nobody: what the network says is the cause of it. */
function wordsOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause instanceof TypeError && cause.cause instanceof Error ? cause.cause.message : cause.message;
}

function notWritten(folder: string, fileName: string, code: string, cause: unknown): ModelError {
  const full = code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG";
  return new ModelError(
    "model.failed",
    `${fileName} can't be written to ${folder}: ${full ? "the disk is full" : code}.`,
    {
      hint: full
        ? "Make room (qwill models rm) or set QWILL_MODELS_DIR to another disk, and pull again: it goes on where it stopped."
        : "Choose a folder that you may write to: QWILL_MODELS_DIR.",
      data: { folder, code },
      cause,
    },
  );
}
