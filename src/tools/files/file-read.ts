import { z } from "zod";
import { workspaceFile } from "../../runtime/domains.js";
import { ToolError } from "../../runtime/errors.js";
import { defineTool } from "../tool.js";

/** Below what a call's text may have, so that the last line stands. */
const MAX_CHARS = 16_000;

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
    const all = linesOf(await workspace.readText(path));
    if (from > Math.max(1, all.length)) {
      throw new ToolError("tool.failed", `"${path}" has ${all.length} lines; there is no line ${from}.`, {
        hint: `Give from between 1 and ${Math.max(1, all.length)}.`,
      });
    }
    const asked = all.slice(from - 1, lines === undefined ? undefined : from - 1 + lines);
    const { text, count } = fitting(asked);
    return {
      text: [text || "(empty)", noteOn({ from, count, total: all.length, isCutLine: count === 0 && asked.length > 0 })]
        .filter(Boolean)
        .join("\n"),
      data: { path, from, lines: count, totalLines: all.length },
      sources: [{ path, text }],
    };
  },
});

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

function noteOn(part: { from: number; count: number; total: number; isCutLine: boolean }): string {
  const last = part.from + part.count - 1;
  if (part.isCutLine) {
    return `[line ${part.from} of ${part.total} is longer than ${MAX_CHARS} characters and cut: use file_search or code_run]`;
  }
  if (last < part.total) return `[lines ${part.from}-${last} of ${part.total}; go on with from: ${last + 1}]`;
  return part.from > 1 ? `[lines ${part.from}-${last} of ${part.total}]` : "";
}
