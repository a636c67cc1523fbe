/** ZIP, tar, tar.gz and gz as one: what is in it, and its files one after another within limits. */
import { basename } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { openZip } from "../readers/zip.js";
import { isTar, tarEntries } from "./tar.js";

export interface ArchiveLimits {
  files: number;
  /** Unpacked, of all files together. */
  totalBytes: number;
  fileBytes: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = { files: 10_000, totalBytes: 500_000_000, fileBytes: 200_000_000 };

export interface ArchiveFile {
  /** As the archive spells it: not to be trusted as a path. */
  name: string;
  bytes: number;
  read(): Uint8Array;
}

export interface Archive {
  kind: "zip" | "tar" | "tar.gz" | "gz";
  files: ArchiveFile[];
  /** Links, devices and encrypted files: named, never unpacked. */
  left: string[];
}

/** True for a file that begins as one of these archives does. */
export function isArchive(bytes: Uint8Array): boolean {
  return (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) || isGzip(bytes) || isTar(bytes);
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Opens an archive.
 *
 * @param path Its name: what a lone .gz unpacks to.
 * @throws Error when it is damaged or beyond a limit; it says which.
 */
export async function openArchive(bytes: Uint8Array, path: string, limits = ARCHIVE_LIMITS): Promise<Archive> {
  const archive = isGzip(bytes)
    ? await openGzip(bytes, path, limits)
    : isTar(bytes)
      ? tarOf(bytes, "tar")
      : zipOf(bytes, limits);
  if (archive.files.length > limits.files) {
    throw new Error(`it holds ${archive.files.length} files; at most ${limits.files} are unpacked`);
  }
  const total = archive.files.reduce((sum, file) => sum + file.bytes, 0);
  if (total > limits.totalBytes) throw tooLarge(limits);
  return archive;
}

async function openGzip(bytes: Uint8Array, path: string, limits: ArchiveLimits): Promise<Archive> {
  const inner = new Uint8Array(
    await promisify(gunzip)(bytes, { maxOutputLength: limits.totalBytes }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ERR_BUFFER_TOO_LARGE" ? tooLarge(limits) : error;
    }),
  );
  if (isTar(inner)) return tarOf(inner, "tar.gz");
  const name = basename(path).replace(/\.(gz|gzip)$/i, "") || "content";
  return { kind: "gz", files: [{ name, bytes: inner.length, read: () => inner }], left: [] };
}

function tarOf(bytes: Uint8Array, kind: "tar" | "tar.gz"): Archive {
  const archive: Archive = { kind, files: [], left: [] };
  for (const entry of tarEntries(bytes)) {
    if (entry.kind === "file")
      archive.files.push({ name: entry.name, bytes: entry.bytes.length, read: () => entry.bytes });
    else if (entry.kind === "other") archive.left.push(entry.name);
  }
  return archive;
}

function zipOf(bytes: Uint8Array, limits: ArchiveLimits): Archive {
  const zip = openZip(bytes);
  // What was really unpacked: an archive may lie about its sizes, and share the same bytes among many files.
  let unpacked = 0;
  const read = (name: string) => {
    const room = Math.min(limits.fileBytes, limits.totalBytes - unpacked);
    if (room <= 0) throw tooLarge(limits);
    try {
      const data = zip.file(name, room) ?? new Uint8Array();
      unpacked += data.length;
      return data;
    } catch (error) {
      throw error instanceof RangeError ? tooLarge(limits) : error;
    }
  };
  const entries = zip.entries.filter(({ isFolder }) => !isFolder);
  return {
    kind: "zip",
    files: entries
      .filter(({ isLink, isEncrypted }) => !isLink && !isEncrypted)
      .map(({ name, bytes: size }) => ({ name, bytes: size, read: () => read(name) })),
    left: entries.filter(({ isLink, isEncrypted }) => isLink || isEncrypted).map(({ name }) => name),
  };
}

function tooLarge({ totalBytes, fileBytes }: ArchiveLimits): Error {
  return new Error(
    `unpacked it is larger than ${totalBytes / 1_000_000} MB in all, or ${fileBytes / 1_000_000} MB in one file`,
  );
}
