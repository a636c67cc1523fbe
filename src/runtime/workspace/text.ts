/** Bytes of a file as text; undefined when they are no text. */
export function textOf(bytes: Uint8Array): string | undefined {
  return textForm(bytes)?.text;
}

/** A text and how it was written, so that a change of a few words leaves the rest of the file as it was. */
export interface TextForm {
  text: string;
  /** The bytes of a changed text in the same encoding; in UTF-8 where that encoding can't hold it. */
  encode(text: string): Uint8Array;
}

const BOM = "\ufeff";

export function textForm(bytes: Uint8Array): TextForm | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: new TextDecoder("utf-16le").decode(bytes), encode: (text) => Buffer.from(BOM + text, "utf16le") };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const encode = (text: string) => Buffer.from(BOM + text, "utf16le").swap16();
    return { text: new TextDecoder("utf-16be").decode(bytes), encode };
  }
  const head = bytes.subarray(0, 8192);
  if (head.includes(0) || Buffer.from(head.subarray(0, 5)).toString("latin1") === "%PDF-") return undefined;
  try {
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? BOM : "";
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text, encode: (changed) => Buffer.from(mark + changed, "utf8") };
  } catch {
    if (controlShare(head) > 0.01) return undefined;
    return { text: new TextDecoder("windows-1252").decode(bytes), encode: encodeWestern };
  }
}

/** In the 8-bit encoding of Western Europe where it has every letter, else in UTF-8. */
function encodeWestern(text: string): Uint8Array {
  const all = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  const byteOf = new Map([...all].map((letter, byte) => [letter, byte]));
  const bytes = [...text].map((letter) => byteOf.get(letter));
  return bytes.includes(undefined) ? Buffer.from(text, "utf8") : Uint8Array.from(bytes as number[]);
}

/** Share of bytes that no 8-bit text has. */
function controlShare(bytes: Uint8Array): number {
  if (bytes.length === 0) return 0;
  let controls = 0;
  for (const byte of bytes) {
    if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) controls += 1;
  }
  return controls / bytes.length;
}
