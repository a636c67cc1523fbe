import { z } from "zod";
import { workspaceFile } from "../../runtime/domains.js";
import { defineTool } from "../tool.js";
import { applyEdits } from "./edits.js";

export const fileEdit = defineTool({
  name: "file_edit",
  description: "Replace pieces of a text file: each by find, which must occur exactly once, or by line numbers.",
  input: z.object({
    path: workspaceFile(),
    edits: z
      .array(
        z.object({
          find: z.string().optional(),
          from: z.number().int().min(1).optional().describe("Instead of find: first line, as the file is now"),
          to: z.number().int().min(0).optional().describe("Last line; from - 1 inserts before from"),
          replace: z.string(),
        }),
      )
      .min(1)
      .max(50),
  }),
  effect: "write",
  async run({ path, edits }, { workspace }) {
    const { text, diff } = applyEdits(await workspace.readText(path), edits);
    const written = await workspace.write(path, text);
    return { text: diff, data: { ...written, diff }, files: [written.path] };
  },
});
