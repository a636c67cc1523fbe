/** How mail writes bytes as letters, and words of other scripts in headers. */
import { decodeText } from "../text.js";

/** A text of one byte a character as bytes. */
export const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));

/** A body's bytes: base64, quoted-printable, or as it stands. The body holds one byte a character. */
export function bytesOfEncoded(body: string, encoding: string): Uint8Array {
  const kind = encoding.trim().toLowerCase();
  if (kind === "base64") return new Uint8Array(Buffer.from(body, "base64"));
  return latin1(kind === "quoted-printable" ? quotedPrintable(body.replace(/[ \t]+$/gm, "")) : body);
}

function quotedPrintable(text: string): string {
  return text
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Bytes in a named encoding; what they look like where the name is unknown. */
export function decodeWith(bytes: Uint8Array, charset: string): string {
  try {
    return charset === "" ? decodeText(bytes).text : new TextDecoder(charset).decode(bytes);
  } catch {
    return decodeText(bytes).text;
  }
}

/** `=?utf-8?Q?Jos=C3=A9?=` as `José`; words beside each other are joined. Headers may also hold plain UTF-8. */
export function decodeHeader(value: string): string {
  const plain = decodeText(latin1(value)).text;
  return plain
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?([\w-]+)(?:\*\w+)?\?([BQ])\?([^?]*)\?=/gi, (_, charset: string, kind: string, text: string) =>
      decodeWith(
        kind.toUpperCase() === "B"
          ? new Uint8Array(Buffer.from(text, "base64"))
          : latin1(quotedPrintable(text.replaceAll("_", " "))),
        charset,
      ),
    );
}
