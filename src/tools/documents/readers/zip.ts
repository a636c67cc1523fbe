/** The files of a ZIP archive, unpacked one at a time and never beyond a limit. */
import { inflateRawSync } from "node:zlib";

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;
const LINK_MODE = 0o120000;
const TYPE_MASK = 0o170000;

export interface ZipEntry {
  name: string;
  /** Unpacked, as the directory says; unpacking holds the limit, whatever it says. */
  bytes: number;
  compressed: number;
  isFolder: boolean;
  isLink: boolean;
  isEncrypted: boolean;
}

/** Gives a file's bytes by its name; undefined when the archive has none of that name. */
export interface ZipArchive {
  names: string[];
  entries: ZipEntry[];
  /** @throws RangeError when the file is larger than `maxBytes` (stored files are cut); Error when it can't be unpacked. */
  file(name: string, maxBytes: number): Uint8Array | undefined;
}

interface Entry extends ZipEntry {
  method: number;
  offset: number;
}

/** Opens an archive. @throws Error when it has no directory: it is damaged or cut off. */
export function openZip(bytes: Uint8Array): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directoryOf(view);
  return {
    names: [...entries.keys()],
    entries: [...entries.values()],
    file(name, maxBytes) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      if (entry.isEncrypted) throw new Error(`${name} in it is encrypted`);
      const start =
        entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
      const data = bytes.subarray(start, start + entry.compressed);
      if (entry.method === STORED) return data.subarray(0, maxBytes);
      if (entry.method !== DEFLATED) throw new Error(`${name} in it is packed in an unusual way`);
      return inflated(data, name, maxBytes);
    },
  };
}

function inflated(data: Uint8Array, name: string, maxBytes: number): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength: maxBytes });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new RangeError(`${name} in it unpacks to more than ${Math.round(maxBytes / 1_000_000)} MB`, { cause });
  }
}

function directoryOf(view: DataView): Map<string, Entry> {
  let end = view.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_SIGNATURE) end -= 1;
  if (end < 0) throw new Error("the archive's directory is missing");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count && view.getUint32(at, true) === ENTRY_SIGNATURE; index += 1) {
    const nameLength = view.getUint16(at + 28, true);
    const flags = view.getUint16(at + 8, true);
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
    const name = decodeName(bytes);
    const mode = view.getUint32(at + 38, true) >>> 16;
    entries.set(name, {
      name,
      method: view.getUint16(at + 10, true),
      compressed: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      isFolder: name.endsWith("/"),
      isLink: (mode & TYPE_MASK) === LINK_MODE,
      isEncrypted: (flags & 1) !== 0,
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** UTF-8, also where the archive doesn't say so; old ones without it are in the code page of DOS. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}
