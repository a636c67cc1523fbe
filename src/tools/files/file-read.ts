import { z } from "zod";
import { workspaceFile } from "../../runtime/domains.js";
import { ToolError } from "../../runtime/errors.js";
import type { Workspace } from "../../runtime/workspace/workspace.js";
import { defineTool } from "../tool.js";
import { sizeOf } from "./file-list.js";
import { largeFileLines } from "./large-file.js";

/** Below what a call's text may have, so that the last line stands. */
const MAX_CHARS = 16_000;
/** Larger files are read piece by piece, as far as it takes. */
const WHOLE_BYTES = 10_000_000;

export const fileRead = defineTool({
  name: "file_read",
  description: "Read a text file, whole or some lines of it.",
  input: z.object({
    path: workspaceFile(),
    from: z.number().int().min(1).optional().describe("First line, from 1"),
    lines: z.number().int().min(1).optional().describe("How many lines"),
  }),
  effect: "read",
  async run({ path, from = 1, lines }, { workspace }) {
    const [file] = await workspace.list({ path });
    const isLarge = file !== undefined && file.bytes > WHOLE_BYTES;
    const { wanted, total } = isLarge
      ? await largePart(workspace, path, { from, lines })
      : partOf(linesOf(await workspace.readText(path)), { from, lines });
    if (from > Math.max(1, total ?? from)) {
      throw new ToolError("tool.failed", `"${path}" has ${total} lines; there is no line ${from}.`, {
        hint: `Give from between 1 and ${Math.max(1, total ?? 1)}.`,
      });
    }
    const { text, count } = fitting(wanted);
    const of = total === undefined ? `a file of ${sizeOf(file?.bytes ?? 0)}` : String(total);
    const note = noteOn({ from, count, total, of, isCutLine: count === 0 && wanted.length > 0 });
    return {
      text: [text || "(empty)", note].filter(Boolean).join("\n"),
      data: { path, from, lines: count, ...(total === undefined ? { bytes: file?.bytes } : { totalLines: total }) },
      sources: [{ path, text }],
    };
  },
});

interface Wanted {
  from: number;
  lines: number | undefined;
}

/** Lines from the first that is wanted on, and how many the file has, where that is known. */
interface Part {
  wanted: string[];
  total: number | undefined;
}

function partOf(all: string[], { from, lines }: Wanted): Part {
  return { wanted: all.slice(from - 1, lines === undefined ? undefined : from - 1 + lines), total: all.length };
}

async function largePart(workspace: Workspace, path: string, wanted: Wanted): Promise<Part> {
  const { lines, total } = await largeFileLines(workspace, path, { ...wanted, maxChars: MAX_CHARS });
  return { wanted: lines, total };
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** As many whole lines as fit; the beginning of the first when not even that does. */
function fitting(lines: string[]): { text: string; count: number } {
  let chars = 0;
  let count = 0;
  for (const line of lines) {
    chars += line.length + 1;
    if (chars > MAX_CHARS) break;
    count += 1;
  }
  const text =
    count === 0 && lines.length > 0 ? (lines[0] ?? "").slice(0, MAX_CHARS) : lines.slice(0, count).join("\n");
  return { text, count };
}

interface Shown {
  from: number;
  count: number;
  total: number | undefined;
  /** In words: the number of lines, or the size. */
  of: string;
  isCutLine: boolean;
}

function noteOn({ from, count, total, of, isCutLine }: Shown): string {
  const last = from + count - 1;
  if (isCutLine) {
    return `[line ${from} of ${of} is longer than ${MAX_CHARS} characters and cut: use file_search or code_run]`;
  }
  if (total === undefined || last < total) return `[lines ${from}-${last} of ${of}; go on with from: ${last + 1}]`;
  return from > 1 ? `[lines ${from}-${last} of ${of}]` : "";
}
