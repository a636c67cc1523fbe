/** The parts of a message as MIME packs them: headers, bodies, attachments. */
import { bytesOfEncoded, decodeHeader, decodeWith, latin1 } from "./encoded.js";

export interface MimePart {
  /** Lower-case names; a header that is there twice keeps its first value. */
  headers: Map<string, string>;
  /** `text/plain`, lower case. */
  type: string;
  /** Parameters of the content type and the disposition, decoded. */
  charset: string;
  filename: string | undefined;
  isAttachment: boolean;
  /** Of a part without parts. */
  bytes: Uint8Array;
  parts: MimePart[];
}

const MAX_DEPTH = 12;
const MAX_PARTS = 500;

/** Parses a message or a part of one. Never throws: what is malformed is text. */
export function parseMime(source: string, depth = 0, budget = { parts: MAX_PARTS }): MimePart {
  const gap = /\r?\n\r?\n/.exec(source);
  const head = gap ? source.slice(0, gap.index) : source;
  const body = gap ? source.slice(gap.index + gap[0].length) : "";
  const headers = headersOf(head);
  const content = headers.get("content-type") ?? "text/plain";
  const disposition = headers.get("content-disposition") ?? "";
  const type = (content.split(";")[0] ?? "").trim().toLowerCase();
  const boundary = parameter(content, "boundary");
  const isMultipart = type.startsWith("multipart/") && boundary !== undefined && depth < MAX_DEPTH;
  const filename = parameter(disposition, "filename") ?? parameter(content, "name");
  return {
    headers,
    type,
    charset: parameter(content, "charset") ?? "",
    filename,
    isAttachment: /^\s*attachment/i.test(disposition) || (filename !== undefined && !type.startsWith("text/")),
    bytes: isMultipart ? new Uint8Array() : bytesOfEncoded(body, headers.get("content-transfer-encoding") ?? ""),
    parts: isMultipart ? partsOfBody(body, boundary, depth, budget) : [],
  };
}

function partsOfBody(body: string, boundary: string, depth: number, budget: { parts: number }): MimePart[] {
  const parts: MimePart[] = [];
  const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1);
  for (const piece of pieces) {
    if (piece.startsWith("--") || budget.parts <= 0) break;
    budget.parts -= 1;
    parts.push(parseMime(piece.replace(/^[^\n]*\n/, "").replace(/\r$/, ""), depth + 1, budget));
  }
  return parts;
}

function headersOf(head: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const at = line.indexOf(":");
    const name = line.slice(0, at).trim().toLowerCase();
    if (at > 0 && !headers.has(name)) headers.set(name, line.slice(at + 1).trim());
  }
  return headers;
}

/** `name="a b.pdf"`, `filename*=UTF-8''a%20b.pdf`, and names cut into `filename*0`, `filename*1`. */
function parameter(header: string, name: string): string | undefined {
  const found = (key: string) =>
    new RegExp(`;\\s*${key.replace(/\*/g, "\\*")}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, "i").exec(header);
  const textOf = (match: RegExpExecArray | null) => match?.[1]?.replace(/\\(.)/g, "$1") ?? match?.[2];
  const extended = textOf(found(`${name}*`));
  if (extended !== undefined) return decodeExtended(extended);
  const plain = textOf(found(name));
  if (plain !== undefined) return decodeHeader(plain);
  let joined = "";
  for (let index = 0; index < 50; index += 1) {
    const piece = textOf(found(`${name}*${index}`)) ?? textOf(found(`${name}*${index}*`));
    if (piece === undefined) break;
    joined += piece;
  }
  return joined === "" ? undefined : decodeExtended(joined);
}

function decodeExtended(value: string): string {
  const [, charset = "utf-8", text = value] = /^([\w-]*)'[^']*'([\s\S]*)$/.exec(value) ?? [];
  if (!text.includes("%")) return text;
  const raw = text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return decodeWith(latin1(raw), charset);
}
