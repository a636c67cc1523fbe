/** The files of a tar archive. */

export interface TarEntry {
  name: string;
  kind: "file" | "folder" | "other";
  bytes: Uint8Array;
}

const BLOCK = 512;
const MAX_NAME_BYTES = 65_536;

/** The entries in order. @throws Error where it is cut off or no tar. */
export function* tarEntries(bytes: Uint8Array): Generator<TarEntry> {
  let longName: string | undefined;
  let at = 0;
  while (at < bytes.length) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header[0] === 0) return;
    if (header.length < BLOCK) throw new Error("it is cut off");
    if (!hasRightSum(header)) throw new Error("it is damaged: a header's sum is wrong");
    const size = numberAt(header, 124, 12);
    const data = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (data.length < size) throw new Error("it is cut off");
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === "g") continue;
    if (type === "x" || type === "L") {
      longName = longNameOf(type, data) ?? longName;
      continue;
    }
    const name = longName ?? nameOf(header);
    longName = undefined;
    yield { name, kind: kindOf(type, name), bytes: data };
  }
}

/** The name that an entry before the file's own gives it: of tar's newer kind (x), or of GNU's (L). */
function longNameOf(type: string, data: Uint8Array): string | undefined {
  if (data.length > MAX_NAME_BYTES) throw new Error("a name in it is too long");
  const text = new TextDecoder().decode(data);
  return type === "L" ? text.split("\0", 1)[0] : /(?:^|\n)\d+ path=(.*)\n/.exec(text)?.[1];
}

function kindOf(type: string, name: string): TarEntry["kind"] {
  if (type === "5" || name.endsWith("/")) return "folder";
  return type === "0" || type === "\0" ? "file" : "other";
}

/** True for a file that begins as a tar does. */
export const isTar = (bytes: Uint8Array) =>
  bytes.length >= BLOCK && textAt(bytes, 257, 5) === "ustar" && hasRightSum(bytes);

function nameOf(header: Uint8Array): string {
  const prefix = textAt(header, 257, 6) === "ustar" ? textAt(header, 345, 155) : "";
  const name = textAt(header, 0, 100);
  return prefix === "" ? name : `${prefix}/${name}`;
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  const part = bytes.subarray(at, at + length);
  const end = part.indexOf(0);
  return new TextDecoder().decode(end < 0 ? part : part.subarray(0, end));
}

function numberAt(bytes: Uint8Array, at: number, length: number): number {
  const value = Number.parseInt(textAt(bytes, at, length).trim() || "0", 8);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error("it is damaged: a size in it is none");
  return value;
}

function hasRightSum(header: Uint8Array): boolean {
  let sum = 0;
  for (let index = 0; index < BLOCK; index += 1) sum += index >= 148 && index < 156 ? 32 : (header[index] ?? 0);
  return Number.parseInt(textAt(header, 148, 8).trim(), 8) === sum;
}
