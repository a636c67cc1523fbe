import { mkdir } from "node:fs/promises";
import { ModelError } from "../../errors.js";
import { nodeLlamaCpp } from "./native.js";

export interface DownloadProgress {
  doneBytes: number;
  totalBytes: number;
  bytesPerSecond: number;
  secondsLeft: number;
}

export interface DownloadOptions {
  uri: string;
  folder: string;
  fileName: string;
  onProgress?: (progress: DownloadProgress) => void;
  signal?: AbortSignal;
}

/**
 * Downloads a model file; goes on where an earlier download of it stopped.
 *
 * @throws ModelError `model.unreachable` when it can't be had; the signal's reason when it was aborted
 */
export async function downloadModelFile({
  uri,
  folder,
  fileName,
  onProgress,
  signal,
}: DownloadOptions): Promise<string> {
  const { createModelDownloader } = await nodeLlamaCpp();
  try {
    await mkdir(folder, { recursive: true });
    const downloader = await createModelDownloader({
      modelUri: uri,
      dirPath: folder,
      fileName,
      showCliProgress: false,
      // What is there already stays: the next try goes on from it.
      deleteTempFileOnCancel: false,
      onProgress: ({ totalSize, downloadedSize, averageSpeed, estimatedTimeLeft }) =>
        onProgress?.({
          doneBytes: downloadedSize,
          totalBytes: totalSize,
          bytesPerSecond: averageSpeed,
          secondsLeft: estimatedTimeLeft / 1000,
        }),
    });
    return await downloader.download(signal ? { signal } : {});
  } catch (cause) {
    signal?.throwIfAborted();
    const disk = diskErrorOf(cause);
    if (disk) throw notWritten(folder, fileName, disk, cause);
    throw new ModelError(
      "model.unreachable",
      `${uri} can't be downloaded: ${cause instanceof Error ? cause.message : cause}`,
      {
        hint: "Check the network and try again: it goes on where it stopped. Or put the .gguf file there yourself and name it.",
        data: { uri, folder },
        cause,
      },
    );
  }
}

/** What a disk says, wherever in the chain of causes. */
function diskErrorOf(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth++) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === "string" && DISK_ERRORS.has(code)) return code;
    const named = /\b(ENOSPC|EDQUOT|EROFS|EACCES|EPERM|ENOTDIR|EFBIG)\b/.exec(cause.message)?.[1];
    if (named) return named;
  }
  return undefined;
}

const DISK_ERRORS = new Set(["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "ENOTDIR", "EFBIG"]);

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
