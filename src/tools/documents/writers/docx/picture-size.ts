/** Width and height of a PNG, GIF or JPEG in pixels; undefined for what is none. */
export function pictureSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) return sizeOf(view.getUint32(16), view.getUint32(20));
  if (bytes.length > 10 && view.getUint32(0) === 0x47494638) {
    return sizeOf(view.getUint16(6, true), view.getUint16(8, true));
  }
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const mark = bytes[at + 1] ?? 0;
    // The frame's header, of any kind of JPEG.
    if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)) {
      return sizeOf(view.getUint16(at + 7), view.getUint16(at + 5));
    }
  }
  return undefined;
}

const sizeOf = (width: number, height: number) => (width > 0 && height > 0 ? { width, height } : undefined);
