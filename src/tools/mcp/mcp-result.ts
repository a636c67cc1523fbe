import type { ToolResult } from "../tool.js";

/** One block of what an MCP tool gives back. */
interface Block {
  type: string;
  text?: unknown;
  mimeType?: unknown;
  uri?: unknown;
  resource?: { uri?: unknown; text?: unknown; mimeType?: unknown };
}

/** What an MCP tool gave back as a result of ours: texts for the model, structured content for programs. */
export function resultOf(result: object): ToolResult {
  const { content, structuredContent, isError } = result as {
    content?: Block[];
    structuredContent?: unknown;
    isError?: boolean;
  };
  const text = (content ?? []).map(textOf).join("\n") || inWords(structuredContent);
  return {
    text,
    ...(structuredContent === undefined ? {} : { data: structuredContent }),
    ...(isError ? { ok: false } : {}),
  };
}

function inWords(structured: unknown): string {
  return structured === undefined ? "" : JSON.stringify(structured);
}

/** The model reads text; of pictures and sounds it is told that they are there. */
function textOf({ type, text, mimeType, uri, resource }: Block): string {
  if (type === "text") return String(text ?? "");
  if (type === "resource" && typeof resource?.text === "string") return resource.text;
  const what = [type, mimeType ?? resource?.mimeType, uri ?? resource?.uri].filter(Boolean).join(" ");
  return `(${what}: not shown)`;
}
