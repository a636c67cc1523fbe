import { z } from "zod";
import { defineTool } from "../tool.js";

export const fileMove = defineTool({
  name: "file_move",
  description: "Move or rename a file or folder. Replaces nothing.",
  input: z.object({ from: z.string(), to: z.string().describe("New path, with the name") }),
  effect: "write",
  async run({ from, to }, { workspace }) {
    const { path } = await workspace.move(from, to);
    return { text: `Moved ${from} to ${path}.`, data: { from, to: path } };
  },
});
