import { z } from "zod";
import { workspaceFile } from "../../runtime/domains.js";
import { textForm } from "../../runtime/workspace/text.js";
import { defineTool } from "../tool.js";
import { applyEdits } from "./edits.js";

const MAX_BYTES = 10_000_000;

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
    const form = textForm(await workspace.readBytes(path, { maxBytes: MAX_BYTES }));
    // What is no text is refused in the workspace's words.
    const { text, diff } = applyEdits(form?.text ?? (await workspace.readText(path)), edits);
    const written = await workspace.write(path, form ? form.encode(text) : text);
    return { text: diff, data: { ...written, diff }, files: [written.path] };
  },
});
