import { z } from "zod";
import { defineTool } from "../tool.js";
import { sizeOf } from "./file-list.js";

export const fileWrite = defineTool({
  name: "file_write",
  description: "Write a whole text file; makes folders, replaces what was there.",
  input: z.object({ path: z.string(), content: z.string() }),
  effect: "write",
  async run({ path, content }, { workspace }) {
    const replaced = await workspace.exists(path);
    const written = await workspace.write(path, content);
    return {
      text: `${replaced ? "Replaced" : "Wrote"} ${written.path}: ${sizeOf(written.bytes)}.`,
      data: { ...written, replaced },
      files: [written.path],
    };
  },
});
