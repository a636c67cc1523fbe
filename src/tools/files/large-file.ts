/** Some lines of a file that is too large to be held: it is read piece by piece, only as far as they go. */
import { ToolError } from "../../runtime/errors.js";
import type { Workspace } from "../../runtime/workspace/workspace.js";

export interface LinesWanted {
  from: number;
  lines: number | undefined;
  maxChars: number;
}

export interface LinesFound {
  lines: string[];
  /** The file's lines, where its end was reached. */
  total: number | undefined;
}

const LINE_END = /\r\n|\n|\r(?!$)/;

/** @throws ToolError `tool.failed` when it is no text. */
export async function largeFileLines(workspace: Workspace, path: string, wanted: LinesWanted): Promise<LinesFound> {
  const decoder = new TextDecoder("utf-8");
  const found: string[] = [];
  const enough = wanted.lines ?? Number.POSITIVE_INFINITY;
  let number = 0;
  let chars = 0;
  let rest = "";
  const take = (line: string) => {
    number += 1;
    if (number < wanted.from || found.length >= enough) return;
    found.push(line);
    chars += line.length + 1;
  };
  for await (const chunk of workspace.readChunks(path)) {
    if (chunk.includes(0)) throw noText(path);
    const parts = (rest + decoder.decode(chunk, { stream: true })).split(LINE_END);
    rest = parts.pop() ?? "";
    for (const line of parts) take(line);
    // A line without an end is shown as far as it is needed.
    if (rest.length > wanted.maxChars && number + 1 >= wanted.from) take(rest);
    if (found.length >= enough || chars > wanted.maxChars) return { lines: found, total: undefined };
    if (rest.length > 2 * wanted.maxChars) rest = rest.slice(-wanted.maxChars);
  }
  if (rest !== "") take(rest);
  return { lines: found, total: number };
}

function noText(path: string): ToolError {
  return new ToolError("tool.failed", `"${path}" is not a text file.`, {
    hint: "Read PDF and office files with document_read; look at other binary files with code_run.",
  });
}
