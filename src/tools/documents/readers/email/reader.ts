/** An e-mail file: who wrote what to whom, and what is attached. */
import type { ReaderResult } from "../../document.js";
import { readHtml } from "../html.js";
import { partsOf, tidyText } from "../text.js";
import { decodeHeader, decodeWith } from "./encoded.js";
import { type MimePart, parseMime } from "./mime.js";

const SHOWN_HEADERS = ["From", "To", "Cc", "Bcc", "Reply-To", "Date", "Subject"];

/** Reads a message: the plain text where there is one, else what a reader sees of its HTML. Attachments are listed. */
export async function readEmail(bytes: Uint8Array): Promise<ReaderResult> {
  const message = parseMime(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"));
  const body = await bodyOf(message);
  const attached = attachmentsOf(message);
  const tidy = tidyText(
    [...headerLines(message), "", body.text, ...(attached.length > 0 ? ["", "Attachments:", ...attached] : [])].join(
      "\n",
    ),
  );
  return { pages: partsOf(tidy.text), hiddenChars: tidy.hiddenChars + body.hiddenChars, notes: [] };
}

function headerLines({ headers }: MimePart): string[] {
  return SHOWN_HEADERS.flatMap((name) => {
    const value = headers.get(name.toLowerCase());
    return value ? [`${name}: ${decodeHeader(value)}`] : [];
  });
}

interface Body {
  text: string;
  hiddenChars: number;
}

/** Of alternatives the plain one, of other parts each; messages that are forwarded keep their headers. */
async function bodyOf(part: MimePart): Promise<Body> {
  if (part.isAttachment) return { text: "", hiddenChars: 0 };
  if (part.type === "message/rfc822") return bodyOfForwarded(part);
  if (part.type === "text/plain" || part.type === "")
    return { text: decodeWith(part.bytes, part.charset), hiddenChars: 0 };
  if (part.type === "text/html") return htmlBody(part);
  if (part.type === "multipart/alternative") {
    const best = part.parts.find(({ type }) => type === "text/plain") ?? part.parts.at(-1);
    const body = best ? await bodyOf(best) : { text: "", hiddenChars: 0 };
    const other = part.parts.findLast((one) => one !== best);
    return body.text.trim() === "" && other ? bodyOf(other) : body;
  }
  const bodies = await Promise.all(part.parts.map(bodyOf));
  return {
    text: bodies
      .map(({ text }) => text.trim())
      .filter(Boolean)
      .join("\n\n"),
    hiddenChars: bodies.reduce((sum, { hiddenChars }) => sum + hiddenChars, 0),
  };
}

async function bodyOfForwarded(part: MimePart): Promise<Body> {
  const inner = parseMime(Buffer.from(part.bytes).toString("latin1"));
  const body = await bodyOf(inner);
  return { ...body, text: ["--- Forwarded message", ...headerLines(inner), "", body.text].join("\n") };
}

async function htmlBody({ bytes, charset }: MimePart): Promise<Body> {
  const { pages, hiddenChars } = await readHtml(new TextEncoder().encode(decodeWith(bytes, charset)));
  return { text: pages.map(({ text }) => text).join("\n"), hiddenChars };
}

function attachmentsOf(part: MimePart): string[] {
  const own = part.isAttachment ? [`- ${part.filename ?? "(no name)"} (${part.type}, ${part.bytes.length} bytes)`] : [];
  return [...own, ...part.parts.flatMap(attachmentsOf)];
}
