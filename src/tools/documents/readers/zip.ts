/** The files of a ZIP archive, unpacked one at a time and never beyond a limit. */
import { inflateRawSync } from "node:zlib";

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const DEFLATED = 8;

/** Gives a file's bytes by its name; undefined when the archive has none of that name. */
export interface ZipArchive {
  names: string[];
  file(name: string, maxBytes: number): Uint8Array | undefined;
}

interface Entry {
  method: number;
  compressed: number;
  offset: number;
}

/** Opens an archive. @throws Error when it has no directory: it is damaged or cut off. */
export function openZip(bytes: Uint8Array): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directoryOf(view);
  return {
    names: [...entries.keys()],
    file(name, maxBytes) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      const start =
        entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
      const data = bytes.subarray(start, start + entry.compressed);
      if (entry.method !== DEFLATED) return data.subarray(0, maxBytes);
      return inflateRawSync(data, { maxOutputLength: maxBytes });
    },
  };
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
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength));
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      compressed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}
