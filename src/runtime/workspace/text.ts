/** Bytes of a file as text; undefined when they are no text. */
export function textOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const head = bytes.subarray(0, 8192);
  if (head.includes(0) || Buffer.from(head.subarray(0, 5)).toString("latin1") === "%PDF-") return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return controlShare(head) > 0.01 ? undefined : new TextDecoder("windows-1252").decode(bytes);
  }
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
