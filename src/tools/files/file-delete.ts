import { z } from "zod";
import { defineTool } from "../tool.js";

/** Its effect is `outward`: what is deleted can't be taken back, so a person is asked unless the effect is allowed. */
export const fileDelete = defineTool({
  name: "file_delete",
  description: "Delete a file, or a folder with all in it, for good.",
  input: z.object({ path: z.string() }),
  effect: "outward",
  async run({ path }, { workspace }) {
    const removed = await workspace.remove(path);
    return {
      text: `Deleted ${removed.path}${removed.files === 1 ? "" : `: ${removed.files} files`}.`,
      data: removed,
    };
  },
});
