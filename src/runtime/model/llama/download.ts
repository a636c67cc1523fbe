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
  await mkdir(folder, { recursive: true });
  try {
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
