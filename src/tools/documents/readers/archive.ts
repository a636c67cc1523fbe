/** An archive as the list of what is in it. */
import { openArchive } from "../archive/archive.js";
import type { ReaderResult } from "../document.js";
import { partsOf, tidyText } from "./text.js";

export async function readArchive(bytes: Uint8Array, path: string): Promise<ReaderResult> {
  const { kind, files, left } = await openArchive(bytes, path);
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  const lines = [
    `${kind} archive: ${files.length} ${files.length === 1 ? "file" : "files"}, ${total} bytes unpacked`,
    "",
    ...files.map(({ name, bytes: size }) => `- ${name} (${size} bytes)`),
    ...left.map((name) => `- ${name} (a link, a device, or encrypted: can't be unpacked)`),
  ];
  return { pages: partsOf(tidyText(lines.join("\n")).text), hiddenChars: 0, notes: ["Unpack it with archive_unpack."] };
}
